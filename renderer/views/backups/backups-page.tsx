import { useState } from 'react'
import { counted } from '../../../shared/calendar/write'
import type { Fault } from '../../../shared/result'
import { type BackedUp, backUp } from '../../actions/backups'
import { useDesk } from '../../actions/use-desk'
import { Button } from '../../parts/button'
import { FaultText } from '../../parts/faults'
import { WarningText } from '../../parts/panel'
import { sizeWords } from '../../parts/sizes'
import { useTitle } from '../shell/use-page'
import { RestoreFrom } from './restore-from'

/** Backups of every SR: made by themselves, made now, looked into, and restored. */
export const BackupsPage = () => {
  useTitle('Backups')
  const desk = useDesk()
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<{ times: number; last: BackedUp | null }>({ times: 0, last: null })
  const [fault, setFault] = useState<Fault | null>(null)
  const make = async () => {
    if (busy) return
    setBusy(true)
    const backedUp = await backUp(desk)
    setBusy(false)
    setFault(backedUp.ok ? null : backedUp.fault)
    if (backedUp.ok) setMade({ times: made.times + 1, last: backedUp.value })
  }
  return (
    <>
      <div className="desk-head">
        <h1 className="govuk-heading-l">Backups</h1>
        <Button busy={busy} onClick={make}>
          Back up now
        </Button>
      </div>
      <p className="govuk-body">
        While it is open, SSST Desk makes a backup when something changed and the last one is an hour old. It
        keeps the last of each of seven days and of each of four weeks, and every one that is the only one to
        hold an SR. Each is read back and opened before it counts. They are on this computer: ask your IT
        support to include the folder in the backups of this computer.
      </p>
      {fault && <FaultText fault={fault} />}
      <p role="status" className="desk-quiet">
        {made.last &&
          `Backed up: ${counted(made.last.cases, 'SR')}, ${sizeWords(made.last.bytes)}. It was read back and opens.`}
      </p>
      {made.last && made.last.leftOut.length > 0 && (
        <WarningText>
          {counted(made.last.leftOut.length, 'SR')} could not be taken into it, because what is stored here is
          damaged. The last whole copy is kept in an older backup: restore it.
        </WarningText>
      )}
      <RestoreFrom made={made.times} level={2} />
    </>
  )
}
