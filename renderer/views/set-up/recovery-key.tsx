import { type ReactNode, useState } from 'react'
import type { Fault } from '../../../shared/result'
import { makeRecoveryKey, renewRecoveryKey } from '../../actions/set-up'
import { useDesk, useSession } from '../../actions/use-desk'
import { Button } from '../../parts/button'
import { FaultText } from '../../parts/faults'
import { ConfirmKey } from './confirm-key'
import { KeySheet } from './key-sheet'
import { WeakSealing } from './sealing'

interface Props {
  onConfirmed: () => void
  /** The way to the page before; not offered while a key is on hand, which leaving would throw away. */
  back: ReactNode
}

/** Makes the recovery key, shows it once, and has it typed back. */
export const RecoveryKeyPage = ({ onConfirmed, back }: Props) => {
  const desk = useDesk()
  const made = useSession(session => session.vault?.state === 'open')
  const [key, setKey] = useState('')
  const [typing, setTyping] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)

  const show = async (make: typeof makeRecoveryKey) => {
    setBusy(true)
    const answer = await make(desk)
    setBusy(false)
    setFault(answer.ok ? null : answer.fault)
    if (!answer.ok) return
    setKey(answer.value)
    setTyping(false)
  }

  return (
    <>
      <WeakSealing />
      {fault && <FaultText fault={fault} />}
      {key && !typing && (
        <>
          <p className="govuk-body">
            <strong>This is the only time it is shown.</strong> On the next page you type it back from your
            paper.
          </p>
          <KeySheet recoveryKey={key}>
            <Button onClick={() => setTyping(true)}>I have it on paper</Button>
          </KeySheet>
        </>
      )}
      {key && typing && <ConfirmKey onBack={() => setTyping(false)} onConfirmed={onConfirmed} />}
      {!key && made && <ConfirmKey onConfirmed={onConfirmed} onNew={() => show(renewRecoveryKey)} />}
      {!key && !made && (
        <>
          <p className="govuk-body">
            Everything you enter is stored encrypted on this computer. The key is tied to your user account
            here. If this computer is replaced or your account is made anew, that key is gone, and the
            recovery key is the <strong>only</strong> way to open your SRs again. Nobody else has a copy: not
            your team leader, not IT support.
          </p>
          <p className="govuk-body">
            Have paper and a pen at hand, or a printer you can see. It takes two minutes.
          </p>
          <Button busy={busy} onClick={() => show(makeRecoveryKey)}>
            Make the recovery key
          </Button>
        </>
      )}
      {!key && <p className="desk-set-up__back">{back}</p>}
    </>
  )
}
