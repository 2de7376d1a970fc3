import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { modelToPdf } from '../../renderer/output/pdf'
import { forms } from '../../shared/documents/forms'
import { caseHistory } from '../../shared/documents/forms/case-history'
import { type DocumentModel, modelText } from '../../shared/documents/model'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { diskFonts } from './disk-fonts'
import { letters, readBack } from './read-back'
import { factsFor, sampleInput } from './samples'

const pdfOf = async (model: DocumentModel) => {
  const made = await modelToPdf(model, await diskFonts())
  if (!made.ok) throw new Error(made.fault.message)
  return made.value
}

/** A form that says one thing: a name. */
const formWith = (name: string): DocumentModel => ({
  form: 'pv-check',
  title: 'Name',
  reference: 'TEST',
  sr: '1-1',
  marking: 'Test',
  layout: 'form',
  madeOn: '2026-04-21',
  checks: [],
  blocks: [
    { kind: 'fields', rows: [{ label: 'Paying parent', value: name }] },
    {
      kind: 'paragraph',
      text: ['Dear ', { value: name, label: 'Paying parent', strong: true }, ', this is it.'],
    },
  ],
})

const names: Record<string, string> = {
  Polish: 'Łukasz Żółć',
  Irish: 'Siobhán O’Brien',
  Spanish: 'José Ibáñez',
  Turkish: 'Ağca İbrahim Iğdır',
  Vietnamese: 'Nguyễn Thị Phượng',
  Russian: 'Владимир Щёголев',
  Greek: 'Ελένη Παπαδοπούλου',
  Hebrew: 'דוד לוי',
  'Hebrew with points': 'שָׁלוֹם לוי',
  Arabic: 'محمد عبد الله العربي',
  'Arabic with ligatures': 'سلام لا إله',
  'Arabic with vowels': 'مُحَمَّد عَلِي',
  Persian: 'گلچهره پژمان',
  Urdu: 'ٹیپو سلطان',
  'the sign of blessing': 'محمد ﷺ',
  Hindi: 'हिन्दी क्षत्रिय श्रीकृष्ण',
  'Hindi with joiners': 'क्\u200dष क्\u200cष',
  Japanese: '山田 太郎 ヤマダ',
  Chinese: '张伟 國龍',
  Korean: '김철수',
  'Korean in parts': '김철수'.normalize('NFD'),
  'an address with numbers in Hebrew': 'רחוב הרצל 14, דירה 3',
  'two directions': 'Sara سارة Cohen כהן',
  emoji: 'Sam 😀 👨‍👩‍👧 🇬🇧 1️⃣',
  'accents that have no letter of their own': 'q\u0323\u0307 Z\u0324 x\u0305\u033f',
  'letters taken apart': 'Siobhán Nguyễn'.normalize('NFD'),
  'letters that join in type': 'office affluent ﬁ',
}

describe('text read back from a PDF', { timeout: 60_000 }, () => {
  it.each(forms.map(form => [form.reference, form] as const))(
    '%s says what its model says',
    async (_, form) => {
      const model = form.build(
        sampleInput(
          factsFor(form.id, {
            pvMarking: 'marked',
            pvDetails: 'Shouted.\nDo not visit alone.',
            supportingNote: 'Moved.',
          }),
        ),
      )
      const { bytes, warnings } = await pdfOf(model)
      const { content } = await readBack(bytes)
      expect(letters(content)).toBe(letters(modelText(model)))
      expect(warnings).toEqual([])
    },
  )

  it('the case history says what its model says', async () => {
    const model = caseHistory(
      sampleInput(),
      liabilityOrder,
      Array.from({ length: 90 }, (_, index) => ({
        at: new Date(Date.UTC(2026, 2, 1, 9, index * 37)).toISOString(),
        by: 'Alex Fictional',
        what: `Thing ${index}`,
        ...(index % 3 ? {} : { detail: `Detail of thing ${index}. `.repeat(12) }),
      })),
    )
    const { content } = await readBack((await pdfOf(model)).bytes)
    expect(letters(content)).toBe(letters(modelText(model)))
  })

  it.each(Object.entries(names))('%s: a name comes back as it was entered', async (_, name) => {
    const model = formWith(name)
    const { bytes, warnings } = await pdfOf(model)
    const { content } = await readBack(bytes)
    expect(letters(content)).toBe(letters(modelText(model)))
    expect(warnings).toEqual([])
  })

  const hasPdftotext = (() => {
    try {
      execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })()

  it.skipIf(!hasPdftotext)(
    'a second reader (pdftotext) finds the same, accents and joiners included',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'ssst-pdf-'))
      try {
        for (const which of [
          'Polish',
          'Vietnamese',
          'Hindi',
          'Hindi with joiners',
          'Korean in parts',
          'letters taken apart',
        ]) {
          const name = names[which] ?? ''
          const file = join(folder, 'name.pdf')
          writeFileSync(file, (await pdfOf(formWith(name))).bytes)
          execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', file, join(folder, 'name.txt')])
          expect(readFileSync(join(folder, 'name.txt'), 'utf8')).toContain(name)
        }
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
  )
})
