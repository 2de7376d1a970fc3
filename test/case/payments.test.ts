import { describe, expect, it } from 'vitest'
import type { Case } from '../../shared/case/case'
import { samePayments } from '../../shared/case/payments'
import { aCase, facts } from '../build/history'

const paid = (fee: number) =>
  ({
    type: 'payment-recorded',
    step: 'pay',
    part: 'paid',
    court: 'Exampleton County Court',
    fee,
    paidOn: '2026-05-11',
    paidBy: 'cpt',
    reference: '',
  }) as const
const named = (id: string, one: Case): Case => ({ ...one, id })

describe('a payment that was made before', () => {
  const one = named('now', aCase(facts({ srNumber: '1-44', scin: '1210 0045' })))
  const found = (other: Case, fee = 4500) => samePayments([one, named('other', other)], one, fee)

  it('is found by the SR number or the SCIN, however they are spaced', () => {
    expect(found(aCase(facts({ srNumber: '1-44' }), paid(4500)))).toHaveLength(1)
    expect(found(aCase(facts({ scin: '12100045' }), paid(4500)))).toHaveLength(1)
  })

  it('is another one when the fee or the case is', () => {
    expect(found(aCase(facts({ scin: '12100045' }), paid(4501)))).toEqual([])
    expect(found(aCase(facts({ srNumber: '1-45', scin: '9' }), paid(4500)))).toEqual([])
    expect(found(aCase(paid(4500)))).toEqual([])
  })

  it('counts on the same case, and not where nothing identifies it', () => {
    const twice = aCase(facts({ srNumber: '1-44' }), paid(4500))
    expect(samePayments([twice], twice, 4500)).toHaveLength(1)
    const nameless = named('nameless', aCase())
    expect(samePayments([nameless, twice], nameless, 4500)).toEqual([])
  })
})
