import { shortDate } from '../calendar/write'
import { type Facts, rowsIn } from '../case/facts'
import { pounds } from '../case/fill'
import type { Block } from './model'

/** One period of a liability order schedule; amounts in whole pence, unpaid = due − paid (negative: overpaid). */
export interface SchedulePeriod {
  from: string
  to: string
  due: number
  paid: number
  unpaid: number
}

export interface Schedule {
  periods: SchedulePeriod[]
  due: number
  paid: number
  unpaid: number
}

const amount = (cell: string | number | undefined) => (typeof cell === 'number' ? cell : 0)
const day = (cell: string | number | undefined) => (typeof cell === 'string' ? cell : '')
const sum = (periods: SchedulePeriod[], of: 'due' | 'paid' | 'unpaid') =>
  periods.reduce((total, period) => total + period[of], 0)

/** The recorded schedule with its sums, or undefined where none is recorded. */
export const scheduleOf = (facts: Facts): Schedule | undefined => {
  const rows = rowsIn(facts.loSchedule)
  if (rows.length === 0) return undefined
  const periods = rows.map(row => {
    const due = amount(row.due)
    const paid = amount(row.paid)
    return { from: day(row.from), to: day(row.to), due, paid, unpaid: due - paid }
  })
  return { periods, due: sum(periods, 'due'), paid: sum(periods, 'paid'), unpaid: sum(periods, 'unpaid') }
}

const dated = (date: string) => (date === '' ? '' : shortDate(date))

/** The schedule as a table with numbered rows and a total. */
export const scheduleTable = (schedule: Schedule): Block => ({
  kind: 'table',
  caption: 'Liability order schedule',
  columns: [
    { title: 'Entry', align: 'start', share: 2 },
    { title: 'From', align: 'start', share: 4 },
    { title: 'To', align: 'start', share: 4 },
    { title: 'Due', align: 'end', share: 4 },
    { title: 'Paid', align: 'end', share: 4 },
    { title: 'Unpaid', align: 'end', share: 4 },
  ],
  rows: schedule.periods.map((period, index) => [
    [String(index + 1)],
    [dated(period.from)],
    [dated(period.to)],
    [pounds(period.due)],
    [pounds(period.paid)],
    [pounds(period.unpaid)],
  ]),
  total: ['Total', '', '', pounds(schedule.due), pounds(schedule.paid), pounds(schedule.unpaid)],
})

/** What the officer must look at before a schedule and an amount go to a court together. */
export const scheduleChecks = (schedule: Schedule | undefined, total: number | undefined): string[] => {
  if (!schedule) return []
  const checks: string[] = []
  if (total !== undefined && total !== schedule.unpaid)
    checks.push(
      `The amount recorded is ${pounds(total)}, but the schedule adds up to ${pounds(schedule.unpaid)}. Correct one of them.`,
    )
  schedule.periods.forEach((period, index) => {
    if (period.from > period.to && period.to !== '')
      checks.push(`Entry ${index + 1} of the schedule ends before it begins.`)
    if (period.unpaid < 0) checks.push(`Entry ${index + 1} of the schedule shows more paid than was due.`)
  })
  return checks
}
