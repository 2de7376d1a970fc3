import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument, PDFName, PDFNumber } from 'pdf-lib'
import { hugePicture, onlyStructure, swellingContent } from '../../corpus/hostile-pdfs'
import { madePdf, madePng } from './made'

/** A file that looks like what is asked for and is not. */
export interface BadFile {
  what: string
  path: string
}

const encrypted = async (): Promise<Uint8Array> => {
  const pdf = await PDFDocument.load(await madePdf('Encrypted'))
  pdf.encrypt({ userPassword: 'invented', ownerPassword: 'invented too' })
  return pdf.save()
}

/** Saved by hand: the library puts a page into a document that has none. */
const withoutPages = async (): Promise<Uint8Array> => {
  const pdf = await PDFDocument.load(await madePdf('Without pages'))
  const tree = pdf.catalog.Pages()
  tree.set(PDFName.of('Kids'), pdf.context.obj([]))
  tree.set(PDFName.of('Count'), PDFNumber.of(0))
  return pdf.save({ addDefaultPage: false, useObjectStreams: false })
}

/** A file of 200 MB that takes up no room on the disk: holes read as zeros. */
const sparse = async (path: string): Promise<void> => {
  const file = await open(path, 'w')
  await file.write('%PDF-1.7\n')
  await file.truncate(200 * 1024 * 1024)
  await file.close()
}

/** Writes every bad file there is into a folder. */
export const badFiles = async (folder: string): Promise<BadFile[]> => {
  const good = await madePdf('Whole', 3)
  const write = async (what: string, name: string, bytes: Uint8Array | string): Promise<BadFile> => {
    const path = join(folder, name)
    await writeFile(path, bytes)
    return { what, path }
  }
  const big = join(folder, 'big.pdf')
  await sparse(big)
  return [
    await write('a PDF that is cut short', 'short.pdf', good.subarray(0, 200)),
    await write('an encrypted PDF', 'encrypted.pdf', await encrypted()),
    await write('a PDF without pages', 'no-pages.pdf', await withoutPages()),
    await write('a PDF that is none', 'text.pdf', 'This is a text and no PDF.'),
    await write('a picture that is none', 'text.png', 'This is a text and no picture.'),
    await write('a picture that is cut short', 'short.png', madePng().subarray(0, 60)),
    await write('an empty file', 'empty.pdf', ''),
    await write('a file of another kind', 'letter.docx', 'PK\u0003\u0004 not really'),
    { what: 'a file of 200 MB', path: big },
    await write('a PDF whose page unpacks to 150 MB', 'swelling.pdf', swellingContent(150)),
    await write('a PDF that is all structure', 'structure.pdf', onlyStructure(36)),
    await write('a PDF of a picture without end', 'picture.pdf', hugePicture(1_000_000)),
  ]
}
