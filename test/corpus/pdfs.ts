import { deflateSync } from 'node:zlib'
import { PDFDocument } from 'pdf-lib'
import { joined } from './bytes'

/** The bodies of a PDF's objects, numbered from 1; a stream is its dictionary and its bytes. */
export type PdfObject = string | [dictionary: string, stream: Uint8Array]

/** A PDF written by hand, so that anything can be wrong with it. Object 1 is the catalog. */
export const pdfOf = (objects: readonly PdfObject[], trailer = ''): Uint8Array<ArrayBuffer> => {
  const parts: (Uint8Array | string)[] = ['%PDF-1.7\n%\xe2\xe3\xcf\xd3\n']
  const offsets: number[] = []
  let length = joined(...parts).length
  const put = (...more: (Uint8Array | string)[]) => {
    parts.push(...more)
    for (const one of more) length += one.length
  }
  for (const [index, object] of objects.entries()) {
    offsets.push(length)
    const [body, stream] = typeof object === 'string' ? [object, null] : object
    put(`${index + 1} 0 obj\n${body}\n`)
    if (stream) put('stream\n', stream, '\nendstream\n')
    put('endobj\n')
  }
  const xref = length
  const lines = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}trailer\n`,
    `<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${xref}\n%%EOF\n`,
  )
  return joined(...parts)
}

const catalog = '<</Type/Catalog/Pages 2 0 R>>'
/** The objects of a PDF with one page, to which more can be added from 5 on. */
export const onePage = (page: string, content: PdfObject, ...more: PdfObject[]) =>
  pdfOf([catalog, '<</Type/Pages/Count 1/Kids[3 0 R]>>', page, content, ...more])

const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>'
const content: PdfObject = ['<</Length 4>>', joined('0 g ')]

export const onePagePdf = () => pdfOf([catalog, '<</Type/Pages/Count 1/Kids[3 0 R]>>', page, content])

/** Says it has a million pages, has one. */
export const boastfulPdf = () => pdfOf([catalog, '<</Type/Pages/Count 1000000/Kids[3 0 R]>>', page, content])

export const noPagesPdf = () => pdfOf([catalog, '<</Type/Pages/Count 0/Kids[]>>'])

/** No page tree at all. */
export const treelessPdf = () => pdfOf(['<</Type/Catalog>>'])

/** One page object named 5,000 times. */
export const repeatedPagePdf = () =>
  pdfOf([catalog, `<</Type/Pages/Count 5000/Kids[${'3 0 R '.repeat(5000)}]>>`, page, content])

/** Forty levels, each naming the next one twice: a million million pages in two kilobytes. */
export const doublingPdf = (leaf: 'page' | 'nothing' = 'page') =>
  pdfOf([
    catalog,
    ...Array.from(
      { length: 40 },
      (_, level) => `<</Type/Pages/Count ${2 ** (40 - level)}/Kids[${level + 3} 0 R ${level + 3} 0 R]>>`,
    ),
    leaf === 'page' ? '<</Type/Page/MediaBox[0 0 595 842]>>' : '<</Type/Pages/Count 0/Kids[]>>',
  ])

/** A page tree that is its own child. */
export const circularPdf = () => pdfOf([catalog, '<</Type/Pages/Count 1/Kids[2 0 R]>>'])

/** Names three pages, holds one. */
export const lostPagesPdf = () =>
  pdfOf([catalog, '<</Type/Pages/Count 3/Kids[3 0 R 8 0 R 9 0 R]>>', page, content])

/** Its page names content that is not there. */
export const lostContentPdf = () => pdfOf([catalog, '<</Type/Pages/Count 1/Kids[3 0 R]>>', page])

/** Pages that do not say they are pages. */
export const untypedPagePdf = () =>
  pdfOf([catalog, '<</Type/Pages/Count 1/Kids[3 0 R]>>', '<</Parent 2 0 R/MediaBox[0 0 595 842]>>'])

/** An object stream of a few hundred kilobytes that unpacks to as many megabytes as wanted. */
export const swellingPdf = (megabytes: number) => {
  const packed = deflateSync(Buffer.alloc(megabytes * 1024 ** 2, ' '))
  const stream: PdfObject = [
    `<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>>`,
    packed,
  ]
  return pdfOf([catalog, '<</Type/Pages/Count 1/Kids[3 0 R]>>', page, content, stream])
}

/** Protected by an authority's certificate, not a password. */
export const certificatePdf = () =>
  pdfOf(
    [catalog, '<</Type/Pages/Count 1/Kids[3 0 R]>>', page, content, '<</Filter/Adobe.PubSec/V 4/CF<<>>>>'],
    '/Encrypt 5 0 R/ID[<00><00>]',
  )

const drawn = async (pages: number) => {
  const document = await PDFDocument.create({ updateMetadata: false })
  for (let index = 0; index < pages; index++) document.addPage().drawSquare({ x: 40, y: 40, size: 100 })
  return document
}

/** A good PDF of so many pages, compressed as usual programs do. */
export const goodPdf = async (pages: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await drawn(pages)).save())

/** Encrypted: with `open` a password to read it, with `restrict` only one to change it. */
export const lockedPdf = async (
  passwords: { open?: string; restrict: string },
  algorithm: 'AES-256' | 'AES-128' | 'RC4-128' = 'AES-256',
): Promise<Uint8Array<ArrayBuffer>> => {
  const document = await drawn(2)
  document.encrypt({
    ownerPassword: passwords.restrict,
    ...(passwords.open === undefined ? {} : { userPassword: passwords.open }),
    permissions: { printing: false, copying: false },
    algorithm,
    allowWeakCryptography: true,
  })
  return new Uint8Array(await document.save())
}
