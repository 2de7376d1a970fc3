import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib'
import type { FoundIn } from '../../../shared/bundle/court/served-copy'

/** A text in a file beside what its pages show. */
export interface StoredText {
  in: FoundIn
  /** Counted from 1; null where it belongs to no page. */
  page: number | null
  text: string
}

const latin = new TextDecoder('latin1')

const stringsOf = (object: PDFObject, into: string[], depth = 0): void => {
  if (object instanceof PDFString || object instanceof PDFHexString) into.push(object.decodeText())
  else if (object instanceof PDFName) into.push(object.decodeText())
  else if (depth > 20) return
  else if (object instanceof PDFArray) for (const item of object.asArray()) stringsOf(item, into, depth + 1)
  else if (object instanceof PDFDict)
    for (const [name, value] of object.entries()) {
      into.push(name.decodeText())
      stringsOf(value, into, depth + 1)
    }
  else if (object instanceof PDFRawStream) stringsOf(object.dict, into, depth + 1)
}

const isImage = ({ dict }: PDFRawStream) => dict.lookup(PDFName.of('Subtype')) === PDFName.of('Image')

/** Packed objects, which were unpacked when the file was opened, and the table of where they are. */
const isPacking = ({ dict }: PDFRawStream) =>
  ['ObjStm', 'XRef'].some(type => dict.lookup(PDFName.of('Type')) === PDFName.of(type))

/** A string that says of itself in its first bytes that its letters are wide; null where it does not. */
const wideText = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes)
  return null
}

/** What a stream says, read as bytes, as wide characters, and as the strings that its operations show one after another. */
const streamTexts = (stream: PDFRawStream): string[] => {
  if (isImage(stream) || isPacking(stream)) return []
  let bytes: Uint8Array
  try {
    bytes = decodePDFRawStream(stream).decode()
  } catch {
    bytes = stream.contents
  }
  const plain = latin.decode(bytes)
  const texts = [plain]
  if (bytes.includes(0)) {
    texts.push(
      new TextDecoder('utf-16be').decode(bytes),
      new TextDecoder('utf-16be').decode(bytes.subarray(1)),
    )
    texts.push(
      new TextDecoder('utf-16le').decode(bytes),
      new TextDecoder('utf-16le').decode(bytes.subarray(1)),
    )
  }
  const strings = Array.from(
    plain.matchAll(/\(((?:[^()\\]|\\[\s\S]){0,2000})\)|<([\da-f\s]{2,4000})>/gi),
    ([, literal, hex]) => (literal === undefined ? PDFHexString.of(hex ?? '') : PDFString.of(literal)),
  ).map(string => string.asBytes())
  const shown = strings.map(bytes => latin.decode(bytes)).join('')
  if (shown !== '') texts.push(shown)
  // Wide letters without their mark; and texts beside the drawing, which are written as any text of the file is.
  if (shown.includes('\0')) texts.push(shown.replaceAll('\0', ''))
  for (const bytes of strings) {
    const wide = wideText(bytes)
    if (wide !== null) texts.push(wide)
  }
  return texts
}

/** Which objects are whose: the parts of the file that have a name for the officer. */
const owners = (document: PDFDocument): Map<PDFObject, { in: FoundIn; page: number | null }> => {
  const { context, catalog } = document
  const owned = new Map<PDFObject, { in: FoundIn; page: number | null }>()
  const claim = (
    start: PDFObject | undefined,
    where: FoundIn,
    page: number | null,
    closed: readonly string[] = [],
  ) => {
    const open: (PDFObject | undefined)[] = [start]
    const without = new Set(['Parent', 'P', 'Dest', 'A', 'Prev', ...closed])
    while (open.length > 0) {
      const object = open.pop()
      if (object instanceof PDFRef) open.push(context.lookup(object))
      else if (object && !owned.has(object)) {
        if (object instanceof PDFDict || object instanceof PDFRawStream || object instanceof PDFArray)
          owned.set(object, { in: where, page })
        if (object instanceof PDFArray) open.push(...object.asArray())
        const dict = object instanceof PDFRawStream ? object.dict : object
        if (dict instanceof PDFDict)
          for (const [name, value] of dict.entries()) if (!without.has(name.decodeText())) open.push(value)
      }
    }
  }
  const pages = document.getPages()
  for (const { node } of pages)
    owned.set(node, { in: 'page', page: pages.findIndex(one => one.node === node) + 1 })
  claim(context.trailerInfo.Info, 'properties', null)
  claim(catalog.get(PDFName.of('Metadata')), 'properties', null)
  claim(catalog.get(PDFName.of('Outlines')), 'bookmark', null)
  const names = catalog.lookup(PDFName.of('Names'))
  if (names instanceof PDFDict) claim(names.get(PDFName.of('EmbeddedFiles')), 'attachment', null)
  claim(catalog.get(PDFName.of('AF')), 'attachment', null)
  pages.forEach(({ node }, index) => {
    claim(node.get(PDFName.of('Annots')), 'note', index + 1)
    claim(node.get(PDFName.of('Contents')), 'page', index + 1)
  })
  const resources = pages.map(({ node }) => node.Resources())
  resources.forEach((one, index) => {
    const isShared = resources.indexOf(one) !== resources.lastIndexOf(one)
    claim(one, 'page', isShared ? null : index + 1)
  })
  return owned
}

/**
 * Every text in a file's own structure, wherever it is kept: strings, names, and streams unpacked, with the part of the
 * file it is of. What pages show in their fonts' own codes is not read here but by the PDF reader.
 */
export function* storedTexts(document: PDFDocument): Generator<StoredText> {
  const owned = owners(document)
  const told = new Set<PDFObject>()
  const tell = function* (
    object: PDFObject,
    where: { in: FoundIn; page: number | null },
  ): Generator<StoredText> {
    if (told.has(object)) return
    told.add(object)
    const strings: string[] = []
    stringsOf(object, strings)
    for (const text of strings) yield { ...where, text }
    if (object instanceof PDFRawStream) for (const text of streamTexts(object)) yield { ...where, text }
  }
  for (const [object, where] of owned) yield* tell(object, where)
  for (const [, object] of document.context.enumerateIndirectObjects())
    yield* tell(object, owned.get(object) ?? { in: 'file', page: null })
}
