import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodePDFRawStream, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from 'pdf-lib'
import { expect } from 'vitest'
import { openPages, type ReadPage } from '../../../renderer/output/page-reading/read-pages'
import { redactPdf } from '../../../renderer/output/redact/redact'
import type { Area } from '../../../shared/bundle/court/plan'
import { nodeViewer } from '../../build/node-viewer'

/** Whether poppler's programs are on this machine. */
export const hasPoppler = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

const squashed = (text: string) => text.replace(/\s+/g, '')

/** Calls `work` with a file of the bytes, and removes it afterwards. */
const asFile = <T>(bytes: Uint8Array, work: (file: string, folder: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'ssst-desk-redact-'))
  try {
    const file = join(folder, 'file.pdf')
    writeFileSync(file, bytes)
    return work(file, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The text of all pages as pdfjs reads it. */
export const pdfjsText = async (bytes: Uint8Array): Promise<string[]> => {
  const opening = nodeViewer.open(bytes.slice(), 'text')
  const pdf = await opening.document
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    pages.push(items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
  }
  await opening.close()
  return pages
}

/** The text of all pages as poppler reads it; null where it is not on this machine. */
export const popplerText = (bytes: Uint8Array): string[] | null =>
  hasPoppler
    ? asFile(bytes, file =>
        execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1),
      )
    : null

/** Everything readable in the file: every string and every stream unpacked, and the bytes themselves. */
export const everything = async (bytes: Uint8Array): Promise<string> => {
  const latin = new TextDecoder('latin1')
  const wide = new TextDecoder('utf-16be')
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const parts = [latin.decode(bytes)]
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    parts.push(object.toString())
    for (const text of object.toString().match(/<[\dA-Fa-f]+>/g) ?? [])
      parts.push(PDFHexString.of(text.slice(1, -1)).decodeText())
    if (object instanceof PDFString || object instanceof PDFHexString) parts.push(object.decodeText())
    if (!(object instanceof PDFRawStream)) continue
    parts.push(latin.decode(object.contents))
    try {
      const plain = decodePDFRawStream(object).decode()
      parts.push(latin.decode(plain), wide.decode(plain), wide.decode(plain.subarray(1)))
    } catch {
      // A picture's own packing; its bytes are in already.
    }
  }
  return parts.join('\n')
}

/** Says how many different colours a page shows within an area drawn in, a dot inside its edges. */
const coloursIn = (
  data: ArrayLike<number>,
  width: number,
  channels: number,
  area: Area,
  scale: number,
): Set<string> => {
  const seen = new Set<string>()
  const from = (value: number) => Math.ceil(value * scale) + 1
  const to = (value: number) => Math.floor(value * scale) - 1
  for (let y = from(area.y); y < to(area.y + area.height); y++)
    for (let x = from(area.x); x < to(area.x + area.width); x++) {
      const at = (y * width + x) * channels
      seen.add(`${data[at]},${data[at + 1]},${data[at + 2]}`)
    }
  return seen
}

/** The colours that poppler draws within an area of a page; null where it is not on this machine. */
const popplerColours = (bytes: Uint8Array, page: number, area: Area, scale: number): Set<string> | null =>
  hasPoppler
    ? asFile(bytes, (file, folder) => {
        const at = String(page)
        execFileSync('pdftoppm', [
          '-cropbox',
          '-r',
          '144',
          '-f',
          at,
          '-l',
          at,
          '-singlefile',
          file,
          join(folder, 'page'),
        ])
        const ppm = readFileSync(join(folder, 'page.ppm'))
        const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 40).toString('latin1'))
        if (!head) throw new Error('Not a picture of three colours')
        return coloursIn(ppm.subarray(head[0].length), Number(head[1]), 3, area, scale)
      })
    : null

const black = new Set(['0,0,0'])

/** Proves that an area of a page shows one black and nothing else, in two readers that share no code. */
export const expectBlack = async (
  bytes: Uint8Array,
  page: number,
  area: Area,
  userUnit = 1,
): Promise<void> => {
  await withPage(bytes, page, async read => {
    const { canvas, context } = await read.draw(2)
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
    expect(coloursIn(data, canvas.width, 4, area, 2)).toEqual(black)
  })
  // Poppler draws every page as if its unit were one point.
  const other = popplerColours(bytes, page, area, 2 / userUnit)
  if (other) expect(other).toEqual(black)
}

/** The same file without the black drawn over a page's picture: what is in the picture itself. */
const uncovered = async (bytes: Uint8Array, page: number): Promise<Uint8Array> => {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const { node } = document.getPage(page - 1)
  const stream = node.lookup(PDFName.of('Contents'))
  if (!(stream instanceof PDFRawStream)) throw new Error('A redacted page has one stream')
  const content = new TextDecoder('latin1').decode(decodePDFRawStream(stream).decode())
  const bare = content.replace(/^.* re$/gm, '').replace(/^f$/gm, '')
  expect(bare.length).toBeLessThan(content.length)
  node.set(PDFName.of('Contents'), document.context.register(document.context.stream(bare)))
  return document.save()
}

/** Proves that the picture of a redacted page has nothing in the area, whatever is drawn over it. */
export const expectBlackInPicture = async (bytes: Uint8Array, page: number, area: Area): Promise<void> =>
  withPage(await uncovered(bytes, page), page, async read => {
    const { canvas, context } = await read.draw(2)
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
    // What is packed as a photograph is black to within a shade.
    for (const colour of coloursIn(data, canvas.width, 4, area, 2))
      expect(Math.max(...colour.split(',').map(Number))).toBeLessThan(24)
  })

/** Proves that a text is nowhere: in no reader's text, in no string or stream of the file. */
export const expectGone = async (bytes: Uint8Array, ...secrets: string[]): Promise<void> => {
  const found = squashed([...(await pdfjsText(bytes)), ...(popplerText(bytes) ?? [])].join('\n'))
  const all = await everything(bytes)
  for (const secret of secrets) {
    expect(found).not.toContain(squashed(secret))
    expect(all.includes(secret)).toBe(false)
  }
}

/** Proves that both readers find a text on a page, word by word as it stands. */
export const expectFound = async (bytes: Uint8Array, page: number, ...texts: string[]): Promise<void> => {
  const one = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ')
  const pages = [await pdfjsText(bytes), popplerText(bytes)].filter(list => list !== null)
  for (const list of pages) for (const text of texts) expect(one(list[page - 1])).toContain(text)
}

export const withPage = async <T>(
  bytes: Uint8Array,
  number: number,
  work: (page: ReadPage) => Promise<T> | T,
): Promise<T> => {
  const pages = await openPages(nodeViewer, bytes)
  if (!pages.ok) throw new Error(pages.fault.message)
  try {
    return await work(await pages.value.page(number))
  } finally {
    await pages.value.close()
  }
}

/** Where a text stands on a page: the area around its glyphs as they are drawn one after another. */
export const areaOf = (bytes: Uint8Array, number: number, text: string): Promise<Area> =>
  withPage(bytes, number, ({ glyphs }) => {
    const drawn = glyphs.filter(glyph => glyph.text.trim() !== '')
    const at = drawn
      .map(glyph => glyph.text)
      .join('')
      .indexOf(squashed(text))
    if (at < 0) throw new Error('The text is not on the page')
    const boxes = drawn.slice(at, at + squashed(text).length).map(glyph => glyph.core)
    const x = Math.min(...boxes.map(box => box.x))
    const y = Math.min(...boxes.map(box => box.y))
    return {
      x,
      y,
      width: Math.max(...boxes.map(box => box.x + box.width)) - x,
      height: Math.max(...boxes.map(box => box.y + box.height)) - y,
    }
  })

/** Takes an area out of a page of a file. */
export const redactArea = async (bytes: Uint8Array<ArrayBuffer>, page: number, area: Area) => {
  const result = await redactPdf(nodeViewer, { bytes, name: 'Statement.pdf' }, [{ page, areas: [area] }])
  if (!result.ok) throw new Error(result.fault.message)
  return { ...result.value, area }
}

/** Takes a text's area out of a page of a file. */
export const without = async (bytes: Uint8Array<ArrayBuffer>, page: number, text: string) =>
  redactArea(bytes, page, await areaOf(bytes, page, text))
