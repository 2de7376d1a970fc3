import {
  degrees,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  StandardFonts,
} from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { certificateOf } from '../../../renderer/output/court-bundle/certificate'
import type { CourtBundleMade } from '../../../renderer/output/court-bundle/job'
import { letGo, letGoBecause, lettingGo } from '../../../shared/bundle/court/as-it-is'
import { mayLeave } from '../../../shared/bundle/court/checks'
import { replaceFile } from '../../../shared/bundle/court/edit'
import {
  aCourtPlan,
  aDocument,
  build,
  check,
  drawnPdf,
  drawOperators,
  wordsPdf,
} from '../../build/built-bundle'

let made: CourtBundleMade
beforeAll(async () => {
  const plan = aCourtPlan([aDocument('a'), aDocument('b')])
  made = await build(plan, [await wordsPdf(['one', 'two']), await wordsPdf(['three'])])
})

/** The checks that a bundle fails once it has been tampered with by another program. */
const failing = async (tamper: (document: PDFDocument) => void) => {
  const document = await PDFDocument.load(made.bytes, { updateMetadata: false })
  tamper(document)
  const checked = await check(new Uint8Array(await document.save({ addDefaultPage: false })), made)
  expect(mayLeave(checked)).toBe(false)
  return checked.checks.filter(({ problems }) => problems.length > 0).map(({ id }) => id)
}

const at = (dict: PDFDict, ...keys: string[]): PDFDict =>
  keys.reduce((found, key) => found.lookup(PDFName.of(key), PDFDict), dict)

/** Changes what is drawn last on the fifth page. */
const drawLast = (document: PDFDocument, change: (drawing: string) => string) => {
  const contents = document.getPage(4).node.lookup(PDFName.of('Contents'), PDFArray)
  const last = contents.lookup(contents.size() - 1, PDFRawStream)
  const changed = change(new TextDecoder('latin1').decode(last.contents))
  contents.set(contents.size() - 1, document.context.register(document.context.stream(changed)))
}

describe('a blank or upside-down page', () => {
  const upsideDown = () =>
    drawnPdf(async document => {
      const page = document.addPage([595, 842])
      const font = await document.embedFont(StandardFonts.Helvetica)
      page.drawText('Most of this is on its head', { x: 400, y: 500, size: 12, font, rotate: degrees(180) })
      page.drawText('The rest is not', { x: 100, y: 300, size: 12, font })
    })
  const files = async () => [
    await drawnPdf(document => void document.addPage([595, 842])),
    await upsideDown(),
  ]
  const documents = [aDocument('a'), aDocument('b')]

  it('holds a bundle back, each by its number', async () => {
    const held = await build(aCourtPlan(documents), await files())
    const checked = await check(held.bytes, held)
    expect(mayLeave(checked)).toBe(false)
    expect(checked.held).toEqual([
      { label: '5', for: 'upside-down' },
      { label: '4', for: 'blank' },
    ])
  })

  it('goes where the officer said why, and the certificate names it with the reason', async () => {
    const [a = aDocument('a'), b = aDocument('b')] = documents
    const plan = aCourtPlan([
      letGo(a, 1, 'The back of the form'),
      letGo(b, 1, 'A plan, read from both sides'),
    ])
    const bundle = await build(plan, await files())
    const checked = await check(bundle.bytes, bundle, lettingGo(plan, bundle.pages))
    expect(mayLeave(checked)).toBe(true)
    expect(checked.held).toEqual([])
    const made = { ...bundle, bytes: bundle.bytes.byteLength }
    const certificate = JSON.stringify(certificateOf(plan, made, checked, '2026-11-22'))
    expect(certificate).toContain('Page 4 is blank and goes as it is: The back of the form')
    expect(certificate).toContain('Page 5 is upside down and goes as it is: A plan, read from both sides')
    expect(certificate).toContain('Holds but for 1 page')
  })

  it('names what a served copy leaves out: where and how much, never what', () => {
    const area = { x: 1, y: 2, width: 3, height: 4 }
    const removed = ['14 Quince Road', 'LS1 4AB'].map(text => ({
      file: 'a.pdf',
      page: 2,
      area,
      text,
      picture: false,
    }))
    const none = { pages: 0, checks: [], held: [], clashes: [], notes: [] }
    const plan = aCourtPlan([aDocument('a')])
    const of = (more: object) =>
      JSON.stringify(certificateOf(plan, { ...made, bytes: 1, ...more }, none, '2026-11-22'))
    expect(of({ removed })).toContain('[{"value":"a.pdf","label":"File"}],["2"],["2"],["5"]')
    expect(of({ removed })).not.toContain('Quince')
    expect(of({})).not.toContain('leaves out')
  })

  it('is let go no longer once that is taken back, or its file is another', () => {
    const page = letGo(aDocument('a'), 1, 'Because')
    expect(letGoBecause(page, 1)).toBe('Because')
    expect(letGo(page, 1, null)).toEqual(aDocument('a'))
    expect(replaceFile(page, 'new')).toEqual(aDocument('a', { file: 'new' }))
  })
})

describe('the check of a finished bundle', () => {
  it('lets a whole one leave, and says what it looked at', async () => {
    const checked = await check(made.bytes, made)
    expect(mayLeave(checked)).toBe(true)
    expect(checked.checks.map(({ id, looked }) => `${id}: ${looked}`)).toEqual([
      'opens: 6 pages',
      'labels: 6 pages',
      'stamps: 6 pages',
      'clear: 6 pages',
      'numbering: 6 pages',
      'index: 3 lines',
      'tabs: 2 documents',
      'bookmarks: 5 bookmarks',
      'links: 3 links',
      'blank: 6 pages',
      'upright: 6 pages',
    ])
  })

  it.each<[string, (document: PDFDocument) => void, string[]]>([
    [
      'pages that changed places',
      document => {
        const node = at(document.catalog, 'Pages').lookup(PDFName.of('Kids'), PDFArray).lookup(0, PDFDict)
        const kids = node.lookup(PDFName.of('Kids'), PDFArray)
        const [one, other] = [kids.get(3), kids.get(5)]
        kids.set(3, other)
        kids.set(5, one)
      },
      ['stamps', 'index', 'bookmarks'],
    ],
    ['a lost page', document => document.removePage(5), ['opens', 'labels', 'bookmarks', 'links']],
    [
      'a page turned on its head',
      document => document.getPage(4).setRotation(degrees(180)),
      ['stamps', 'upright'],
    ],
    [
      'a page that lost what was on it',
      document => drawOperators(document.getPage(4), ''),
      ['stamps', 'blank'],
    ],
    [
      'text over a number',
      document => {
        const page = document.getPage(4)
        const stamp = page.getWidth() - 36
        page.drawText('Over it', { x: stamp, y: 14, size: 12 })
      },
      ['clear'],
    ],
    [
      'other labels',
      document => {
        const labels = at(document.catalog, 'PageLabels').lookup(PDFName.of('Nums'), PDFArray)
        labels.lookup(1, PDFDict).set(PDFName.of('St'), PDFNumber.of(2))
      },
      ['labels', 'numbering', 'index', 'bookmarks'],
    ],
    [
      'a bookmark of another name',
      document => {
        const first = at(document.catalog, 'Outlines', 'First')
        first.set(PDFName.of('Title'), PDFHexString.fromText('Cover (page 2)'))
      },
      ['bookmarks'],
    ],
    [
      'a bookmark of another tab',
      document => {
        const first = at(document.catalog, 'Outlines', 'Last', 'First')
        const title = first.lookup(PDFName.of('Title'), PDFHexString).decodeText()
        first.set(PDFName.of('Title'), PDFHexString.fromText(title.replace(/^1\./, '1A.')))
      },
      ['tabs'],
    ],
    [
      'a line of the index that leads elsewhere',
      document => {
        const link = document.getPage(1).node.Annots()?.lookup(1, PDFDict)
        link?.lookup(PDFName.of('Dest'), PDFArray).set(0, document.getPage(5).ref)
      },
      ['index'],
    ],
    [
      'a link that leads nowhere',
      document => {
        const link = document.getPage(1).node.Annots()?.lookup(1, PDFDict)
        link?.lookup(PDFName.of('Dest'), PDFArray).set(0, PDFRef.of(9999))
      },
      ['links'],
    ],
    [
      'a line of the index without its link',
      document => document.getPage(1).node.Annots()?.remove(1),
      ['tabs'],
    ],
    [
      'no bookmark for any document',
      document => {
        const outline = at(document.catalog, 'Outlines')
        at(outline, 'First').delete(PDFName.of('Next'))
        outline.set(PDFName.of('Last'), outline.get(PDFName.of('First')) ?? PDFNull)
      },
      ['tabs', 'bookmarks'],
    ],
    [
      'a bookmark less',
      document => {
        const outline = at(document.catalog, 'Outlines')
        outline.set(PDFName.of('First'), at(outline, 'First').get(PDFName.of('Next')) ?? PDFNull)
      },
      ['bookmarks'],
    ],
    [
      'a number in white',
      document => drawLast(document, last => last.replace(' 0 g ', ' 1 g ')),
      ['stamps', 'blank'],
    ],
    [
      'a number that nobody sees',
      document => drawLast(document, last => last.replace(' 0 Tr ', ' 3 Tr ')),
      // What is seen last is then taken for the number.
      ['stamps', 'blank'],
    ],
    [
      'a number under a black box',
      document => drawLast(document, last => `${last} q 0 g 400 0 300 60 re f Q`),
      ['stamps'],
    ],
    [
      'a number under white',
      document => drawLast(document, last => `${last} q 1 g 400 0 300 60 re f Q`),
      ['stamps'],
    ],
    [
      'another zoom',
      document => document.catalog.lookup(PDFName.of('OpenAction'), PDFArray).set(4, PDFNumber.of(2)),
      ['opens'],
    ],
  ])('holds back one with %s', async (_, tamper, checks) => {
    expect(await failing(tamper)).toEqual(checks)
  })
})
