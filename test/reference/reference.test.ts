import { describe, expect, it } from 'vitest'
import { searchReference } from '../../renderer/session/reference-search'
import { forms } from '../../shared/documents/forms'
import { procedures } from '../../shared/procedures/registry'
import { type Condition, type Part, stepsOf } from '../../shared/procedures/schema'
import { conditionWords, whereWords } from '../../shared/reference/conditions'
import { referenceEntries, sections } from '../../shared/reference/entries'
import { formReferences } from '../../shared/reference/forms'
import { deadlineWords, listed, partLine } from '../../shared/reference/parts'
import { procedureReference } from '../../shared/reference/procedures'
import { relatedPages, statuses, terms } from '../../shared/reference/words'
import { aProcedure } from '../build/procedure'

describe.each(procedures)('the reference of $id', procedure => {
  const reference = procedureReference(procedure)
  const steps = reference.stages.flatMap(stage => stage.steps)

  it('has every stage, step, part, decision and end', () => {
    expect(reference.stages.map(stage => stage.id)).toEqual(procedure.stages.map(stage => stage.id))
    expect(steps.map(step => [step.id, step.no])).toEqual(stepsOf(procedure).map(step => [step.id, step.no]))
    for (const [index, step] of stepsOf(procedure).entries()) {
      expect(steps[index]?.parts.map(part => part.id)).toEqual(step.parts.map(part => part.id))
      expect(steps[index]?.after).toHaveLength(step.after.length)
      expect(steps[index]?.decisions).toEqual(step.decisions)
      expect(steps[index]?.deadline === null).toBe(step.deadline === undefined)
    }
    expect(reference.ends.map(end => end.id)).toEqual(procedure.ends.map(end => end.id))
  })

  it('says it in words: no name of a fact, no place to be filled, nothing empty', () => {
    const said = steps.flatMap(step => [
      ...step.parts.flatMap(part => [part.label, part.text]),
      step.needed ?? 'needed',
      step.deadline ?? 'none',
    ])
    const names = procedure.facts.map(fact => fact.name).filter(name => /[A-Z]/.test(name))
    for (const text of [...said, ...reference.ends.map(end => end.words)]) {
      expect(text.trim()).not.toBe('')
      expect(text).not.toMatch(/\{\{|\}\}|undefined|\[object|[?.]\./)
      for (const name of names) expect(text.split(/[^A-Za-z]+/)).not.toContain(name)
    }
  })

  it('can be found step by step', () => {
    const search = searchReference(procedures)
    for (const step of stepsOf(procedure)) {
      const found = search.find(`${procedure.title} ${step.title}`) ?? []
      expect(found.map(entry => entry.place)).toContainEqual({ procedure: procedure.id, step: step.id })
    }
  })
})

describe('the words of a part', () => {
  const procedure = aProcedure([
    {
      id: 'go',
      parts: [
        { id: 'scan', kind: 'file', role: 'scan', label: 'The scan', accepts: ['pdf'], required: true },
      ],
    },
  ])
  const words = (part: Part) => partLine(part, procedure)

  it.each<[Part, string, string]>([
    [
      { id: 'a', kind: 'facts', required: ['reference', 'day'], optional: ['hour'] },
      'Record',
      'Reference and Day; if known: Hour',
    ],
    [
      { id: 'a', kind: 'received', from: 'Court', what: 'the summons', medium: 'either' },
      'Waits for',
      'Court: the summons, by email or telephone',
    ],
    [{ id: 'a', kind: 'document', form: 'cmel7000', format: 'word' }, 'Document', 'CMEL7000'],
    [
      {
        id: 'a',
        kind: 'delivery',
        folderKind: 'cpo-manager',
        as: 'folder',
        name: 'x',
        documents: [],
        files: ['scan'],
      },
      'Folder',
      'A folder in the CPO Manager Folder, with The scan',
    ],
    [
      {
        id: 'a',
        kind: 'message',
        to: ['address'],
        toTeam: true,
        cc: [],
        subject: 'On {{day}}',
        body: ['x'],
        readReceipt: true,
        documents: [],
        files: [],
      },
      'Email with a read receipt',
      'To Address for email and the team inbox: “On [Day]”',
    ],
    [
      { id: 'a', kind: 'call', with: 'Court', about: 'SR {{reference}}' },
      'Telephone',
      'Court: SR [Reference]',
    ],
    [
      { id: 'a', kind: 'payment', court: 'reference', fee: 'day', payer: 'cpt', required: false },
      'Payment',
      'Day to Reference, paid by the court presenting team (if one is made)',
    ],
    [
      { id: 'a', kind: 'visits', title: 'The visit', misses: 2 },
      'Visits',
      'The visit. Missed more than 2 times, it ends',
    ],
    [
      { id: 'a', kind: 'compare', title: 'Received', role: 'scan', facts: ['day'] },
      'Compare',
      'Received: The scan against Day',
    ],
    [{ id: 'a', kind: 'close', end: 'complete' }, 'Close', 'Close / Complete'],
    [
      { id: 'a', kind: 'confirm', label: 'Sure', when: { fact: 'answer', is: 'no' } },
      'Confirm',
      'Sure. Only where “Answer” is “No”',
    ],
  ])('%j', (part, label, text) => {
    expect(words(part).label).toBe(label)
    expect(words(part).text.startsWith(text)).toBe(true)
  })

  it.each<[Condition, string, string]>([
    [{ fact: 'answer', is: 'yes' }, '“Answer” is “Yes”', '“Answer” is not “Yes”'],
    [{ fact: 'answer', is: true }, '“Answer” is yes', '“Answer” is not yes'],
    [{ fact: 'day', known: true }, '“Day” is recorded', '“Day” is not recorded'],
    [{ fact: 'day', known: false }, '“Day” is not recorded', '“Day” is recorded'],
    [{ fact: 'answer', has: 'no' }, '“Answer” includes “No”', '“Answer” does not include “No”'],
    [{ visitsMissed: 'v', moreThan: 2 }, 'more than 2 visits were missed', 'at most 2 visits were missed'],
    [
      { all: [{ fact: 'day', known: true }, { not: { fact: 'hour', known: true } }] },
      '(“Day” is recorded and “Hour” is not recorded)',
      '(“Day” is not recorded or “Hour” is recorded)',
    ],
    [
      {
        any: [
          { fact: 'day', known: true },
          { fact: 'hour', known: true },
        ],
      },
      '(“Day” is recorded or “Hour” is recorded)',
      '(“Day” is not recorded and “Hour” is not recorded)',
    ],
  ])('its condition %j', (condition, said, turned) => {
    expect(conditionWords(condition, procedure)).toBe(said)
    expect(conditionWords({ not: condition }, procedure)).toBe(turned)
    expect(whereWords(condition, procedure)).toBe(said.replace(/^\((.*)\)$/, '$1'))
    expect(whereWords({ not: condition }, procedure)).toBe(turned.replace(/^\((.*)\)$/, '$1'))
  })

  it('its deadline and its lists', () => {
    expect(
      deadlineWords(
        { kind: 'hours-before', hours: 48, date: 'day', time: 'hour', prompt: 'Ask.' },
        procedure,
      ),
    ).toMatch(/^48 hours before “Day”; .* Ask\.$/)
    expect(deadlineWords({ kind: 'days-after', date: 'day', prompt: 'Pay.' }, procedure)).toMatch(
      /set in Settings/,
    )
    expect([listed([]), listed(['a']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c'])
  })
})

describe('the rest of the reference', () => {
  const entries = referenceEntries(procedures)
  const search = searchReference(procedures)
  const titles = (query: string) => (search.find(query) ?? []).map(entry => entry.title)

  it('has something in every section, each thing once', () => {
    expect(new Set(entries.map(entry => entry.section))).toEqual(new Set(sections))
    expect(new Set(entries.map(entry => entry.id)).size).toBe(entries.length)
  })

  it('has every form, with the steps that make it', () => {
    const references = formReferences(procedures)
    expect(references.map(form => form.id)).toEqual(forms.map(form => form.id))
    for (const { procedure, step } of references.flatMap(form => form.madeIn)) {
      const made = procedures.find(one => one.id === procedure.id)
      expect(made && stepsOf(made).some(one => one.id === step)).toBe(true)
    }
    expect(references.find(form => form.id === 'cmel9180')?.madeIn.length).toBeGreaterThan(0)
  })

  it('says the words of the 2012 system in the words of today', () => {
    const termOf = (word: string) =>
      [...terms, ...statuses].find(one => [one.term, ...one.also].includes(word))?.term
    const today: Record<string, string> = {
      PWC: 'Receiving parent',
      PeWC: 'Receiving parent',
      NRP: 'Paying parent',
      SR: 'Service request',
      SCIN: 'SCIN',
      CPO: 'Court presenting officer',
      CPT: 'Court presenting team',
      ECM: 'Enforcement case manager',
      VSAT: 'Visiting Service Allocation Team',
      PV: 'Potentially violent',
      RR: 'Read receipt and call',
      LO: 'Liability order',
      TL: 'Team leader',
      'Pending Approval – TL': 'Pending Approval',
    }
    for (const [word, term] of Object.entries(today)) expect(termOf(word), word).toBe(term)
  })

  it('names the related pages, and says that it does not hold them', () => {
    expect(relatedPages).toHaveLength(13)
    for (const { name } of relatedPages) {
      const found = (search.find(name) ?? []).find(entry => entry.title === name)
      expect(found?.text, name).toMatch(/SSST Desk does not hold this page\.$/)
    }
  })

  it('is found by abbreviation, by beginning, without accents, by every word, or not at all', () => {
    expect(titles('pwc')[0]).toMatch(/^Receiving parent/)
    expect(titles('nrp')[0]).toMatch(/^Paying parent/)
    expect(titles('cmel91')[0]).toMatch(/^CMEL9180/)
    expect(titles('48 hours hearing').some(title => /second PV/i.test(title))).toBe(true)
    expect(titles('liability zebra')).toEqual([])
    expect(search.find('  ')).toBeNull()
  })
})
