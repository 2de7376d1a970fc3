import { describe, expect, it } from 'vitest'
import { searchFor } from '../../../shared/bundle/court/served-match'
import { type Sought, soughtOnCase, soughtWords } from '../../../shared/bundle/court/served-values'
import { commitment } from '../../../shared/procedures/commitment'
import { countyCourt } from '../../../shared/procedures/county-court'
import { liabilityOrder } from '../../../shared/procedures/liability-order'

const facts = {
  receivingParentAddress: 'Flat 2\n14 Quince Road\nOldtown\nLeeds\nLS1 4AB',
  receivingParentNationalInsurance: 'QQ 12 34 56 C',
  receivingParentSortCode: '65-43-21',
  receivingParentAccount: '00123456',
  payingParentNationalInsurance: 'QQ987654B',
}
const { sought } = soughtOnCase(facts)
const find = searchFor(sought)
const kinds = (text: string) => find(text).map(({ sought: piece }) => `${piece.whose} ${piece.kind}`)

describe('what must not be served', () => {
  it('comes from the facts of the case, piece by piece', () => {
    expect(sought.map(({ whose, kind, text }) => [whose, kind, text])).toEqual([
      ['receiving', 'address', 'Flat 2 14 Quince Road'],
      ['receiving', 'address', '14 Quince Road'],
      ['receiving', 'postcode', 'LS1 4AB'],
      ['receiving', 'national-insurance', 'QQ 12 34 56 C'],
      ['paying', 'national-insurance', 'QQ987654B'],
      ['receiving', 'sort-code', '65-43-21'],
      ['receiving', 'account', '00123456'],
    ])
    expect(soughtOnCase({}).sought).toEqual([])
    expect(soughtWords({ kind: 'postcode', whose: 'receiving' })).toBe('Receiving parent’s postcode')
  })

  it('takes a client who is the receiving parent for one, and no other client', () => {
    const clientAddress = '9 Medlar Lane, Leeds, LS2 7XY'
    const words = (clientRole: string) =>
      soughtOnCase({ clientRole, clientAddress }).sought.map(({ text }) => text)
    expect(words('receiving-parent')).toEqual(['9 Medlar Lane', 'LS2 7XY'])
    expect(words('paying-parent')).toEqual([])
  })

  it('names the facts that hold nothing to look for', () => {
    const { unusable } = soughtOnCase({ receivingParentSortCode: '12', receivingParentAddress: 'Leeds,' })
    expect(unusable).toEqual(['receivingParentSortCode'])
    expect(soughtOnCase({ receivingParentAddress: '12\n' }).unusable).toEqual(['receivingParentAddress'])
  })

  it('can be recorded on every SR that goes to a court', () => {
    for (const { facts: known } of [countyCourt, commitment, liabilityOrder])
      for (const name of Object.keys(facts)) expect(known.map(fact => fact.name)).toContain(name)
  })
})

describe('finding it in a text', () => {
  it('minds neither case, spaces, hyphens, line ends nor short words', () => {
    for (const text of [
      'flat 2, 14 QUINCE RD.',
      'Flat 2\n14  Quince\nRoad',
      'Apartment 2 / 14 Q u i n c e R o a d',
    ])
      expect(kinds(text)).toEqual(['receiving address', 'receiving address'])
    for (const text of ['14 Quince Road', '14, Quínce Rd', '14 Qui\u0301nce Road, Flat 2'])
      expect(kinds(text)).toEqual(['receiving address'])
    for (const text of ['at LS14AB,', 'ls1 4ab', 'L S 1 4 A B', 'LS1\n4AB', 'LSI 4A8'])
      expect(kinds(text)).toEqual(['receiving postcode'])
    for (const text of ['QQ123456C', 'QQ 12 34 56 C', 'qq-12-34-56-c', 'QQ123456', 'QQ I2 34 56'])
      expect(kinds(text)).toEqual(['receiving national-insurance'])
    for (const text of ['sort code 65-43-21', '654321', '65 43 21', '65–43–21'])
      expect(kinds(text)).toEqual(['receiving sort-code'])
    for (const text of ['account 00123456.', '0012 3456', '0OI23456'])
      expect(kinds(text)).toEqual(['receiving account'])
  })

  it('minds no accent on either side', () => {
    const welsh = searchFor([{ kind: 'address', whose: 'receiving', text: '3 Tŷ Rhôs' }])
    for (const text of ['at 3 Ty Rhos now', '3 TŶ RHÔS', '3 Ty\u0302 Rho\u0302s'])
      expect(welsh(text)).toHaveLength(1)
  })

  it('does not take other numbers and addresses for it', () => {
    for (const text of [
      '114 Quince Road',
      '14 Quince Roadside',
      'LS1 4ABC',
      'XLS1 4AB',
      'QQ123457C',
      '£6,543.21',
      '£6543.21',
      '£654321.00',
      '6543210',
      '65-43-2',
      '900123456',
      'Leeds',
    ])
      expect(kinds(text)).toEqual([])
  })

  it('says where it stands', () => {
    const text = 'Send it to LS1  4AB today'
    const piece: Sought[] = [{ kind: 'postcode', whose: 'receiving', text: 'LS14AB' }]
    const [found] = searchFor(piece)(text)
    expect(text.slice(found?.start, found?.end)).toBe('LS1  4AB')
  })

  it('stays quick on a long text that nearly matches everywhere', () => {
    expect(kinds('flat 2 14 quince '.repeat(20_000))).toEqual([])
    expect(kinds('1 '.repeat(100_000))).toEqual([])
    expect(kinds(`${' '.repeat(100_000)}x`)).toEqual([])
  })
})
