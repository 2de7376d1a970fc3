import { deflateSync } from 'node:zlib'
import { PDFArray, PDFDocument, PDFName, type PDFPage, StandardFonts } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { mayLeave } from '../../../shared/bundle/court/checks'
import {
  aCourtPlan,
  aDocument,
  build,
  check,
  drawnPdf,
  drawOperators,
  problemsOf,
  wordsPdf,
} from '../../build/built-bundle'

const words = 'BT /F1 12 Tf 72 700 Td (Words on a page) Tj ET'

/** Pages with operators written out; `prepare` may change each. */
const operatorsPdf = (pages: readonly string[], prepare: (page: PDFPage) => void = () => undefined) =>
  drawnPdf(async document => {
    const font = await document.embedFont(StandardFonts.Helvetica)
    for (const operators of pages) {
      const page = document.addPage([595, 842])
      page.node.setFontDictionary(PDFName.of('F1'), font.ref)
      drawOperators(page, operators)
      prepare(page)
    }
  })

const bundleOf = async (file: Uint8Array<ArrayBuffer>) => {
  const made = await build(aCourtPlan([aDocument('a')], { dividers: false }), [file])
  return { made, checked: await check(made.bytes, made) }
}

describe('a page that shows nothing', () => {
  const blank = {
    'the space with which Word ends an empty page': 'BT /F1 11 Tf 1 0 0 1 72 760 Tm 0 g 0 G [( )] TJ ET',
    spaces: 'BT /F1 12 Tf 72 700 Td (     ) Tj ET',
    'text under white': `${words} 1 g 0 0 595 842 re f`,
    'text under two stretches of white': `${words} 1 g 0 0 595 706 re f 0 702 595 140 re f`,
    'text that is not seen': `BT 3 Tr /F1 12 Tf 72 700 Td (Words) Tj ET`,
    'text that is cut away': `q 0 0 50 50 re W n ${words} Q`,
  }
  const shown = {
    'text over white': `1 g 0 0 595 842 re f 0 g ${words}`,
    'text with white beside it': `${words} 1 g 0 0 595 600 re f`,
    'text that white covers in part': `${words} 1 g 0 0 100 842 re f`,
    'a line': '0 G 72 700 m 300 700 l S',
    'a line under white that lets it through': '0 G 72 700 m 300 700 l S /Thin gs 1 g 0 0 595 842 re f',
  }
  const all = { ...blank, ...shown }

  it('is told from one that shows something', async () => {
    const file = await operatorsPdf(Object.values(all), page => {
      const { context } = page.doc
      page.node.setExtGState(
        PDFName.of('Thin'),
        context.register(context.obj({ Type: 'ExtGState', ca: 0.5 })),
      )
    })
    const { made, checked } = await bundleOf(file)
    const held = Object.fromEntries(
      Object.keys(all).map((name, index) => [
        name,
        checked.held.some(one => one.for === 'blank' && one.label === made.pages[index + 2]?.label),
      ]),
    )
    expect(held).toEqual(Object.fromEntries(Object.keys(all).map(name => [name, name in blank])))
  })

  it('is found where all text lies outside what is seen of the page', async () => {
    const file = await operatorsPdf(['BT /F1 12 Tf 20 20 Td (Outside) Tj ET'], page =>
      page.setCropBox(50, 100, 495, 700),
    )
    expect((await bundleOf(file)).checked.held).toEqual([{ label: '3', for: 'blank' }])
  })

  it('is not one with nothing but an entry of a form on it', async () => {
    const file = await drawnPdf(document => {
      const field = document.getForm().createTextField('name')
      field.setText('Ada Example')
      field.addToPage(document.addPage([595, 842]), { x: 72, y: 600, width: 200, height: 20 })
    })
    const { made, checked } = await bundleOf(file)
    expect([made.blank, problemsOf(checked)]).toEqual([[], []])
  })

  it('is found where its words were taken away or covered after building', async () => {
    const made = await build(aCourtPlan([aDocument('a')], { dividers: false }), [
      await wordsPdf(['one', 'two', 'three']),
    ])
    const document = await PDFDocument.load(made.bytes, { updateMetadata: false })
    const { context } = document
    const drawingOf = (page: number) => document.getPage(page).node.lookup(PDFName.of('Contents'), PDFArray)
    const space = 'BT /SsstNumber1 12 Tf 1 0 0 1 72 700 Tm ( ) Tj ET'
    drawingOf(2).set(1, context.register(context.stream(space)))
    drawingOf(3).insert(2, context.register(context.stream('q 1 g 0 0 700 900 re f Q')))
    const checked = await check(new Uint8Array(await document.save({ addDefaultPage: false })), made)
    expect(mayLeave(checked)).toBe(false)
    expect(checked.held).toEqual([
      { label: '3', for: 'blank' },
      { label: '4', for: 'blank' },
    ])
  })
})

/** Groups of five letters for four bytes, which web programs and scanners' programs still write. */
const ascii85 = (bytes: Uint8Array): Uint8Array => {
  let letters = ''
  for (let at = 0; at < bytes.length; at += 4) {
    const group = [0, 1, 2, 3].reduce((sum, byte) => sum * 256 + (bytes[at + byte] ?? 0), 0)
    const five = [4, 3, 2, 1, 0].map(power =>
      String.fromCharCode(33 + (Math.floor(group / 85 ** power) % 85)),
    )
    letters += five.slice(0, Math.min(4, bytes.length - at) + 1).join('')
  }
  return Buffer.from(`${letters}~>`)
}

describe('a page whose drawing is packed twice', () => {
  const packed = (page: PDFPage, data: Uint8Array, filters: readonly string[]) => {
    const { context } = page.doc
    const stream = context.stream(data, { Filter: [...filters] })
    page.node.set(PDFName.of('Contents'), context.register(stream))
  }

  it('is read: it is not blank, and keeps its size', async () => {
    const file = await operatorsPdf(['', ''], page => {
      const drawing = new Uint8Array(
        deflateSync(page.doc.getPageCount() === 1 ? words : '0 g 50 400 9 9 re f'),
      )
      packed(page, ascii85(drawing), ['ASCII85Decode', 'FlateDecode'])
    })
    const { made, checked } = await bundleOf(file)
    expect(problemsOf(checked)).toEqual([])
    expect(made.blank).toEqual([])
    const pages = (await PDFDocument.load(made.bytes)).getPages().slice(2)
    expect(pages.map(page => page.getHeight())).toEqual([842, 842])
  })

  it('is never called blank where it cannot be read, but named', async () => {
    const file = await operatorsPdf([''], page => packed(page, Buffer.from('q Q'), ['NoSuchDecode']))
    const { made, checked } = await bundleOf(file)
    expect([made.blank, problemsOf(checked)]).toEqual([[], []])
    expect(checked.checks.find(({ id }) => id === 'blank')?.looked).toBe('2 of 3 pages')
    expect(checked.notes).toContain('Whether anything is on page 3 could not be found out: look at it once.')
  })
})

describe('the number of a page', () => {
  /** A font whose letters are drawings, a tenth of what they would be by its size alone. */
  const withDrawnFont = (page: PDFPage, box: readonly number[]) => {
    const { context } = page.doc
    const letter = context.register(context.stream('110 0 0 0 100 100 d1 0 0 100 100 re f'))
    const font = context.register(
      context.obj({
        Type: 'Font',
        Subtype: 'Type3',
        FontBBox: [...box],
        FontMatrix: [1, 0, 0, 1, 0, 0],
        CharProcs: { a: letter },
        Encoding: { Type: 'Encoding', Differences: [97, 'a'] },
        FirstChar: 97,
        LastChar: 97,
        Widths: [110],
        Resources: {},
      }),
    )
    page.node.setFontDictionary(PDFName.of('T3'), font)
  }
  const text = (x: number, y: number) => `BT /T3 .1 Tf 1 0 0 1 ${x} ${y} Tm (aaaaaaaaaaaa) Tj ET\n`
  const three = `${text(480, 14)}${text(250, 14)}${text(480, 815)}`
  const heights = async (file: Uint8Array<ArrayBuffer>) => {
    const { made, checked } = await bundleOf(file)
    expect(problemsOf(checked)).toEqual([])
    const document = await PDFDocument.load(made.bytes, { updateMetadata: false })
    return document
      .getPages()
      .slice(2)
      .map(page => [page.getWidth(), page.getHeight()])
  }

  it('keeps clear of letters that are drawings of a size of their own', async () => {
    const all = [three, three, text(100, 400), 'BT /T3 .1 Tf 480 14 Td [(aa)9000(aa)] TJ ET']
    let index = 0
    const file = await operatorsPdf(all, page =>
      withDrawnFont(page, index++ === 1 ? [0, 0, 0, 0] : [0, 0, 100, 100]),
    )
    expect(await heights(file)).toEqual([
      [595, 868],
      [595, 868],
      [595, 842],
      [595, 842],
    ])
  })

  it('keeps clear of thick lines', async () => {
    const bars = '44 w 0 44 m 595 44 l S 0 800 m 595 800 l S'
    const file = await operatorsPdf([bars, bars.replace('44 w', '/Wide gs')], page =>
      page.node.setExtGState(
        PDFName.of('Wide'),
        page.doc.context.register(page.doc.context.obj({ Type: 'ExtGState', LW: 44 })),
      ),
    )
    expect(await heights(file)).toEqual([
      [595, 868],
      [595, 868],
    ])
  })

  it('keeps clear of words to which a distance leads, on or back', async () => {
    const on = 'BT /F1 12 Tf 72 18 Td [(Left) -38000 (Right) -900 (and more)] TJ ET'
    const back = 'BT /F1 12 Tf 580 18 Td [(.) 22000 (of) -900 (words\\) \\(1)] TJ ( and more) Tj ET'
    const file = await operatorsPdf([on, back])
    expect(await heights(file)).toEqual([
      [595, 842],
      [595, 842],
    ])
  })

  it('that stands on text all the same has its page grow when the bundle is built again', async () => {
    // Hardly any text is as wide as this.
    const file = await operatorsPdf([words, `BT /F1 12 Tf 115 18 Td (${'W'.repeat(40)}) Tj ET`])
    const { made, checked } = await bundleOf(file)
    expect(problemsOf(checked)).toEqual(['clear: The number of page 4 stands on something else.'])
    expect(checked.clashes).toEqual(['4'])
    const plan = aCourtPlan([aDocument('a')], { dividers: false })
    const again = await build(plan, [file], {}, { grow: checked.clashes })
    expect(problemsOf(await check(again.bytes, again))).toEqual([])
    const pages = (await PDFDocument.load(again.bytes)).getPages().slice(2)
    expect(pages.map(page => page.getHeight())).toEqual([842, 868])
    expect(made.pages).toEqual(again.pages)
  })

  it('has room on a page as small as a point', async () => {
    const file = await drawnPdf(document => {
      for (const rotate of [0, 90, 180, 270]) {
        const page = document.addPage([1, 1])
        page.node.set(PDFName.of('Rotate'), document.context.obj(rotate))
        drawOperators(page, '0 0 1 1 re f')
      }
    })
    const sizes = await heights(file)
    expect(
      sizes.map(([width = 0, height = 0]) => [Math.min(width, height) > 10, Math.max(width, height)]),
    ).toEqual(sizes.map(() => [true, 27]))
  })
})

describe('which way up a page stands', () => {
  it('is seen where its letters are drawn with a size below zero', async () => {
    const { made, checked } = await bundleOf(
      await operatorsPdf(['BT /F1 -12 Tf -1 0 0 -1 72 700 Tm (Upright) Tj 0 20 Td (and so is this) Tj ET']),
    )
    expect([made.righted, problemsOf(checked)]).toEqual([[], []])
  })

  it('is only said to be known of pages with text, and the others are named', async () => {
    const long = 'That is what was said, and no more. '
    const lines = Array.from(
      { length: 8 },
      (_, line) => `BT /F1 9 Tf 72 ${700 - line * 12} Td (${long}) Tj ET`,
    )
    const scan = 'q 595 0 0 842 0 0 cm /Scan Do Q'
    const file = await operatorsPdf(
      [
        words,
        scan,
        `${scan} BT /F1 8 Tf 40 825 Td (From: 0113 496 0000) Tj ET`,
        `${scan} ${lines.join(' ')}`,
        scan,
      ],
      page => {
        const { context } = page.doc
        const dots = Uint8Array.from({ length: 64 }, (_, at) => (at % 3 === 0 ? 0 : 255))
        const picture = { Type: 'XObject', Subtype: 'Image', Width: 8, Height: 8, BitsPerComponent: 8 }
        page.node.setXObject(
          PDFName.of('Scan'),
          context.register(context.stream(dots, { ...picture, ColorSpace: 'DeviceGray' })),
        )
      },
    )
    const { checked } = await bundleOf(file)
    expect(problemsOf(checked)).toEqual([])
    expect(checked.checks.find(({ id }) => id === 'upright')?.looked).toBe('4 of 7 pages')
    expect(checked.notes).toEqual(['No text tells which way up pages 4–5 and 7 stand: look at them once.'])
  })
})
