import { PDFName, PDFString } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { redactPdf } from '../../../renderer/output/redact/redact'
import { searchServed } from '../../../renderer/output/redact/search-served'
import { suggestAreas } from '../../../renderer/output/redact/suggest-areas'
import { soughtOnCase } from '../../../shared/bundle/court/served-values'
import type { Result } from '../../../shared/result'
import { nodeViewer } from '../../build/node-viewer'
import { addAnnotation, addBookmark, line, savedPdf, writePages } from '../../corpus/written-pages'
import { expectBlack, expectFound } from './proof'

const { sought } = soughtOnCase({
  receivingParentAddress: '14 Quince Road\nOldtown\nLS1 4AB',
  receivingParentNationalInsurance: 'QQ123456C',
  receivingParentSortCode: '65-43-21',
})

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.fault.message)
  return result.value
}
const search = async (bytes: Uint8Array<ArrayBuffer>) =>
  value(await searchServed(nodeViewer, { bytes, name: 'Bundle.pdf' }, sought))

const small: [number, number, number, number] = [0, 0, 400, 320]
const statement = [
  { content: line('Nothing that matters', 40, 280), mediaBox: small },
  {
    content: [
      line('I live at 14 Quince', 40, 280),
      line('Road, LS1 4AB and work in Oldtown.', 40, 262),
      'BT /F 12 Tf 40 200 Td [(My number is Q) -300 (Q12) 20 (3456 ) (C.)] TJ ET\n',
      Array.from('65-43-21', (letter, at) => line(letter, 40 + at * 8, 150))
        .reverse()
        .join(''),
      line('Signed', 40, 30),
    ].join(''),
    mediaBox: small,
    rotate: 90 as const,
  },
]

describe('suggesting areas', () => {
  it('finds what stands on the pages, and taking them out leaves nothing to find', async () => {
    const bytes = await savedPdf(await writePages(statement))
    expect((await search(bytes)).hits.map(hit => `${hit.page} ${hit.in} ${hit.kind}`)).toEqual(
      expect.arrayContaining([
        '2 page address',
        '2 page postcode',
        '2 page national-insurance',
        '2 page sort-code',
      ]),
    )
    const { suggested, unread } = value(await suggestAreas(nodeViewer, bytes, sought))
    expect(unread).toEqual([])
    expect(suggested.map(({ page, kind, areas }) => [page, kind, areas.length])).toEqual([
      [2, 'address', 2],
      [2, 'postcode', 1],
      [2, 'national-insurance', 1],
      [2, 'sort-code', 1],
    ])
    const areas = suggested.flatMap(one => one.areas)
    const redacted = value(
      await redactPdf(nodeViewer, { bytes, name: 'Statement.pdf' }, [{ page: 2, areas }]),
    )
    expect(await search(redacted.bytes)).toEqual({ hits: [], unread: [] })
    for (const area of areas) await expectBlack(redacted.bytes, 2, area)
    await expectFound(redacted.bytes, 2, 'I live at', 'and work in Oldtown.', 'Signed')
  })

  it('says which pages hold no text to look in', async () => {
    const bytes = await savedPdf(
      await writePages([{ content: '0 0 200 200 re f', mediaBox: small }, ...statement]),
    )
    expect(value(await suggestAreas(nodeViewer, bytes, sought)).unread).toEqual([1])
    expect((await search(bytes)).unread).toEqual([1])
  })

  it('takes out whole words, and a little more, where they were recognised on a scan', async () => {
    const width = async (content: string) => {
      const bytes = await savedPdf(await writePages([{ content, mediaBox: small }]))
      return value(await suggestAreas(nodeViewer, bytes, sought)).suggested[0]?.areas[0]?.width ?? 0
    }
    const exact = await width(line('at LS1 4AB', 40, 200))
    expect(await width(line('at LS1 4AB.', 40, 200))).toBeCloseTo(exact)
    expect(await width(`3 Tr ${line('at LS1 4AB', 40, 200)}`)).toBeCloseTo(exact + 0.3 * 12)
    expect(await width(`3 Tr ${line('at LS1 4AB.', 40, 200)}`)).toBeGreaterThan(exact + 0.3 * 12 + 2)
  })

  it('names a page that holds it where nobody sees it', async () => {
    const bytes = await savedPdf(
      await writePages([
        { content: line('LS1 4AB', 40, 700), mediaBox: [0, 0, 400, 800], cropBox: [0, 0, 400, 320] },
      ]),
    )
    expect(value(await suggestAreas(nodeViewer, bytes, sought)).suggested).toEqual([
      { page: 1, kind: 'postcode', whose: 'receiving', areas: [] },
    ])
  })
})

describe('searching a finished file', () => {
  it('finds it in every part of the file, and names the part', async () => {
    const document = await writePages([{ content: line('Nothing here', 40, 280), mediaBox: small }])
    const { context, catalog } = document
    addBookmark(document, 'Letter to LS1 4AB', 0)
    document.setSubject('QQ 12 34 56 C')
    addAnnotation(document, 0, {
      Subtype: 'Text',
      Rect: [300, 10, 320, 30],
      Contents: PDFString.of('14 Quince Rd'),
    })
    await document.attach(new TextEncoder().encode('sort code 65-43-21'), 'note.txt', {})
    context.register(context.flateStream('BT [(LS) -20 (1 4) 5 (AB)] TJ ET'))
    catalog.set(
      PDFName.of('Metadata'),
      context.register(context.flateStream(new TextEncoder().encode('<dc:title>654321</dc:title>'))),
    )
    const { hits } = await search(await savedPdf(document))
    expect(hits.map(hit => `${hit.in} ${hit.kind} ${hit.page}`).sort()).toEqual([
      'attachment sort-code null',
      'bookmark postcode null',
      'file postcode null',
      'note address 1',
      'properties national-insurance null',
      'properties sort-code null',
    ])
    expect(JSON.stringify(hits)).not.toMatch(/Quince|4AB|1234|6543/)
  })

  it('reads texts beside the drawing, in wide letters and with signs written out', async () => {
    const wide = (text: string) =>
      Array.from(text, letter => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('')
    const body = line('Nothing here', 40, 280)
    const bytes = await savedPdf(
      await writePages(
        [
          `/Span<</ActualText<FEFF${wide('14 Quince Road')}>>> BDC 100 200 9 9 re f EMC ${body}`,
          `/Figure<</Alt<FEFF${wide('LS1 4AB')}>>> BDC 100 200 9 9 re f EMC ${body}`,
          `/Span<</ActualText(\\121Q 12 34 56 C)>> BDC 100 200 9 9 re f EMC ${body}`,
          body,
        ].map(content => ({ content, mediaBox: small })),
      ),
    )
    expect((await search(bytes)).hits.map(({ page, kind }) => `${page} ${kind}`)).toEqual([
      '1 address',
      '2 postcode',
      '3 national-insurance',
    ])
  })

  it('finds what a line end parts, with a hyphen or within columns', async () => {
    const pages = [
      line('She lives at 14 Quin-', 40, 280) + line('ce Road in Leeds', 40, 264),
      line('Address: 14 Quince', 40, 280) +
        line('Telephone none', 240, 280) +
        line('Road, Leeds', 40, 264) +
        line('Email none', 240, 264),
      line('At 14 Quince', 40, 280) + line('Corner of Cherry Road', 40, 264),
    ].map(content => ({ content, mediaBox: small }))
    const bytes = await savedPdf(await writePages(pages))
    const { suggested } = value(await suggestAreas(nodeViewer, bytes, sought))
    expect(suggested.map(({ page, areas }) => [page, areas.length])).toEqual([
      [1, 2],
      [2, 2],
    ])
    expect((await search(bytes)).hits.map(({ page }) => page)).toEqual([1, 2])
  })

  it('lists pages whose letters are only numbered', async () => {
    const document = await writePages([
      { content: 'BT /N 12 Tf 40 280 Td <00240025002600270028> Tj ET', mediaBox: small },
      { content: line('Plain', 40, 280), mediaBox: small },
    ])
    const { context } = document
    const below = context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: 'Arial',
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
    })
    const font = { Type: 'Font', Subtype: 'Type0', BaseFont: 'Arial', Encoding: 'Identity-H' }
    const resources = document.getPage(0).node.Resources()
    resources?.set(PDFName.of('Font'), context.obj({ N: { ...font, DescendantFonts: [below] } }))
    expect((await search(await savedPdf(document))).unread).toEqual([1])
  })

  it('lists scans with a line at their edges, and no page with text beside a picture', async () => {
    const document = await writePages(({ context }) => {
      const picture = context.register(
        context.flateStream(new Uint8Array(100), {
          Type: 'XObject',
          Subtype: 'Image',
          Width: 10,
          Height: 10,
          BitsPerComponent: 8,
          ColorSpace: 'DeviceGray',
        }),
      )
      const scan = 'q 595 0 0 842 0 0 cm /P Do Q '
      return [
        scan + line('From: 0113 496 0000 P.02/03', 40, 825, 8),
        scan + line('27', 540, 15),
        scan + line('A caption', 200, 400),
        line('27', 540, 15),
      ].map(content => ({ content, images: { P: picture } }))
    })
    const bytes = await savedPdf(document)
    expect((await search(bytes)).unread).toEqual([1, 2])
    expect(value(await suggestAreas(nodeViewer, bytes, sought)).unread).toEqual([1, 2])
  })
})
