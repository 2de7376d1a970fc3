import JSZip from 'jszip'
import { shownName } from '../../../shared/bundle/names'
import { failed, ok, type Result } from '../../../shared/result'
import { unpackText } from './unpack'

/** A label and what stands beside it in a form. */
export interface Pair {
  label: string
  value: string
}

/** More text than any form has: a few kilobytes of a zip can unpack to gigabytes. */
const mostCharacters = 5_000_000

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
    const zip = await JSZip.loadAsync(bytes)
    const part = zip.file('word/document.xml')
    const xml = part ? await unpackText(part, mostCharacters) : null
    return xml === null ? unreadable : ok(pairsInWord(xml))
  } catch {
    return unreadable
  }
}
