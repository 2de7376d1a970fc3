import type { HostHandlers } from '../../../shared/host/contract'
import type { OlderBackup, UnsureBackups } from '../../../shared/host/deletion'

/** What the backups hold of a case. `unsure` is absent where every one of them could be read. */
export interface Holding {
  backups: OlderBackup[]
  backupsUnsure?: UnsureBackups
}

/** More than these are not named: a certificate is read by people. */
const mostNames = 200

/** The backups that hold a case, by name and place, newest first; and those of which that cannot be told. */
export const backupsHolding = async (
  backups: Pick<HostHandlers, 'backups.list' | 'backups.read'>,
  folder: string,
  caseId: string,
): Promise<Holding> => {
  const listed = await backups['backups.list']({})
  if (!listed.ok) return { backups: [], backupsUnsure: { place: folder, listed: false, names: [] } }
  const { place, backups: all, unreadable } = listed.value
  const holding: OlderBackup[] = []
  const names = unreadable.slice(0, mostNames)
  for (const { id, madeAt } of all) {
    const name = `${id}.backup.json`
    const read = await backups['backups.read']({ id })
    if (!read.ok) names.push(name)
    else if (read.value.cases.some(one => one.caseId === caseId)) holding.push({ name, place, madeAt })
  }
  return names.length > 0
    ? { backups: holding, backupsUnsure: { place, listed: true, names } }
    : { backups: holding }
}
