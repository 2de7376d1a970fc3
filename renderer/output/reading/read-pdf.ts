import {
  ParseSpeeds,
  PDFBool,
  PDFDocument,
  PDFInvalidObject,
  PDFName,
  type PDFObject,
  PDFRawStream,
} from 'pdf-lib'
import { shownName } from '../../../shared/bundle/names'
import { counted } from '../../../shared/calendar/write'
import { type Failed, failed, ok, type Result } from '../../../shared/result'
import { mostPages } from './limits'
import { walkPages } from './page-tree'
import { findText, unpacksTooLarge } from './pdf-bytes'

export interface OpenPdf {
  document: PDFDocument
  pages: number
  /** What the officer should know about the file, each a sentence. */
  warnings: string[]
}

export const askAgain =
  'Ask for the file again, or print it to PDF from another program and choose that file.'

/** The refusals that every reading of a PDF may come to; `name` as it is shown. */
export const damaged = (name: string): Failed =>
  failed('damaged', `‘${name}’ is not a whole PDF: it is damaged or cut short.`, askAgain)

export const locked = (name: string): Failed =>
  failed(
    'invalid',
    `‘${name}’ is protected by a password, so it cannot be opened here or read by a court.`,
    'Ask the sender for a copy without a password.',
  )

export const swollen = (name: string): Failed =>
  failed('invalid', `‘${name}’ unpacks to far more than a PDF should, so it was not opened.`, askAgain)

const loadFault = (error: unknown, bytes: Uint8Array, name: string): Failed => {
  if (error instanceof RangeError && /alloc|length/i.test(error.message))
    return failed(
      'full',
      `There is not enough memory to open ‘${name}’.`,
      'Close other programs and try again.',
    )
  // An encrypted file that fails in any way fails because it could not be decrypted: nothing in it makes sense.
  return findText(bytes, '/Encrypt').next().done ? damaged(name) : locked(name)
}

/**
 * Opens a PDF to be read or taken into another. Files that only restrict what may be done with them (an owner
 * password) open like any other; files that need a password to be read are refused. Never rejects.
 */
export const openPdf = async (bytes: Uint8Array<ArrayBuffer>, fileName: string): Promise<Result<OpenPdf>> => {
  const name = shownName(fileName)
  // Without its end a file is cut short. Opening it all the same takes minutes, and may lose pages without a word.
  if (findText(bytes, '%%EOF').next().done) return damaged(name)
  if (await unpacksTooLarge(bytes)) return swollen(name)
  let document: PDFDocument
  try {
    // An empty password is what every reader tries first; without one, files that are only restricted would not open.
    document = await PDFDocument.load(bytes, {
      password: '',
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
    })
  } catch (error) {
    return loadFault(error, bytes, name)
  }
  return judgePages(document, name)
}

const isCrossReference = (object: PDFObject): boolean => {
  if (object instanceof PDFRawStream) return object.dict.lookup(PDFName.of('Type')) === PDFName.of('XRef')
  if (!(object instanceof PDFInvalidObject)) return false
  const bytes = new Uint8Array(object.sizeInBytes())
  object.copyBytesInto(bytes, 0)
  return !findText(bytes, '/XRef').next().done
}

/**
 * Takes the old cross-reference streams out of a decrypted document; the library tries to decrypt them, though they
 * never are encrypted, and keeps them as invalid objects. They still name the encryption, would be saved with the
 * document, and the saved copy would then be taken for an encrypted one.
 */
const forgetEncryption = ({ context }: PDFDocument): void => {
  for (const [ref, object] of context.enumerateIndirectObjects())
    if (isCrossReference(object)) context.delete(ref)
}

const lostContent = (name: string, pages: readonly number[]): string => {
  const list = `${pages.slice(0, 10).join(', ')}${pages.length > 10 ? ' and more' : ''}`
  return pages.length === 1
    ? `Page ${list} of ‘${name}’ has lost what was on it. Compare it with the original.`
    : `Pages ${list} of ‘${name}’ have lost what was on them. Compare them with the original.`
}

const judgePages = (document: PDFDocument, name: string): Result<OpenPdf> => {
  try {
    const tree = walkPages(document, mostPages)
    if (tree === 'endless') return damaged(name)
    if (tree === 'too-many')
      return failed(
        'invalid',
        `‘${name}’ has more than ${mostPages.toLocaleString('en-GB')} pages.`,
        'Choose the pages that are needed, and save them as a PDF of their own.',
      )
    if (tree.lost > 0)
      return failed(
        'damaged',
        `‘${name}’ is damaged: ${counted(tree.lost, 'page')} cannot be found in it.`,
        askAgain,
      )
    if (tree.pages === 0)
      return failed(
        'damaged',
        `‘${name}’ is a PDF without any pages.`,
        'Scan or save it again, then choose it again.',
      )
    if (document.getPages().length !== tree.pages) return damaged(name)
    const warnings: string[] = []
    // Set by the library only on what it has decrypted; the document itself then says it is not encrypted.
    if (document.context.isDecrypted) {
      forgetEncryption(document)
      warnings.push(
        `‘${name}’ restricts copying or printing. That is kept in the file itself, and not in bundles made from it.`,
      )
    }
    if (document.catalog.lookup(PDFName.of('NeedsRendering')) === PDFBool.True)
      warnings.push(
        `‘${name}’ is a form that only Adobe’s own reader shows; to everybody else it says “Please wait”. Open it there and print it to PDF.`,
      )
    if (tree.blank.length > 0) warnings.push(lostContent(name, tree.blank))
    return ok({ document, pages: tree.pages, warnings })
  } catch {
    return damaged(name)
  }
}
