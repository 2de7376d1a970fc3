import { courtBundleStep } from '../bundle/court/deliver'
import { bundleOfEmail } from '../bundle/court/email'
import { type Case, emailOf } from '../case/case'
import { type Procedure, stepOf } from '../procedures/schema'
import { deletionStep } from '../retention/stated'
import { type Checklist, checklist } from './checklist'
import type { Context } from './context'
import { labels } from './parts'

/** Something on a case that the officer must not miss. */
export interface Attention {
  kind:
    | 'overdue'
    | 'due'
    | 'call-owed'
    | 'changed-since'
    | 'date-unknown'
    | 'delivery-waiting'
    | 'email-unsent'
    | 'receipt-open'
    | 'deletion-due'
  step: string
  /** ISO instant it is due, for sorting; null when it is simply owed. */
  dueAt: string | null
  words: string
}

const deadlines = ({ tasks }: Checklist): Attention[] =>
  tasks.flatMap(({ step, deadline, state, changed }) =>
    deadline && deadline.state !== 'quiet' && (state === 'next' || state === 'waiting' || changed)
      ? [
          {
            kind: deadline.state === 'overdue' ? ('overdue' as const) : ('due' as const),
            step: step.id,
            // From that day on it may be done: no day has passed by which it must be.
            dueAt: step.deadline?.kind === 'days-after' ? null : deadline.dueAt,
            words: `Step ${step.no}: ${step.title}`,
          },
        ]
      : [],
  )

const calls = ({ tasks }: Checklist, one: Case): Attention[] =>
  tasks
    .filter(({ state }) => state === 'next' || state === 'waiting')
    .flatMap(({ step, parts }) =>
      parts.flatMap(({ part, satisfied }) =>
        part.kind === 'call' && part.follows && !satisfied && emailOf(one, step.id, part.follows)?.sent
          ? [
              {
                kind: 'call-owed' as const,
                step: step.id,
                dueAt: null,
                words: `Step ${step.no}: telephone the ${part.with.toLowerCase()}, the email has gone`,
              },
            ]
          : [],
      ),
    )

/** Steps that are done and no longer stand as they were done. */
const changes = ({ tasks }: Checklist): Attention[] =>
  tasks.flatMap(({ step, changed }) =>
    changed
      ? [
          {
            kind: 'changed-since',
            step: step.id,
            dueAt: null,
            words: `Step ${step.no}, done, has changed since. ${changed}`,
          },
        ]
      : [],
  )

/** Steps that must be done some time before a day that nobody has told yet: no deadline can prompt for them. */
const unknownDates = (procedure: Procedure, { tasks }: Checklist): Attention[] =>
  tasks.flatMap(({ step, open, deadline }) =>
    open && !deadline && step.deadline?.kind === 'hours-before'
      ? [
          {
            kind: 'date-unknown',
            step: step.id,
            dueAt: null,
            words: `Step ${step.no}: it is not known by when. Find out: ${labels(procedure, [step.deadline.date])}`,
          },
        ]
      : [],
  )

/** Where something stands, for its words: a court bundle belongs to no step. */
const whence = (procedure: Procedure, step: string): string =>
  step === courtBundleStep ? 'Court bundle' : `Step ${stepOf(procedure, step)?.no ?? step}`

const deliveries = (procedure: Procedure, one: Case): Attention[] =>
  one.deliveries
    .filter(entry => entry.state === 'waiting')
    .map(entry => ({
      kind: 'delivery-waiting',
      step: entry.step,
      dueAt: null,
      words: `${whence(procedure, entry.step)}: ${entry.name} waits for ${entry.folderLabel}`,
    }))

const emails = (procedure: Procedure, one: Case): Attention[] =>
  one.emails.flatMap((email): Attention[] => {
    const words = `${whence(procedure, email.step)}: ${email.subject}`
    if (email !== emailOf(one, email.step, email.part)) return []
    const bundleId = bundleOfEmail(email)
    if (bundleId && !one.courtBundles.some(bundle => bundle.bundleId === bundleId)) return []
    if (!email.sent && !one.steps[email.step])
      return [{ kind: 'email-unsent', step: email.step, dueAt: null, words: `${words} (draft not sent yet)` }]
    if (email.sent && email.readReceipt && !email.receipt && !one.closed)
      return [
        { kind: 'receipt-open', step: email.step, dueAt: null, words: `${words} (no read receipt yet)` },
      ]
    return []
  })

/** A closed SR whose procedure asks for the deletion, and whose files are still here; not while they are held. */
const deletions = (procedure: Procedure, one: Case): Attention[] => {
  const step = one.closed && !one.hold ? deletionStep(procedure, one) : null
  return step
    ? [
        {
          kind: 'deletion-due',
          step: step.id,
          dueAt: null,
          words: `Step ${step.no}: the SR is closed, its clerical files are still here`,
        },
      ]
    : []
}

const rank: Record<Attention['kind'], number> = {
  overdue: 0,
  due: 1,
  'call-owed': 2,
  'date-unknown': 3,
  'changed-since': 4,
  'delivery-waiting': 5,
  'email-unsent': 6,
  'receipt-open': 7,
  'deletion-due': 8,
}

/** Orders what needs the officer: overdue, due, then what is simply owed; within each, the earlier first. */
export const byPressing = (a: Attention, b: Attention): number =>
  rank[a.kind] - rank[b.kind] || (a.dueAt ?? '').localeCompare(b.dueAt ?? '')

/**
 * What on this case needs the officer now, most pressing first. A closed case owes only its waiting deliveries and its deletion.
 * `list` is its checklist at that moment, where the caller has it already.
 */
export const attention = (
  procedure: Procedure,
  one: Case,
  context: Context,
  list: Checklist = checklist(procedure, one, context),
): Attention[] =>
  [
    ...(one.closed
      ? []
      : [
          ...deadlines(list),
          ...calls(list, one),
          ...unknownDates(procedure, list),
          ...changes(list),
          ...emails(procedure, one),
        ]),
    ...deliveries(procedure, one),
    ...deletions(procedure, one),
  ].sort(byPressing)
