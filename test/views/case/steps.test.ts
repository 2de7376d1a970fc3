import { describe, expect, it } from 'vitest'
import { firstStep } from '../../../renderer/views/case/steps/first-step'
import { partHeading, partTag, partTitle, roleLabel } from '../../../renderer/views/case/steps/part-words'
import {
  deadlineChip,
  deadlinePrompt,
  missingLines,
  nextWords,
  stepChips,
  taskLine,
} from '../../../renderer/views/case/steps/step-words'
import { attention } from '../../../shared/checklist/attention'
import { countyCourt } from '../../../shared/procedures/county-court'
import { faceToFace } from '../../../shared/procedures/face-to-face'
import { faceToFaceConsider } from '../../../shared/procedures/face-to-face-consider'
import { liabilityOrder } from '../../../shared/procedures/liability-order'
import { payment } from '../../../shared/procedures/payment'
import { type Procedure, stepOf, stepsOf } from '../../../shared/procedures/schema'
import { aContext } from '../../build/context'
import { aCase, facts } from '../../build/history'
import { anOfficer, documentMade } from '../../build/officer'
import { sampleFacts } from '../../documents/samples'

describe('a step in the list', () => {
  it('says who did it and when', () => {
    const officer = anOfficer().does(1)
    expect(taskLine(officer.task(1))).toBe('20 Apr 2026 by Alex Fictional')
  })

  it('says why it waits, and why it was set aside', () => {
    const officer = anOfficer().records({
      type: 'step-set-aside',
      step: 'hearing-and-cpo',
      reason: 'Known already',
    })
    expect(taskLine(officer.task(4))).toBe('Waits for step 3')
    expect(taskLine(officer.task(2))).toBe('Known already')
  })

  it('is silent for a step that is next', () => {
    expect(taskLine(anOfficer().task(1))).toBe('')
  })
})

describe('the deadline of a step', () => {
  // The hearing is on Thursday 18 June 2026 at 10:30; 48 hours before it is Tuesday 16 June.
  const at = (now: string) => anOfficer({ context: aContext({ now }) }).does(1, 2, 3, 4, 5)

  it('is quiet until it is time to ask', () => {
    expect(deadlineChip(at('2026-05-11T08:00:00.000Z').task(10))).toBeNull()
  })

  it('is due from the day of the prompt, and overdue after the point', () => {
    expect(deadlineChip(at('2026-06-15T08:00:00.000Z').task(10))).toEqual({
      tone: 'yellow',
      words: 'Due Tue 16 Jun 2026',
    })
    expect(deadlineChip(at('2026-06-16T10:00:00.000Z').task(10))).toEqual({
      tone: 'red',
      words: 'Overdue since Tue 16 Jun 2026',
    })
  })

  it('asks for contact with the CPO only while nobody has asked for the check', () => {
    const officer = at('2026-06-15T08:00:00.000Z')
    expect(deadlinePrompt(officer.task(10))).toContain('Contact the CPO')
    expect(deadlinePrompt(officer.doesPart(10, 'request').task(10))).toBeNull()
    expect(deadlineChip(officer.task(10))).not.toBeNull()
  })

  it('is no chip on a step that is done', () => {
    const known = sampleFacts({
      secondPvMarking: 'none',
      secondPvCheckedOn: '2026-06-15',
      paymentsSince: false,
      contactSince: false,
    })
    const officer = anOfficer({ known, context: aContext({ now: '2026-06-15T08:00:00.000Z' }) })
    expect(deadlineChip(officer.does(1, 2, 3, 4, 5, 10).task(10))).toBeNull()
  })
})

describe('the chips of a step', () => {
  it('say that a call is owed and that no receipt is recorded', () => {
    const context = aContext()
    const officer = anOfficer({ context }).does(1, 2, 3, 4, 5)
    for (const part of ['request', 'check', 'cpo', 'reply']) officer.doesPart(10, part)
    const chips = stepChips(officer.task(10), attention(liabilityOrder, officer.one, context))
    expect(chips.map(chip => chip.words)).toEqual(['Call owed', 'No receipt yet'])
    expect(stepChips(officer.task(6), attention(liabilityOrder, officer.one, context))).toEqual([])
  })
})

describe('a step that is done', () => {
  const chips = (officer: ReturnType<typeof anOfficer>, no: number) =>
    stepChips(officer.task(no), []).map(chip => chip.words)

  it('says when its document, text or bundle no longer says what the case says', () => {
    const officer = anOfficer().does(1, 2, 3, 4)
    expect([3, 4].flatMap(no => chips(officer, no))).toEqual([])
    officer.records(facts({ hearingDate: '2026-06-19' }))
    expect([3, 4].map(no => chips(officer, no))).toEqual([['Changed since'], ['Changed since']])
    expect(chips(officer, 2)).toEqual([])
  })

  it('says so of text that was copied and would read otherwise now', () => {
    const officer = anOfficer({ known: { ...sampleFacts(), issueDate: '2026-05-14' } }).does(
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8,
      9,
    )
    expect(chips(officer, 9)).toEqual([])
    expect(chips(officer.records(facts({ issueDate: '2026-05-15' })), 9)).toEqual(['Changed since'])
  })

  it('is not charged with a bundle that a later step saved again', () => {
    const context = aContext()
    const officer = anOfficer({ context })
      .does(1, 2, 3, 4, 5, 6)
      .records(facts({ court: 'Another Court' }))
    for (const form of ['cmel7298', 'cmel7000', 'ssst-referral', 'pv-check'])
      officer.records(documentMade(officer.one, form, context))
    expect(chips(officer, 4)).toEqual(['Changed since'])
    officer.does(7)
    expect(officer.task(4).parts.find(({ part }) => part.id === 'bundle')?.satisfied).toBe(false)
    expect(chips(officer, 4)).toEqual([])
    expect(chips(officer, 7)).toEqual([])
  })
})

describe('what is missing', () => {
  it('is one line for each part, in order', () => {
    expect(missingLines(anOfficer().does(1).task(2)).map(line => line.part)).toEqual([
      'team',
      'contact',
      'hearing',
    ])
  })

  it('is not the closing: that is the finish itself', () => {
    const officer = anOfficer()
    expect(officer.task(14).parts.map(({ part }) => part.id)).toEqual(['status', 'close'])
    expect(missingLines(officer.task(14)).map(line => line.part)).toEqual(['status'])
  })
})

describe('what comes next', () => {
  it('is the next step, or whom the next one waits for', () => {
    const officer = anOfficer()
    expect(nextWords(officer.does(1).sees().current, 'allocated')).toBe(
      'Next is step 2: Get a hearing date and the CPO’s name from the CPT.',
    )
    expect(nextWords(officer.does(2, 3, 4, 5).sees().current, 'in-progress')).toMatch(/^Step 6 waits: Court/)
  })

  it('is nothing when the same step is still the one, or none is left', () => {
    expect(nextWords(anOfficer().sees().current, 'allocated')).toBe('')
    expect(nextWords(null, 'close')).toBe('')
  })
})

describe('the step that opens first', () => {
  it('is the current one', () => {
    const officer = anOfficer().does(1)
    expect(firstStep(officer.sees(), officer.one)?.step.no).toBe('2')
  })

  it('is the one that closed the SR, once it is closed', () => {
    const officer = anOfficer().does(1).records({ type: 'closed', end: 'complete', left: [] })
    expect(firstStep(officer.sees(), officer.one)?.step.no).toBe('14')
  })
})

describe('the heading of a part', () => {
  const titles = stepsOf(liabilityOrder).flatMap(step =>
    step.parts.map(part => `${step.no} ${partTitle(liabilityOrder, part)}`),
  )

  it.each([
    '1 Facts to record',
    '2 Telephone the court presenting team',
    '3 CMEL7298: enforcement form',
    '3 Text for the SR Activity Plan',
    '4 SSST referral form',
    '4 Save the bundle in the CPT shared folder',
    '4 Supporting papers for the CPT',
    '6 From the court presenting team: the email asking for CMEL9180',
    '7 Hearing date: does it agree?',
    '9 Issue date',
    '10 What the paying parent said, and when',
    '10 Email, with a read receipt',
    '11 Close the SR: Close / Cancel',
    '13 Email',
  ])('%s', title => {
    expect(titles).toContain(title)
  })

  it('says which of several it is where a step has parts of one name', () => {
    const parts = stepOf(faceToFaceConsider, 'pending-approval')?.parts ?? []
    expect(parts.map(part => partHeading(faceToFaceConsider, part, parts))).toEqual([
      'Text for the SR Status (1 of 2)',
      'Confirm (1 of 2)',
      'Text for the SR Status (2 of 2)',
      'Confirm (2 of 2)',
    ])
  })

  it('of the kinds that other procedures have', () => {
    const title = (procedure: Procedure, step: string, part: string) => {
      const found = stepOf(procedure, step)?.parts.find(one => one.id === part)
      return found && partTitle(procedure, found)
    }
    expect(title(payment, 'pay', 'paid')).toBe('Payment')
    expect(title(faceToFace, 'visit', 'visits')).toBe('Attempts at the visit')
    expect(title(faceToFace, 'referral', 'compare')).toBe('The received form against the SR')
    expect(title(faceToFace, 'referral', 'form')).toBe(
      'CMSF5579: Visiting Service referral form, as a Word file',
    )
    expect(title(countyCourt, 'file', 'folder')).toBe('Save the file in the CPO Manager Folder')
  })

  it('names the role of a file as the step that asks for it does', () => {
    expect(roleLabel(liabilityOrder, 'outcome-scan')).toBe('Scan of the outcome')
    expect(roleLabel(liabilityOrder, 'of-another-version')).toBe('of-another-version')
  })
})

describe('how a part stands', () => {
  const optional = { id: 'x', kind: 'facts', required: [], optional: ['costsNote'] } as const
  const state = {
    part: { ...optional, required: [], optional: [...optional.optional] },
    satisfied: true,
    missing: null,
  }

  it('is optional while nothing is asked for and nothing entered, and done once something is', () => {
    expect(partTag(state, aCase())).toEqual({ tone: 'grey', words: 'Optional' })
    expect(partTag(state, aCase(facts({ costsNote: 'Two copies' }))).words).toBe('Done')
  })
})
