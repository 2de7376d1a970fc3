import { documentTypes } from '../../../shared/case/case'

/** What a file is by its own first bytes; never by its name. `words` ends a sentence: "it is …". */
export type FileNature =
  | { kind: 'pdf'; mediaType: 'application/pdf'; words: string }
  | { kind: 'picture'; mediaType: 'image/jpeg' | 'image/png'; words: string }
  | { kind: 'word'; mediaType: typeof documentTypes.word; words: string }
  | { kind: 'other'; words: string; isPicture: boolean }

const starts = (bytes: Uint8Array, signature: string, at = 0): boolean =>
  bytes.length >= at + signature.length &&
  Array.from(signature).every((char, index) => bytes[at + index] === char.charCodeAt(0))

const has = (bytes: Uint8Array, text: string, within: number): boolean => {
  const end = Math.min(bytes.length, within) - text.length
  for (let at = 0; at <= end; at++) if (starts(bytes, text, at)) return true
  return false
}

const others: readonly [signature: string, at: number, words: string, isPicture: boolean][] = [
  ['GIF8', 0, 'a GIF picture', true],
  ['II*\0', 0, 'a TIFF picture', true],
  ['MM\0*', 0, 'a TIFF picture', true],
  ['WEBP', 8, 'a WebP picture', true],
  ['BM', 0, 'a bitmap (BMP) picture', true],
  ['ftypheic', 4, 'an HEIC picture, as iPhones take them', true],
  ['ftypheix', 4, 'an HEIC picture, as iPhones take them', true],
  ['ftypmif1', 4, 'an HEIC picture, as iPhones take them', true],
  ['ftypavif', 4, 'an AVIF picture', true],
  ['ftyp', 4, 'a video', false],
  ['PK\x03\x04', 0, 'a Word, Excel or zip file', false],
  ['PK\x05\x06', 0, 'an empty zip file', false],
  ['\xd0\xcf\x11\xe0', 0, 'an older Word, Excel or Outlook file', false],
  ['{\\rtf', 0, 'a rich text (RTF) file', false],
  ['MZ', 0, 'a program', false],
  ['<', 0, 'a web page or XML file', false],
  ['\xef\xbb\xbf<', 0, 'a web page or XML file', false],
]

/** Readers look for the header of a PDF in the first 1,024 bytes, because mail programs put things before it. */
const pdfHeaderWithin = 1024

/** A Word file is a zip with this inside; a zip names what it holds at its end. */
const wordMark = 'word/document.xml'
const zipNamesWithin = 1024 * 1024
const isWord = (bytes: Uint8Array): boolean =>
  starts(bytes, 'PK\x03\x04') &&
  new TextDecoder('latin1').decode(bytes.subarray(-zipNamesWithin)).includes(wordMark)

/** A text's first bytes tell as much as all of it. */
const textWithin = 4096

/** What a text is by its first lines: an email as mail programs save it, or any text. Null for what is no text. */
const textWords = (bytes: Uint8Array): string | null => {
  let text: string
  try {
    // In a stream the last letter may be cut in two.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, textWithin), { stream: true })
  } catch {
    return null
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what tells text from other bytes
  if (/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text)) return null
  const headers = text.match(/^(?:from|to|subject|date|received|message-id|mime-version|x-unsent)[ \t]*:/gim)
  return (headers?.length ?? 0) >= 2 ? 'an email as a file' : 'a text file'
}

/** Tells what a file is from its first bytes. */
export const natureOf = (bytes: Uint8Array): FileNature => {
  if (starts(bytes, '\xff\xd8\xff'))
    return { kind: 'picture', mediaType: 'image/jpeg', words: 'a JPEG picture' }
  if (starts(bytes, '\x89PNG\r\n\x1a\n'))
    return { kind: 'picture', mediaType: 'image/png', words: 'a PNG picture' }
  if (has(bytes, '%PDF-', pdfHeaderWithin))
    return { kind: 'pdf', mediaType: 'application/pdf', words: 'a PDF' }
  if (isWord(bytes)) return { kind: 'word', mediaType: documentTypes.word, words: 'a Word file' }
  const other = others.find(([signature, at]) => starts(bytes, signature, at))
  return {
    kind: 'other',
    words: other?.[2] ?? textWords(bytes) ?? 'another kind of file',
    isPicture: other?.[3] ?? false,
  }
}
