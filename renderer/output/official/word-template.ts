import JSZip from 'jszip'
import { shownName } from '../../../shared/bundle/names'
import { failed, ok, type Result } from '../../../shared/result'
import { readable } from '../docx/letters'
import { writeParts } from '../docx/settle'
import type { OfficialFile } from './acroform'

const placeholder = /\{\{\s*([a-zA-Z][a-zA-Z0-9]*)\s*\}\}/g

/** The parts that hold words: the text, and what stands at the head and foot of pages. */
const isText = (name: string) => /^word\/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(name)

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const decoded = (xml: string) =>
  xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, number, name) => {
    if (hex || number) return String.fromCodePoint(Number.parseInt(hex ?? number, hex ? 16 : 10))
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
    'Choose a Word file that ends in .docx.',
  )
  try {
    const zip = await JSZip.loadAsync(bytes)
    return zip.file('word/document.xml') ? ok(zip) : none
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

/** The names between double braces in an office's Word template, each once, for the check in Settings. */
export const templateNames = async (file: OfficialFile): Promise<Result<string[]>> => {
  const zip = await opened(file)
  if (!zip.ok) return zip
  return ok([...new Set((await texts(zip.value)).flatMap(([, xml]) => namesIn(xml)))])
}

/**
 * Fills an office's Word template. All or nothing: a name that is not among the words is told in the fault. The same
 * input gives the same bytes.
 */
export const fillTemplate = async (
  file: OfficialFile,
  words: Readonly<Record<string, string>>,
): Promise<Result<{ bytes: Uint8Array<ArrayBuffer> }>> => {
  const zip = await opened(file)
  if (!zip.ok) return zip
  try {
    const parts = new Map(await texts(zip.value))
    const unknown = [...new Set([...parts.values()].flatMap(namesIn))].filter(
      name => !Object.hasOwn(words, name),
    )
    if (unknown.length)
      return failed(
        'invalid',
        `‘${shownName(file.name)}’ asks for ${unknown.map(name => `‘${name}’`).join(', ')}, which this procedure does not record.`,
        'The built-in layout is used instead. Correct the template, and load it again in Settings.',
      )
    const filled = await Promise.all(
      Object.values(zip.value.files)
        .filter(part => !part.dir)
        .map(async part => {
          const xml = parts.get(part.name)
          const content = xml === undefined ? await part.async('uint8array') : filledPart(xml, words)
          return [part.name, content] as [string, string | Uint8Array]
        }),
    )
    return ok({ bytes: await writeParts(filled) })
  } catch {
    return failed(
      'damaged',
      `‘${shownName(file.name)}’ could not be filled.`,
      'The built-in layout is used instead. Load the template again in Settings.',
    )
  }
}
