import { PDFDict, PDFDocument, PDFName, PDFRawStream, type PDFRef, PDFString } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { redactPdf, stillThere } from '../../../renderer/output/redact/redact'
import { nodeViewer } from '../../build/node-viewer'
import { noise } from '../../corpus/bytes'
import { addAnnotation, addBookmark, line, savedPdf, writePages } from '../../corpus/written-pages'
import {
  everything,
  expectBlack,
  expectBlackInPicture,
  expectFound,
  expectGone,
  redactArea,
  without,
  withPage,
} from './proof'

const secret = '14 Quince Mews'
const small: [number, number, number, number] = [0, 0, 400, 320]

const page = (...lines: string[]) => ({
  content: lines.map((text, index) => line(text, 40, 280 - index * 40)).join(''),
  mediaBox: small,
})

describe('a file of which pages are redacted', () => {
  it('keeps the pages without areas, and their links and bookmarks, as they are', async () => {
    const document = await writePages([
      page('First page'),
      page(`Lives at ${secret} now`),
      page('Third page'),
    ])
    addBookmark(document, 'Third page', 2)
    addAnnotation(document, 0, {
      Subtype: 'Link',
      Rect: [40, 280, 100, 295],
      Dest: [document.getPage(1).ref, 'XYZ', null, null, null],
    })
    const { bytes } = await without(await savedPdf(document), 2, secret)
    await expectGone(bytes, secret, 'Quince')
    await expectFound(bytes, 2, 'Lives at', 'now')
    const again = await PDFDocument.load(bytes)
    const [first, second, third] = again.getPages().map(({ node }) => node)
    expect(first?.lookup(PDFName.of('Contents'))).toBeInstanceOf(PDFRawStream)
    await expectFound(bytes, 3, 'Third page')
    const outlines = again.catalog.lookup(PDFName.of('Outlines'), PDFDict)
    const bookmark = outlines.lookup(PDFName.of('First'), PDFDict)
    expect(bookmark.lookup(PDFName.of('Title'), PDFString).decodeText()).toBe('Third page')
    expect(String(bookmark.lookup(PDFName.of('Dest')))).toContain(String(again.getPage(2).ref))
    expect(third).toBeDefined()
    expect(String(first?.Annots()?.lookup(0, PDFDict).lookup(PDFName.of('Dest')))).toContain(
      String(again.getPage(1).ref),
    )
    expect(second?.Annots()).toBeUndefined()
  })

  it('holds no other place where the words stood', async () => {
    const document = await writePages([page('First page'), page(`Lives at ${secret} now`)])
    const { context, catalog } = document
    addBookmark(document, `Letter from ${secret}`, 1)
    document.setTitle(`Statement, ${secret}`)
    document.setSubject(secret)
    await document.attach(new TextEncoder().encode(`Note: ${secret}`), 'note.txt', {
      description: secret,
      mimeType: 'text/plain',
    })
    catalog.set(
      PDFName.of('Metadata'),
      context.register(
        context.stream(`<x:xmpmeta><dc:title>${secret}</dc:title></x:xmpmeta>`, { Type: 'Metadata' }),
      ),
    )
    catalog.set(
      PDFName.of('StructTreeRoot'),
      context.register(
        context.obj({ Type: 'StructTreeRoot', K: { S: 'P', ActualText: PDFString.of(secret) } }),
      ),
    )
    addAnnotation(document, 1, { Subtype: 'Text', Rect: [300, 10, 320, 30], Contents: PDFString.of(secret) })
    const field = addAnnotation(document, 1, {
      Subtype: 'Widget',
      FT: 'Tx',
      T: PDFString.of('address'),
      V: PDFString.of(secret),
      Rect: [40, 40, 200, 60],
    })
    const kept = addAnnotation(document, 0, {
      Subtype: 'Widget',
      FT: 'Tx',
      T: PDFString.of('court'),
      V: PDFString.of('Leeds Magistrates'),
      Rect: [40, 40, 200, 60],
    })
    catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [field, kept], XFA: PDFString.of(secret) }))
    const node = document.getPage(1).node
    node.set(PDFName.of('PieceInfo'), context.obj({ App: { Private: PDFString.of(secret) } }))
    node.set(PDFName.of('Thumb'), context.register(context.stream(secret, { Width: 1, Height: 1 })))

    const before = await savedPdf(document)
    expect(await everything(before)).toContain(secret)
    const { bytes } = await without(before, 2, secret)
    await expectGone(bytes, secret, 'Quince', 'address')
    expect(await everything(bytes)).toContain('Leeds Magistrates')
    const again = await PDFDocument.load(bytes)
    const bookmark = again.catalog
      .lookup(PDFName.of('Outlines'), PDFDict)
      .lookup(PDFName.of('First'), PDFDict)
    expect(bookmark.lookup(PDFName.of('Title'), PDFString).decodeText()).toBe('(removed)')
  })

  it('holds nothing of a picture within the area, wherever else the picture was listed', async () => {
    const dots = noise(120 * 90, 7)
    const document = await writePages(({ context }) => {
      const picture = context.register(
        context.stream(dots, {
          Type: 'XObject',
          Subtype: 'Image',
          Width: 120,
          Height: 90,
          BitsPerComponent: 8,
          ColorSpace: 'DeviceGray',
        }),
      )
      const images: Record<string, PDFRef> = { Scan: picture }
      return [
        { ...page('Not a word of the scan'), images },
        { content: 'q 360 0 0 270 20 25 cm /Scan Do Q\n', mediaBox: small, images },
      ]
    })
    const before = await savedPdf(document)
    const row = new TextDecoder('latin1').decode(dots.subarray(0, 120))
    expect((await everything(before)).includes(row)).toBe(true)
    const area = { x: 60, y: 60, width: 200, height: 120 }
    const { bytes, removed } = await redactArea(before, 2, area)
    expect(removed).toEqual([{ page: 2, area, text: '', picture: true }])
    expect((await everything(bytes)).includes(row)).toBe(false)
    await expectBlack(bytes, 2, area)
    await expectBlackInPicture(bytes, 2, area)
    await expectFound(bytes, 1, 'Not a word of the scan')
    // What lies outside the area is still the picture: dots of many shades.
    const shades = await withPage(bytes, 2, async read => {
      const { context } = await read.draw(1)
      return new Set(context.getImageData(280, 100, 60, 60).data).size
    })
    expect(shades).toBeGreaterThan(50)
    const again = await PDFDocument.load(bytes)
    const images = again.context
      .enumerateIndirectObjects()
      .filter(([, object]) => object instanceof PDFRawStream && object.dict.has(PDFName.of('Width')))
    expect(images).toHaveLength(1)
  })

  it('keeps a picture that another page really shows', async () => {
    const dots = noise(60 * 60, 3)
    const document = await writePages(({ context }) => {
      const picture = context.register(
        context.stream(dots, {
          Type: 'XObject',
          Subtype: 'Image',
          Width: 60,
          Height: 60,
          BitsPerComponent: 8,
          ColorSpace: 'DeviceGray',
        }),
      )
      const shown = {
        content: 'q 60 0 0 60 20 25 cm /Crest Do Q\n',
        mediaBox: small,
        images: { Crest: picture },
      }
      return [shown, shown]
    })
    const { bytes } = await redactArea(await savedPdf(document), 2, { x: 0, y: 200, width: 100, height: 120 })
    const row = new TextDecoder('latin1').decode(dots.subarray(0, 60))
    expect((await everything(bytes)).includes(row)).toBe(true)
  })

  it('opens when it only restricts what may be done, and comes out without the restriction', async () => {
    const document = await writePages([page(`Lives at ${secret} now`)])
    document.encrypt({ ownerPassword: 'owner', permissions: { copying: false }, algorithm: 'AES-256' })
    const { bytes } = await without(await savedPdf(document), 1, secret)
    await expectGone(bytes, secret)
    await expectFound(bytes, 1, 'Lives at')
  })

  it('is redacted everywhere when it shows one page several times', async () => {
    const document = await writePages([page(`Lives at ${secret} now`)])
    const [only] = document.getPages()
    if (!only) throw new Error('A page was expected')
    const tree = document.catalog.Pages()
    tree.Kids().push(only.ref)
    tree.set(PDFName.of('Count'), document.context.obj(2))
    const before = await savedPdf(document)
    const result = await redactPdf(nodeViewer, { bytes: before, name: 'a.pdf' }, [
      { page: 2, areas: [{ x: 0, y: 20, width: 400, height: 50 }] },
      { page: 1, areas: [{ x: 0, y: 200, width: 400, height: 50 }] },
    ])
    if (!result.ok) throw new Error(result.fault.message)
    await expectGone(result.value.bytes, secret)
    await expectBlack(result.value.bytes, 1, { x: 0, y: 20, width: 400, height: 50 })
    await expectBlack(result.value.bytes, 2, { x: 0, y: 200, width: 400, height: 50 })
  })

  it('is refused in words when it has no such page, or is no PDF', async () => {
    const bytes = await savedPdf(await writePages([page('One page')]))
    const areas = [{ x: 0, y: 0, width: 10, height: 10 }]
    expect(await redactPdf(nodeViewer, { bytes, name: 'a.pdf' }, [{ page: 2, areas }])).toMatchObject({
      ok: false,
      fault: { code: 'invalid' },
    })
    const broken = bytes.slice(0, 200)
    expect(await redactPdf(nodeViewer, { bytes: broken, name: 'a.pdf' }, [{ page: 1, areas }])).toMatchObject(
      {
        ok: false,
        fault: { code: 'damaged' },
      },
    )
  })
})

describe('the last look at a redacted file', () => {
  it('finds what is still there', async () => {
    const document = await writePages([page(`Lives at ${secret} now`)])
    const before = await savedPdf(document)
    const { bytes, area } = await without(before, 1, secret)
    expect(await stillThere(nodeViewer, bytes, [{ number: 1, areas: [area] }])).toBeNull()
    for (const wrong of [before, (await redactArea(before, 1, { x: 0, y: 200, width: 9, height: 9 })).bytes])
      expect(await stillThere(nodeViewer, wrong, [{ number: 1, areas: [area] }])).toMatchObject({
        fault: { code: 'internal' },
      })
  })
})
