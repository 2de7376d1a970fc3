import type { DocumentModel } from './model'

const offset = 0xcbf29ce484222325n
const prime = 0x100000001b3n
const mask = 0xffffffffffffffffn

/**
 * A short mark of everything a document says: 16 hexadecimal digits, the same on every machine. Differs when any
 * word of the model differs, and not with the day it was made. It tells a stale document from a current one; it is
 * no protection against forgery (FNV-1a, 64 bit).
 */
export const fingerprint = (model: DocumentModel): string => {
  const said = JSON.stringify({ ...model, madeOn: '' })
  let hash = offset
  for (let index = 0; index < said.length; index++) {
    const unit = said.charCodeAt(index)
    hash = ((hash ^ BigInt(unit & 0xff)) * prime) & mask
    hash = ((hash ^ BigInt(unit >> 8)) * prime) & mask
  }
  return hash.toString(16).padStart(16, '0')
}
