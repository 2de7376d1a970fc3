import type { Case, Payment } from './case'
import type { Payer } from './facts'

/** Who paid, in words. */
export const payerNames: Record<Payer, string> = {
  ssst: 'Specialist Services Support Team',
  cpt: 'Court presenting team',
  other: 'Somebody else',
}

const plain = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/\s+/g, '').toLocaleLowerCase('en-GB') : ''

const sameCase = (a: Case, b: Case): boolean =>
  a.id === b.id ||
  ['srNumber', 'scin'].some(
    name => plain(a.facts[name]) !== '' && plain(a.facts[name]) === plain(b.facts[name]),
  )

export interface PaymentOf {
  one: Case
  payment: Payment
}

/**
 * Payments of the same fee already recorded for the same SR or SCIN, in any case here: the sign of one that is about to be
 * made twice (procedures, silence 3). `fee` in whole pence.
 */
export const samePayments = (cases: readonly Case[], one: Case, fee: number): PaymentOf[] =>
  cases
    .filter(other => sameCase(other, one))
    .flatMap(other =>
      other.payments.filter(payment => payment.fee === fee).map(payment => ({ one: other, payment })),
    )
