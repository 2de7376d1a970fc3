import { useState } from 'react'
import type { Task } from '../../../../shared/checklist/checklist'
import { factOf, type PartOf } from '../../../../shared/procedures/schema'
import { useDesk } from '../../../actions/use-desk'
import { recordFacts } from '../../../actions/work-on-steps'
import { LinkButton } from '../../../parts/button'
import { useDraft } from '../../../parts/drafts'
import { FactForm } from '../../../parts/fact-form'
import { SummaryList } from '../../../parts/summary-list'
import { partKey, useCaseView } from '../case-view'
import { FactWords } from '../fact-words'

/** Facts to record: a form while the step is open, a list with a way to correct it once it is finished. */
export const FactsPart = ({ task, part }: { task: Task; part: PartOf<'facts'> }) => {
  const desk = useDesk()
  const { one, procedure } = useCaseView()
  const { step } = task
  const draftKey = partKey(one.id, step.id, part.id)
  const typed = Object.keys(useDraft(draftKey)).length > 0
  const [changing, setChanging] = useState(false)
  const specs = [...part.required, ...part.optional].flatMap(name => factOf(procedure, name) ?? [])
  const anew = part.anew && one.facts[part.anew.until] === undefined ? part.anew.facts : undefined
  const finished = task.state === 'done' || task.state === 'set-aside'

  if (one.closed || (finished && !changing && !typed))
    return (
      <>
        <SummaryList
          rows={specs.map(spec => ({
            key: spec.label,
            value: <FactWords spec={spec} value={one.facts[spec.name]} />,
          }))}
        />
        {!one.closed && (
          <LinkButton onClick={() => setChanging(true)}>
            Correct<span className="govuk-visually-hidden"> these facts</span>
          </LinkButton>
        )}
      </>
    )
  return (
    <>
      <FactForm
        specs={specs}
        required={part.required}
        anew={anew}
        facts={one.facts}
        saveKind="secondary"
        draftKey={draftKey}
        onSave={async changes => {
          const saved = await recordFacts(desk, one.id, changes, step.id)
          if (saved.ok) setChanging(false)
          return saved
        }}
      />
      {finished && !typed && <LinkButton onClick={() => setChanging(false)}>Stop correcting</LinkButton>}
    </>
  )
}
