import { useEffect, useState } from 'react'
import type { BackupList } from '../../../shared/host/backups'
import type { Fault } from '../../../shared/result'
import { listBackups } from '../../actions/backups'
import { restoreKeyFile } from '../../actions/restore'
import { decide } from '../../actions/start-up'
import { useDesk } from '../../actions/use-desk'
import { Button } from '../../parts/button'
import { FaultText } from '../../parts/faults'

/** The copy of the key file beside the backups, where there is one. */
export const KeyCopy = () => {
  const desk = useDesk()
  const [list, setList] = useState<BackupList | null>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  useEffect(() => {
    void listBackups(desk).then(listed => {
      if (listed.ok) setList(listed.value)
      else setFault(listed.fault)
    })
  }, [desk])
  const restore = async () => {
    if (busy) return
    setBusy(true)
    const restored = await restoreKeyFile(desk)
    if (restored.ok) await decide(desk)
    setBusy(false)
    setFault(restored.ok ? null : restored.fault)
  }
  return (
    <>
      {list && !list.keys && (
        <p className="govuk-body">
          There is no copy of the key file that can be read in <code>{list.place}</code>.
        </p>
      )}
      {list?.keys && (
        <>
          <p className="govuk-body">
            A copy of the key file is in <code>{list.place}</code>. It was written together with the file
            itself. On another computer, or for another user, the recovery key is asked for next.
          </p>
          <Button busy={busy} onClick={restore}>
            Use the copy of the key file
          </Button>
        </>
      )}
      {fault && <FaultText fault={fault} />}
    </>
  )
}
