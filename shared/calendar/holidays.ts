import { z } from 'zod'
import { type Jurisdiction, jurisdictions } from '../host/settings'
import type { CivilDate } from './civil'
import { plainDate } from './write'

const day = z.iso.date()

/**
 * Bank holidays as published on gov.uk, for the years from `validFrom` to `validUntil` and no others.
 * Days inside that range which are not listed are known not to be holidays; outside it nothing is known.
 */
export const BankHolidays = z
  .strictObject({
    /** Where and when the list was taken, for the reader of the file. */
    source: z.string().min(1),
    validFrom: day,
    validUntil: day,
    divisions: z.record(
      z.enum(jurisdictions),
      z.array(z.strictObject({ date: day, title: z.string().min(1) })).min(1),
    ),
  })
  .superRefine((data, context) => {
    const wrong = (message: string, path: (string | number)[]) =>
      context.addIssue({ code: 'custom', message, path })
    if (data.validUntil < data.validFrom) wrong('validUntil is before validFrom', ['validUntil'])
    for (const division of jurisdictions) {
      const days = data.divisions[division]
      for (const [index, { date }] of days.entries()) {
        const path = ['divisions', division, index, 'date']
        if (date < data.validFrom || date > data.validUntil)
          wrong('The date is outside the valid range', path)
        const before = days[index - 1]
        if (before && before.date >= date) wrong('The dates are not in order, or one stands twice', path)
      }
    }
  })
export type BankHolidays = z.infer<typeof BankHolidays>

/** The days on which one jurisdiction does not work, ready to be asked many times. */
export interface WorkingCalendar {
  jurisdiction: Jurisdiction
  /** Bank holidays by date, with what they are called. */
  holidays: ReadonlyMap<CivilDate, string>
  validFrom: CivilDate
  validUntil: CivilDate
}

/** The working calendar of one jurisdiction. */
export const workingCalendar = (data: BankHolidays, jurisdiction: Jurisdiction): WorkingCalendar => ({
  jurisdiction,
  holidays: new Map(data.divisions[jurisdiction].map(({ date, title }) => [date, title])),
  validFrom: data.validFrom,
  validUntil: data.validUntil,
})

export type Coverage = { covered: true } | { covered: false; words: string }

/** Whether bank holidays are known for `date`; if not, what the officer should know about a date worked out there. */
export const coverage = (
  date: CivilDate,
  known: Pick<WorkingCalendar, 'validFrom' | 'validUntil'>,
): Coverage =>
  date >= known.validFrom && date <= known.validUntil
    ? { covered: true }
    : {
        covered: false,
        words:
          `Bank holidays are known here from ${plainDate(known.validFrom)} to ${plainDate(known.validUntil)} only. ` +
          `Check the dates around ${plainDate(date)} against gov.uk/bank-holidays.`,
      }
