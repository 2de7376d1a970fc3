import { useState } from 'react'
import type { Fault } from '../../../shared/result'
import { renewRecoveryKey } from '../../actions/set-up'
import { useDesk, useSession } from '../../actions/use-desk'
import { Button, LinkButton } from '../../parts/button'
import { FaultText } from '../../parts/faults'
import { ConfirmKey } from '../set-up/confirm-key'
import { KeySheet } from '../set-up/key-sheet'

/** The recovery key: whether it is known to be on paper, and a new one where it is lost. */
export const RenewKey = () => {
  const desk = useDesk()
  const confirmed = useSession(session => session.vault?.recoveryConfirmed ?? false)
  const [asking, setAsking] = useState(false)
  const [key, setKey] = useState('')
  const [typing, setTyping] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)

  const renew = async () => {
    setBusy(true)
    const made = await renewRecoveryKey(desk)
    setBusy(false)
    setFault(made.ok ? null : made.fault)
    if (!made.ok) return
    setKey(made.value)
    setAsking(false)
  }

  if (key && typing)
    return (
      <ConfirmKey
        onBack={() => setTyping(false)}
        onConfirmed={() => {
          setKey('')
          setTyping(false)
        }}
      />
    )
  if (key)
    return (
      <KeySheet recoveryKey={key}>
        <Button onClick={() => setTyping(true)}>I have it on paper</Button>
      </KeySheet>
    )
  if (!confirmed) return <ConfirmKey onConfirmed={() => undefined} onNew={renew} />
  return (
    <>
      <p className="govuk-body">
        The recovery key was typed back from paper when it was made. It is not stored here and cannot be shown
        again.
      </p>
      {fault && <FaultText fault={fault} />}
      {asking ? (
        <div className="desk-paste">
          <p className="govuk-body">
            <strong>Make a new recovery key?</strong> The one you have opens nothing from then on: destroy the
            old paper. Your SRs are not changed.
          </p>
          <div className="desk-row">
            <Button kind="warning" busy={busy} onClick={renew}>
              Make a new recovery key
            </Button>
            <LinkButton onClick={() => setAsking(false)}>Keep the one I have</LinkButton>
          </div>
        </div>
      ) : (
        <Button kind="secondary" onClick={() => setAsking(true)}>
          I have lost the recovery key
        </Button>
      )}
    </>
  )
}
