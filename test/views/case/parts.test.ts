import { describe, expect, it } from 'vitest'
import { checkWords, deliveryState } from '../../../renderer/views/case/deliveries/delivery-words'
import { folderChoice } from '../../../renderer/views/case/parts/folder-choice'
import { mailto } from '../../../renderer/views/case/parts/mailto'
import { momentEntry, readMoment, readPastDay } from '../../../renderer/views/case/parts/moment-entry'
import { staleBecause } from '../../../renderer/views/case/parts/stale'
import { latestDocument } from '../../../shared/case/case'
import type { MappedFolder } from '../../../shared/host/folders'
import { liabilityOrder } from '../../../shared/procedures/liability-order'
import { partOf, stepOf } from '../../../shared/procedures/schema'
import { aContext, someSettings } from '../../build/context'
import { facts } from '../../build/history'
import { anOfficer } from '../../build/officer'

describe('a date and time that were typed', () => {
  const now = '2026-11-21T15:04:30.000Z'

  it('are read back to the minute they were shown as', () => {
    const { date, time } = momentEntry(now)
    expect([date, time]).toEqual(['21 Nov 2026', '3:04pm'])
    expect(readMoment(date, time, now)).toEqual({ ok: true, instant: '2026-11-21T15:04:00.000Z' })
  })

  it('are on the London clock', () => {
    expect(readMoment('1 July 2026', '10am', now)).toEqual({ ok: true, instant: '2026-07-01T09:00:00.000Z' })
  })

  it('may not be in the future', () => {
    expect(readMoment('21 Nov 2026', '3:05pm', now)).toEqual({
      ok: false,
      time: expect.stringContaining('not come'),
    })
    expect(readMoment('22 Nov 2026', '9am', now)).toEqual({
      ok: false,
      date: expect.stringContaining('not come'),
    })
  })

  it('say what is wrong beside the field it is wrong in', () => {
    const read = readMoment('soon', '25:00', now)
    expect(read).toMatchObject({
      ok: false,
      date: expect.stringContaining('soon'),
      time: expect.stringContaining('25'),
    })
  })

  it('refuse the hour that the clocks leave out', () => {
    expect(readMoment('29 March 2026', '1:30am', now)).toMatchObject({ ok: false, time: expect.any(String) })
  })

  it('read a day that has come, and refuse one that has not', () => {
    expect(readPastDay('21/11/2026', now)).toEqual({ ok: true, day: '2026-11-21' })
    expect(readPastDay('22/11/2026', now)).toMatchObject({ ok: false })
    expect(readPastDay('', now)).toMatchObject({ ok: false })
  })
})

describe('the folder for a delivery', () => {
  const step = stepOf(liabilityOrder, 'first-bundle')
  const part = step && partOf(step, 'bundle', 'delivery')
  if (!part) throw new Error('Step 4 has no bundle')
  const folder = (id: string, of: string, kind: MappedFolder['kind'] = 'cpt-shared'): MappedFolder => ({
    id,
    kind,
    of,
    label: `Folder ${id}`,
    place: `\\\\share\\${id}`,
  })
  const [north, south, region] = [
    folder('n', 'Northern CPT'),
    folder('s', 'Southern CPT'),
    folder('r', 'Northern CPT', 'cpo-manager'),
  ]

  it('is that of the case’s team, whatever its letters, first in the list', () => {
    const choice = folderChoice(part, [south, region, north], { cptTeam: ' northern cpt' }, undefined)
    expect(choice).toEqual({ folders: [north, south], offered: 'n', unmapped: null })
  })

  it('is never another team’s without being chosen', () => {
    expect(folderChoice(part, [south], { cptTeam: 'Northern CPT' }, undefined)).toEqual({
      folders: [south],
      offered: '',
      unmapped: 'Northern CPT',
    })
  })

  it('is the one the officer chose for the version before', () => {
    expect(folderChoice(part, [south], { cptTeam: 'Northern CPT' }, 's').offered).toBe('s')
  })

  it('is the only one while no team is known, and none of several', () => {
    expect(folderChoice(part, [south], {}, undefined).offered).toBe('s')
    expect(folderChoice(part, [south, north], {}, undefined).offered).toBe('')
  })

  it('is not guessed between two of the same team', () => {
    expect(
      folderChoice(part, [north, folder('n2', 'Northern CPT')], { cptTeam: 'Northern CPT' }, undefined)
        .offered,
    ).toBe('')
  })
})

describe('a mailto address', () => {
  const letter = {
    to: ['a@example.gov.uk', 'b@example.gov.uk'],
    cc: [],
    subject: 'SR 1 & 2',
    text: 'Dear Łukasz\n\n100 %',
  }

  it('opens as what was written', () => {
    const url = new URL(mailto(letter) ?? '')
    expect(decodeURIComponent(url.pathname)).toBe('a@example.gov.uk,b@example.gov.uk')
    expect(url.searchParams.get('subject')).toBe('SR 1 & 2')
    expect(url.searchParams.get('body')).toBe('Dear Łukasz\r\n\r\n100 %')
    expect(url.searchParams.has('cc')).toBe(false)
  })

  it('takes copies along', () => {
    expect(new URL(mailto({ ...letter, cc: ['c@example.gov.uk'] }) ?? '').searchParams.get('cc')).toBe(
      'c@example.gov.uk',
    )
  })

  it('is not offered when it would be cut short', () => {
    expect(mailto({ ...letter, text: 'word '.repeat(400) })).toBeNull()
  })
})

describe('why a document is out of date', () => {
  const context = aContext()
  const stale = (officer: ReturnType<typeof anOfficer>, now = context) => {
    const made = latestDocument(officer.one, 'cmel7298')
    if (!made) throw new Error('Nothing was made')
    return staleBecause(liabilityOrder, officer.one, officer.events, made, now)
  }

  it('names each fact that stands on it, as it was and is', () => {
    const officer = anOfficer({ context }).does(1, 2, 3)
    expect(stale(officer)).toEqual([])
    officer.records(facts({ hearingDate: '2026-06-19' }))
    expect(stale(officer)).toEqual(['Hearing date: was Thursday 18 June 2026, now Friday 19 June 2026'])
  })

  it('leaves out facts that are not on it', () => {
    const officer = anOfficer({ context })
      .does(1, 2, 3)
      .records(facts({ outcome: 'Order made', costs: 100 }))
    expect(stale(officer)).toEqual([])
  })
})

describe('a delivery in words', () => {
  const officer = anOfficer().does(1, 2, 3)
  for (const part of ['pv-check', 'liability', 'cmel7000', 'referral', 'pv-record']) officer.doesPart(4, part)
  officer.beginsPart(4, 'bundle')
  const delivery = () => {
    const [first] = officer.one.deliveries
    if (!first) throw new Error('Nothing was planned')
    return first
  }

  it('is in line, being saved, in the outbox, withdrawn or there', () => {
    expect(deliveryState(delivery(), false).words).toBe('In line')
    expect(deliveryState(delivery(), true).words).toBe('Being saved')
    const { deliveryId } = delivery()
    officer.records({
      type: 'delivery-held',
      deliveryId,
      code: 'unreachable',
      message: 'The folder is away.',
    })
    expect(deliveryState(delivery(), false).words).toBe('In the outbox')
    officer.records({ type: 'delivery-withdrawn', deliveryId, reason: 'Wrong team' })
    expect(deliveryState(delivery(), false).words).toBe('Withdrawn')
    officer.does(4)
    expect(officer.one.deliveries.map(one => deliveryState(one, false).words)).toEqual([
      'Withdrawn',
      'There, verified',
    ])
  })

  it('says what a check found, and what to do where it is not there', () => {
    expect(checkWords.there).not.toContain('ask')
    for (const state of ['missing', 'changed'] as const) expect(checkWords[state]).toContain('save it again')
  })
})

describe('the settings', () => {
  it('are no fact: a document that is out of date by them alone has no fact to name', () => {
    const officer = anOfficer().does(1, 2, 3)
    const made = latestDocument(officer.one, 'cmel7298')
    const other = aContext({
      settings: someSettings({ officer: { name: 'Sam Sample', telephone: '01632 960 002' } }),
    })
    expect(made && staleBecause(liabilityOrder, officer.one, officer.events, made, other)).toEqual([])
  })
})
