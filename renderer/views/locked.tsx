import { type FormEvent, useState } from 'react'
import type { Fault } from '../../shared/result'
import { unlockDesk } from '../actions/set-up'
import { useDesk } from '../actions/use-desk'
import { Button } from '../parts/button'
import { FaultText } from '../parts/faults'
import { TextField } from '../parts/fields'
import { Details, WarningText } from '../parts/panel'
import type { Phase } from '../session/session'
import { RecoveryKeyForm } from './recovery/recovery-key-form'
import { useTitle } from './shell/use-page'

const reasons = {
  idle: 'It was not used for a while.',
  computer: 'The computer was locked, or slept.',
  officer: 'You locked it.',
  opening: '',
} as const

/** SSST Desk is locked: nothing of any SR is on screen or in memory. */
export const LockedPage = ({ locked }: { locked: Extract<Phase, { is: 'locked' }> }) => {
  useTitle('Locked')
  const desk = useDesk()
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const unlock = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const unlocked = await unlockDesk(desk, locked.passphrase ? typed : null)
    setBusy(false)
    setFault(unlocked.ok ? null : unlocked.fault)
  }
  return (
    <div data-locked={locked.why}>
      <h1 className="govuk-heading-l">SSST Desk is locked</h1>
      <p className="govuk-body">
        {reasons[locked.why]} Nothing of any SR is open. What you had not saved is kept, encrypted, until you
        unlock; what was on its way to a folder waits in the outbox and goes on then.
      </p>
      {locked.entriesLost && (
        <WarningText>What you had typed and not saved could not be kept. Enter it again.</WarningText>
      )}
      <form noValidate autoComplete="off" className="desk-form" onSubmit={unlock}>
        {locked.passphrase && (
          <TextField
            label="Passphrase"
            type="password"
            width="medium"
            value={typed}
            onChange={setTyped}
            required
          />
        )}
        {fault && <FaultText fault={fault} />}
        <Button type="submit" busy={busy}>
          Unlock
        </Button>
      </form>
      {locked.passphrase ? (
        <Details summary="I have forgotten the passphrase">
          <p className="govuk-body">
            The recovery key opens SSST Desk as well. The passphrase is taken away by that; set another one in
            Settings.
          </p>
          <RecoveryKeyForm />
        </Details>
      ) : (
        <p className="desk-quiet">
          It opens for whoever is signed in to this computer as you. A passphrase can be asked for as well:
          set one in Settings.
        </p>
      )}
    </div>
  )
}
