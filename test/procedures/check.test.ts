import { describe, expect, it } from 'vitest'
import { problemsIn } from '../../shared/procedures/check'
import type { Part, Procedure, Step } from '../../shared/procedures/schema'
import { aProcedure, aStep } from '../build/procedure'

const known = ['letter']
const found = (procedure: Procedure) => problemsIn(procedure, known)
/** Problems of a procedure whose first step is the given one. */
const inStep = (step: Partial<Step>) => found(aProcedure([{ id: 'one', ...step }]))
const inPart = (...parts: Part[]) => inStep({ parts })
const unsound = (change: (sound: Procedure) => Partial<Procedure>) => {
  const sound = aProcedure([{ id: 'one' }])
  return found({ ...sound, ...change(sound) })
}
const message = {
  id: 'reply',
  kind: 'message',
  to: ['address'],
  cc: [],
  subject: 'About {{reference}}',
  body: ['Hello'],
  readReceipt: false,
  documents: [],
  files: [],
} as const satisfies Part
const delivery = {
  id: 'bundle',
  kind: 'delivery',
  folderKind: 'other',
  as: 'zip',
  name: '{{reference}}',
  documents: [],
  files: [],
} as const satisfies Part

describe('a sound procedure', () => {
  it('has no problems, with every kind of part in it', () => {
    const parts: Part[] = [
      { id: 'a', kind: 'facts', required: ['person'], optional: ['day'] },
      { id: 'b', kind: 'received', from: 'Court', what: 'email', medium: 'email', dateInSubject: 'dayAgain' },
      { id: 'c', kind: 'file', role: 'scan', label: 'Scan', accepts: ['pdf'], required: true },
      { id: 'd', kind: 'document', form: 'letter' },
      { id: 'e', kind: 'settle', title: 'Day', into: 'day', against: 'dayAgain' },
      {
        id: 'f',
        kind: 'paste',
        place: 'sr',
        text: [{ text: '{{day}}', when: { fact: 'day', known: true } }],
      },
      { ...delivery, documents: ['letter'], files: ['scan'], folderOf: 'reference' },
      {
        ...message,
        when: {
          any: [
            { fact: 'answer', is: 'yes' },
            { fact: 'day', known: true },
          ],
        },
      },
      {
        id: 'g',
        kind: 'call',
        with: 'Court',
        about: '{{reference}}',
        telephone: 'telephone',
        follows: 'reply',
      },
      { id: 'h', kind: 'confirm', label: 'It is so' },
      { id: 'i', kind: 'visits', title: 'Visits', misses: 1 },
      {
        id: 'j',
        kind: 'confirm',
        label: 'It is so',
        when: { not: { visitsMissed: 'i', moreThan: 1 } },
      },
      { id: 'k', kind: 'compare', title: 'Form', role: 'scan', facts: ['person'] },
      { id: 'l', kind: 'document', form: 'letter', format: 'word' },
      { ...message, id: 'm', to: [], toTeam: true, word: ['letter'] },
      {
        id: 'n',
        kind: 'payment',
        court: 'person',
        fee: 'fee',
        payer: 'cpt',
        required: false,
        confirmedBy: { step: 'one', part: 'm' },
      },
    ]
    expect(inPart(...parts)).toEqual([])
  })
})

describe('facts', () => {
  it('finds one declared twice, a choice without options and a table without columns', () => {
    expect(
      unsound(({ facts }) => ({
        facts: [
          ...facts,
          { name: 'day', label: 'Day', kind: 'date' },
          { name: 'what', label: 'What', kind: 'choice', options: [] },
          { name: 'rows', label: 'Rows', kind: 'table' },
        ],
      })),
    ).toEqual([
      'The fact day is declared twice.',
      'The fact what has no options.',
      'The fact rows has no columns.',
    ])
  })

  it('finds options and columns of one name', () => {
    const option = { value: 'a', label: 'A' }
    const column = { name: 'a', label: 'A', kind: 'text' } as const
    expect(
      unsound(({ facts }) => ({
        facts: [
          ...facts,
          { name: 'what', label: 'What', kind: 'choice', options: [option, option] },
          { name: 'rows', label: 'Rows', kind: 'table', columns: [column, column] },
        ],
      })),
    ).toEqual(['The fact what has two options a.', 'The fact rows has two columns a.'])
  })

  it('finds one that is named and not declared, wherever it is named', () => {
    const unknown = 'names the fact ghost, which is not declared.'
    const when = { all: [{ not: { fact: 'ghost', known: true } }] }
    for (const part of [
      { id: 'a', kind: 'facts', required: ['ghost'], optional: [] },
      { id: 'a', kind: 'facts', required: [], optional: ['ghost'] },
      { id: 'a', kind: 'confirm', label: 'So', when },
      { id: 'a', kind: 'paste', place: 'sr', text: ['{{ghost}}'] },
      { id: 'a', kind: 'paste', place: 'sr', text: [{ text: 'So', when }] },
      { ...delivery, name: '{{ghost}}' },
      { ...delivery, folderOf: 'ghost' },
      { ...message, to: ['ghost'] },
      { ...message, cc: ['ghost'] },
      { ...message, subject: '{{ghost}}' },
      { ...message, body: ['{{ghost}}'] },
      { id: 'a', kind: 'call', with: 'Court', about: '{{ghost}}' },
      { id: 'a', kind: 'received', from: 'Court', what: 'it', medium: 'email', dateInSubject: 'ghost' },
    ] satisfies Part[])
      expect(inPart(part)).toEqual([`Step 1 (one) ${unknown}`])
    expect(inStep({ needed: { when, otherwise: 'Not so' } })).toEqual([`Step 1 (one) ${unknown}`])
    expect(unsound(() => ({ opening: { required: ['ghost'], optional: [] } }))).toEqual([
      `The opening or identity ${unknown}`,
    ])
    expect(unsound(({ identity }) => ({ identity: { ...identity, person: 'ghost' } }))).toEqual([
      `The opening or identity ${unknown}`,
    ])
    expect(unsound(({ ends }) => ({ ends: ends.map(end => ({ ...end, when })) }))).toEqual([
      `The end complete ${unknown}`,
    ])
  })

  it('finds one of a wrong kind for its place', () => {
    expect(inPart({ ...message, to: ['person'] })).toEqual([
      'Step 1 (one) uses the fact person as email, but its kind is name.',
    ])
    const deadline = { kind: 'on-date', date: 'hour', prompt: 'Now' } as const
    expect(inStep({ deadline })).toEqual(['Step 1 (one) uses the fact hour as date, but its kind is time.'])
    expect(inPart({ id: 'a', kind: 'settle', title: 'Day', into: 'day', against: 'hour' })).toEqual([
      'Step 1 (one), a: day and hour are not of one kind.',
    ])
  })

  it('finds one compared with what it never is', () => {
    const when = (is: string | boolean) => ({ fact: 'answer', is })
    const so = { id: 'a', kind: 'confirm', label: 'So' } as const
    expect(inPart({ ...so, when: when('yess') })).toEqual([
      'Step 1 (one) compares the fact answer with yess, which it never is.',
    ])
    expect(inPart({ ...so, when: when(true) })).toHaveLength(1)
    expect(inPart({ ...so, when: { fact: 'day', is: false } })).toHaveLength(1)
  })

  it('finds a place for a fact that is written wrongly and would stand in the text', () => {
    expect(inPart({ id: 'a', kind: 'paste', place: 'sr', text: ['On {{ day }}'] })).toEqual([
      'Step 1 (one), a: the place of a fact is not written like {{hearingDate}} in “On {{ day }}”.',
    ])
  })
})

describe('steps', () => {
  it('finds ids and numbers used twice', () => {
    const twice = aProcedure([{ id: 'one' }, { id: 'one', no: '1' }])
    expect(found(twice)).toEqual(['Two steps have the id one.', 'Two steps have the number 1.'])
    const part = { id: 'a', kind: 'confirm', label: 'So' } as const
    expect(inPart(part, part)).toEqual(['Step 1 (one) has two parts with the id a.'])
    const stage = { id: 'all', title: 'Again', steps: [aStep({ id: 'other', no: '9' })] }
    expect(unsound(({ stages }) => ({ stages: [...stages, stage] }))).toEqual(['Two stages have the id all.'])
    expect(unsound(({ ends }) => ({ ends: [...ends, ...ends] }))).toEqual(['Two ends have the id complete.'])
  })

  it('finds a step that waits for itself, for a later one, or for none', () => {
    for (const id of ['one', 'close', 'ghost'])
      expect(inStep({ after: [id] })).toEqual([
        `Step 1 (one) comes after ${id}, which is not an earlier step.`,
      ])
  })
})

describe('the parts of visits, payments and received forms', () => {
  const inOne = 'Step 1 (one), '

  it('finds visits that are not there, and a text that depends on them', () => {
    const missed = { visitsMissed: 'ghost', moreThan: 2 }
    expect(inPart({ id: 'a', kind: 'confirm', label: 'So', when: { any: [missed] } })).toEqual([
      `${inOne}a: there are no visits ghost.`,
    ])
    expect(inStep({ needed: { when: missed, otherwise: 'No' } })).toEqual([
      'Step 1 (one): there are no visits ghost.',
    ])
    const visits = { id: 'v', kind: 'visits', title: 'Visits', misses: 2 } as const
    const when = { visitsMissed: 'v', moreThan: 2 }
    expect(inPart(visits, { id: 'a', kind: 'paste', place: 'sr', text: [{ text: 'Missed', when }] })).toEqual(
      [`${inOne}a: a paragraph cannot depend on visits.`],
    )
    expect(unsound(({ ends }) => ({ ends: ends.map(end => ({ ...end, when: missed })) }))).toEqual([
      'The end complete counts the visits ghost, which there are not.',
    ])
  })

  it('finds an email to nobody, a Word file that no step makes, and a confirmation that is none', () => {
    expect(inPart({ ...message, to: [] })).toEqual([`${inOne}reply: the email goes to nobody.`])
    expect(inPart({ ...message, word: ['letter'] })).toEqual([
      `${inOne}reply: no step makes the form letter as a Word file.`,
    ])
    const paid = {
      id: 'a',
      kind: 'payment',
      court: 'person',
      fee: 'fee',
      payer: 'ssst',
      required: true,
    } as const
    expect(inPart({ ...paid, confirmedBy: { step: 'one', part: 'ghost' } })).toEqual([
      `${inOne}a: there is no message ghost in the step one.`,
    ])
    expect(inPart({ ...paid, fee: 'person' })).toEqual([
      'Step 1 (one) uses the fact person as money, but its kind is name.',
    ])
  })

  it('finds a comparison with a file that no step asks for, and options that are not there', () => {
    expect(inPart({ id: 'a', kind: 'compare', title: 'Form', role: 'scan', facts: ['person'] })).toEqual([
      `${inOne}a: no step asks for the file scan.`,
    ])
    expect(
      inPart({ id: 'a', kind: 'confirm', label: 'So', when: { fact: 'several', has: 'maybe' } }),
    ).toEqual(['Step 1 (one) asks whether the fact several has maybe, which it never has.'])
    expect(inPart({ id: 'a', kind: 'confirm', label: 'So', when: { fact: 'answer', has: 'yes' } })).toEqual([
      'Step 1 (one) uses the fact answer as choices, but its kind is choice.',
    ])
  })

  it('lets an end outside the procedure be reached by no step, and checks what an end opens', () => {
    const end = { id: 'given-up', title: 'Given up', outcome: 'cancelled', outside: true } as const
    expect(unsound(({ ends }) => ({ ends: [...ends, end] }))).toEqual([])
    expect(
      unsound(({ ends }) => ({
        ends: ends.map(one => ({ ...one, opens: { procedure: 'errand', facts: ['ghost'] } })),
      })),
    ).toEqual(['The end complete names the fact ghost, which is not declared.'])
  })
})

describe('what parts lead to', () => {
  it('finds a form nobody knows, and one that no step makes', () => {
    expect(inPart({ id: 'a', kind: 'document', form: 'poem' })).toEqual([
      'Step 1 (one): there is no form poem.',
    ])
    expect(inPart({ ...delivery, documents: ['letter'] })).toEqual([
      'Step 1 (one), bundle: no step makes the form letter.',
    ])
  })

  it('finds a file that no step asks for', () => {
    expect(inPart({ ...message, files: ['scan'] })).toEqual([
      'Step 1 (one), reply: no step asks for the file scan.',
    ])
  })

  it('finds a call that follows no message of its step', () => {
    const call = { id: 'a', kind: 'call', with: 'Court', about: 'It', follows: 'reply' } as const
    expect(inPart(call)).toEqual(['Step 1 (one), a: there is no message reply in this step.'])
  })

  it('finds an end that is not there, and one that no step reaches', () => {
    expect(inPart({ id: 'a', kind: 'close', end: 'elsewhere' })).toEqual([
      'Step 1 (one), a: there is no end elsewhere.',
    ])
    const end = { id: 'lost', title: 'Lost', outcome: 'cancelled' } as const
    expect(unsound(({ ends }) => ({ ends: [...ends, end] }))).toEqual(['No step reaches the end lost.'])
  })
})
