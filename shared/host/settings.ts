import { z } from 'zod'
import { hasCardNumber, noCardNumbers } from '../case/card-number'

/** A single line of text an officer typed: trimmed, no control characters, no card number. `max` counts characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Use ${max} characters or fewer`)
    .refine(text => !/\p{Cc}/u.test(text), 'Remove line breaks and control characters')
    .refine(text => !hasCardNumber(text), noCardNumbers)

export const jurisdictions = ['england-and-wales', 'scotland', 'northern-ireland'] as const
export type Jurisdiction = (typeof jurisdictions)[number]

export const jurisdictionNames: Record<Jurisdiction, string> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
}

/** One list of an office's values: each once, in the order it is offered. */
const OfficeValues = z
  .array(line(100).min(1))
  .max(100)
  .refine(values => new Set(values).size === values.length, 'Give each value once')

/** How SSST Desk locks itself where nobody said otherwise. */
export const usualLock = { afterMinutes: 15 }

/** What the office decides once and may change later. Kept by the host as `settings.json`, checked on every read. */
export const Settings = z.strictObject({
  format: z.literal(1),
  officer: z.strictObject({
    name: line(80).min(1, 'Enter your name'),
    telephone: line(40),
  }),
  team: z.strictObject({
    /** No default exists: the two source documents spell it differently (procedures, silence 1). */
    inbox: z.email('Enter the team inbox as an email address, like name@example.gov.uk').max(254),
  }),
  /** Whose bank holidays count as non-working days. */
  jurisdiction: z.enum(jurisdictions),
  secondCheck: z.strictObject({
    /** Working days before the 48-hour point at which the product starts to prompt. */
    leadWorkingDays: z.int().min(0).max(10),
  }),
  /** How long after its request came a court fee may be paid (procedures, silence 2). */
  payment: z
    .strictObject({ days: z.int().min(0).max(30), count: z.enum(['calendar', 'working']) })
    .default({ days: 2, count: 'calendar' }),
  /** SSST Desk locks itself when it was not used for this long. */
  lock: z.strictObject({ afterMinutes: z.int().min(1).max(120) }).default(usualLock),
  /** The values of drop-down lists of the 2012 system, as the office knows them (procedures, silence 17). */
  lists: z
    .strictObject({ reason: OfficeValues, 'resolution-code': OfficeValues })
    .default({ reason: [], 'resolution-code': ['Failed To Attend'] }),
})
export type Settings = z.infer<typeof Settings>
