import { z } from 'zod'

export const DraftId = z.uuid()

/** An email to be written as an `.eml` draft and opened in the officer's mail program. The product never sends. */
export const DraftMessage = z.strictObject({
  from: z.email(),
  to: z.array(z.email()).min(1, 'Enter at least one email address').max(20),
  cc: z.array(z.email()).max(20),
  subject: z.string().min(1).max(255),
  text: z.string().max(100_000),
  readReceipt: z.boolean(),
  attachments: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(200),
        mediaType: z.string().max(100),
        bytes: z.instanceof(Uint8Array),
      }),
    )
    .max(100, 'Attach 100 files or fewer'),
})
export type DraftMessage = z.infer<typeof DraftMessage>

export const DraftFile = z.strictObject({
  /** File name in the drafts folder; holds no personal data. */
  name: z.string(),
  /** For reading only. */
  place: z.string(),
  bytes: z.int().nonnegative(),
})
export type DraftFile = z.infer<typeof DraftFile>
