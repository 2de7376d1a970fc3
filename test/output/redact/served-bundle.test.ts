import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { type CourtBundleOrder, makeCourtBundle } from '../../../renderer/output/court-bundle/order'
import { searchServed } from '../../../renderer/output/redact/search-served'
import { suggestAreas } from '../../../renderer/output/redact/suggest-areas'
import { supplyOf } from '../../../renderer/output/supply'
import type { CourtDocument } from '../../../shared/bundle/court/plan'
import { soughtOnCase } from '../../../shared/bundle/court/served-values'
import type { Result } from '../../../shared/result'
import { nodeViewer } from '../../build/node-viewer'
import { addAnnotation, addBookmark, line, savedPdf, writePages } from '../../corpus/written-pages'
import { diskFonts } from '../../documents/disk-fonts'
import { expectFound, expectGone, pdfjsText, withPage } from './proof'

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.fault.message)
  return result.value
}

const { sought } = soughtOnCase({
  receivingParentAddress: '14 Quince Road\nLS1 4AB',
  receivingParentNationalInsurance: 'QQ123456C',
})

const page = (text: string, rotate: 0 | 90 | 180 | 270 = 0) => ({
  content: `${line('Exhibit', 40, 780)}${line(text, 40, 400)}`,
  rotate,
})

const statement = async () => {
  const document = await writePages([
    page('Of 14 Quince Road, LS1 4AB, she says'),
    page('that her number is QQ 12 34 56 C', 90),
    page('and that LS1 4AB is left out', 0),
    page('and nothing more', 180),
  ])
  addBookmark(document, 'From 14 Quince Road', 0)
  addAnnotation(document, 3, {
    Subtype: 'Link',
    Rect: [40, 395, 140, 415],
    Dest: [document.getPage(0).ref, 'XYZ', null, null, null],
  })
  return savedPdf(document)
}

/** A page without text, as a scan is. */
const scanPdf = async () => savedPdf(await writePages([{ content: '100 300 200 200 re f', rotate: 0 }]))

const documentOf = (id: string, more: Partial<CourtDocument> = {}): CourtDocument => ({
  id,
  title: `Exhibit ${id}`,
  date: '2026-03-31',
  file: id,
  is: null,
  excluded: [],
  turned: [],
  late: false,
  areas: [],
  ...more,
})

const orderOf = (copy: CourtBundleOrder['copy'], first: CourtDocument): CourtBundleOrder => ({
  copy,
  madeAt: '2026-11-22T09:00:00.000Z',
  files: [
    { name: 'Statement.pdf', bytes: 1000 },
    { name: 'Letter.pdf', bytes: 1000 },
  ],
  plan: {
    format: 1,
    route: 'upload',
    caseType: null,
    cover: {
      title: 'Bundle for the hearing',
      court: 'Leeds',
      caseNumber: null,
      parties: [],
      hearingDate: null,
      hearingTime: null,
      preparedBy: null,
      reference: null,
    },
    numbering: 'plain',
    dividers: true,
    sections: [{ id: 's', title: 'Exhibits', documents: [first, documentOf('2')] }],
    issued: null,
  },
})

describe('the served copy of a court bundle', () => {
  it('has the same pages and numbers as the bundle, and nothing of what was marked', async () => {
    const files = [await statement(), await scanPdf()]
    const told: [number, number, string | undefined][] = []
    const make = async (order: CourtBundleOrder) =>
      value(
        await makeCourtBundle(
          order,
          {
            supply: supplyOf(files.map(file => file.slice())),
            progress: (...far) => told.push(far as (typeof told)[number]),
          },
          { fonts: await diskFonts(), viewer: nodeViewer },
        ),
      )
    const { suggested } = value(await suggestAreas(nodeViewer, files[0] ?? new Uint8Array(), sought))
    const areas = [...new Set(suggested.map(one => one.page))].map(number => ({
      page: number,
      areas: suggested.filter(one => one.page === number).flatMap(one => one.areas),
    }))
    const first = documentOf('1', { excluded: [3], turned: [{ page: 2, by: 180 }], areas })
    const order = orderOf('full', first)
    const full = await make(order)
    const bytes = order.files.reduce((sum, file) => sum + file.bytes, 0)
    expect(told.findLast(([, , part]) => part === 'building')).toEqual([bytes, bytes, 'building'])
    expect(
      told.filter(([, , part]) => part === 'checking').map(([done, of]) => `${done} of ${of}`),
    ).toContain(`${full.pages.length} of ${full.pages.length}`)
    const served = await make(orderOf('served', first))

    expect(served.pages).toEqual(full.pages)
    expect(full.removed).toEqual([])
    expect(served.removed.map(({ page: number, file, text }) => [number, file, text])).toEqual([
      [1, 'Statement.pdf', '14 Quince Road,'],
      [1, 'Statement.pdf', 'LS1 4AB,'],
      [2, 'Statement.pdf', 'QQ 12 34 56 C'],
    ])
    await expectGone(served.bytes, 'Quince', 'LS1', '4AB', 'QQ 12', '12 34 56')
    const search = async (bytes: Uint8Array<ArrayBuffer>) =>
      value(await searchServed(nodeViewer, { bytes, name: 'Bundle.pdf' }, sought))
    expect((await search(served.bytes)).hits).toEqual([])
    expect((await search(full.bytes)).hits.map(hit => `${hit.in} ${hit.kind} ${hit.page}`).sort()).toEqual([
      'bookmark address null',
      'page address 4',
      'page national-insurance 5',
      'page postcode 4',
    ])
    expect((await search(served.bytes)).unread).toEqual([7])
    await expectFound(served.bytes, 4, 'Exhibit', 'Of', 'she says')
    await expectFound(served.bytes, 6, 'and nothing more')

    const labels = await pdfjsText(served.bytes)
    const before = await pdfjsText(full.bytes)
    expect(labels).toHaveLength(before.length)
    const [one, other] = [await PDFDocument.load(full.bytes), await PDFDocument.load(served.bytes)]
    for (const index of one.getPages().keys()) {
      expect(other.getPage(index).getRotation()).toEqual(one.getPage(index).getRotation())
      const size = (bytes: Uint8Array) => withPage(bytes, index + 1, ({ width, height }) => [width, height])
      expect(await size(served.bytes)).toEqual(await size(full.bytes))
    }
  })
})
