import { describe, expect, it } from 'vitest'
import { latestDocument } from '../../shared/case/case'
import type { Happening } from '../../shared/case/events'
import type { Facts } from '../../shared/case/facts'
import type { Context } from '../../shared/checklist/context'
import { formOf } from '../../shared/documents/forms'
import { markNow } from '../../shared/documents/mark'
import { type OfficialForm, officialFor } from '../../shared/documents/official'
import { standing } from '../../shared/documents/standing'
import { aContext, someSettings } from '../build/context'
import { aCase, facts, someHash } from '../build/history'
import { documentMade } from '../build/officer'
import { sampleFacts } from './samples'

const form = 'ssst-referral'
const anOfficial = (changes: Partial<OfficialForm> = {}): OfficialForm => ({
  form,
  kind: 'acroform',
  name: 'referral.pdf',
  sha256: someHash(),
  fields: { where: { fact: 'court' } },
  gone: [],
  ...changes,
})
const of = (official: OfficialForm[]): Context => aContext({ official })
const known = facts(sampleFacts() as Parameters<typeof facts>[0])

/** How a document stands that was made then, with the facts and circumstances as they are now. */
const stands = (then: Context, now: Context, changes: Facts = {}, stoodIn = false) => {
  const before = aCase(known)
  const made = documentMade(before, form, then)
  const found = formOf(form)
  if (!found) throw new Error('There is no such form')
  const mark = markNow(found, 'pdf', before.facts, then, stoodIn)
  const one = aCase(known, { ...made, fingerprint: mark } as Happening)
  const state = standing(form, latestDocument(one, form), { ...one.facts, ...changes }, now)
  return state.is === 'out-of-date' ? state.because : state.is
}

const telephone = (name: string) =>
  aContext({ settings: someSettings({ officer: { name, telephone: '01632 960 999' } }) })

describe('a document', () => {
  it('is current while nothing on it changes', () => {
    expect(stands(aContext(), aContext({ now: '2026-05-20T08:00:00.000Z' }))).toBe('current')
    expect(stands(aContext(), aContext(), { costsNote: 'nothing of this stands on it' })).toBe('current')
  })

  it('is out of date when a fact or the team inbox changes', () => {
    expect(stands(aContext(), aContext(), { court: 'Another Court' })).toBe('facts')
    const inbox = someSettings({ team: { inbox: 'moved@example.gov.uk' } })
    expect(stands(aContext(), aContext({ settings: inbox }))).toBe('facts')
  })

  it('is as good for a colleague as for the officer who made it', () => {
    expect(stands(aContext(), telephone('Somebody Else'))).toBe('current')
  })

  it('is out of date when the officer who made it has another telephone number', () => {
    expect(stands(aContext(), telephone('Alex Fictional'))).toBe('officer')
    const withoutOfficer = of([anOfficial()])
    expect(
      stands(withoutOfficer, { ...telephone('Alex Fictional'), official: withoutOfficer.official }),
    ).toBe('current')
  })
})

describe('a document in the office’s form', () => {
  const now = of([anOfficial()])

  it('is out of date when the office loads a form, maps it anew, replaces it or stops using it', () => {
    expect(stands(aContext(), now)).toBe('official-form')
    expect(stands(now, of([anOfficial({ fields: { where: { fact: 'scin' } } })]))).toBe('official-form')
    expect(stands(now, of([anOfficial({ sha256: someHash('b') })]))).toBe('official-form')
    expect(stands(now, aContext())).toBe('official-form')
    expect(stands(now, of([anOfficial({ name: 'renamed.pdf' })]))).toBe('current')
  })

  it('is out of date when what is mapped changes, and with nothing else', () => {
    expect(stands(now, now, { court: 'Another Court' })).toBe('facts')
    expect(stands(now, now, { payingParent: 'Somebody Else' })).toBe('current')
  })

  it('is out of date as the built-in layout is, where that had to stand in', () => {
    expect(stands(now, now, {}, true)).toBe('current')
    expect(stands(now, now, { payingParent: 'Somebody Else' }, true)).toBe('facts')
    expect(stands(now, of([anOfficial({ sha256: someHash('b') })]), {}, true)).toBe('official-form')
  })
})

describe('the office’s form for a document', () => {
  const pdf = anOfficial()
  const word = anOfficial({ kind: 'word-template' })

  it('is of the kind that is asked for, and the Word template where there is nothing else', () => {
    expect(officialFor([pdf, word], form, 'pdf')).toBe(pdf)
    expect(officialFor([pdf, word], form, 'word')).toBe(word)
    expect(officialFor([word], form, 'pdf')).toBe(word)
    expect(officialFor([pdf], form, 'word')).toBeUndefined()
    expect(officialFor([pdf, word], 'cmel7298', 'pdf')).toBeUndefined()
  })
})
