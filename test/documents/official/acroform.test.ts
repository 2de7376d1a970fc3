import { decodePDFRawStream, PDFDocument, PDFRawStream } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { acroformFields, fillAcroform } from '../../../renderer/output/official/acroform'
import { OfficialForm, OfficialForms, officialEntries } from '../../../shared/documents/official'
import { sharedFacts } from '../../../shared/procedures/facts'
import { liabilityOrder } from '../../../shared/procedures/liability-order'
import { someHash } from '../../build/history'
import { readFromDisk } from '../disk-fonts'
import { factsFor, sampleInput } from '../samples'
import { anAcroform } from './files'

const specs = sharedFacts(
  'payingParent',
  'payingParentAddress',
  'hearingDate',
  'pvMarking',
  'clientRole',
  'srNumber',
)
const fields: OfficialForm['fields'] = {
  'paying.name': { fact: 'payingParent' },
  'paying.address': { fact: 'payingParentAddress' },
  'hearing.line': { fact: 'payingParentAddress' },
  'pv.marked': { fact: 'pvMarking', is: 'marked' },
  role: { fact: 'clientRole' },
}
const input = sampleInput(factsFor('cmel7211', { pvMarking: 'marked', clientRole: 'paying-parent' }))
const filled = async (changes: Record<string, string | boolean | undefined> = {}) =>
  fillAcroform(
    { name: 'court.pdf', bytes: await anAcroform() },
    { ...officialEntries({ kind: 'acroform', fields }, input, specs), ...changes },
    readFromDisk,
  )

describe('an office’s PDF form', { timeout: 60_000 }, () => {
  it('has its map checked', () => {
    const form = {
      form: 'cmel7211',
      kind: 'acroform',
      name: 'court.pdf',
      sha256: someHash(),
      fields,
      gone: [],
    }
    expect(OfficialForm.safeParse(form).success).toBe(true)
    expect(OfficialForm.safeParse({ ...form, form: 'poem' }).success).toBe(false)
    expect(OfficialForm.safeParse({ ...form, kind: 'word-template' }).success).toBe(true)
    expect(OfficialForm.safeParse({ ...form, kind: 'picture' }).success).toBe(false)
    const twice = [form, { ...form, name: 'newer.pdf' }]
    expect(OfficialForms.safeParse(twice).success).toBe(false)
    expect(OfficialForms.safeParse([form, { ...form, kind: 'word-template' }]).success).toBe(true)
  })

  it('tells its fields and what they take', async () => {
    expect(await acroformFields({ name: 'court.pdf', bytes: await anAcroform() })).toEqual({
      ok: true,
      value: [
        { name: 'paying.name', takes: 'words', options: [] },
        { name: 'paying.address', takes: 'words', options: [] },
        { name: 'hearing.line', takes: 'words', options: [] },
        { name: 'sr.short', takes: 'words', options: [] },
        { name: 'pv.marked', takes: 'tick', options: [] },
        { name: 'role', takes: 'option', options: ['Receiving parent', 'Paying parent'] },
      ],
    })
  })

  it('is filled field by field, and can still be changed by hand', async () => {
    const made = await filled()
    if (!made.ok) throw new Error(made.fault.message)
    const form = (await PDFDocument.load(made.value.bytes)).getForm()
    expect(form.getTextField('paying.name').getText()).toBe('Marek Łukasz O’Brien-Nguyễn')
    expect(form.getTextField('paying.address').getText()).toContain('Flat 3, Example House\n14 Sample Street')
    expect(form.getTextField('hearing.line').getText()).toContain('Flat 3, Example House, 14 Sample Street')
    expect(form.getCheckBox('pv.marked').isChecked()).toBe(true)
    expect(form.getDropdown('role').getSelected()).toEqual(['Paying parent'])
    expect(made.value.pages).toBe(1)
    const again = await filled()
    expect(again.ok && Buffer.from(again.value.bytes).equals(Buffer.from(made.value.bytes))).toBe(true)
  })

  it('shows every line of an address inside its field', async () => {
    const made = await filled({ 'paying.address': 'One\nTwo\nThree\nFour\nFive\nSix' })
    if (!made.ok) throw new Error(made.fault.message)
    const field = (await PDFDocument.load(made.value.bytes)).getForm().getTextField('paying.address')
    const drawn = field.acroField.getWidgets()[0]?.getAppearances()?.normal
    const operators =
      drawn instanceof PDFRawStream ? new TextDecoder().decode(decodePDFRawStream(drawn).decode()) : ''
    const lines = [...operators.matchAll(/ ([\d.-]+) Tm/g)].map(match => Number(match[1]))
    expect(lines).toHaveLength(6)
    for (const baseline of lines) {
      expect(baseline).toBeGreaterThan(0)
      expect(baseline).toBeLessThan(80)
    }
  })

  it('is left empty where nothing is recorded, to be completed by hand; a letter says so', () => {
    const said = (kind: OfficialForm['kind'], map = fields, of = sampleInput({})) =>
      officialEntries({ kind, fields: map }, of, specs)
    expect(said('acroform')['paying.name']).toBe('')
    expect(said('word-template')['paying.name']).toBe('Not recorded')
    expect(said('acroform')['pv.marked']).toBe(false)
    expect(said('acroform', { x: { fact: 'poem' } }, input).x).toBeUndefined()
    expect(said('acroform', { x: { fact: 'poem', is: 'long' } }, input).x).toBeUndefined()
    expect(said('acroform', { x: { fact: 'officerName' } }, input).x).toBe('Alex Fictional')
  })

  it('holds a table as a line for each of its rows', () => {
    const [first] = String(
      officialEntries(
        { kind: 'acroform', fields: { schedule: { fact: 'loSchedule' } } },
        sampleInput(factsFor('cmel7000')),
        liabilityOrder.facts,
      ).schedule,
    ).split('\n')
    expect(first).toBe('1 January 2021   28 January 2021   £214.50   £100.00')
  })

  it.each([
    ['a field that is gone', { 'paying.gone': 'x' }, '‘paying.gone’ of ‘court.pdf’ is not there any more'],
    ['a fact nobody declared', { 'paying.name': undefined }, 'does not record'],
    ['words that are too long', { 'sr.short': '1-4471902653' }, 'takes no more than 5 characters'],
    ['words without room', { 'paying.name': 'Wolfeschlegel '.repeat(30) }, 'has not enough room'],
    ['an option it has not', { role: 'Neither' }, 'cannot be set to ‘Neither’'],
    ['letters it cannot show', { 'paying.name': 'محمد' }, 'letters that cannot be shown'],
    ['a tick where words go', { 'paying.name': true }, 'does not take a tick'],
  ])('is not filled at all with %s, and the fault names the field', async (_, changes, words) => {
    const made = await filled(changes)
    expect(made.ok ? '' : made.fault.message).toContain(words)
    expect(made.ok ? '' : made.fault.next).toContain('The built-in layout is used instead.')
  })

  it('is refused when it has no fields, or is no PDF', async () => {
    const empty = await PDFDocument.create()
    empty.addPage()
    const bytes = new Uint8Array(await empty.save())
    expect(await acroformFields({ name: 'x.pdf', bytes })).toMatchObject({ fault: { code: 'invalid' } })
    const none = { name: 'x.pdf', bytes: new Uint8Array(new TextEncoder().encode('no')) }
    expect(await acroformFields(none)).toMatchObject({ fault: { code: 'damaged' } })
  })
})
