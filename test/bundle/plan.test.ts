import { describe, expect, it } from 'vitest'
import { planDelivery } from '../../shared/bundle/plan'
import type { Case } from '../../shared/case/case'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { partOf, stepOf } from '../../shared/procedures/schema'
import { aContext } from '../build/context'
import { facts } from '../build/history'
import { anOfficer, documentMade, fileAdded } from '../build/officer'

const context = aContext()
const bundleOf = (id: string) => {
  const step = stepOf(liabilityOrder, id)
  const part = step && partOf(step, 'bundle', 'delivery')
  if (!part) throw new Error(`Step ${id} has no bundle`)
  return part
}
const first = bundleOf('first-bundle')
const second = bundleOf('cover-letter')
const plan = (one: Case, part = first) => planDelivery(liabilityOrder, part, one, context)
const namesOf = (one: Case, part = first) => plan(one, part).entries.map(entry => entry.name)

/** An officer just before step 4 saves the bundle. */
const readyToSave = () => {
  const officer = anOfficer().does(1, 2, 3)
  for (const part of ['pv-check', 'liability', 'cmel7000', 'referral', 'pv-record']) officer.doesPart(4, part)
  return officer
}

describe('what goes into the bundle', () => {
  it('has the forms in the procedure’s order, then the officer’s files in the order they came', () => {
    const { one } = readyToSave().records(
      fileAdded('supporting', 'Letter.pdf'),
      fileAdded('outcome-scan', 'Outcome.pdf'),
      fileAdded('supporting', 'Account.pdf'),
    )
    expect(namesOf(one)).toEqual([
      '01 CMEL7298.pdf',
      '02 CMEL7000.pdf',
      '03 SSST referral.pdf',
      '04 PV check.pdf',
      '05 Letter.pdf',
      '06 Account.pdf',
    ])
  })

  it('keeps two files of one name apart, and names that Windows would not take safe', () => {
    const { one } = readyToSave().records(
      fileAdded('supporting', 'scan.pdf'),
      fileAdded('supporting', 'scan.pdf'),
      fileAdded('supporting', '../a:b?.pdf'),
    )
    expect(namesOf(one).slice(4)).toEqual(['05 scan.pdf', '06 scan.pdf', '07 ..-a-b-.pdf'])
    expect(new Set(plan(one).entries.map(entry => entry.fileId)).size).toBe(7)
  })

  it('takes the newest document of a form', () => {
    const officer = readyToSave().records(facts({ court: 'Elsewhere Magistrates’ Court' }))
    officer.records(documentMade(officer.one, 'cmel7298', context))
    expect(plan(officer.one).entries[0]?.fileId).toBe(officer.one.documents.at(-1)?.fileId)
  })
})

describe('why a bundle cannot go yet', () => {
  it('names every form that is not made, and what it needs', () => {
    expect(plan(anOfficer().does(1, 2).one).problems).toEqual([
      'Make CMEL7298 first.',
      'CMEL7000 needs: Amount of the liability order, Liability order schedule.',
      'SSST referral needs: Potentially violent (PV) marking.',
      'PV check needs: Potentially violent (PV) marking, Date of the full PV check, PV check made by.',
    ])
  })

  it('names a form that says what is no longer so', () => {
    const { one } = readyToSave().records(facts({ hearingDate: '2026-07-02' }))
    expect(plan(one).problems).toEqual([
      'CMEL7298 is out of date: facts on it have changed. Make it again first.',
      'SSST referral is out of date: facts on it have changed. Make it again first.',
    ])
  })

  it('names a fact that its name needs, and a form this version does not know', () => {
    const { one } = readyToSave().records(facts({ srNumber: null }))
    expect(plan(one).problems).toContain('Enter: SR number.')
    expect(plan(one, { ...first, documents: ['cmel0000'] }).problems).toContain(
      'This version of the product does not know the form cmel0000.',
    )
  })
})

describe('versions', () => {
  it('begins with 1 and says no changes', () => {
    expect(plan(readyToSave().one)).toMatchObject({
      name: 'SR 1-4471902653 liability order v1.zip',
      version: 1,
      changes: [],
      problems: [],
    })
  })

  it('goes on counting over the steps that save the same bundle', () => {
    const { one } = anOfficer().does(1, 2, 3, 4, 5, 6, 7)
    expect(one.deliveries.map(entry => entry.version)).toEqual([1, 2])
    expect(plan(one, second).version).toBe(3)
  })

  it('never gives a name again that was taken back', () => {
    const officer = readyToSave().beginsPart(4, 'bundle')
    const deliveryId = officer.one.deliveries[0]?.deliveryId ?? ''
    officer.records({ type: 'delivery-withdrawn', deliveryId, reason: 'Wrong folder' })
    expect(plan(officer.one)).toMatchObject({ version: 2, changes: [] })
  })

  it('compares with the last version that arrived', () => {
    const officer = readyToSave().doesPart(4, 'bundle')
    officer.records(fileAdded('supporting', 'Late.pdf')).beginsPart(4, 'bundle')
    expect(plan(officer.one)).toMatchObject({ version: 3, changes: ['Added: Late.pdf'] })
  })

  it('says what was put in, made anew and taken out', () => {
    const officer = readyToSave().records(fileAdded('supporting', 'Old.pdf')).doesPart(4, 'bundle')
    officer
      .undoes('file-added')
      .records(fileAdded('supporting', 'New.pdf'), facts({ supportingNote: 'Hello' }))
    officer.records(documentMade(officer.one, 'ssst-referral', context))
    expect(plan(officer.one).changes).toEqual([
      'Added: New.pdf',
      'New version: SSST referral.pdf',
      'Taken out: Old.pdf',
    ])
  })

  it('tells which of several files of one name were changed', () => {
    const officer = readyToSave()
      .records(fileAdded('supporting', 'scan.pdf'), fileAdded('supporting', 'scan.pdf'))
      .doesPart(4, 'bundle')
    expect(plan(officer.one).changes).toEqual([])
    officer.undoes('file-added')
    expect(plan(officer.one).changes).toEqual(['Taken out: scan.pdf'])
    officer.records(fileAdded('supporting', 'scan.pdf'))
    expect(plan(officer.one).changes).toEqual(['New version: scan.pdf'])
    officer.records(fileAdded('supporting', 'scan.pdf'))
    expect(plan(officer.one).changes).toEqual(['Added: scan.pdf', 'New version: scan.pdf'])
  })
})
