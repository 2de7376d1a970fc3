import { deflateSync } from 'node:zlib'
import { PDFDocument, rgb, StandardFonts } from 'pdf-lib'

/** An invented scan: A4 pages that say that they are invented. The same words give the same bytes. */
export const madePdf = async (words: string, pages = 1): Promise<Buffer> => {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const plain = words.replace(/[^\x20-\x7e]/g, '?')
  for (let no = 1; no <= pages; no++) {
    const page = pdf.addPage([595, 842])
    page.drawRectangle({
      x: 40,
      y: 40,
      width: 515,
      height: 762,
      borderColor: rgb(0.6, 0.6, 0.6),
      borderWidth: 1,
    })
    page.drawText(plain, { x: 60, y: 740, size: 14, font, maxWidth: 475 })
    page.drawText(`Invented for a sample case. Page ${no} of ${pages}.`, { x: 60, y: 700, size: 11, font })
  }
  return Buffer.from(await pdf.save())
}

const crc32 = (bytes: Buffer): number => {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([head, body, check])
}

/** An invented picture: a PNG of grey bands, as wide and high as asked (pixels). */
export const madePng = (width = 600, height = 400): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    rows.fill(y % 40 < 20 ? 0x50 : 0xf0, y * (width + 1) + 1, (y + 1) * (width + 1))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A made-up file by its name's ending. */
export const madeFile = async (name: string, pages: number | undefined): Promise<Buffer> =>
  name.toLowerCase().endsWith('.png') ? madePng() : madePdf(name.replace(/\.pdf$/i, ''), pages)
