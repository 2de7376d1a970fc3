import { z } from 'zod'
import { failed, ok, type Result } from '../result'
import { addCalendarDays, type CivilDate, isCivilDate } from './civil'
import { coverage, type WorkingCalendar } from './holidays'
import { londonDate, londonInstant, londonTime } from './london'
import { addWorkingDays, isWorkingDay, rollBack, rollForward } from './working-days'
import { clockTime, counted, longDate } from './write'

/** How a deadline follows from a date. What the date is of (a hearing, an email) stands in the procedure. */
export const DeadlineRule = z.discriminatedUnion('kind', [
  /**
   * So many hours before a date and time, on the London clock. On a weekend or bank holiday it falls on the working
   * day before, at the same time of day (procedures, silence 7).
   */
  z.strictObject({ kind: z.literal('hours-before'), hours: z.int().positive() }),
  /** Not before so many days after a date, rolled forward to a working day (procedures, silence 2). */
  z.strictObject({
    kind: z.literal('days-after'),
    days: z.int().nonnegative(),
    count: z.enum(['calendar', 'working']),
  }),
  /** On the date itself, whatever day it is. */
  z.strictObject({ kind: z.literal('on-date') }),
])
export type DeadlineRule = z.infer<typeof DeadlineRule>

/** Taken for a hearing whose time is not known: the usual start of a court list. */
export const assumedHearingTime = '10:00'

export interface DeadlineFacts {
  date: CivilDate
  /** `HH:MM` in London, for `hours-before`; null when it is not known. */
  time?: string | null
  /** Working days before the due date at which to start prompting. */
  leadWorkingDays?: number
}

export interface Deadline {
  /** The day the product starts to prompt. */
  promptFrom: CivilDate
  /** ISO instant after which it is overdue; for a whole day, its last minute. */
  dueAt: string
  dueDate: CivilDate
  /** True when the hearing time was not known and `assumedHearingTime` was used. */
  assumedTime: boolean
  /** How the date came about, in sentences for the officer. */
  words: string
  /** That bank holidays are not known for these dates, or null. */
  warning: string | null
}

const plusHours = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString()

const dayOff = (date: CivilDate, calendar: WorkingCalendar): string => {
  const holiday = calendar.holidays.get(date)
  return holiday ? `a bank holiday (${holiday})` : 'a weekend'
}

const hoursBefore = (hours: number, facts: DeadlineFacts, calendar: WorkingCalendar): Result<Deadline> => {
  const time = facts.time || assumedHearingTime
  const start = londonInstant(facts.date, time)
  if (!start.ok) return start
  const point = plusHours(start.value.instant, -hours)
  const pointDate = londonDate(point)
  const pointTime = londonTime(point)
  const dueDate = rollBack(pointDate, calendar)
  const due = dueDate === pointDate ? ok({ instant: point }) : londonInstant(dueDate, pointTime)
  if (!due.ok) return due

  const sentences = [
    `Due by ${clockTime(pointTime)} on ${longDate(dueDate)}.`,
    `${counted(hours, 'hour')} before ${clockTime(time)} on ${longDate(facts.date)} is ${clockTime(pointTime)} on ${longDate(pointDate)}.`,
  ]
  if (hours % 24 === 0 && pointTime !== time) sentences.push('The clocks change in between.')
  if (dueDate !== pointDate)
    sentences.push(`That is ${dayOff(pointDate, calendar)}, so it falls on the working day before.`)
  if (!facts.time) sentences.push(`The time is not known: ${clockTime(time)} is assumed.`)
  return ok(deadlineOn(dueDate, due.value.instant, !facts.time, sentences, facts, calendar))
}

const daysAfter = (
  rule: Extract<DeadlineRule, { kind: 'days-after' }>,
  facts: DeadlineFacts,
  calendar: WorkingCalendar,
): Result<Deadline> => {
  const noun = rule.count === 'working' ? 'working day' : 'day'
  const point =
    rule.count === 'working'
      ? addWorkingDays(facts.date, rule.days, calendar)
      : addCalendarDays(facts.date, rule.days)
  const dueDate = rollForward(point, calendar)
  const sentences = [
    `On or after ${longDate(dueDate)}.`,
    `${counted(rule.days, noun)} after ${longDate(facts.date)} is ${longDate(point)}.`,
  ]
  if (dueDate !== point)
    sentences.push(`That is ${dayOff(point, calendar)}, so it moves to the next working day.`)
  return wholeDay(dueDate, sentences, facts, calendar)
}

const onDate = (facts: DeadlineFacts, calendar: WorkingCalendar): Result<Deadline> => {
  const sentences = [`Due on ${longDate(facts.date)}.`]
  if (!isWorkingDay(facts.date, calendar)) sentences.push(`That is ${dayOff(facts.date, calendar)}.`)
  return wholeDay(facts.date, sentences, facts, calendar)
}

const wholeDay = (
  dueDate: CivilDate,
  sentences: string[],
  facts: DeadlineFacts,
  calendar: WorkingCalendar,
): Result<Deadline> => {
  const end = londonInstant(dueDate, '23:59')
  return end.ok ? ok(deadlineOn(dueDate, end.value.instant, false, sentences, facts, calendar)) : end
}

const deadlineOn = (
  dueDate: CivilDate,
  dueAt: string,
  assumedTime: boolean,
  sentences: string[],
  facts: DeadlineFacts,
  calendar: WorkingCalendar,
): Deadline => {
  const promptFrom = addWorkingDays(dueDate, -(facts.leadWorkingDays ?? 0), calendar)
  const uncovered = [promptFrom, dueDate, facts.date]
    .map(date => coverage(date, calendar))
    .find(known => !known.covered)
  return {
    promptFrom,
    dueAt,
    dueDate,
    assumedTime,
    words: sentences.join(' '),
    warning: uncovered && !uncovered.covered ? uncovered.words : null,
  }
}

/** Works out a deadline. Fails for a date or time that is none, never for want of bank holidays: that is a warning. */
export const deadline = (
  rule: DeadlineRule,
  facts: DeadlineFacts,
  calendar: WorkingCalendar,
): Result<Deadline> => {
  if (!isCivilDate(facts.date))
    return failed('invalid', 'The date is not a real date.', 'Enter a date, like 3 December 2026.')
  switch (rule.kind) {
    case 'hours-before':
      return hoursBefore(rule.hours, facts, calendar)
    case 'days-after':
      return daysAfter(rule, facts, calendar)
    case 'on-date':
      return onDate(facts, calendar)
  }
}
