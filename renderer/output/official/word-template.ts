import JSZip from 'jszip'
import { shownName } from '../../../shared/bundle/names'
import type { OfficialEntries } from '../../../shared/documents/official'
import { failed, ok, type Result } from '../../../shared/result'
import { readable } from '../docx/letters'
import { writeParts } from '../docx/settle'
import { unpacksWithin } from '../reading/unpack'
import { builtIn, isGone, isUnknown, notFilled, type OfficialField, type OfficialFile } from './field'

/** More than any template unpacks to, in bytes: a few kilobytes of a zip can unpack to gigabytes. */
const mostUnpacked = 60 * 1024 ** 2

/** What an office calls a place: anything on one line without braces. */
const placeholder = /\{\{\s*([^{}\n]{0,99}[^{}\s])\s*\}\}/g

/** The parts that hold words: the text, and what stands at the head and foot of pages. */
const isText = (name: string) => /^word\/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(name)

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const decoded = (xml: string) =>
  xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, number, name) => {
    const code = Number.parseInt(hex ?? number, hex ? 16 : 10)
    if (hex || number) return code <= 0x10ffff ? String.fromCodePoint(code) : ''
    return named[name] ?? whole
  })
const encoded = (text: string) =>
  text.replace(/[&<>]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '')

/** Words in a run: a new line is a break between two texts of the same run. */
const written = (text: string) =>
  text
    .split('\n')
    .map(line => `<w:t xml:space="preserve">${encoded(line)}</w:t>`)
    .join('<w:br/>')

interface Piece {
  from: number
  to: number
  text: string
}

/** The texts of each paragraph of a part, with where they stand in it. */
const paragraphsOf = (xml: string): Piece[][] => {
  const paragraphs: Piece[][] = [[]]
  for (const match of xml.matchAll(/<w:p[ >]|<\/w:p>|<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)) {
    const text = match[1]
    if (text === undefined) paragraphs.push([])
    else
      paragraphs.at(-1)?.push({ from: match.index, to: match.index + match[0].length, text: decoded(text) })
  }
  return paragraphs.filter(pieces => pieces.length > 0)
}

const namesIn = (xml: string): string[] =>
  paragraphsOf(xml).flatMap(pieces =>
    [
      ...pieces
        .map(piece => piece.text)
        .join('')
        .matchAll(placeholder),
    ].map(match => match[1] ?? ''),
  )

/**
 * Word cuts a line into runs wherever it likes, often inside a placeholder. What replaces one goes into the run in which
 * it begins, and so looks as the first brace did; the rest of it is taken out of the runs it went on in.
 */
const filledParagraph = (pieces: readonly Piece[], words: Readonly<Record<string, string>>): string[] => {
  const whole = pieces.map(piece => piece.text).join('')
  const texts = pieces.map(piece => piece.text)
  for (const match of [...whole.matchAll(placeholder)].reverse()) {
    const end = match.index + match[0].length
    let start = 0
    pieces.forEach((piece, index) => {
      const from = Math.max(match.index - start, 0)
      const to = Math.min(end - start, piece.text.length)
      const begins = match.index >= start && match.index < start + piece.text.length
      if (from < to) {
        const now = texts[index] ?? ''
        texts[index] =
          now.slice(0, from) + (begins ? readable(words[match[1] ?? ''] ?? '').text : '') + now.slice(to)
      }
      start += piece.text.length
    })
  }
  return texts
}

const filledPart = (xml: string, words: Readonly<Record<string, string>>): string => {
  let filled = ''
  let at = 0
  for (const pieces of paragraphsOf(xml)) {
    const texts = filledParagraph(pieces, words)
    pieces.forEach((piece, index) => {
      const text = texts[index] ?? ''
      if (text === piece.text) return
      filled += xml.slice(at, piece.from) + written(text)
      at = piece.to
    })
  }
  return filled + xml.slice(at)
}

const opened = async ({ name, bytes }: OfficialFile): Promise<Result<JSZip>> => {
  const none = failed(
    'invalid',
    `‘${shownName(name)}’ is not a Word template.`,
    'Choose a Word file that ends in .docx or .dotx.',
  )
  try {
    const zip = await JSZip.loadAsync(bytes)
    if (!zip.file('word/document.xml')) return none
    if (zip.file('word/vbaProject.bin'))
      return failed(
        'invalid',
        `‘${shownName(name)}’ holds macros, which SSST Desk does not take.`,
        'Save it in Word as a Word document or Word template without macros, and load that.',
      )
    return (await unpacksWithin(zip, mostUnpacked))
      ? ok(zip)
      : failed(
          'invalid',
          `‘${shownName(name)}’ unpacks to far more than a Word template should.`,
          'Open it in Word, save it anew, and load that.',
        )
  } catch {
    return none
  }
}

const texts = async (zip: JSZip): Promise<[string, string][]> =>
  Promise.all(
    Object.values(zip.files)
      .filter(part => isText(part.name))
      .map(async part => [part.name, await part.async('string')] as [string, string]),
  )

/** What stands between double braces in an office's Word template, each once, for the mapping in Settings. */
export const templateFields = async (file: OfficialFile): Promise<Result<OfficialField[]>> => {
  const zip = await opened(file)
  if (!zip.ok) return zip
  const names = new Set((await texts(zip.value)).flatMap(([, xml]) => namesIn(xml)))
  return names.size
    ? ok([...names].map(name => ({ name, takes: 'words', options: [] })))
    : failed(
        'invalid',
        `‘${shownName(file.name)}’ has no places to fill.`,
        'Write a name in double braces where something goes, like {{Paying parent}}, save it and load it again.',
      )
}

const inWords = (entry: string | boolean): string => (typeof entry === 'string' ? entry : entry ? '☒' : '☐')

/** A template filled with a case is a document: Word does not open one that still says it is a template. */
const asDocument = (types: string) =>
  types.replace('wordprocessingml.template.main+xml', 'wordprocessingml.document.main+xml')

/**
 * Fills an office's Word template; a place that the map leaves out is left empty. All or nothing: a place that is gone, or
 * cannot be filled, is named in the fault. The same input gives the same bytes.
 */
export const fillTemplate = async (
  file: OfficialFile,
  entries: OfficialEntries,
): Promise<Result<{ bytes: Uint8Array<ArrayBuffer> }>> => {
  const zip = await opened(file)
  if (!zip.ok) return zip
  try {
    const parts = new Map(await texts(zip.value))
    const there = new Set([...parts.values()].flatMap(namesIn))
    const words: Record<string, string> = Object.create(null)
    for (const [name, entry] of Object.entries(entries)) {
      if (!there.has(name)) return notFilled(file, name, isGone)
      if (entry === undefined) return notFilled(file, name, isUnknown)
      words[name] = inWords(entry)
    }
    const filled = await Promise.all(
      Object.values(zip.value.files)
        .filter(part => !part.dir)
        .map(async part => {
          if (part.name === '[Content_Types].xml')
            return [part.name, asDocument(await part.async('string'))] as [string, string]
          const xml = parts.get(part.name)
          const content = xml === undefined ? await part.async('uint8array') : filledPart(xml, words)
          return [part.name, content] as [string, string | Uint8Array]
        }),
    )
    return ok({ bytes: await writeParts(filled) })
  } catch {
    return failed('damaged', `‘${shownName(file.name)}’ could not be filled.`, builtIn)
  }
}
