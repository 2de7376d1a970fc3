import { z } from 'zod'

/** A single line of text an officer typed: trimmed, no control characters. `max` counts characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Use ${max} characters or fewer`)
    .refine(text => !/\p{Cc}/u.test(text), 'Remove line breaks and control characters')

export const jurisdictions = ['england-and-wales', 'scotland', 'northern-ireland'] as const
export type Jurisdiction = (typeof jurisdictions)[number]

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
})
export type Settings = z.infer<typeof Settings>
