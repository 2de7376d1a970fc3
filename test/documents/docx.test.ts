import JSZip from 'jszip'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { modelToDocx } from '../../renderer/output/docx'
import { modelToPdf } from '../../renderer/output/pdf'
import { forms } from '../../shared/documents/forms'
import { caseHistory } from '../../shared/documents/forms/case-history'
import { cmel9180 } from '../../shared/documents/forms/cmel9180'
import { type DocumentModel, modelText } from '../../shared/documents/model'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { diskFonts } from './disk-fonts'
import { letters, readBack } from './read-back'
import { readWord } from './read-word'
import { factsFor, sampleFacts, sampleInput } from './samples'

const wordOf = async (model: DocumentModel) => {
  const made = await modelToDocx(model)
  if (!made.ok) throw new Error(made.fault.message)
  return made.value
}

const pdfText = async (model: DocumentModel) => {
  const made = await modelToPdf(model, await diskFonts())
  if (!made.ok) throw new Error(made.fault.message)
  return (await readBack(made.value.bytes)).content
}

const others: Record<string, string> = {
  Arabic: 'محمد عبد الله العربي',
  'Arabic with vowels': 'مُحَمَّد عَلِي',
  Hebrew: 'שָׁלוֹם לוי',
  'an address with numbers in Hebrew': 'רחוב הרצל 14, דירה 3',
  'two directions': 'Sara سارة Cohen כהן',
  Japanese: '山田 太郎 ヤマダ',
  Chinese: '张伟 國龍',
  'a rare Chinese character': '𠮷野',
  Korean: '김철수'.normalize('NFD'),
  Hindi: 'क्\u200dष क्षत्रिय',
  emoji: 'Sam 👨‍👩‍👧 🇬🇧',
  'signs that mean something in XML': '<w:t>&amp; "A" ]]> \'B\' {{payingParent}} %1',
  'spaces that must stay': '  Anna   Maria ',
}

describe('a form in Word, as PDF and on screen', { timeout: 120_000 }, () => {
  it.each(forms.map(form => [form.reference, form] as const))('%s says the same', async (_, form) => {
    const changes = {
      pvMarking: 'marked',
      pvDetails: 'Shouted.\nDo not visit alone.',
      supportingNote: 'Moved.',
    }
    const model = form.build(sampleInput(factsFor(form.id, changes)))
    const shown = modelText(model)
    const { bytes, warnings } = await wordOf(model)
    expect(letters((await readWord(bytes)).content)).toBe(letters(shown))
    expect(letters(await pdfText(model))).toBe(letters(shown))
    expect(warnings).toEqual([])
  })

  it('says the same with a check to be settled, and with nothing recorded', async () => {
    for (const form of forms)
      for (const facts of [{}, factsFor(form.id, { liabilityTotal: 1, clientRole: 'paying-parent' })]) {
        const model = form.build(sampleInput(facts))
        expect(letters((await readWord((await wordOf(model)).bytes)).content)).toBe(letters(modelText(model)))
      }
  })

  it('the case history says the same', async () => {
    const model = caseHistory(sampleInput(), liabilityOrder, [
      { at: '2026-06-01T08:05:00Z', by: 'Alex Fictional', what: 'Called', detail: 'First.\nSecond.' },
    ])
    expect(letters((await readWord((await wordOf(model)).bytes)).content)).toBe(letters(modelText(model)))
  })
})

describe('words in a Word file', () => {
  it.each(Object.entries(others))('%s: a name comes out whole, in its order', async (_, name) => {
    const model = cmel9180.build(sampleInput(sampleFacts({ payingParent: name })))
    const { bytes, warnings } = await wordOf(model)
    const { content } = await readWord(bytes)
    expect(content.split('\n')).toContain(`Dear ${name.trim()}`)
    expect(warnings).toEqual([])
  })

  it('turns letters from the right with their figures, and no others', async () => {
    const model = cmel9180.build(
      sampleInput(
        sampleFacts({ payingParent: 'דוד', payingParentAddress: 'רחוב הרצל 14, דירה 3\n山田町 2' }),
      ),
    )
    const { rightToLeft, bidirectional } = await readWord((await wordOf(model)).bytes)
    expect(rightToLeft).toEqual(['דוד', 'רחוב הרצל 14, דירה 3', 'דוד'])
    expect(bidirectional).toEqual(['דוד', 'רחוב הרצל 14, דירה 3'])
  })

  it('keeps Latin words between letters from the right in their own direction', async () => {
    const model = cmel9180.build(sampleInput(sampleFacts({ payingParent: 'Sara سارة Cohen כהן' })))
    const { rightToLeft } = await readWord((await wordOf(model)).bytes)
    expect(rightToLeft.slice(0, 2)).toEqual(['سارة', 'כהן'])
  })

  it('shows what cannot stand in a file as its code, and tells the field', async () => {
    const hostile = 'A\u0000B\ud83dC\u202eD\uffffE'
    const model = cmel9180.build(sampleInput(sampleFacts({ payingParent: hostile })))
    const { bytes, warnings } = await wordOf(model)
    expect((await readWord(bytes)).content).toContain('Dear A‹U+0000›B‹U+D83D›C‹U+202E›D‹U+FFFF›E')
    expect(warnings.map(({ label, characters }) => ({ label, characters }))).toEqual([
      { label: 'Paying parent’s address', characters: ['U+0000', 'U+D83D', 'U+202E', 'U+FFFF'] },
      { label: 'Paying parent', characters: ['U+0000', 'U+D83D', 'U+202E', 'U+FFFF'] },
    ])
  })
})

describe('the Word file', () => {
  it('has the same bytes for the same model, whenever it is made', async () => {
    const models = forms.map(form => form.build(sampleInput(factsFor(form.id))))
    const made = async () => Promise.all(models.map(async model => Buffer.from((await wordOf(model)).bytes)))
    const first = await made()
    onTestFinished(() => void vi.useRealTimers())
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-01-01T10:00:00Z') })
    const later = await made()
    expect(later.map((bytes, index) => bytes.equals(first[index] ?? Buffer.of()))).toEqual(
      models.map(() => true),
    )
  })

  it('carries no name in its properties, and the day it was made', async () => {
    const zip = await JSZip.loadAsync((await wordOf(cmel9180.build(sampleInput()))).bytes)
    const core = (await zip.file('docProps/core.xml')?.async('string')) ?? ''
    expect(core).toContain('<dc:title>CMEL9180 – SR 1-4471902653</dc:title>')
    expect(core.match(/2026-04-21T12:00:00Z/g)).toHaveLength(2)
    for (const name of Object.keys(zip.files).filter(name => name.startsWith('docProps/')))
      expect(await zip.file(name)?.async('string')).not.toMatch(/Marek|Alex|Rosalind|Imogen/)
  })

  it('is marked at the head and foot of its pages, with their number', async () => {
    for (const form of forms) {
      const { heads, feet } = await readWord((await wordOf(form.build(sampleInput(factsFor(form.id))))).bytes)
      expect(heads.some(head => head.includes('Working copy – not the official form'))).toBe(true)
      for (const foot of feet) {
        expect(foot).toContain('Working copy – not the official form')
        expect(foot).toContain(`${form.reference} · SR 1-4471902653`)
        expect(foot).toMatch(/Page .*PAGE.* of .*NUMPAGES/s)
      }
    }
  })

  it('has Arial, real headings, and a table head that is repeated', async () => {
    const made = await wordOf(formOfId('cmel7000'))
    const zip = await JSZip.loadAsync(made.bytes)
    const document = (await zip.file('word/document.xml')?.async('string')) ?? ''
    expect(document).toContain('<w:pStyle w:val="Heading1"/>')
    expect(document).toContain('<w:pStyle w:val="Heading2"/>')
    expect(document).toContain('<w:tblHeader/>')
    expect(await zip.file('word/styles.xml')?.async('string')).toContain('w:ascii="Arial"')
  })
})

const formOfId = (id: string): DocumentModel => {
  const form = forms.find(one => one.id === id)
  if (!form) throw new Error(`No form ${id}`)
  return form.build(sampleInput(factsFor(form.id)))
}
