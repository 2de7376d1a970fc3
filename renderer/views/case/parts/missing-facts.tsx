import { labels } from '../../../../shared/checklist/parts'
import { factOf, type Step } from '../../../../shared/procedures/schema'
import { useDesk } from '../../../actions/use-desk'
import { recordFacts } from '../../../actions/work-on-steps'
import { FactForm } from '../../../parts/fact-form'
import { partKey, useCaseView } from '../case-view'

interface Props {
  step: Step
  part: string
  /** What cannot go on without them, e.g. "CMEL7000". */
  of: string
  names: readonly string[]
}

/** Facts that a part cannot do without: asked for here, unless the same step asks for them further up. */
export const MissingFacts = ({ step, part, of, names }: Props) => {
  const desk = useDesk()
  const { one, procedure } = useCaseView()
  if (names.length === 0) return null
  const above = step.parts.flatMap(other =>
    other.kind === 'facts' ? [...other.required, ...other.optional] : [],
  )
  const asked = names.filter(name => above.includes(name))
  const here = names.filter(name => !above.includes(name))
  return (
    <>
      {asked.length > 0 && (
        <p className="govuk-body">
          {of} needs, from above: {labels(procedure, asked)}.
        </p>
      )}
      {here.length > 0 && (
        <>
          <p className="govuk-body">{of} needs facts that are not known yet:</p>
          {one.closed ? (
            labels(procedure, here)
          ) : (
            <FactForm
              specs={here.flatMap(name => factOf(procedure, name) ?? [])}
              required={here}
              facts={one.facts}
              saveKind="secondary"
              draftKey={`${partKey(one.id, step.id, part)}/missing`}
              onSave={changes => recordFacts(desk, one.id, changes, step.id)}
            />
          )}
        </>
      )}
    </>
  )
}
