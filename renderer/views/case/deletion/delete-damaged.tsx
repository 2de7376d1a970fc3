import { type FormEvent, useEffect, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Fault } from '../../../../shared/result'
import { firstMissing } from '../../../../shared/retention/gates'
import {
  type DamagedCase,
  deleteDamaged,
  gatesOfDamaged,
  lookAtDamaged,
  markOf,
} from '../../../actions/delete-damaged'
import { useDesk } from '../../../actions/use-desk'
import { LinkButton } from '../../../parts/button'
import { moment } from '../../../parts/dates'
import { FaultText } from '../../../parts/faults'
import { TextField } from '../../../parts/fields'
import { InsetText } from '../../../parts/panel'
import { certificatePath } from '../../deletions/paths'
import { useEntries } from '../entries'
import { ReasonDialog } from '../reason-dialog'
import { TabHeading } from '../tabs/tab-heading'
import { useAction } from '../use-action'
import { dropCaseDrafts } from './drop-drafts'
import { ForGood } from './for-good'
import { Gates } from './gates'
import { Goes } from './what-goes'

/** The last stop before an SR is deleted for good that is damaged, or whose history is broken. */
export const DeleteDamaged = ({ caseId }: { caseId: string }) => {
  const desk = useDesk()
  const [found, setFound] = useState<DamagedCase | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  useEffect(() => {
    let here = true
    void lookAtDamaged(desk, caseId).then(looked => {
      if (!here) return
      if (looked.ok) setFound(looked.value)
      else setFault(looked.fault)
    })
    return () => {
      here = false
    }
  }, [desk, caseId])
  return (
    <div className="desk-close" data-damaged>
      <TabHeading title="Delete a damaged SR for good" />
      {fault && <FaultText fault={fault} />}
      {found ? (
        <Confirm caseId={caseId} found={found} />
      ) : (
        !fault && <p className="govuk-body">Looking at what there is…</p>
      )}
    </div>
  )
}

const Confirm = ({ caseId, found }: { caseId: string; found: DamagedCase }) => {
  const desk = useDesk()
  const navigate = useNavigate()
  const { remains, reference, backup, goes, unknown } = found
  const { values, set } = useEntries(`case/${caseId}/delete`, { agreedBy: '', reference: '', holdLifted: '' })
  const [lifting, setLifting] = useState(false)
  const [unsaid, setUnsaid] = useState(false)
  const { busy, fault, run } = useAction()
  const gates = gatesOfDamaged(found, values.holdLifted)
  const name = reference?.value ?? markOf(caseId)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setUnsaid(!values.agreedBy.trim())
    if (!values.agreedBy.trim()) return
    const deleted = await run(() => deleteDamaged(desk, caseId, values))
    if (!deleted) return
    dropCaseDrafts(caseId)
    navigate(certificatePath(deleted.id), { replace: true })
  }

  return (
    <>
      <InsetText>
        <p className="govuk-body" data-damage>
          <strong>{remains.fault.message}</strong>{' '}
          {remains.entry !== null && `It is broken at entry ${remains.entry}. `}
          {remains.events.length} of {remains.entries ?? 'an unknown number of'} entries can be read.
        </p>
        <p className="govuk-body">
          {backup
            ? `The backup of ${moment(backup)} holds a copy of it. Deleted here, it does not come back from there either: `
            : 'No backup of SSST Desk holds a copy of it. '}
          <Link className="govuk-link" to="/backups">
            {backup ? 'restore it first' : 'Look at the backups'}
          </Link>
          {backup ? ' if it may be whole.' : '.'}
        </p>
      </InsetText>
      <Gates gates={gates} />
      {gates.some(({ id, state }) => id === 'hold' && state === 'missing') && (
        <p className="govuk-body">
          <LinkButton onClick={() => setLifting(true)}>Lift the hold</LinkButton>
        </p>
      )}
      {lifting && (
        <ReasonDialog
          title="Lift the hold"
          label="Why may it be lifted?"
          hint="Its own history cannot take it in, so the reason stands on the certificate."
          confirm="Lift the hold"
          draftKey={`case/${caseId}/hold/lift`}
          onClose={() => setLifting(false)}
          onReason={async reason => {
            set('holdLifted', reason)
            setLifting(false)
            return { ok: true, value: null }
          }}
        />
      )}
      {firstMissing(gates) !== null ? (
        <p className="govuk-body">It cannot be deleted as things stand.</p>
      ) : (
        <>
          <Goes goes={goes} />
          <h3 className="govuk-heading-s">What cannot be known</h3>
          <ul className="govuk-list govuk-list--bullet desk-list-tight">
            {unknown.map(line => (
              <li key={line} data-unknown>
                {line}
              </li>
            ))}
          </ul>
          <ForGood
            what={name}
            agreed={{ by: values.agreedBy, unsaid, onChange: value => set('agreedBy', value) }}
            busy={busy}
            fault={fault}
            onSubmit={submit}
          >
            {!reference && (
              <TextField
                label="SR number, if you know it"
                hint={`It cannot be read. Without it the certificate says: ${markOf(caseId)}.`}
                width="medium"
                value={values.reference}
                onChange={value => set('reference', value)}
              />
            )}
          </ForGood>
        </>
      )}
    </>
  )
}
