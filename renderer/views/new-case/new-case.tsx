import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Case } from '../../../shared/case/case'
import type { FactValue } from '../../../shared/case/facts'
import { currentProcedures } from '../../../shared/procedures/registry'
import { factOf, type Procedure } from '../../../shared/procedures/schema'
import { failed, type Result } from '../../../shared/result'
import { enterCase, sameReference } from '../../actions/enter-case'
import { useDesk, useSession } from '../../actions/use-desk'
import { RadioField } from '../../parts/choices'
import { drafts, dropDraft, useDraft } from '../../parts/drafts'
import { FactForm } from '../../parts/fact-form'
import { useTitle } from '../shell/use-page'
import { SameReference } from './same-reference'

const draftKeyOf = (procedure: Procedure) => `new ${procedure.id}`

/** Enters an SR that the case manager has allocated. */
export const NewCase = () => {
  useTitle('New SR')
  const known = useSession(session => session.procedures)
  const procedures = currentProcedures(known)
  // One that is half entered is gone on with: the officer looked elsewhere meanwhile.
  const [chosen, setChosen] = useState(() => {
    const begun = procedures.find(one => drafts.getState()[draftKeyOf(one)] !== undefined)
    const only = procedures.length === 1 ? procedures[0] : undefined
    return (begun ?? only)?.id ?? ''
  })
  const procedure = procedures.find(one => one.id === chosen)
  return (
    <>
      <h1 className="govuk-heading-l">New SR</h1>
      {procedures.length > 1 && (
        <RadioField
          label="What is the SR for?"
          value={chosen}
          onChange={setChosen}
          options={procedures.map(one => ({
            value: one.id,
            label: one.title,
            hint: `${one.code}, asked for by: ${one.askedBy.toLowerCase()}`,
          }))}
        />
      )}
      {procedure && <Opening key={procedure.id} procedure={procedure} />}
    </>
  )
}

const Opening = ({ procedure }: { procedure: Procedure }) => {
  const desk = useDesk()
  const navigate = useNavigate()
  const draftKey = draftKeyOf(procedure)
  const { identity, opening } = procedure
  const reference = useDraft(draftKey)[identity.reference]
  const same =
    typeof reference === 'string' && reference.trim() ? sameReference(desk, procedure, reference) : undefined
  const [twice, setTwice] = useState({ reference: '', sure: false })
  const sure = twice.sure && twice.reference === reference
  const specs = [...opening.required, ...opening.optional].flatMap(name => factOf(procedure, name) ?? [])

  const enter = async (changes: Record<string, FactValue | null>): Promise<Result<Case>> => {
    if (same && !sure)
      return failed(
        'conflict',
        `There is already an SR with the number ${String(reference).trim()} here.`,
        'Open that one, correct the number, or say beside the number that this is a different SR.',
      )
    const known = Object.entries(changes).filter((entry): entry is [string, FactValue] => entry[1] !== null)
    const entered = await enterCase(desk, procedure, Object.fromEntries(known))
    if (entered.ok) {
      dropDraft(draftKey)
      navigate(`/sr/${entered.value.id}`)
    }
    return entered
  }

  return (
    <>
      <p className="govuk-body">
        {procedure.title} ({procedure.code}). Enter what the SR says. What is not known yet can wait until the
        step that needs it.
      </p>
      <FactForm
        specs={specs}
        required={opening.required}
        complete
        facts={{}}
        draftKey={draftKey}
        saveLabel="Enter this SR"
        onSave={enter}
        notes={
          same && {
            [identity.reference]: (
              <SameReference
                one={same}
                procedure={procedure}
                sure={sure}
                onSure={value => setTwice({ reference: String(reference), sure: value })}
              />
            ),
          }
        }
      />
    </>
  )
}
