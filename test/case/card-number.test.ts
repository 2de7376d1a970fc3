import { describe, expect, it } from 'vitest'
import { hasCardNumber } from '../../shared/case/card-number'
import { checkFacts } from '../../shared/case/check-facts'
import { liabilityOrder } from '../../shared/procedures/liability-order'

const today = '2026-05-11'

describe('the number of a payment card', () => {
  it.each([
    '4111111111111111',
    'Card 4111 1111 1111 1111, exp 01/30',
    '5555-5555-5555-4444',
    '5555–5555–5555–4444',
    '3782 822463 10005',
    '2223 0031 2200 3222',
    'paid with 6011.1111.1111.1117 today',
    '４１１１ １１１１ １１１１ １１１１',
    'SR 447 4111 1111 1111 1111 90',
    '4222222222222',
  ])('is seen in %j', text => {
    expect(hasCardNumber(text)).toBe(true)
  })

  it.each([
    '4111 1111 1111 1112',
    'SR 1-4471902653, SCIN 1210 0045 7781',
    '01632 960 001 or 01632 960 112',
    '2026-12-03 to 2026-12-10',
    '4111 1111\n1111 1111',
    '£1,204.50 of £14,204.50',
    '12-34-56 12345678',
    '',
  ])('is not seen in %j', text => {
    expect(hasCardNumber(text)).toBe(false)
  })

  it('is refused in every kind of fact that takes free text', () => {
    const card = '4111 1111 1111 1111'
    const notes: Record<string, string>[] = [
      { court: card },
      { payingParent: card },
      { costsNote: `Paid\nby ${card}` },
    ]
    for (const facts of notes)
      expect(checkFacts(liabilityOrder.facts, facts, today)).toMatchObject({
        ok: false,
        fault: { message: expect.stringContaining('payment card number') },
      })
  })
})
