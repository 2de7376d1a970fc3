import { describe, expect, it } from 'vitest'
import type { FactSpec, Facts } from '../../shared/case/facts'
import { applies, factWords, fill, fillAll, holds, placeholders, pounds } from '../../shared/case/fill'
import { sharedFacts } from '../../shared/procedures/facts'
import { aCase, facts } from '../build/history'

const specs = sharedFacts('court', 'hearingDate', 'hearingTime', 'costs', 'pvMarking', 'paymentsSince')
const known: Facts = { court: 'Leeds', hearingDate: '2026-06-18', costs: 9000, paymentsSince: false }

describe('conditions', () => {
  it('hold when there is none, and compare without guessing', () => {
    expect(holds(undefined, {})).toBe(true)
    expect(holds({ fact: 'costs', is: 9000 }, known)).toBe(true)
    expect(holds({ fact: 'costs', is: '9000' }, known)).toBe(false)
    expect(holds({ fact: 'paymentsSince', is: false }, known)).toBe(true)
  })

  it('take an unknown fact for nothing, not for no', () => {
    expect(holds({ fact: 'contactSince', is: false }, known)).toBe(false)
    expect(holds({ not: { fact: 'contactSince', is: true } }, known)).toBe(true)
    expect(holds({ fact: 'contactSince', known: false }, known)).toBe(true)
    expect(holds({ fact: 'paymentsSince', known: true }, known)).toBe(true)
  })

  it('see whether one of several options was chosen', () => {
    const several = { visitReasons: ['payments', 'other'] }
    expect(holds({ fact: 'visitReasons', has: 'other' }, several)).toBe(true)
    expect(holds({ fact: 'visitReasons', has: 'appeal' }, several)).toBe(false)
    expect(holds({ fact: 'visitReasons', has: 'other' }, { visitReasons: 'other' })).toBe(false)
  })

  it('count the visits that were missed, of their own part alone', () => {
    const visit = (attended: boolean, part = 'visits') =>
      ({ type: 'visit-recorded', step: 'visit', part, on: '2026-05-11', attended, note: '' }) as const
    const missed = (moreThan: number, ...happened: ReturnType<typeof visit>[]) =>
      applies({ visitsMissed: 'visits', moreThan }, aCase(facts({}), ...happened))
    expect(missed(2, visit(false), visit(false))).toBe(false)
    expect(missed(2, visit(false), visit(true), visit(false), visit(false, 'others'))).toBe(false)
    expect(missed(2, visit(false), visit(false), visit(false))).toBe(true)
    expect(missed(0)).toBe(false)
  })

  it('join by all and any', () => {
    const [yes, no] = [{ fact: 'court', known: true } as const, { fact: 'court', known: false } as const]
    expect(holds({ all: [yes, yes] }, known)).toBe(true)
    expect(holds({ all: [yes, no] }, known)).toBe(false)
    expect(holds({ any: [no, yes] }, known)).toBe(true)
    expect(holds({ any: [no, no] }, known)).toBe(false)
  })
})

describe('templates', () => {
  it('are filled with facts in words', () => {
    expect(fill('{{hearingDate}} at {{court}}, {{costs}}; {{paymentsSince}}', specs, known)).toEqual({
      text: 'Thursday 18 June 2026 at Leeds, £90.00; No',
      missing: [],
    })
  })

  it('show what is not known by its label, and what nobody knows by its name', () => {
    expect(fill('{{hearingTime}} and {{ghost}}', specs, known)).toEqual({
      text: '[Hearing time] and [ghost]',
      missing: ['hearingTime', 'ghost'],
    })
  })

  it('do not read what an officer typed as a template', () => {
    const facts = { court: '{{costs}} $& $1 {{hearingDate}}', costs: 1 }
    expect(fill('At {{court}}', specs, facts).text).toBe('At {{costs}} $& $1 {{hearingDate}}')
  })

  it('leave out paragraphs that do not apply, and name what is missing once', () => {
    const paragraphs = [
      'A {{hearingTime}}',
      { text: 'B', when: { fact: 'paymentsSince', is: true } as const },
      { text: 'C {{hearingTime}}', when: { fact: 'paymentsSince', is: false } as const },
    ]
    expect(fillAll(paragraphs, specs, known, ' / ')).toEqual({
      text: 'A [Hearing time] / C [Hearing time]',
      missing: ['hearingTime'],
    })
  })

  it('name the facts they ask for', () => {
    expect(placeholders('{{a}} {{ b }} {{c}}{{a}}')).toEqual(['a', 'c', 'a'])
  })
})

describe('facts in words', () => {
  const spec = (kind: FactSpec['kind']): FactSpec => ({ name: 'one', label: 'One', kind })

  it('says pence as pounds', () => {
    expect([0, 5, 120_450, 1_000_000_000].map(pounds)).toEqual([
      '£0.00',
      '£0.05',
      '£1,204.50',
      '£10,000,000.00',
    ])
  })

  it('says an option by its label, a table by its rows, and nothing for what is not known', () => {
    const [pv] = sharedFacts('pvMarking')
    expect(pv && factWords(pv, 'marked')).toBe('Marked potentially violent')
    expect(pv && factWords(pv, 'an older option')).toBe('an older option')
    expect(factWords(spec('table'), [{}])).toBe('1 row')
    expect(factWords(spec('table'), [{}, {}])).toBe('2 rows')
    expect(factWords(spec('table'), 'none')).toBe('')
    expect(factWords(spec('date'), undefined)).toBe('')
  })

  it('says several options by their labels', () => {
    const [reasons] = sharedFacts('visitReasons')
    expect(reasons && factWords(reasons, ['payments', 'an older one'])).toBe('Payments; an older one')
  })
})
