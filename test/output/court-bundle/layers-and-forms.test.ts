import { PDFName, PDFString } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import {
  aCourtPlan,
  aDocument,
  build,
  check,
  drawnPdf,
  hasQpdf,
  problemsOf,
  qpdfSays,
  readBack,
  tryToBuild,
} from '../../build/built-bundle'
import { pdfOf } from '../../corpus/pdfs'

const words = (at: number, text: string) => `BT /F1 20 Tf 72 ${at} Td (${text}) Tj ET `
const font = '/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>'

/** One page; object 5 is the layer “Hidden”, 6 the layer “Shown”, 7 both together. */
const layered = (drawing: string, usual: string, page = '') => {
  const data = new TextEncoder().encode(words(700, 'Seen by all') + drawing)
  return pdfOf([
    `<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[5 0 R 6 0 R]/D<<${usual}>>>>>>`,
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<${font}/Properties<</A 5 0 R/B 6 0 R/C 7 0 R>>>>${page}>>`,
    [`<</Length ${data.length}>>`, data],
    '<</Type/OCG/Name(Hidden)>>',
    '<</Type/OCG/Name(Shown)>>',
    '<</Type/OCMD/OCGs[5 0 R 6 0 R]/P/AllOn>>',
    ['<</Type/XObject/Subtype/Form/BBox[0 0 100 20]/Length 14>>', new TextEncoder().encode('0 0 50 10 re f')],
  ])
}
const inLayer = (name: string, text: string) => `/OC /${name} BDC ${words(500, text)}EMC `

const layersIn = (bytes: Uint8Array) =>
  readBack(bytes, async pdf => {
    const groups = (await pdf.getOptionalContentConfig()) as Iterable<
      [string, { name: string; visible: boolean }]
    >
    return Object.fromEntries([...groups].map(([, { name, visible }]) => [name, visible]))
  })

describe('layers of a document', () => {
  it.each([
    ['one by one', '/OFF[5 0 R]'],
    ['all but some', '/BaseState/OFF/ON[6 0 R]'],
  ])('that are switched off, %s, stay so, and are told', async (_, usual) => {
    const file = layered(inLayer('A', 'Draft only') + inLayer('B', 'As sent'), usual)
    const made = await build(aCourtPlan([aDocument('a')]), [file])
    expect(await layersIn(made.bytes)).toEqual({ Hidden: false, Shown: true })
    expect(made.switchedOff).toEqual(['4'])
    expect(problemsOf(await check(made.bytes, made))).toEqual([])
    if (hasQpdf) expect(qpdfSays(made.bytes)).toBe('')
  })

  it('that are all seen are nothing to tell of', async () => {
    const made = await build(aCourtPlan([aDocument('a')]), [layered(inLayer('B', 'As sent'), '/ON[6 0 R]')])
    expect(made.switchedOff).toEqual([])
    expect((await layersIn(made.bytes)).Shown).toBe(true)
  })

  it('do not take the page’s number with them where they are not ended', async () => {
    const file = layered(`/OC /A BDC ${words(500, 'Draft only')}`, '/OFF[5 0 R]')
    const made = await build(aCourtPlan([aDocument('a')]), [file])
    const around = await readBack(made.bytes, async pdf => {
      const { items } = await (await pdf.getPage(4)).getTextContent({ includeMarkedContent: true })
      const open: string[] = []
      for (const item of items as { str?: string; type?: string; tag?: string }[]) {
        if (item.str === '4') return [...open]
        if (item.type === undefined) continue
        if (item.type === 'endMarkedContent') open.pop()
        else open.push(item.tag ?? '')
      }
      return 'there is no number'
    })
    // Its own bracket, by which readers aloud pass it over.
    expect(around).toEqual(['Artifact'])
  })

  it('hide the entries of a form that lie on them', async () => {
    const form = (layer: string) =>
      layered(
        '',
        '/OFF[5 0 R]',
        `/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(x)/Rect[100 600 200 620]/OC ${layer} 0 R/AP<</N 8 0 R>>>>]`,
      )
    for (const [layer, drawn] of [
      ['5', false],
      ['6', true],
      ['7', false],
    ] as const) {
      const made = await build(aCourtPlan([aDocument('a')]), [form(layer)])
      expect([layer, new TextDecoder('latin1').decode(made.bytes).includes('SsstField')]).toEqual([
        layer,
        drawn,
      ])
    }
  })

  it('keep a served copy back where one is switched off', async () => {
    const file = layered(inLayer('A', 'Draft only'), '/OFF[5 0 R]')
    const made = await tryToBuild(aCourtPlan([aDocument('a')]), [file], {
      redact: async bytes => ({ ok: true, value: bytes }),
    })
    expect(made).toMatchObject({
      ok: false,
      fault: { message: expect.stringMatching(/^Page 1 of ‘a’ has a layer that is switched off/) },
    })
  })
})

describe('a form', () => {
  const filled = (text: string) =>
    drawnPdf(document => {
      const page = document.addPage([595, 842])
      const field = document.getForm().createTextField('name')
      field.setText('Ada')
      field.addToPage(page, { x: 100, y: 600, width: 200, height: 24 })
      for (const dict of [field.acroField.dict, ...field.acroField.getWidgets().map(one => one.dict)])
        dict.delete(PDFName.of('AP'))
      field.acroField.dict.set(PDFName.of('V'), PDFString.of(text))
    }, false)

  it('whose entries nothing draws shows them all the same', async () => {
    const made = await build(aCourtPlan([aDocument('a')]), [await filled('GBP 1234.56')])
    const shown = await readBack(made.bytes, async pdf => {
      const { items } = await (await pdf.getPage(4)).getTextContent()
      return items.map(item => ('str' in item ? item.str : '')).join('')
    })
    expect(shown).toContain('1234.56')
    expect(made.entriesUnseen).toEqual([])
  })

  it('that only its program shows is refused', async () => {
    const drawing = new TextEncoder().encode('60 60 40 40 re f ')
    const file = pdfOf([
      '<</Type/Catalog/Pages 2 0 R/NeedsRendering true/AcroForm<</Fields[]>>>>',
      '<</Type/Pages/Count 1/Kids[3 0 R]>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>',
      [`<</Length ${drawing.length}>>`, drawing],
    ])
    const made = await tryToBuild(aCourtPlan([aDocument('a')]), [file])
    expect(made).toMatchObject({
      ok: false,
      fault: { message: expect.stringMatching(/‘a\.pdf’ is a form that only Adobe’s own reader shows/) },
    })
  })
})

describe('bookmarks of a document', () => {
  const withTitles = (titles: readonly string[]) =>
    pdfOf([
      '<</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>>',
      '<</Type/Pages/Count 1/Kids[3 0 R]>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>',
      ['<</Length 17>>', new TextEncoder().encode('60 60 40 40 re f ')],
      `<</Type/Outlines/First 6 0 R/Last ${5 + titles.length} 0 R/Count ${titles.length}>>`,
      ...titles.map(
        (title, at) =>
          `<</Title${title}/Parent 5 0 R/Dest[3 0 R/Fit]${at + 1 < titles.length ? `/Next ${7 + at} 0 R` : ''}>>`,
      ),
    ])
  const outline = (bytes: Uint8Array) =>
    readBack(bytes, async pdf => {
      const all = ((await pdf.getOutline()) ?? []) as { items: { items: { title: string }[] }[] }[]
      return all.at(-1)?.items[0]?.items.map(({ title }) => title) ?? []
    })

  it('keep letters that are not Latin-1', async () => {
    const made = await build(aCourtPlan([aDocument('a')]), [withTitles(['(Smith\\220s \\205 \\240 12)'])])
    expect(await outline(made.bytes)).toEqual(['Smith’s – € 12 (page 4)'])
  })

  it('that are too many are told of', async () => {
    const made = await build(aCourtPlan([aDocument('a')]), [
      withTitles(Array.from({ length: 5001 }, (_, index) => `(${index + 1})`)),
    ])
    expect(made.bookmarksCut).toEqual(['a'])
  })
})
