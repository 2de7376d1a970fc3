import type { HostHandlers } from '../../../shared/host/contract'
import type { OlderBackup } from '../../../shared/host/deletion'

/** The backups that hold a case, by name and place, newest first; also one that is there and cannot be read: it may. */
export const backupsHolding = async (
  backups: Pick<HostHandlers, 'backups.list' | 'backups.read'>,
  caseId: string,
): Promise<OlderBackup[]> => {
  const listed = await backups['backups.list']({})
  if (!listed.ok) return []
  const { place, backups: all } = listed.value
  const holding: OlderBackup[] = []
  for (const { id, madeAt } of all) {
    const read = await backups['backups.read']({ id })
    if (!read.ok || read.value.cases.some(one => one.caseId === caseId))
      holding.push({ name: `${id}.backup.json`, place, madeAt })
  }
  return holding
}
