import { type FormEvent, useState } from 'react'
import { Passphrase as Rule } from '../../../shared/host/vault'
import { type Fault, failed } from '../../../shared/result'
import { setPassphrase } from '../../actions/set-up'
import { useDesk, useSession } from '../../actions/use-desk'
import { Button } from '../../parts/button'
import { FaultText } from '../../parts/faults'
import { TextField } from '../../parts/fields'

const empty = { present: '', first: '', second: '' }

const check = (first: string, second: string): Fault | null => {
  const fitting = Rule.safeParse(first)
  if (!fitting.success)
    return failed('invalid', `${fitting.error.issues[0]?.message ?? ''}.`, 'Choose another one.').fault
  return first === second
    ? null
    : failed('invalid', 'The two are not the same.', 'Type the new passphrase twice.').fault
}

/** A passphrase that opening and unlocking ask for, beside the system's sealing. Never kept in a draft. */
export const Passphrase = () => {
  const desk = useDesk()
  const is = useSession(session => session.vault?.passphrase ?? false)
  const [typed, setTyped] = useState(empty)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const [fault, setFault] = useState<Fault | null>(null)

  const change = async (next: string | null) => {
    if (busy) return
    setBusy(true)
    const set = await setPassphrase(desk, is ? typed.present : null, next)
    setBusy(false)
    setFault(set.ok ? null : set.fault)
    if (!set.ok) return
    setTyped(empty)
    setSaid(next === null ? 'The passphrase is taken away' : 'The passphrase is set')
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setSaid('')
    const wrong = check(typed.first, typed.second)
    setFault(wrong)
    if (!wrong) await change(typed.first)
  }
  const field = (name: keyof typeof empty, label: string, hint?: string) => (
    <TextField
      label={label}
      hint={hint}
      type="password"
      width="medium"
      value={typed[name]}
      onChange={value => setTyped({ ...typed, [name]: value })}
      required
    />
  )

  return (
    <form noValidate autoComplete="off" className="desk-form" onSubmit={save}>
      <p className="govuk-body">
        {is
          ? 'SSST Desk asks for the passphrase when it opens and when it is unlocked. Forgotten, only the recovery key opens it.'
          : 'None is set: SSST Desk opens for whoever is signed in to this computer as you. With a passphrase, the keys of your SRs are encrypted with it as well.'}
      </p>
      {is && field('present', 'Passphrase now')}
      {field('first', 'New passphrase', '12 characters or more; three words do well')}
      {field('second', 'New passphrase again')}
      {fault && <FaultText fault={fault} />}
      <div className="desk-row">
        <Button type="submit" kind="secondary" busy={busy}>
          {is ? 'Change the passphrase' : 'Set a passphrase'}
        </Button>
        {is && (
          <Button type="button" kind="secondary" onClick={() => change(null)}>
            Take it away
          </Button>
        )}
        <span role="status" className="desk-quiet">
          {said}
        </span>
      </div>
    </form>
  )
}
