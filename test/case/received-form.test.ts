import { describe, expect, it } from 'vitest'
import { compareForm } from '../../shared/case/received-form'
import { sharedFacts } from '../../shared/procedures/facts'

const specs = sharedFacts('client', 'clientRole', 'clientAddress', 'appointmentDate', 'teamLeaderEmail')
const facts = { client: 'Rosalind Testwell', clientRole: 'receiving-parent', clientAddress: '3 Row\nTown' }
const compared = (...pairs: [string, string][]) =>
  compareForm(
    pairs.map(([label, value]) => ({ label, value })),
    specs,
    facts,
  )

describe('a received form against the facts', () => {
  it('agrees where it says the same in other spaces, letters and signs', () => {
    const same = compared(
      [' Client: ', 'ROSALIND  Testwell'],
      ['The client is the', 'Receiving parent'],
      ['Client’s address', '3 Row, Town'],
    )
    expect(same).toEqual({ found: 3, differences: [] })
  })

  it('differs where it says another thing, or what is not known here', () => {
    const { differences } = compared(
      ['client', 'Rosalind Test'],
      ['Date of the appointment', '3 December 2026'],
    )
    expect(differences.map(({ spec, here, there, value }) => [spec.name, here, there, value])).toEqual([
      ['client', 'Rosalind Testwell', 'Rosalind Test', 'Rosalind Test'],
      ['appointmentDate', undefined, '3 December 2026', '2026-12-03'],
    ])
  })

  it('offers nothing to take over where the words cannot be understood', () => {
    const { differences } = compared(['The client is the', 'Neighbour'], ['Team leader’s email', 'ask'])
    expect(differences.map(one => one.value)).toEqual([null, null])
  })

  it('says nothing of empty fields and of fields that belong to no fact', () => {
    expect(compared(['Client', ''], ['Client', 'Not recorded'], ['Weather', 'fine'])).toEqual({
      found: 0,
      differences: [],
    })
  })
})
