import type { Block, DocumentModel } from './model'

// FNV-1a, 64 bit, in two 32-bit halves: the worklist takes thousands of these, and BigInt is a hundred times slower.
const offsetHigh = 0xcbf29ce4
const offsetLow = 0x84222325
/** The prime is 2^40 + this. */
const primeLow = 0x1b3
const half = 2 ** 32

const undated = (block: Block): Block =>
  block.kind === 'letterhead'
    ? { ...block, details: block.details.map(field => (field.ofMaking ? { ...field, value: '' } : field)) }
    : block

/** A short mark of a text: 16 hexadecimal digits, the same on every machine. No protection against forgery. */
export const markOfText = (said: string): string => {
  let high = offsetHigh
  let low = offsetLow
  const add = (byte: number) => {
    low = (low ^ byte) >>> 0
    const product = low * primeLow
    high = (high * primeLow + Math.floor(product / half) + ((low << 8) >>> 0)) % half
    low = product % half
  }
  for (let index = 0; index < said.length; index++) {
    const unit = said.charCodeAt(index)
    add(unit & 0xff)
    add(unit >> 8)
  }
  return [high, low].map(part => part.toString(16).padStart(8, '0')).join('')
}

/**
 * A mark of everything a document says. Differs when any word of the model differs, and not with the day it was made. It
 * tells a stale document from a current one.
 */
export const fingerprint = (model: DocumentModel): string =>
  markOfText(JSON.stringify({ ...model, madeOn: '', blocks: model.blocks.map(undated) }))
