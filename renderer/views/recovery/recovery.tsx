import { useState } from 'react'
import type { Fault } from '../../../shared/result'
import { decide, openRemaining } from '../../actions/start-up'
import { useDesk, useSession } from '../../actions/use-desk'
import { Button } from '../../parts/button'
import { FaultText } from '../../parts/faults'
import { Panel } from '../../parts/panel'
import type { Recovery as Reason } from '../../session/session'
import { RestoreFrom } from '../backups/restore-from'
import { Folders } from '../settings/folders/folders'
import { useTitle } from '../shell/use-page'
import { EnterAgain } from './enter-again'
import { KeyCopy } from './key-copy'
import { RecoveryKeyForm } from './recovery-key-form'
import { wordsFor } from './words'

/** What is stored does not fit together: what is known, and what can be done. Never a way to start over. */
export const Recovery = ({ reason }: { reason: Reason }) => {
  useTitle('SSST Desk needs you')
  const desk = useDesk()
  const about = useSession(session => session.about)
  const [busy, setBusy] = useState<'looking' | 'opening' | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const { title, known, todo } = wordsFor(reason)
  // Where a whole form stands to be filled in, what may spare that comes first.
  const isSetUp = reason.kind === 'settings-damaged' || reason.kind === 'folders-damaged'
  const backups = (
    <Panel title="Backups">
      <RestoreFrom storeOpens={reason.kind !== 'store-unreadable'} />
    </Panel>
  )
  const look = async () => {
    setBusy('looking')
    await decide(desk)
    setBusy(null)
  }
  const open = async () => {
    setBusy('opening')
    const opened = await openRemaining(desk)
    setBusy(null)
    if (!opened.ok) setFault(opened.fault)
  }
  return (
    <div className="desk-recovery" data-recovery={reason.kind}>
      <h1 className="govuk-heading-l">{title}</h1>
      <Panel title="What is known">
        <ul className="govuk-list govuk-list--bullet">
          {known.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Panel>
      {isSetUp && backups}
      <Panel title="What you can do">
        <ul className="govuk-list govuk-list--bullet">
          {todo.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {reason.kind === 'key-lost' && <RecoveryKeyForm />}
        {(reason.kind === 'key-missing' || reason.kind === 'key-damaged') && <KeyCopy />}
        {reason.kind === 'settings-damaged' && <EnterAgain />}
        {reason.kind === 'folders-damaged' && <Folders />}
        {fault && <FaultText fault={fault} />}
        <div className="desk-row">
          <Button kind="secondary" busy={busy === 'looking'} onClick={look}>
            Look again
          </Button>
          {reason.kind === 'cases-missing' && reason.found > 0 && (
            <Button kind="secondary" busy={busy === 'opening'} onClick={open}>
              Open the {reason.found === 1 ? 'SR that is' : `${reason.found} SRs that are`} here
            </Button>
          )}
          {reason.kind === 'wrong-keys' && (
            <Button kind="secondary" busy={busy === 'opening'} onClick={open}>
              Open the worklist without them
            </Button>
          )}
        </div>
      </Panel>
      {(reason.kind === 'cases-missing' ||
        reason.kind === 'wrong-keys' ||
        reason.kind === 'store-unreadable') &&
        backups}
      <p className="desk-quiet">
        For whoever helps you: {reason.kind}
        {about && `, SSST Desk ${about.version}, ${about.host}`}.
      </p>
    </div>
  )
}
