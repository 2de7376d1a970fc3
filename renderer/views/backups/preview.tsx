import { useState } from 'react'
import { counted } from '../../../shared/calendar/write'
import type { Fault } from '../../../shared/result'
import { isRestorable, type Restored, type RestorePreview, restoreFrom } from '../../actions/restore'
import { useDesk } from '../../actions/use-desk'
import { Button, LinkButton } from '../../parts/button'
import { moment } from '../../parts/dates'
import { FaultText } from '../../parts/faults'
import { Panel } from '../../parts/panel'
import { chosenAtFirst, OfficeTable } from './office-table'
import { RestoreTable } from './restore-table'
import { restoreWords } from './restore-words'

/** What is restored, in words: SRs, and things that the office had set up. */
const restoredWords = ({ cases, office }: Restored): string =>
  [
    ...(cases > 0 || office === 0 ? [counted(cases, 'SR')] : []),
    ...(office > 0 ? [`${counted(office, 'thing')} that ${office === 1 ? 'was' : 'were'} set up`] : []),
  ].join(' and ')

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** What a backup would change, SR by SR, and the button that does it. */
export const Preview = ({
  preview,
  level,
  onClose,
}: {
  preview: RestorePreview
  /** Of its heading. */
  level: 2 | 3
  onClose: () => void
}) => {
  const desk = useDesk()
  const [left, setLeft] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const [done, setDone] = useState<Restored | null>(null)
  const { lines, office, officeFault, madeAt, notInBackup } = preview
  const [things, setThings] = useState<readonly string[]>(() => chosenAtFirst(office ?? []))
  const restorable = lines.filter(one => isRestorable(one.kind))
  const chosen = restorable.filter(one => !left.includes(one.caseId))

  const restore = async () => {
    if (busy) return
    setBusy(true)
    const restored = await restoreFrom(
      desk,
      preview.id,
      chosen.map(one => one.caseId),
      things,
    )
    setBusy(false)
    setFault(restored.ok ? null : restored.fault)
    if (restored.ok) setDone(restored.value)
  }

  return (
    <Panel title={`What the backup of ${moment(madeAt)} would change`} level={level} data-preview>
      {done === null ? (
        <>
          <p className="govuk-body">
            {restorable.length === 0
              ? 'No SR: each of them is here already, as new or newer, or must not come back.'
              : `${counted(restorable.length, 'SR')} of ${lines.length} would change.${restorable.length < lines.length ? ' The others stay as they are.' : ''}`}
            {notInBackup > 0 &&
              ` ${counted(notInBackup, 'SR')} here ${notInBackup === 1 ? 'is' : 'are'} not in the backup, and ${notInBackup === 1 ? 'stays' : 'stay'} as ${notInBackup === 1 ? 'it is' : 'they are'}.`}
          </p>
          <RestoreTable
            caption="SRs in this backup"
            verb="Restore"
            words={restoreWords}
            lines={lines}
            left={left}
            onLeft={setLeft}
          />
          <OfficeTable
            level={level === 2 ? 3 : 4}
            lines={office}
            fault={officeFault}
            chosen={things}
            onChosen={setThings}
          />
          {fault && <FaultText fault={fault} />}
          <div className="desk-row">
            {chosen.length + things.length > 0 && (
              <Button busy={busy} onClick={restore}>
                Restore {restoredWords({ cases: chosen.length, office: things.length })}
              </Button>
            )}
            <LinkButton onClick={onClose}>Close</LinkButton>
          </div>
        </>
      ) : (
        <p className="govuk-body" role="status">
          {capital(restoredWords(done))} restored.
          {done.cases > 0 && ' Each SR says so in its timeline.'}
        </p>
      )}
    </Panel>
  )
}
