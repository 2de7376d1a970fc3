import type { Block, DocumentModel } from './model'

// FNV-1a, 64 bit, in 32-bit whole numbers: the worklist takes thousands of these. BigInt is a hundred times slower, and
// numbers beyond 32 bits ten times.
const offsetHigh = 0xcbf29ce4
const offsetLow = 0x84222325
/** The prime is 2^40 + this. */
const primeLow = 0x1b3

const undated = (block: Block): Block =>
  block.kind === 'letterhead'
    ? { ...block, details: block.details.map(field => (field.ofMaking ? { ...field, value: '' } : field)) }
    : block

/** A short mark of a text: 16 hexadecimal digits, the same on every machine. No protection against forgery. */
export const markOfText = (said: string): string => {
  let high = offsetHigh | 0
  let low = offsetLow | 0
  for (let index = 0; index < 2 * said.length; index++) {
    const unit = said.charCodeAt(index >> 1)
    low ^= index & 1 ? unit >> 8 : unit & 0xff
    // Sixteen bits at a time, so that no product is larger than 32.
    const first = (low & 0xffff) * primeLow
    const second = (low >>> 16) * primeLow + (first >>> 16)
    high = (Math.imul(high, primeLow) + (second >>> 16) + (low << 8)) | 0
    low = (second << 16) | (first & 0xffff)
  }
  return [high, low].map(part => (part >>> 0).toString(16).padStart(8, '0')).join('')
}

/**
 * A mark of everything a document says. Differs when any word of the model differs, and not with the day it was made. It
 * tells a stale document from a current one.
 */
export const fingerprint = (model: DocumentModel): string =>
  markOfText(JSON.stringify({ ...model, madeOn: '', blocks: model.blocks.map(undated) }))
