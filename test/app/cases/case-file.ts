import { z } from 'zod'
import { FactValue, payers } from '../../../shared/case/facts'
import { NewFolder } from '../../../shared/host/folders'
import { jurisdictions, Settings } from '../../../shared/host/settings'
import type { Part } from '../../../shared/procedures/schema'

/** A file the officer brings to a step: one that lies beside the case file, or one made up on the spot. */
const Brought = z.union([
  z.strictObject({ file: z.string().min(1).max(500) }),
  z.strictObject({
    made: z
      .string()
      .max(300)
      .regex(/\.(pdf|png)$/i, 'a made-up file ends in .pdf or .png'),
    pages: z.int().min(1).max(50).optional(),
  }),
])
export type Brought = z.infer<typeof Brought>

const text = z.string().max(5000)
const date = z.string().max(40)
const nothing = z.strictObject({})
const id = z.string().min(1).max(60)

/** What happens outside the product in one part of a step, by the part's kind. All of it may be left out. */
export const partEntries = {
  facts: z.strictObject({
    /** Facts that nobody knows yet when this part is reached. */
    later: z.array(z.string()).max(100).optional(),
  }),
  received: z.strictObject({
    /** The day it came. */
    on: date.optional(),
    medium: z.enum(['email', 'telephone']).optional(),
    subject: text.optional(),
    note: text.optional(),
  }),
  file: z.strictObject({ files: z.array(Brought).max(50) }),
  document: nothing,
  settle: z.strictObject({
    /** The fact whose value counts. */
    counts: z.string(),
    reason: z.string().min(1).max(2000),
  }),
  paste: nothing,
  delivery: z.strictObject({
    /** The label of the mapped folder. */
    folder: z.string().min(1).max(80).optional(),
    /** The folder is away when it is saved, and back while the delivery waits. */
    away: z.boolean().optional(),
    /** What changes in the step once it is saved, so that it is saved again. */
    again: z.strictObject({ facts: z.record(z.string(), FactValue) }).optional(),
  }),
  message: z.strictObject({ receipt: z.enum(['received', 'none']).optional() }),
  call: z.strictObject({ spokeTo: z.string().min(1).max(200).optional(), note: text.optional() }),
  payment: z.strictObject({
    /** The day it was paid. */
    on: date.optional(),
    paidBy: z.enum(payers).optional(),
    reference: z.string().max(500).optional(),
  }),
  visits: z.strictObject({
    /** Whether the client attended, attempt by attempt. */
    attended: z.array(z.boolean()).min(1).max(10).optional(),
  }),
  compare: z.strictObject({
    /** The facts to be taken over from the received form; others are kept as they are here. */
    take: z.array(z.string()).max(100).optional(),
  }),
  confirm: nothing,
  deletion: nothing,
  close: nothing,
} as const satisfies Record<Part['kind'], z.ZodType>

export type PartEntry<K extends Part['kind']> = z.infer<(typeof partEntries)[K]>

/** One way that the SR of a case file may go: what is different on it, and where it ends. */
export const Branch = z.strictObject({
  /** What it is, in one sentence. */
  about: z.string().min(1).max(300),
  /** The id of the procedure's end that it reaches. */
  end: id,
  /** Facts that differ; `null` takes one away. */
  facts: z.record(z.string(), z.unknown()).default({}),
  /** Parts whose entries differ. */
  steps: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  /** The SR is given up at an end outside the procedure when this step is next. */
  givenUp: z.strictObject({ before: id, reason: z.string().min(1).max(2000) }).optional(),
})
export type Branch = z.infer<typeof Branch>

/** The form of a fictional SR in a file, before it is held against its procedure. See docs/case-file.md. */
export const CaseFileForm = z.strictObject({
  format: z.literal(1),
  /** For people who read the file. */
  about: text.optional(),
  procedure: z.string(),
  officer: Settings.shape.officer,
  inbox: Settings.shape.team.shape.inbox,
  jurisdiction: z.enum(jurisdictions).default('england-and-wales'),
  folders: z
    .array(NewFolder.omit({ place: true }))
    .min(1, 'give at least one folder')
    .max(20),
  facts: z.record(z.string(), z.unknown()),
  steps: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  branches: z
    .record(z.string().regex(/^[a-z0-9-]{1,60}$/, 'a branch is named like rejected-by-vsat'), Branch)
    .default({}),
})
export type CaseFileForm = z.infer<typeof CaseFileForm>
