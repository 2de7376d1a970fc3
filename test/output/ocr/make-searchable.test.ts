import { degrees, PDFDocument, PDFRawStream } from 'pdf-lib'
import { afterAll, describe, expect, it } from 'vitest'
import { makeSearchable } from '../../../renderer/output/ocr/make-searchable'
import type { Recogniser } from '../../../renderer/output/ocr/recogniser'
import { redactPdf } from '../../../renderer/output/redact/redact'
import { suggestAreas } from '../../../renderer/output/redact/suggest-areas'
import { soughtOnCase } from '../../../shared/bundle/court/served-values'
import type { Result } from '../../../shared/result'
import { openNodeRecogniser } from '../../build/node-recogniser'
import { nodeViewer } from '../../build/node-viewer'
import { line, savedPdf, writePages } from '../../corpus/written-pages'
import { areaOf, expectBlack, expectFound, expectGone, pdfjsText, withPage } from '../redact/proof'

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.fault.message)
  return result.value
}

const words = [
  line('Statement of the receiving parent', 40, 270, 16),
  line('She has lived at 14 Quince Road since March', 40, 200, 14),
  line('and my postcode there is LS1 4AB today', 40, 176, 14),
].join('')
const paper: [number, number, number, number] = [0, 0, 420, 300]

const written = async () => savedPdf(await writePages([{ content: words, mediaBox: paper }]))

/** A page of words as a scanner has it: one picture, no text; lying on its side, and turned back by the reader. */
const scan = async (sideways: boolean) => {
  const jpeg = await withPage(await written(), 1, async page => (await page.draw(200 / 72)).jpeg(0.9))
  const image = await PDFDocument.create()
  const { width, height } = await image.embedJpg(jpeg)
  return savedPdf(
    await writePages(({ context }) => {
      const stream = context.obj({
        Type: 'XObject',
        Subtype: 'Image',
        Width: width,
        Height: height,
        BitsPerComponent: 8,
        ColorSpace: 'DeviceRGB',
        Filter: 'DCTDecode',
        Length: jpeg.length,
      })
      const images = { Scan: context.register(PDFRawStream.of(stream, jpeg)) }
      return [
        { content: line('Not a scan', 40, 270), mediaBox: paper },
        sideways
          ? { content: '0 420 -300 0 300 0 cm /Scan Do', mediaBox: [0, 0, 300, 420], rotate: 90, images }
          : // A fax machine has put its line at the edge, which makes it no page with text.
            {
              content: `q 420 0 0 300 0 0 cm /Scan Do Q ${line('P.02/03', 360, 288, 8)}`,
              mediaBox: paper,
              images,
            },
      ]
    }),
  )
}

describe('making a scan searchable', () => {
  // The engine takes a second to start, so all share one.
  let shared: Promise<Recogniser> | undefined
  const open = async () => {
    shared ??= openNodeRecogniser()
    const one = await shared
    return { read: one.read, close: async () => undefined }
  }
  afterAll(async () => (await shared)?.close())

  for (const sideways of [false, true])
    it(`lays the words where they stand${sideways ? ', on a page that is turned' : ''}`, async () => {
      const bytes = await scan(sideways)
      expect((await pdfjsText(bytes))[1]).toBe(sideways ? '' : 'P.02/03')
      const told: number[] = []
      const made = value(
        await makeSearchable(nodeViewer, open, { bytes, name: 'Scan.pdf' }, done => told.push(done)),
      )
      expect(made.read).toEqual([{ page: 2, words: 22 }])
      expect(told.at(-1)).toBe(2)
      expect(told.length).toBeGreaterThan(3)
      await expectFound(
        made.bytes,
        2,
        'Statement of the receiving parent',
        'She has lived at 14 Quince Road since March',
        'and my postcode there is LS1 4AB today',
      )
      await expectFound(made.bytes, 1, 'Not a scan')
      const area = await areaOf(made.bytes, 2, 'Quince')
      const meant = await areaOf(await written(), 1, 'Quince')
      for (const side of ['x', 'y', 'width', 'height'] as const)
        expect(Math.abs(area[side] - meant[side]), side).toBeLessThan(3)
      // Unseen: the page looks as it did.
      const picture = async (of: Uint8Array) =>
        withPage(of, 2, async page => {
          const { context, canvas } = await page.draw(1)
          return Buffer.from(context.getImageData(0, 0, canvas.width, canvas.height).data)
        })
      expect((await picture(made.bytes)).equals(await picture(bytes))).toBe(true)
    })

  it('lets what must not be served be found in it, and taken out', async () => {
    const { bytes } = value(
      await makeSearchable(nodeViewer, open, { bytes: await scan(true), name: 'Scan.pdf' }),
    )
    const { sought } = soughtOnCase({ receivingParentAddress: '14 Quince Road, LS1 4AB' })
    const { suggested } = value(await suggestAreas(nodeViewer, bytes, sought))
    expect(suggested.map(({ page, kind, areas }) => [page, kind, areas.length])).toEqual([
      [2, 'address', 1],
      [2, 'postcode', 1],
    ])
    const areas = suggested.flatMap(one => one.areas)
    const redacted = value(await redactPdf(nodeViewer, { bytes, name: 'Scan.pdf' }, [{ page: 2, areas }]))
    await expectGone(redacted.bytes, '14 Quince', 'LS1 4AB')
    for (const area of areas) await expectBlack(redacted.bytes, 2, area)
    await expectFound(redacted.bytes, 2, 'She has lived at', 'since March')
    // Read once more, the paper itself says nothing of it either.
    const picture = await withPage(redacted.bytes, 2, async page => (await page.draw(300 / 72)).jpeg(0.9))
    const seen = (await (await open()).read(picture, () => undefined)).texts.map(({ text }) => text).join('')
    expect(seen).toContain('lived')
    expect(seen).not.toMatch(/Quince|4AB/)
  })

  it.each([180, 270])('reads what lies on its side as the page is shown, turned by %i', async rotate => {
    const jpeg = await withPage(await written(), 1, async page => (await page.draw(200 / 72)).jpeg(0.9))
    const document = await PDFDocument.create()
    const sheet = document.addPage([420, 300])
    sheet.drawImage(await document.embedJpg(jpeg), { x: 0, y: 0, width: 420, height: 300 })
    sheet.setRotation(degrees(rotate))
    const bytes = new Uint8Array(await document.save())
    const made = value(await makeSearchable(nodeViewer, open, { bytes, name: 'Scan.pdf' }))
    await expectFound(made.bytes, 1, 'She has lived at 14 Quince Road since March')
    const { sought } = soughtOnCase({ receivingParentAddress: '14 Quince Road, LS1 4AB' })
    const { suggested } = value(await suggestAreas(nodeViewer, made.bytes, sought))
    const areas = suggested.flatMap(one => one.areas)
    const pages = [{ page: 1, areas }]
    const redacted = value(await redactPdf(nodeViewer, { bytes: made.bytes, name: 'Scan.pdf' }, pages))
    // The paper itself, turned back for it.
    const turn = rotate === 90 ? 270 : rotate === 270 ? 90 : 180
    const picture = await withPage(redacted.bytes, 1, async page =>
      (await page.draw(300 / 72, turn)).jpeg(0.9),
    )
    const seen = (await (await open()).read(picture, () => undefined)).texts.map(({ text }) => text).join('')
    expect(seen).toContain('She has lived at')
    expect(seen).not.toMatch(/14|Quince|LS1|4AB/)
  })

  it('leaves a file as it is that has no scans in it', async () => {
    const bytes = await written()
    const never = () => Promise.reject(new Error('Not needed'))
    const made = value(await makeSearchable(nodeViewer, never, { bytes, name: 'Letter.pdf' }))
    expect(made).toEqual({ bytes, read: [] })
  })

  it('says so when recognition cannot start', async () => {
    const result = await makeSearchable(nodeViewer, () => Promise.reject(new Error('No memory')), {
      bytes: await scan(false),
      name: 'Scan.pdf',
    })
    expect(result).toMatchObject({ ok: false, fault: { code: 'internal' } })
  })
})
