import type { Case } from '../../shared/case/case'
import type { Payer } from '../../shared/case/facts'
import { pounds } from '../../shared/case/fill'
import { samePayments } from '../../shared/case/payments'
import { partOf, stepOf } from '../../shared/procedures/schema'
import { failed, type Result } from '../../shared/result'
import { type Desk, openCase, record } from './desk'

export interface PaymentEntry {
  court: string
  /** Whole pence. */
  fee: number
  /** A London calendar day. */
  paidOn: string
  paidBy: Payer
  reference: string
}

/**
 * Records a court fee that was paid. A second payment of the same fee for the same SR or SCIN, in any case here, is refused
 * unless the officer has said that it is another one (`sure`).
 */
export const recordPayment = async (
  desk: Desk,
  caseId: string,
  step: string,
  part: string,
  entry: PaymentEntry,
  sure: boolean,
): Promise<Result<Case>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { one, procedure } = opened.value
  const found = stepOf(procedure, step)
  if (!found || !partOf(found, part, 'payment'))
    return failed('not-found', 'This step has no payment.', 'Open the step again.')
  const same = samePayments(Object.values(desk.session.getState().cases), one, entry.fee)
  if (same.length && !sure)
    return failed(
      'conflict',
      `A payment of ${pounds(entry.fee)} is already recorded for the same SR or SCIN.`,
      'Look at it first. If this is a further payment, say so below and record it.',
    )
  return record(desk, caseId, { type: 'payment-recorded', step, part, ...entry })
}
