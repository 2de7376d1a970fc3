import { byPressing } from '../../../shared/checklist/attention'
import type { ColumnKey, WorklistView } from '../../session/worklist-view'
import type { Row } from './rows'

const compare = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' }).compare

const statusOrder = { 'to-do': 0, waiting: 1, closed: 2 } as const

/** What a column is ordered by; null stands last whichever way it is turned. */
const keys: Record<ColumnKey, (row: Row) => string | null> = {
  reference: row => row.reference,
  scin: row => row.scin,
  person: row => row.person,
  procedure: row => row.procedure.title,
  pv: row => row.pv.words,
  next: row => row.next && (row.next.waits ?? row.next.words),
  hearing: row => row.hearing && `${row.hearing.date} ${row.hearing.time ?? '99'}`,
  folder: row => row.folder || null,
  status: row => `${statusOrder[row.status.is]} ${row.status.words}`,
}

const mostPressing = (a: Row, b: Row): number => {
  const closed = Number(a.status.is === 'closed') - Number(b.status.is === 'closed')
  if (closed !== 0) return closed
  if (a.pressing && b.pressing) return byPressing(a.pressing, b.pressing) || byHearing(a, b)
  if (a.pressing || b.pressing) return a.pressing ? -1 : 1
  return byHearing(a, b)
}

/** Compares what is known; what is not stands last. */
const known = (one: string | null, other: string | null, sign: 1 | -1): number =>
  one === null || other === null ? Number(one === null) - Number(other === null) : sign * compare(one, other)

const byHearing = (a: Row, b: Row): number =>
  known(keys.hearing(a), keys.hearing(b), 1) || compare(a.reference, b.reference)

/** The rows in the order asked for: by a column, or the most pressing first. Equal ones stand by SR number. */
export const inOrder = (rows: readonly Row[], sort: WorklistView['sort']): Row[] => {
  if (!sort) return [...rows].sort(mostPressing)
  const sign = sort.direction === 'ascending' ? 1 : -1
  return rows
    .map(row => ({ row, key: keys[sort.by](row) }))
    .sort((a, b) => known(a.key, b.key, sign) || compare(a.row.reference, b.row.reference))
    .map(({ row }) => row)
}
