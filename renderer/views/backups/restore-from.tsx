import { useCallback, useEffect, useState } from 'react'
import { counted } from '../../../shared/calendar/write'
import type { BackupList, BackupSummary } from '../../../shared/host/backups'
import type { Fault } from '../../../shared/result'
import { listBackups } from '../../actions/backups'
import { lookIntoBackup } from '../../actions/look-into-backup'
import { previewRestore, type RestorePreview } from '../../actions/restore'
import { useDesk, useSession } from '../../actions/use-desk'
import { LinkButton } from '../../parts/button'
import { moment } from '../../parts/dates'
import { FaultText } from '../../parts/faults'
import { sizeWords } from '../../parts/sizes'
import { Table } from '../../parts/table'
import { Preview } from './preview'

/**
 * The backups there are; one can be looked into, and what it would change restored. `made` asks for the list anew; where the store
 * does not open, a backup can only be read.
 */
export const RestoreFrom = ({
  made = 0,
  storeOpens = true,
  level = 3,
}: {
  made?: number
  storeOpens?: boolean
  /** Of the heading over what a backup would change. */
  level?: 2 | 3
}) => {
  const desk = useDesk()
  // From the worklist everything in the store can be read already.
  const mayRead = useSession(session => session.phase.is === 'recovery')
  const [list, setList] = useState<BackupList | null>(null)
  const [preview, setPreview] = useState<RestorePreview | null>(null)
  const [looking, setLooking] = useState('')
  const [fault, setFault] = useState<Fault | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a backup that was made is a reason to look again.
  const read = useCallback(async () => {
    const listed = await listBackups(desk)
    if (listed.ok) setList(listed.value)
    else setFault(listed.fault)
  }, [desk, made])
  useEffect(() => void read(), [read])

  const look = async (id: string) => {
    if (looking) return
    setLooking(id)
    const looked = await previewRestore(desk, id)
    setLooking('')
    setFault(looked.ok ? null : looked.fault)
    setPreview(looked.ok ? looked.value : null)
  }

  const readOnly = async (id: string) => {
    const opened = await lookIntoBackup(desk, id)
    if (!opened.ok) setFault(opened.fault)
  }

  return (
    <>
      {list && (
        <p className="govuk-body">
          In <code>{list.place}</code>. They hold your SRs and what is set up here (settings, mapped folders,
          procedures, official forms), encrypted, and no key: without the key file or the recovery key nobody
          can open them.
        </p>
      )}
      {list?.backups.length === 0 && <p className="govuk-body">There is no backup yet.</p>}
      {list && list.unreadable.length > 0 && (
        <p className="govuk-body">
          {counted(list.unreadable.length, 'file')} there cannot be read as a backup by this version of SSST
          Desk: {list.unreadable.join(', ')}
        </p>
      )}
      {list && list.backups.length > 0 && (
        <Table<BackupSummary>
          caption="Backups, newest first"
          columns={[
            { key: 'made', label: 'Made', rowHeader: true, cell: one => moment(one.madeAt) },
            { key: 'cases', label: 'SRs', numeric: true, cell: one => one.cases },
            { key: 'bytes', label: 'Size', numeric: true, cell: one => sizeWords(one.bytes) },
            {
              key: 'look',
              label: 'Restore',
              cell: one => (
                <span className="desk-row">
                  {storeOpens && (
                    <LinkButton onClick={() => look(one.id)}>
                      {looking === one.id ? 'Looking …' : 'Show what would change'}
                      <span className="govuk-visually-hidden"> by the backup of {moment(one.madeAt)}</span>
                    </LinkButton>
                  )}
                  {mayRead && (
                    <LinkButton onClick={() => readOnly(one.id)}>
                      Only read it
                      <span className="govuk-visually-hidden">, the backup of {moment(one.madeAt)}</span>
                    </LinkButton>
                  )}
                </span>
              ),
            },
          ]}
          rows={list.backups}
          rowKey={one => one.id}
        />
      )}
      {fault && <FaultText fault={fault} />}
      {preview && (
        <Preview key={preview.id} level={level} preview={preview} onClose={() => setPreview(null)} />
      )}
    </>
  )
}
