import { shownName } from '../../../shared/bundle/names'
import { type Failed, failed, ok, type Result } from '../../../shared/result'
import { openZip, type ZipProblem, zipContents } from './open-zip'
import { unpackText } from './unpack'

/** A label and what stands beside it in a form. */
export interface Pair {
  label: string
  value: string
}

/** More text than any form has: a few kilobytes of a zip can unpack to gigabytes. */
const mostCharacters = 5_000_000

const wordText = 'word/document.xml'

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name = '') => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    if (hex || decimal) return code <= 0x10ffff ? String.fromCodePoint(code) : ''
    return named[name] ?? whole
  })

const tags = /<(\/?)w:(tr|tc|p|t|br|tab)(?:\s[^>]*?)?(\/?)>/g

/** Rows of two cells are a label and its value; so is a line “Label: value” outside a table. */
export const pairsInWord = (xml: string): Pair[] => {
  const pairs: Pair[] = []
  let cells: string[] | null = null
  let depth = 0
  let line = ''
  let textFrom = -1
  for (const tag of xml.matchAll(tags)) {
    const [whole, closing, name, empty] = tag
    if (name === 't') {
      if (empty) continue
      if (!closing) textFrom = tag.index + whole.length
      else if (textFrom >= 0) {
        line += decoded(xml.slice(textFrom, tag.index))
        textFrom = -1
      }
    } else if (name === 'br' || name === 'tab') line += name === 'br' ? '\n' : '\t'
    else if (name === 'tr') {
      depth += closing ? -1 : 1
      if (!closing && depth === 1) cells = []
      if (closing && depth === 0 && cells) {
        const [label = '', ...rest] = cells.map(cell => cell.trim())
        if (label && rest.length === 1) pairs.push({ label, value: rest[0] ?? '' })
        cells = null
      }
    } else if (name === 'tc' && !closing && cells && depth === 1) cells.push('')
    else if (name === 'p' && (closing || empty)) {
      if (cells?.length) cells[cells.length - 1] += `${line}\n`
      else if (!cells) {
        const said = /^([^:\n]{2,80}):\s+(\S[\s\S]*)$/.exec(line.trim())
        if (said) pairs.push({ label: said[1] ?? '', value: said[2] ?? '' })
      }
      line = ''
    }
  }
  return pairs
}

/** The labels and values of a form that is a Word file. Refusals are sentences naming the file. Never rejects. */
export const readWordForm = async (bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Result<Pair[]>> => {
  const unreadable = failed(
    'invalid',
    `‘${shownName(name)}’ cannot be read as a Word file.`,
    'Open it and compare it by eye, or ask for it again.',
  )
  try {
    const zip = await openZip(bytes)
    const part = typeof zip === 'string' ? null : zip.file(wordText)
    const xml = part ? await unpackText(part, mostCharacters) : null
    return xml === null ? unreadable : ok(pairsInWord(xml))
  } catch {
    return unreadable
  }
}

const refusals: Record<ZipProblem, (name: string) => Failed> = {
  damaged: name =>
    failed(
      'damaged',
      `‘${name}’ is not a whole Word file: it is damaged or cut short.`,
      'Open it in Word and save it again, or ask for it again.',
    ),
  locked: name =>
    failed(
      'invalid',
      `‘${name}’ is protected by a password, so it cannot be opened here.`,
      'Ask the sender for a copy without a password.',
    ),
  swells: name =>
    failed(
      'invalid',
      `‘${name}’ unpacks to far more than a Word file should, so it was not opened.`,
      'Open it in Word and save it again, or print it to PDF, then choose that file.',
    ),
  strays: name =>
    failed(
      'invalid',
      `‘${name}’ is packed with names that lead to other places on a computer, as no Word file is.`,
      'Do not open it. Ask the sender what it is, and for a new copy.',
    ),
}

/** Whether a Word file is whole and safe to work on. Refusals are sentences naming the file. Never rejects. */
export const judgeWord = async (bytes: Uint8Array<ArrayBuffer>, fileName: string): Promise<Result<null>> => {
  const name = shownName(fileName)
  const zip = await openZip(bytes)
  if (typeof zip === 'string') return refusals[zip](name)
  if (!zip.file(wordText)) return refusals.damaged(name)
  const contents = await zipContents(zip)
  return contents === 'fine' ? ok(null) : refusals[contents](name)
}
