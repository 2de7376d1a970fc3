import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { modelToPdf } from '../../renderer/output/pdf'
import { forms } from '../../shared/documents/forms'
import { cmel7000 } from '../../shared/documents/forms/cmel7000'
import { cmel9180 } from '../../shared/documents/forms/cmel9180'
import { type DocumentModel, modelText } from '../../shared/documents/model'
import { diskFonts } from './disk-fonts'
import { letters, readBack } from './read-back'
import { factsFor, sampleFacts, sampleInput, scheduleRows } from './samples'

const pdfOf = async (model: DocumentModel) => {
  const made = await modelToPdf(model, await diskFonts())
  if (!made.ok) throw new Error(made.fault.message)
  return made.value
}

const formWith = (blocks: DocumentModel['blocks']): DocumentModel => ({
  form: 'pv-check',
  title: 'Long things',
  reference: 'TEST',
  sr: '1-1',
  marking: 'Test',
  layout: 'form',
  madeOn: '2026-04-21',
  checks: [],
  blocks,
})

/** A text in which every sentence is another, so that a lost or doubled line is found. */
const longText = (length: number) =>
  Array.from(
    { length: length / 40 },
    (_, index) => `On call ${index} the paying parent said that a payment was made. `,
  )
    .join('')
    .slice(0, length)

/** The pieces of text of a PDF and where they stand, in points from the left and from the bottom of their page. */
const placed = async (bytes: Uint8Array, only?: number) => {
  const task = getDocument({ data: bytes.slice(), isEvalSupported: false, verbosity: 0 })
  const pdf = await task.promise
  const pieces: { text: string; x: number; y: number; width: number }[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    if (only !== undefined && number !== only) continue
    const { items } = await (await pdf.getPage(number)).getTextContent()
    for (const item of items)
      if ('str' in item && item.str.trim() !== '')
        pieces.push({ text: item.str, x: item.transform[4], y: item.transform[5], width: item.width })
  }
  await task.destroy()
  return pieces
}

/** The right-most and lowest points that any text of a document reaches. */
const reach = async (bytes: Uint8Array) => {
  const pieces = await placed(bytes)
  return {
    right: Math.max(...pieces.map(piece => piece.x + piece.width)),
    bottom: Math.min(...pieces.map(piece => piece.y)),
  }
}

describe('pages', { timeout: 60_000 }, () => {
  it('repeats the head of a 60-row schedule on each page, and loses no row', async () => {
    const model = cmel7000.build(sampleInput(sampleFacts({}, 60)))
    const { bytes, pages } = await pdfOf(model)
    const back = await readBack(bytes)
    expect(pages).toBeGreaterThan(2)
    expect(back.pages).toHaveLength(pages)
    expect(letters(back.content)).toBe(letters(modelText(model)))
    const withRows = back.pages.filter(page => /£214\.50/.test(page))
    expect(withRows.length).toBeGreaterThan(1)
    for (const page of withRows) expect(letters(page)).toContain('EntryFromToDuePaidUnpaid')
  })

  it('never leaves the total of a schedule alone on a page', async () => {
    for (let entries = 8; entries < 16; entries++) {
      const { bytes } = await pdfOf(cmel7000.build(sampleInput(sampleFacts({}, entries))))
      const pages = (await readBack(bytes)).pages.map(letters)
      const withTotal = pages.find(page => page.includes('Total£')) ?? ''
      expect(withTotal, `${entries} entries`).toMatch(/\d{4}£214\.50/)
    }
  })

  it('marks and numbers every page, and says whose document it is', async () => {
    for (const form of forms) {
      const { bytes, pages } = await pdfOf(
        form.build(
          sampleInput(factsFor(form.id, form.id === 'cmel7000' ? { loSchedule: scheduleRows(60) } : {})),
        ),
      )
      const back = await readBack(bytes)
      back.pages.forEach((page, index) => {
        expect(page).toContain('Working copy – not the official form')
        expect(page).toContain(`Page ${index + 1} of ${pages}`)
        expect(page).toContain(`${form.reference} · SR 1-4471902653`)
      })
    }
  })

  it('breaks a paragraph of 3,000 characters between pages', async () => {
    const text = longText(3000)
    const model = formWith([
      { kind: 'paragraph', text: [text] },
      { kind: 'paragraph', text: [text] },
      { kind: 'notice', text: [text] },
      { kind: 'list', items: [[text]] },
      { kind: 'fields', rows: [{ label: 'Note', value: text }] },
    ])
    const { bytes, pages } = await pdfOf(model)
    expect(pages).toBeGreaterThan(3)
    expect(letters((await readBack(bytes)).content)).toBe(letters(modelText(model)))
    const { right, bottom } = await reach(bytes)
    expect(right).toBeLessThan(595 - 50)
    expect(bottom).toBeGreaterThan(24)
  })

  it('keeps a name of 300 characters without spaces, and a long email, inside the margins', async () => {
    const name = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(9).slice(0, 300)
    const email = `${'a-very-long-name.'.repeat(6)}part@${'department.'.repeat(6)}example.gov.uk`
    const model = formWith([
      {
        kind: 'fields',
        rows: [
          { label: 'Paying parent', value: name },
          { label: 'Email', value: email },
          { label: name, value: 'x' },
        ],
      },
      { kind: 'heading', level: 1, text: name },
      {
        kind: 'table',
        caption: name,
        columns: [
          { title: 'Who', align: 'start', share: 1 },
          { title: 'Amount', align: 'end', share: 1 },
        ],
        rows: [[[name], [name]]],
      },
    ])
    const { bytes } = await pdfOf(model)
    const back = await readBack(bytes)
    expect(letters(back.content)).toBe(letters(modelText(model)))
    const { right } = await reach(bytes)
    expect(right).toBeLessThan(595 - 56)
  })

  it('keeps a letter’s address inside the window, and warns when it is too long for it', async () => {
    const lines = (count: number) => Array.from({ length: count }, (_, index) => `Line ${index}`).join('\n')
    const short = await pdfOf(cmel9180.build(sampleInput(sampleFacts({ payingParentAddress: lines(6) }))))
    const long = await pdfOf(cmel9180.build(sampleInput(sampleFacts({ payingParentAddress: lines(9) }))))
    const millimetres = (points: number) => (points * 25.4) / 72
    const lowest = 841.89
    for (const { text, x, y, width } of await placed(short.bytes, 1)) {
      const isAddress = /^(Line \d|Marek)/.test(text) && y > lowest - (90 * 72) / 25.4
      const fromTop = millimetres(lowest - y)
      const inWindow = fromTop > 50 && fromTop < 85 && millimetres(x) < 108 && text.trim() !== ''
      expect({ text, inWindow }).toEqual({ text, inWindow: isAddress })
      if (isAddress) {
        expect(millimetres(x)).toBeGreaterThanOrEqual(20)
        expect(millimetres(x + width)).toBeLessThanOrEqual(108)
      }
    }
    expect(short.warnings).toEqual([])
    expect(long.warnings.map(warning => warning.label)).toEqual(['Paying parent’s address'])
  })
})

describe('the file', { timeout: 60_000 }, () => {
  it('has the same bytes for the same model, and again with fonts opened anew', async () => {
    for (const form of forms) {
      const model = form.build(sampleInput(factsFor(form.id, {}, 'محمد 山田 O’Brien')))
      const [once, twice] = [await pdfOf(model), await pdfOf(model)]
      expect(Buffer.from(once.bytes).equals(Buffer.from(twice.bytes))).toBe(true)
    }
  })

  it('carries no name in its properties, and the day it was made', async () => {
    const { bytes } = await pdfOf(cmel9180.build(sampleInput()))
    const { properties } = await readBack(bytes)
    expect(properties.Title).toBe('CMEL9180 – SR 1-4471902653')
    expect(properties.Author).toBeUndefined()
    expect(properties.CreationDate).toBe('D:20260421120000Z')
    expect(JSON.stringify(properties)).not.toMatch(/Marek|Alex|Rosalind|Imogen/)
  })

  it('is tagged, says its language, and asks viewers to show its title', async () => {
    const { bytes } = await pdfOf(cmel7000.build(sampleInput()))
    const { roles } = await readBack(bytes)
    expect(roles).toEqual(
      expect.arrayContaining(['Document', 'H1', 'H2', 'P', 'Table', 'Caption', 'TR', 'TH', 'TD']),
    )
    const pdf = await PDFDocument.load(bytes)
    expect(String(pdf.catalog.get(PDFName.of('Lang')))).toBe('(en-GB)')
    expect(String(pdf.catalog.lookup(PDFName.of('MarkInfo')))).toContain('/Marked true')
    expect(String(pdf.catalog.lookup(PDFName.of('ViewerPreferences')))).toContain('/DisplayDocTitle true')
  })

  it('embeds only the letters used: a form stays under 60 kB', async () => {
    for (const form of forms)
      expect((await pdfOf(form.build(sampleInput(factsFor(form.id))))).bytes.length).toBeLessThan(60_000)
  })

  it('embeds every font it uses', async () => {
    const { bytes } = await pdfOf(formWith([{ kind: 'paragraph', text: ['Anna محمد דוד 山田 한국 😀'] }]))
    const pdf = await PDFDocument.load(bytes)
    const fonts = pdf.context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .filter(
        object => object instanceof PDFDict && String(object.get(PDFName.of('Type'))) === '/FontDescriptor',
      )
    expect(fonts.length).toBeGreaterThanOrEqual(5)
    for (const font of fonts)
      expect(font instanceof PDFDict && font.lookup(PDFName.of('FontFile2')) instanceof PDFRawStream).toBe(
        true,
      )
    const page = pdf.getPage(0).node.lookup(PDFName.of('Resources'), PDFDict)
    expect(page.lookup(PDFName.of('Font'), PDFDict).keys().length).toBe(fonts.length)
    expect(pdf.getPage(0).node.lookup(PDFName.of('MediaBox'), PDFArray).size()).toBe(4)
  })
})
