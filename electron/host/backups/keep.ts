/** How many days, and how many weeks, keep a backup: days and weeks that have one, so that leave does not use them up. */
const days = 7
const weeks = 4

export interface Dated {
  id: string
  /** ISO instant. */
  madeAt: string
  caseIds: readonly string[]
}

const dayOf = (instant: string): string => instant.slice(0, 10)

/** The Monday of the week, as a date. */
const weekOf = (instant: string): string => {
  const date = new Date(`${dayOf(instant)}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}

const newestOfEach = (backups: readonly Dated[], periodOf: (instant: string) => string, most: number) => {
  const newest = new Map<string, string>()
  for (const { id, madeAt } of backups) {
    const period = periodOf(madeAt)
    if (!newest.has(period) && newest.size < most) newest.set(period, id)
  }
  return newest.values()
}

/**
 * Which backups stay: the newest of each of the last seven days and of the last four weeks that have one, and for every
 * living case the newest that holds it. A backup of a store that lost something never pushes out the last good one.
 */
export const backupsToKeep = (backups: readonly Dated[], living: ReadonlySet<string>): Set<string> => {
  const newestFirst = [...backups].sort(
    (a, b) => b.madeAt.localeCompare(a.madeAt) || b.id.localeCompare(a.id),
  )
  const keep = new Set([
    ...newestOfEach(newestFirst, dayOf, days),
    ...newestOfEach(newestFirst, weekOf, weeks),
  ])
  const held = new Set<string>()
  for (const { id, caseIds } of newestFirst) {
    const only = caseIds.filter(caseId => living.has(caseId) && !held.has(caseId))
    if (only.length > 0) keep.add(id)
    for (const caseId of only) held.add(caseId)
  }
  return keep
}
