import { expect, it } from 'vitest'
import { backupsToKeep } from '../../../electron/host/backups/keep'

const made = (madeAt: string, ...caseIds: string[]) => ({ id: madeAt, madeAt, caseIds })
const kept = (backups: ReturnType<typeof made>[], living: string[] = []) =>
  [...backupsToKeep(backups, new Set(living))].sort()

it('keeps the newest of each day for seven days', () => {
  const twiceADay = Array.from({ length: 7 }, (_, day) => [
    made(`2026-06-0${day + 1}T09:00:00Z`),
    made(`2026-06-0${day + 1}T15:00:00Z`),
  ]).flat()
  expect(kept(twiceADay)).toEqual(twiceADay.filter(one => one.madeAt.includes('T15')).map(one => one.id))
})

it('keeps the newest of each of four weeks beside them', () => {
  // Every day of May and June: weeks begin on Mondays, the last day is a Tuesday.
  const daily = Array.from({ length: 61 }, (_, day) =>
    made(new Date(Date.UTC(2026, 4, 1 + day, 15)).toISOString()),
  )
  expect(kept(daily).map(id => id.slice(5, 10))).toEqual([
    '06-14',
    '06-21',
    '06-24',
    '06-25',
    '06-26',
    '06-27',
    '06-28',
    '06-29',
    '06-30',
  ])
})

it('counts only days on which one was made: leave uses none up', () => {
  const before = [made('2026-01-05T15:00:00Z'), made('2026-01-06T15:00:00Z'), made('2026-06-01T15:00:00Z')]
  expect(kept(before)).toHaveLength(3)
})

it('keeps the last one that holds a living case, however old, and none for a deleted one', () => {
  const old = [made('2026-01-05T09:00:00Z', 'lost', 'deleted'), made('2026-01-05T15:00:00Z', 'other')]
  const since = Array.from({ length: 60 }, (_, day) =>
    made(new Date(Date.UTC(2026, 1, 1 + day)).toISOString(), 'other'),
  )
  expect(kept([...old, ...since], ['lost', 'other'])).toContain('2026-01-05T09:00:00Z')
  expect(kept([...old, ...since], ['other'])).not.toContain('2026-01-05T09:00:00Z')
})
