import { degrees, PDFName, StandardFonts } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import {
  aCourtPlan,
  aDocument,
  build,
  check,
  drawnPdf,
  drawOperators,
  hasQpdf,
  problemsOf,
  qpdfSays,
  wordsPdf,
} from '../../build/built-bundle'
import { nodeViewer } from '../../build/node-viewer'

const boxes: readonly [name: string, media: number[], crop?: number[]][] = [
  ['upright', [0, 0, 595, 842]],
  ['on its side', [0, 0, 842, 595]],
  ['begun elsewhere', [-100, 200, 495, 1042]],
  ['cropped', [0, 0, 700, 1000], [50, 80, 645, 922]],
  ['cropped beyond its edge', [0, 0, 595, 842], [-50, 20, 700, 2000]],
  ['as small as a label', [0, 0, 100, 100]],
]
const rotations = [0, 90, 180, 270] as const

/** Pages of every box and turn; each reads upright and is full of marks at the foot where `full` is true. */
const everyPage = (full: boolean) =>
  drawnPdf(async document => {
    const font = await document.embedFont(StandardFonts.Helvetica)
    for (const [name, media, crop] of boxes)
      for (const rotate of rotations) {
        const [left = 0, bottom = 0, right = 0, top = 0] = media
        const page = document.addPage([right - left, top - bottom])
        page.node.set(PDFName.of('MediaBox'), document.context.obj(media))
        if (crop) page.node.set(PDFName.of('CropBox'), document.context.obj(crop))
        page.setRotation(degrees(rotate))
        const middle = { x: (left + right) / 2, y: (bottom + top) / 2 }
        page.drawText(name, { ...middle, size: 8, font, rotate: degrees(rotate) })
        if (full)
          page.drawRectangle({ x: left, y: bottom, width: right - left, height: top - bottom, opacity: 0.2 })
      }
  })

/** How each page of a bundle is seen, in points. */
const seenSizes = async (bytes: Uint8Array) => {
  const reader = nodeViewer.open(bytes.slice(), 'text')
  const pdf = await reader.document
  const sizes: [number, number][] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 })
    sizes.push([Math.round(width), Math.round(height)])
  }
  await reader.close()
  return sizes
}

describe('the number of a page', () => {
  it('is upright and clear on every box and turn, and pages with room for it keep their size', async () => {
    const file = await everyPage(false)
    const made = await build(aCourtPlan([aDocument('all')]), [file])
    expect(problemsOf(await check(made.bytes, made))).toEqual([])
    const [before, after] = [await seenSizes(file), await seenSizes(made.bytes)]
    // Too small for a number in its margin: the label grows.
    const grown = before.map(([width, height], index) =>
      index < before.length - rotations.length ? [width, height] : [width, height + 26],
    )
    expect(after.slice(3)).toEqual(grown)
    if (hasQpdf) expect(qpdfSays(made.bytes)).toBe('')
  })

  it('stands under a page that is full, on the side that is seen at the bottom', async () => {
    const file = await everyPage(true)
    const made = await build(aCourtPlan([aDocument('all')]), [file])
    expect(problemsOf(await check(made.bytes, made))).toEqual([])
    const [before, after] = [await seenSizes(file), await seenSizes(made.bytes)]
    expect(after.slice(3)).toEqual(before.map(([width, height]) => [width, height + 26]))
  })

  it('goes elsewhere where text stands in the lower right corner, and not for a white background', async () => {
    const file = await drawnPdf(async document => {
      const font = await document.embedFont(StandardFonts.Helvetica)
      const corner = document.addPage([595, 842])
      corner.drawText('Page 1 of 1', { x: 500, y: 18, size: 10, font })
      const whole = document.addPage([595, 842])
      whole.drawText('A footer across the whole page '.repeat(4), { x: 20, y: 18, size: 10, font })
      const white = document.addPage([595, 842])
      drawOperators(white, '1 1 1 rg 0 0 595 842 re f 0 g 100 400 50 50 re f')
    })
    const made = await build(aCourtPlan([aDocument('a')]), [file])
    expect(problemsOf(await check(made.bytes, made))).toEqual([])
    const reader = nodeViewer.open(made.bytes.slice(), 'text')
    const places: [number, number][] = []
    for (const number of [4, 5, 6]) {
      const { items } = await (await (await reader.document).getPage(number)).getTextContent()
      for (const item of items)
        if ('str' in item && item.str === String(number))
          places.push([Math.round(item.transform[4]), Math.round(item.transform[5])])
    }
    await reader.close()
    expect(places.map(([x, y]) => [x > 500 ? 'right' : 'middle', y > 400 ? 'top' : 'foot'])).toEqual([
      ['middle', 'foot'],
      ['right', 'top'],
      ['right', 'foot'],
    ])
  })

  it('is not carried away by drawing that leaves brackets open or closes too many', async () => {
    const file = await drawnPdf(document => {
      for (const operators of [
        'q 5 0 0 5 100 100 cm q 0 0 10 10 re f',
        'Q Q 0 0 10 10 re f',
        'q 1 0 0 1 0 300 cm 0 0 90 90 re f Q Q',
      ])
        drawOperators(document.addPage([595, 842]), operators)
    })
    const made = await build(aCourtPlan([aDocument('a')]), [file])
    expect(problemsOf(await check(made.bytes, made))).toEqual([])
  })
})

describe('a page', () => {
  it('is turned as the plan says, and left out as it says', async () => {
    const file = await wordsPdf(['one', 'two', 'three'])
    const document = aDocument('a', { excluded: [2], turned: [{ page: 3, by: 90 }] })
    const made = await build(aCourtPlan([document]), [file])
    expect(made.pages.map(page => (page.is === 'document' ? page.page : page.is))).toEqual([
      'cover',
      'index',
      'divider',
      1,
      3,
    ])
    expect((await seenSizes(made.bytes)).slice(3)).toEqual([
      [595, 842],
      [842, 595],
    ])
    const checked = await check(made.bytes, made)
    expect(problemsOf(checked)).toEqual([])
    expect(checked.notes).toEqual([expect.stringMatching(/^Text runs sideways on page 5/)])
  })

  it('that stands on its head in its file is turned, and told of', async () => {
    const made = await build(aCourtPlan([aDocument('a')]), [await wordsPdf(['upside down'], 180)])
    expect(made.righted).toEqual(['4'])
    expect(problemsOf(await check(made.bytes, made))).toEqual([])
  })

  it('with nothing on it, or with a picture and no text, is told of', async () => {
    const file = await drawnPdf(document => {
      document.addPage([595, 842])
      const scan = document.addPage([595, 842])
      scan.node.setXObject(
        PDFName.of('Scan'),
        document.context.register(
          document.context.stream(new Uint8Array(4), {
            Type: 'XObject',
            Subtype: 'Image',
            Width: 2,
            Height: 2,
            ColorSpace: 'DeviceGray',
            BitsPerComponent: 8,
          }),
        ),
      )
      drawOperators(scan, 'q 595 0 0 842 0 0 cm /Scan Do Q')
    })
    const made = await build(aCourtPlan([aDocument('a')]), [file])
    expect([made.blank, made.withoutText]).toEqual([['4'], ['5']])
    expect(problemsOf(await check(made.bytes, made))).toEqual([
      'blank: Page 4 is blank: leave that page of its document out, or scan it again.',
    ])
  })
})
