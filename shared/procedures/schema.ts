import { z } from 'zod'
import { FactName, FactSpec, payers } from '../case/facts'
import { folderKinds } from '../host/folders'

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'An id is like second-pv-check')
const words = z.string().min(1).max(2000)

/** Something that is or is not so on a case. Decides whether a step or a part of it applies. */
export type Condition =
  | { fact: string; is: string | number | boolean }
  | { fact: string; known: boolean }
  /** A fact of several options holds this one. */
  | { fact: string; has: string }
  /** More than so many visits of a `visits` part were missed. */
  | { visitsMissed: string; moreThan: number }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ fact: FactName, is: z.union([z.string(), z.number(), z.boolean()]) }),
    z.strictObject({ fact: FactName, known: z.boolean() }),
    z.strictObject({ fact: FactName, has: z.string().min(1) }),
    z.strictObject({ visitsMissed: slug, moreThan: z.int().nonnegative() }),
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
  ]),
)

/** The places of the 2012 system that take text; the product cannot reach them (procedures, silence 10). */
export const systemPlaces = [
  'sr-status',
  'sr',
  'sr-notes',
  'activity-plan',
  'contact-notes',
  'sr-approval',
  'sr-resolution',
] as const
export type SystemPlace = (typeof systemPlaces)[number]

export const fileKinds = ['pdf', 'picture', 'word'] as const
export type FileKind = (typeof fileKinds)[number]

/** A paragraph of an email or of ready-to-paste text; `{{fact}}` is filled, `when` leaves it out. */
const Paragraph = z.union([words, z.strictObject({ text: words, when: Condition })])
export type Paragraph = z.infer<typeof Paragraph>

const part = { id: slug, when: Condition.optional() }

/** One thing a step asks for. A step can be done when every part that applies is satisfied. */
export const Part = z.discriminatedUnion('kind', [
  /** Facts to be recorded; the required ones must be known. */
  z.strictObject({
    ...part,
    kind: z.literal('facts'),
    title: words.optional(),
    required: z.array(FactName),
    optional: z.array(FactName).default([]),
    /** What was known of these before does not answer for this step: they are asked anew until `until` is known. */
    anew: z.strictObject({ facts: z.array(FactName).min(1), until: FactName }).optional(),
  }),
  /** Something that comes from outside: an email, a file, a telephone call. Until it is recorded the step waits. */
  z.strictObject({
    ...part,
    kind: z.literal('received'),
    from: words,
    what: words,
    medium: z.enum(['email', 'telephone', 'either']),
    /** The fact that a date in the email's subject line fills, offered to the officer. */
    dateInSubject: FactName.optional(),
  }),
  /** A file the officer brings: scan, photograph, PDF. */
  z.strictObject({
    ...part,
    kind: z.literal('file'),
    role: slug,
    label: words,
    accepts: z.array(z.enum(fileKinds)).min(1),
    required: z.boolean(),
    /** Such files are for some cases only: where `when` does not hold, not before the officer recorded why. */
    allowed: z.strictObject({ when: Condition, reason: FactName, words }).optional(),
  }),
  /** A form or letter made by the product, current with the facts. */
  z.strictObject({
    ...part,
    kind: z.literal('document'),
    form: slug,
    /** As a Word file, to be gone on with by somebody else; otherwise a PDF. */
    format: z.literal('word').optional(),
  }),
  /** Facts that say the same thing twice; a difference must be settled before the step goes on. */
  z.strictObject({
    ...part,
    kind: z.literal('settle'),
    title: words,
    into: FactName,
    against: FactName,
  }),
  /** Text for the 2012 system, copied by the officer. */
  z.strictObject({
    ...part,
    kind: z.literal('paste'),
    place: z.enum(systemPlaces),
    text: z.array(Paragraph).min(1),
  }),
  /** Documents and files put on a mapped folder, and verified there. */
  z.strictObject({
    ...part,
    kind: z.literal('delivery'),
    folderKind: z.enum(folderKinds),
    /** The fact naming the team or region whose folder it is; offered first. */
    folderOf: FactName.optional(),
    as: z.enum(['zip', 'folder']),
    /** File name without extension and version; no personal data beyond the SR number. */
    name: words,
    documents: z.array(slug),
    files: z.array(slug),
  }),
  /** An email to be drafted and sent by the officer. With a read receipt it is followed by a call (RR). */
  z.strictObject({
    ...part,
    kind: z.literal('message'),
    to: z.array(FactName),
    /** It goes to the team's own inbox as well, as set in Settings. */
    toTeam: z.literal(true).optional(),
    cc: z.array(FactName).default([]),
    subject: words,
    body: z.array(Paragraph).min(1),
    readReceipt: z.boolean(),
    documents: z.array(slug).default([]),
    /** Forms attached as Word files. */
    word: z.array(slug).optional(),
    files: z.array(slug).default([]),
    /** The delivery whose contents, as they arrived on the folder, go with the email. */
    forwards: z.strictObject({ step: slug, part: slug }).optional(),
  }),
  /** A telephone call the officer makes. */
  z.strictObject({
    ...part,
    kind: z.literal('call'),
    with: words,
    about: words,
    telephone: FactName.optional(),
    /** The message this call follows up. */
    follows: slug.optional(),
  }),
  /** A court fee that was paid. */
  z.strictObject({
    ...part,
    kind: z.literal('payment'),
    court: FactName,
    fee: FactName,
    /** Who is expected to pay; the officer may say otherwise (procedures, silence 3). */
    payer: z.enum(payers),
    required: z.boolean(),
    /** The message that confirms it to whoever asked. */
    confirmedBy: z.strictObject({ step: slug, part: slug }).optional(),
  }),
  /** Attempts at one visit, until the client attended or missed more than `misses` of them (procedures, silence 11). */
  z.strictObject({
    ...part,
    kind: z.literal('visits'),
    title: words,
    misses: z.int().positive(),
    /** The fact with the day of the appointment: no visit was tried before it. */
    appointment: FactName.optional(),
  }),
  /** A form filled in elsewhere, received as a file, held against the facts recorded here (procedures, silence 14). */
  z.strictObject({
    ...part,
    kind: z.literal('compare'),
    title: words,
    role: slug,
    facts: z.array(FactName).min(1),
  }),
  /** Something only the officer can vouch for; anew with each newer document or file that it is said of. */
  z.strictObject({
    ...part,
    kind: z.literal('confirm'),
    label: words,
    documents: z.array(slug).optional(),
    files: z.array(slug).optional(),
  }),
  /**
   * The clerical files are to be deleted: the officer declares it here once the gates of the procedure are met, and they
   * go as the last act of closing the SR (procedures, silence 6).
   */
  z.strictObject({ ...part, kind: z.literal('deletion') }),
  /** Closes the SR at one of the procedure's ends. */
  z.strictObject({ ...part, kind: z.literal('close'), end: slug }),
])
export type Part = z.infer<typeof Part>
export type PartOf<K extends Part['kind']> = Extract<Part, { kind: K }>

/** A time by which a step must be done, and from when the product prompts for it. */
export const StepDeadline = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('hours-before'),
    hours: z.int().positive(),
    date: FactName,
    time: FactName,
    /** What to do while nobody has asked yet. */
    prompt: words,
  }),
  z.strictObject({
    kind: z.literal('on-date'),
    date: FactName,
    prompt: words,
  }),
  /** Not before the days set in Settings have gone by since the date (procedures, silence 2). */
  z.strictObject({
    kind: z.literal('days-after'),
    date: FactName,
    prompt: words,
  }),
])
export type StepDeadline = z.infer<typeof StepDeadline>

export const Step = z.strictObject({
  id: slug,
  /** The step's number in the source. */
  no: z.string().regex(/^\d{1,2}$/),
  title: words,
  /** What the officer does, one line each. */
  does: z.array(words).min(1),
  parts: z.array(Part),
  /** Steps of this procedure that come first. */
  after: z.array(slug),
  /** The step is needed only when this is so; `otherwise` says why it is not. */
  needed: z.strictObject({ when: Condition, otherwise: words }).optional(),
  deadline: StepDeadline.optional(),
  /** Where the source is silent or contradicts itself: what it says, and what the product decided. */
  decisions: z
    .array(z.strictObject({ silence: z.int().positive(), source: words, product: words }))
    .default([]),
})
export type Step = z.infer<typeof Step>

export const Stage = z.strictObject({ id: slug, title: words, steps: z.array(Step).min(1) })
export type Stage = z.infer<typeof Stage>

export const End = z.strictObject({
  id: slug,
  /** As the SR is left in the 2012 system, e.g. "Close / Complete". */
  title: words,
  outcome: z.enum(['complete', 'cancelled']),
  /** Open only when this is so. */
  when: Condition.optional(),
  /** The source has no such end: it is open always, reached by no step, and needs a reason (procedures, silence 12). */
  outside: z.literal(true).optional(),
  /** An SR that ends so goes on as one of another procedure, with these facts. */
  opens: z.strictObject({ procedure: slug, facts: z.array(FactName).min(1) }).optional(),
})
export type End = z.infer<typeof End>

export const Procedure = z.strictObject({
  id: slug,
  version: z.int().positive(),
  /** Its number in the inventory of procedures, e.g. P3. */
  code: z.string().min(1).max(8),
  title: words,
  /** Who asks for it. */
  askedBy: words,
  source: z.strictObject({ document: words, section: words }),
  facts: z.array(FactSpec).min(1),
  /** Asked when the SR is entered; the required ones identify it. */
  opening: z.strictObject({ required: z.array(FactName).min(1), optional: z.array(FactName) }),
  /** The facts that stand in the identity bar and the worklist. */
  identity: z.strictObject({
    reference: FactName,
    /** The number of an SR that comes to be on the way; once it is known the case goes by it. */
    created: FactName.optional(),
    scin: FactName,
    person: FactName,
    pvMarking: FactName.optional(),
    /** A later check of the marking; the louder of the two stands in the identity bar. */
    pvRecheck: FactName.optional(),
    hearingDate: FactName.optional(),
    hearingTime: FactName.optional(),
  }),
  stages: z.array(Stage).min(1),
  ends: z.array(End).min(1),
  /** What must be done before the files of an SR may be deleted, whether a step asks for that or not. */
  deletion: z
    .strictObject({
      gates: z.array(z.strictObject({ words, step: slug, parts: z.array(slug).min(1) })).min(1),
    })
    .optional(),
})
export type Procedure = z.infer<typeof Procedure>

/** All steps of a procedure, in the source's order. */
export const stepsOf = (procedure: Procedure): Step[] => procedure.stages.flatMap(stage => stage.steps)

/** One step by id, or undefined. */
export const stepOf = (procedure: Procedure, id: string): Step | undefined =>
  stepsOf(procedure).find(step => step.id === id)

/** One part of a step by its id, if it is of the kind asked for. */
export const partOf = <K extends Part['kind']>(step: Step, id: string, kind: K): PartOf<K> | undefined =>
  step.parts.find((part): part is PartOf<K> => part.id === id && part.kind === kind)

/** A fact's declaration by name, or undefined. */
export const factOf = (procedure: Procedure, name: string): FactSpec | undefined =>
  procedure.facts.find(fact => fact.name === name)
