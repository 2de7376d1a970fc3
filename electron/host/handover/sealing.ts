import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { handoverHeaderBytes, handoverMagic, handoverPieceExtra } from '../../../shared/host/handover'
import { failed, ok, type Result } from '../../../shared/result'
import { toText } from '../vault/box'
import { keyOf } from '../vault/passphrase'

const magic = Buffer.from(handoverMagic, 'latin1')
const format = 1
const saltBytes = 16
/** scrypt: about half a second and 128 MB. A file that asks for much more is refused: it must not take all memory. */
const cost = 131_072
const mostCost = 262_144

/** A new file's clear beginning. */
export const newHeader = (): Buffer => {
  const header = Buffer.alloc(handoverHeaderBytes)
  magic.copy(header, 0)
  header.writeUInt32BE(format, 8)
  header.writeUInt32BE(cost, 12)
  randomBytes(saltBytes).copy(header, 16)
  return header
}

const notOne = () =>
  failed(
    'invalid',
    'This file is not a handover file of SSST Desk.',
    'Choose the file that your colleague made under “Hand over”.',
  )

/** The key of a file, from its beginning and the passphrase as typed. */
export const keyOfFile = async (header: Uint8Array, passphrase: string): Promise<Result<Uint8Array>> => {
  const bytes = Buffer.from(header)
  if (bytes.byteLength !== handoverHeaderBytes || !bytes.subarray(0, 8).equals(magic)) return notOne()
  if (bytes.readUInt32BE(8) !== format)
    return failed(
      'invalid',
      'This handover file was made by a newer version of SSST Desk.',
      'Install the newest version, then take it over.',
    )
  const asked = bytes.readUInt32BE(12)
  // A power of two: scrypt takes nothing else.
  if (asked < 2 || asked > mostCost || (asked & (asked - 1)) !== 0) return notOne()
  return ok(await keyOf(passphrase, { salt: toText(bytes.subarray(16)), cost: asked }))
}

// Every file has a key of its own by its salt, so that counting never uses a number twice under one key.
const nonceOf = (index: number): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(index, 8)
  return nonce
}
const boundTo = (header: Uint8Array, index: number, last: boolean): Buffer =>
  Buffer.concat([header, Buffer.from(`${index} ${last ? 'last' : 'more'}`, 'latin1')])

/** Seals the piece at a place in the file: it opens nowhere else, and the last one cannot be cut off unseen. */
export const sealPiece = (
  key: Uint8Array,
  header: Uint8Array,
  { index, last }: { index: number; last: boolean },
  content: Uint8Array,
): Buffer => {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index)).setAAD(boundTo(header, index, last))
  const sealed = Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(sealed.byteLength)
  return Buffer.concat([length, sealed])
}

/** The content of a piece without its length, or null where it is not the piece of that place. */
export const openPiece = (
  key: Uint8Array,
  header: Uint8Array,
  { index, last }: { index: number; last: boolean },
  sealed: Uint8Array,
): Uint8Array | null => {
  const end = sealed.byteLength - handoverPieceExtra
  if (end < 0) return null
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index))
    .setAAD(boundTo(header, index, last))
    .setAuthTag(sealed.subarray(end))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()])
  } catch {
    return null
  }
}
