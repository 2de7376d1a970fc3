import { expect, it } from 'vitest'
import { factsFor, fillOf, guessFor, offerOf, offersFor } from '../../shared/documents/mapping'
import { procedures } from '../../shared/procedures/registry'

const specs = factsFor('ssst-referral', procedures)
const guess = (name: string, takes: 'words' | 'tick' = 'words') =>
  guessFor({ name, takes }, offersFor(takes, specs))

it('offers the facts of every procedure that makes the form, each once, and the document’s own words', () => {
  const offers = offersFor('words', specs).map(({ value }) => value)
  expect(new Set(offers).size).toBe(offers.length)
  // A court presenting team is a fact of one of the procedures, a region of another.
  expect(offers).toEqual(
    expect.arrayContaining(['payingParent', 'cptTeam', 'region', 'officerName', 'madeOn']),
  )
  expect(factsFor('cmsl5501', procedures).map(({ name }) => name)).not.toContain('cptTeam')
  expect(offersFor('nothing', specs)).toEqual([])
})

it('offers for a tick the options of facts that have some', () => {
  const offers = offersFor('tick', specs)
  expect(offers).toContainEqual({ value: 'pvMarking=marked', label: expect.stringContaining('PV') })
  expect(offers.every(({ value }) => value.includes('='))).toBe(true)
})

it('begins with what a field is called like, and guesses nothing else', () => {
  expect(guess('payingParent')).toBe('payingParent')
  expect(guess('Paying parent')).toBe('payingParent')
  expect(guess('topmostSubform[0].Page1[0].Hearing_date[0]')).toBe('hearingDate')
  expect(guess('Team inbox')).toBe('teamInbox')
  expect(guess('Text1')).toBe('')
  expect(guess('pvMarking.marked', 'tick')).toBe('pvMarking=marked')
})

it('reads back what it offers', () => {
  for (const offer of [...offersFor('words', specs), ...offersFor('tick', specs)])
    expect(offerOf(fillOf(offer.value))).toBe(offer.value)
})
