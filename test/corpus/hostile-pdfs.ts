import { deflateSync } from 'node:zlib'
import { joined, noise } from './bytes'
import { onePage, onePagePdf, type PdfObject, pdfOf } from './pdfs'

const page = (more = '', resources = '') =>
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<${resources}>>${more}>>`
const text: PdfObject = ['<</Length 4>>', joined('0 g ')]
const packed = (dictionary: string, bytes: Uint8Array): PdfObject => [
  `<<${dictionary}/Length ${bytes.length}>>`,
  bytes,
]
const zeros = (megabytes: number, fill = ' ') => deflateSync(Buffer.alloc(megabytes * 1024 ** 2, fill))

/** Its page’s content unpacks to as many megabytes. */
export const swellingContent = (megabytes: number) =>
  onePage(page(), packed('/Filter/FlateDecode', zeros(megabytes)))

/** Packed twice, so that a few kilobytes are gigabytes. */
export const packedTwice = (megabytes: number) =>
  onePage(page(), packed('/Filter[/FlateDecode/FlateDecode]', deflateSync(zeros(megabytes))))

/** The map of a font’s letters unpacks to as many megabytes. */
export const swellingFont = (megabytes: number) =>
  onePage(
    page('', '/Font<</F 5 0 R>>'),
    packed('', joined('BT /F 12 Tf (a) Tj ET')),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>',
    packed('/Filter/FlateDecode', zeros(megabytes)),
  )

/** Nothing but structure: an empty dictionary in every four bytes. */
export const onlyStructure = (megabytes: number) =>
  onePage(page(), text, `[${'<<>>'.repeat((megabytes * 1024 ** 2) / 4)}]`)

/** Brackets inside each other, a hundred thousand deep. */
export const deepBrackets = () => onePage(page(), text, `${'['.repeat(100_000)}${']'.repeat(100_000)}`)

/** A picture whose sides the PDF says are so long; one bit and next to no data. */
export const hugePicture = (side: number, filter = '/FlateDecode', bytes: Uint8Array = zeros(1, '\0')) =>
  onePage(
    page('', '/XObject<</I 5 0 R>>'),
    packed('', joined('q 500 0 0 700 40 40 cm /I Do Q')),
    packed(
      `/Type/XObject/Subtype/Image/Width ${side}/Height ${side}/ColorSpace/DeviceGray/BitsPerComponent 1/Filter${filter}`,
      bytes,
    ),
  )

/** JPEG 2000 headers of a picture of a million by a million pixels, in a PDF that says it has ten by ten. */
export const hugeJpx = () => {
  const codestream = joined(
    [0xff, 0x4f, 0xff, 0x51, 0, 41, 0, 0, 0, 15, 0x42, 0x40, 0, 15, 0x42, 0x40],
    noise(64, 5),
  )
  return hugePicture(10, '/JPXDecode', codestream)
}

/** Noise where JBIG2 or JPEG 2000 data should be. */
export const noisePicture = (filter: '/JBIG2Decode' | '/JPXDecode' | '/DCTDecode' | '/CCITTFaxDecode') =>
  hugePicture(400, filter, noise(5000, 7))

/** Its cross-reference table names itself as the one before. */
export const xrefLoop = () => {
  const plain = new TextDecoder('latin1').decode(onePagePdf())
  const at = /startxref\n(\d+)/.exec(plain)?.[1] ?? '0'
  return joined(plain.replace('/Root 1 0 R', `/Root 1 0 R/Prev ${at}`))
}

/** Its cross-reference table points to the wrong places. */
export const xrefAstray = () =>
  joined(new TextDecoder('latin1').decode(onePagePdf()).replaceAll(/\d{10} 00000 n/g, '0000000007 00000 n'))

/** Its streams say they are longer, or shorter, than they are. */
export const wrongLength = (length: number | '9 0 R') =>
  onePage(page(), [`<</Length ${length}>>`, joined('0 g ')])

/** An object stream that says it extends itself. */
export const objectStreamLoop = () =>
  onePage(page(), text, packed('/Type/ObjStm/N 1/First 4/Extends 5 0 R', joined('6 0 null')))

/** An object stream that says it holds a thousand million objects. */
export const boastfulObjectStream = () =>
  onePage(page(), text, packed('/Type/ObjStm/N 1000000000/First 4', joined('6 0 null')))

/** Its page says no size, and inherits none. */
export const noMediaBox = () => onePage('<</Type/Page/Parent 2 0 R/Contents 4 0 R>>', text)

/** Its page’s size is nothing, or far more than there is paper for. */
export const mediaBox = (box: string) =>
  onePage(`<</Type/Page/Parent 2 0 R/MediaBox${box}/Contents 4 0 R>>`, text)

/** Forms of a page that draw themselves. */
export const formLoop = () =>
  onePage(
    page('', '/XObject<</X 5 0 R>>'),
    packed('', joined('/X Do')),
    packed(
      '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>',
      joined('/X Do /X Do'),
    ),
  )

/** A tree of pages of which each is the parent of the next, a thousand deep. */
export const deepTree = (levels: number) =>
  pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    ...Array.from({ length: levels }, (_, level) => `<</Type/Pages/Count 1/Kids[${level + 3} 0 R]>>`),
    '<</Type/Page/MediaBox[0 0 595 842]>>',
  ])

/** Many good pages in one flat tree. */
export const manyPages = (pages: number) =>
  pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages}/Kids[${Array.from({ length: pages }, (_, at) => `${at + 3} 0 R`).join(' ')}]>>`,
    ...Array.from({ length: pages }, () => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'),
  ])

/** A form of the XFA kind, which only some programs show; its plain page is there as well. */
export const xfaForm = () =>
  pdfOf([
    '<</Type/Catalog/Pages 2 0 R/AcroForm<</XFA 5 0 R/Fields[]>>/NeedsRendering true>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    page(),
    text,
    packed('', joined('<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"></xdp:xdp>')),
  ])

/** One letter of 5,000 fills, drawn 40,000 times: a kilobyte that nobody draws to its end. */
export const endlessLetter = () =>
  onePage(
    page('', '/Font<</F 5 0 R>>'),
    packed(
      '/Filter/FlateDecode',
      deflateSync(Buffer.from(`BT /F 12 Tf 10 500 Td ${`(${'a'.repeat(10_000)}) Tj `.repeat(4)}ET`)),
    ),
    '<</Type/Font/Subtype/Type3/FontBBox[0 0 100 100]/FontMatrix[0.01 0 0 0.01 0 0]/FirstChar 97/LastChar 97/Widths[1]/Encoding<</Differences[97/a]>>/CharProcs<</a 6 0 R>>/Resources<<>>>>',
    packed(
      '/Filter/FlateDecode',
      deflateSync(Buffer.from(`100 0 0 0 100 100 d1 ${'0 0 90 90 re f '.repeat(5000)}`)),
    ),
  )

const numbered = (at: number) => at.toString(16).padStart(8, '0')

/** Ten pages; the letters of the second say what they mean in a table of thousands of millions. */
export const endlessSecondPage = () => {
  const table = Array.from(
    { length: 200 },
    (_, at) =>
      `1 beginbfrange <${numbered(at * 0x1000000)}> <${numbered(at * 0x1000000 + 0xfffffe)}> <0041> endbfrange\n`,
  ).join('')
  const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica'
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count 10/Kids[${Array.from({ length: 10 }, (_, at) => `${at + 3} 0 R`).join(' ')}]>>`,
    ...Array.from(
      { length: 10 },
      (_, at) =>
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 13 0 R/Resources<</Font<</F ${at === 1 ? 14 : 15} 0 R>>>>>>`,
    ),
    packed('', joined('BT /F 12 Tf 50 700 Td (a) Tj ET')),
    `${font}/ToUnicode 16 0 R>>`,
    `${font}>>`,
    packed(
      '/Filter/FlateDecode',
      deflateSync(
        Buffer.from(
          `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00000000> <ffffffff> endcodespacerange\n${table}endcmap end end`,
        ),
      ),
    ),
  ])
}

/** A million operators on one page. */
export const busyPage = () =>
  onePage(
    page(),
    packed('/Filter/FlateDecode', deflateSync(Buffer.from('0 0 m 9 9 l S\n'.repeat(1_000_000)))),
  )
