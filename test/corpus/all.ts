import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { aProcedure } from '../build/procedure'
import { joined, noise } from './bytes'
import { badHandovers, handover, oddHandovers } from './handovers'
import * as hostile from './hostile-pdfs'
import * as pdfs from './pdfs'
import { boastfulJpeg, jpeg, png } from './pictures'
import {
  badCaseFiles,
  badJson,
  badSettings,
  badSpecifications,
  caseFile,
  settings,
  specification,
} from './texts'
import { swellingWord, wordOf, zipOf } from './zips'

/** A file of the corpus, and what must become of it. */
export interface CorpusFile {
  name: string
  expect: 'accepted' | 'refused' | 'either'
  make: () => Uint8Array | string | Promise<Uint8Array>
}

const accepted = (name: string, make: CorpusFile['make']): CorpusFile => ({ name, expect: 'accepted', make })
const refused = (name: string, make: CorpusFile['make']): CorpusFile => ({ name, expect: 'refused', make })
/** Readers may differ: it must be answered, and no more. */
const either = (name: string, make: CorpusFile['make']): CorpusFile => ({ name, expect: 'either', make })

/** One file of JSON broken in every way there is. */
const broken = (name: string, good: string): CorpusFile[] =>
  Object.entries(badJson).map(([what, make]) => refused(`json/${name}-${what}.json`, () => make(good)))
const named = (name: string, bad: Readonly<Record<string, CorpusFile['make']>>): CorpusFile[] =>
  Object.entries(bad).map(([what, make]) => refused(`json/${name}-${what}.json`, make))

const email =
  'From: a@example.gov.uk\r\nTo: b@example.gov.uk\r\nSubject: Outcome\r\nDate: Mon, 1 Jan 2024\r\n\r\nHello'

/** Every file of the corpus. A new kind of file from outside joins by its own lines here and a reader in `run/readers.ts`. */
export const corpus: readonly CorpusFile[] = [
  accepted('pdf/plain.pdf', pdfs.onePagePdf),
  accepted('pdf/five-pages.pdf', () => pdfs.goodPdf(5)),
  accepted('pdf/600-pages.pdf', () => hostile.manyPages(600)),
  accepted('pdf/boastful-count.pdf', pdfs.boastfulPdf),
  accepted('pdf/restricted-aes256.pdf', () => pdfs.lockedPdf({ restrict: 'owner' })),
  accepted('pdf/restricted-rc4.pdf', () => pdfs.lockedPdf({ restrict: 'owner' }, 'RC4-128')),
  accepted('pdf/xfa.pdf', hostile.xfaForm),
  refused('pdf/no-media-box.pdf', hostile.noMediaBox),
  accepted('pdf/form-loop.pdf', hostile.formLoop),
  accepted('pdf/busy-page.pdf', hostile.busyPage),
  // Accepted, and given up page by page when they are looked at: see test/output/pdf-preview.test.ts.
  accepted('pdf/endless-letter.pdf', hostile.endlessLetter),
  accepted('pdf/endless-second-page.pdf', hostile.endlessSecondPage),
  accepted('pdf/content-50-mb.pdf', () => hostile.swellingContent(50)),
  either('pdf/xref-loop.pdf', hostile.xrefLoop),
  either('pdf/xref-astray.pdf', hostile.xrefAstray),
  either('pdf/length-too-long.pdf', () => hostile.wrongLength(5000)),
  either('pdf/length-too-short.pdf', () => hostile.wrongLength(1)),
  either('pdf/length-nowhere.pdf', () => hostile.wrongLength('9 0 R')),
  either('pdf/object-stream-loop.pdf', hostile.objectStreamLoop),
  either('pdf/object-stream-boastful.pdf', hostile.boastfulObjectStream),
  refused('pdf/media-box-empty.pdf', () => hostile.mediaBox('[0 0 0 0]')),
  refused('pdf/media-box-huge.pdf', () => hostile.mediaBox('[0 0 1e9 1e9]')),
  refused('pdf/media-box-words.pdf', () => hostile.mediaBox('[(a) (b) null 0]')),
  either('pdf/deep-brackets.pdf', hostile.deepBrackets),
  either('pdf/jbig2-noise.pdf', () => hostile.noisePicture('/JBIG2Decode')),
  either('pdf/jpx-noise.pdf', () => hostile.noisePicture('/JPXDecode')),
  either('pdf/jpeg-noise.pdf', () => hostile.noisePicture('/DCTDecode')),
  either('pdf/fax-noise.pdf', () => hostile.noisePicture('/CCITTFaxDecode')),
  refused('pdf/structure-36-mb.pdf', () => hostile.onlyStructure(36)),
  refused('pdf/deep-tree.pdf', () => hostile.deepTree(1000)),
  refused('pdf/3000-pages.pdf', () => hostile.manyPages(3000)),
  refused('pdf/content-150-mb.pdf', () => hostile.swellingContent(150)),
  refused('pdf/content-twice-packed.pdf', () => hostile.packedTwice(150)),
  refused('pdf/font-150-mb.pdf', () => hostile.swellingFont(150)),
  refused('pdf/picture-huge.pdf', () => hostile.hugePicture(1_000_000)),
  refused('pdf/picture-huge-jpx.pdf', hostile.hugeJpx),
  refused('pdf/object-stream-70-mb.pdf', () => pdfs.swellingPdf(70)),
  refused('pdf/no-pages.pdf', pdfs.noPagesPdf),
  refused('pdf/no-tree.pdf', pdfs.treelessPdf),
  refused('pdf/one-page-5000-times.pdf', pdfs.repeatedPagePdf),
  refused('pdf/doubling.pdf', pdfs.doublingPdf),
  refused('pdf/circular.pdf', pdfs.circularPdf),
  refused('pdf/lost-pages.pdf', pdfs.lostPagesPdf),
  refused('pdf/password-aes256.pdf', () => pdfs.lockedPdf({ open: 'secret', restrict: 'owner' })),
  refused('pdf/password-rc4.pdf', () => pdfs.lockedPdf({ open: 'secret', restrict: 'owner' }, 'RC4-128')),
  refused('pdf/certificate.pdf', pdfs.certificatePdf),
  refused('pdf/cut-short.pdf', async () => (await pdfs.goodPdf(5)).slice(0, 900)),
  refused('pdf/noise.pdf', () => joined('%PDF-1.7\n', noise(20_000, 3), '%%EOF')),
  refused('pdf/text.pdf', () => 'This is a text, whatever its name says.'),
  refused('pdf/web-page.pdf', () => '<html><body>404 Not Found</body></html>'),
  refused('pdf/empty.pdf', () => ''),
  accepted('picture/scan.png', () => png({ width: 300, height: 200 })),
  accepted('picture/photo.jpg', () => jpeg({ width: 64, height: 40 })),
  refused('picture/huge.png', () => png({ width: 100_000, height: 100_000, data: new Uint8Array(9) })),
  refused('picture/huge.jpg', () => boastfulJpeg(65_000)),
  refused('picture/cut-short.png', () => png({ width: 300, height: 200 }).slice(0, 60)),
  refused('picture/cut-short.jpg', () => jpeg({ width: 64, height: 40 }).slice(0, 120)),
  accepted('word/letter.docx', () => wordOf()),
  refused('word/swelling.docx', () => swellingWord(260)),
  refused('word/absolute.docx', () => wordOf({ name: '/etc/passwd', bytes: new Uint8Array(3) })),
  refused('word/drive.docx', () => wordOf({ name: 'C:\\Windows\\win.ini', bytes: new Uint8Array(3) })),
  refused('word/upwards.docx', () => wordOf({ name: '../../outside.txt', bytes: new Uint8Array(3) })),
  refused('word/locked.docx', () => wordOf({ name: 'word/a.xml', bytes: new Uint8Array(3), locked: true })),
  refused('word/many.docx', () =>
    wordOf(...Array.from({ length: 6000 }, (_, at) => ({ name: `word/${at}`, bytes: new Uint8Array(0) }))),
  ),
  refused('word/cut-short.docx', () => wordOf().slice(0, 120)),
  refused('zip/plain.zip', () => zipOf([{ name: 'a.txt', bytes: new Uint8Array(3) }])),
  refused('zip/bomb.zip', () => zipOf([{ name: 'a.bin', bytes: new Uint8Array(50 * 1024 ** 2) }])),
  refused('zip/drive.zip', () => zipOf([{ name: 'C:/Windows/win.ini', bytes: new Uint8Array(3) }])),
  accepted('handover/whole.ssst-handover', handover),
  ...Object.entries(oddHandovers).map(([what, make]) => accepted(`handover/${what}.ssst-handover`, make)),
  ...Object.entries(badHandovers).map(([what, make]) => refused(`handover/${what}.ssst-handover`, make)),
  accepted('json/specification.json', () => specification()),
  accepted('json/specification-with-a-mark.json', () => `\uFEFF${specification()}`),
  ...broken('specification', specification()),
  ...named('specification', badSpecifications),
  accepted('json/settings.json', () => settings()),
  accepted('json/settings-with-a-mark.json', () => `\uFEFF${settings()}`),
  ...broken('settings', settings()),
  ...named('settings', badSettings),
  accepted('json/case.json', caseFile),
  accepted('json/case-with-a-mark.json', () => `\uFEFF${caseFile()}`),
  ...broken('case', caseFile()),
  ...named('case', badCaseFiles),
  accepted('json/procedure.json', () => JSON.stringify(aProcedure([{ id: 'go' }]), null, 2)),
  ...broken('procedure', JSON.stringify(aProcedure([{ id: 'go' }]), null, 2)),
  refused('text/outcome.eml', () => email),
  refused('text/rows.csv', () => 'a,b\n"unclosed,1\n2,3'),
  refused('text/noise.csv', () => noise(5000, 9)),
  refused('text/nul.csv', () => new Uint8Array(5000)),
  refused('text/many.csv', () => '1 2 2026,28 2 2026,780,0\n'.repeat(600)),
  refused('text/far-too-many.csv', () => ',,,\n'.repeat(600_000)),
  refused('text/quotes.csv', () => '"'.repeat(900_001)),
  refused('text/utf-16.csv', () => Buffer.from('\uFEFF1 2 2026,28 2 2026,780,0', 'utf16le')),
  accepted('text/rows-with-a-mark.csv', () => '\uFEFF1 2 2026;28 2 2026;780;0\r\n'),
  refused('text/procedure.json', () => '{"id":"own","stages":[{"steps":[{}]}]}'),
  refused('text/large.json', () => `{"id":"${'x'.repeat(400 * 1024)}"}`),
  refused('other/program.exe', () => joined('MZ', noise(500, 1))),
  refused('other/old-word.doc', () => joined('\xd0\xcf\x11\xe0', noise(500, 1))),
]

/** Writes the corpus, or those of it that are wanted, into a folder. */
export const writeCorpus = async (
  folder: string,
  wanted: (file: CorpusFile) => boolean = () => true,
): Promise<void> => {
  for (const file of corpus.filter(wanted)) {
    const path = join(folder, file.name)
    await mkdir(join(path, '..'), { recursive: true })
    await writeFile(path, await file.make())
  }
}
