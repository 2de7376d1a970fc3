import type { Email, Receipt } from './case'

/** What is known of the read receipt of each whom an email went to, in the order of its addresses. */
export const receiptsOf = ({ to, receipts }: Pick<Email, 'to' | 'receipts'>) =>
  to.map(of => ({ of, receipt: receipts.findLast(one => one.of === undefined || one.of === of) ?? null }))

/** The email once a receipt is recorded; they stand together as `none` where one of them did not come. */
export const withReceipt = (email: Email, receipt: Receipt): Email => {
  const receipts = [...email.receipts.filter(one => one.of !== receipt.of), receipt]
  const each = receiptsOf({ to: email.to, receipts }).map(one => one.receipt)
  const worst = each.find(one => one?.receipt === 'none') ?? receipt
  return { ...email, receipts, receipt: each.includes(null) ? null : worst }
}
