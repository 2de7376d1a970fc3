import { type Case, emailOf, type Payment } from '../case/case'
import { type PartOf, type Procedure, type Step, stepsOf } from '../procedures/schema'
import type { Context } from './context'
import { taskDeadline } from './deadline'

/** A court fee of a case: paid, or asked for and still to be paid. */
export interface PaymentRow {
  one: Case
  procedure: Procedure
  step: Step
  payment: Payment | null
  /** The London day its request came, where the procedure records it. */
  received: string | null
  /** The first London day on which it may be paid; null where no wait is stated. */
  payFrom: string | null
  /** The wait is over, and it is not paid. */
  due: boolean
  court: string
  /** Whole pence; null while it is not known. */
  fee: number | null
  /** ISO instant of the email that confirmed it; null for none, undefined where the procedure asks for none. */
  confirmedAt: string | null | undefined
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const rowsOf = (
  one: Case,
  procedure: Procedure,
  step: Step,
  part: PartOf<'payment'>,
  context: Context,
): PaymentRow[] => {
  const wait = step.deadline?.kind === 'days-after' ? step.deadline : null
  const deadline = wait ? taskDeadline(procedure, step, one, context) : null
  const { confirmedBy } = part
  const email = confirmedBy && emailOf(one, confirmedBy.step, confirmedBy.part)
  const base = {
    one,
    procedure,
    step,
    received: wait ? text(one.facts[wait.date]) || null : null,
    payFrom: deadline?.dueDate ?? null,
    confirmedAt: confirmedBy && (email?.sent?.sentAt ?? null),
  }
  const paid = one.payments.filter(entry => entry.step === step.id && entry.part === part.id)
  if (paid.length)
    return paid.map(payment => ({
      ...base,
      payment,
      due: false,
      court: payment.court,
      fee: payment.fee,
    }))
  const fee = one.facts[part.fee]
  return part.required && !one.closed
    ? [
        {
          ...base,
          payment: null,
          due: deadline?.state === 'prompt',
          court: text(one.facts[part.court]),
          fee: typeof fee === 'number' ? fee : null,
        },
      ]
    : []
}

/** What stands in the register: those to be paid first, the earliest day first; then those paid, the latest first. */
const inOrder = (a: PaymentRow, b: PaymentRow): number => {
  if (!a.payment || !b.payment)
    return a.payment ? 1 : b.payment ? -1 : (a.payFrom ?? '').localeCompare(b.payFrom ?? '')
  return b.payment.paidOn.localeCompare(a.payment.paidOn) || b.payment.at.localeCompare(a.payment.at)
}

/** Every court fee over all cases, paid or still to be paid. */
export const paymentRegister = (
  cases: readonly { one: Case; procedure: Procedure }[],
  context: Context,
): PaymentRow[] =>
  cases
    .flatMap(({ one, procedure }) =>
      stepsOf(procedure).flatMap(step =>
        step.parts.flatMap(part =>
          part.kind === 'payment' ? rowsOf(one, procedure, step, part, context) : [],
        ),
      ),
    )
    .sort(inOrder)
