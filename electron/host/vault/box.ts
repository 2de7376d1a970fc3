import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const nonceBytes = 12
const tagBytes = 16

/** Bytes of every key in the key file: master key, case keys, and the key made from the recovery key. */
export const keyBytes = 32

const close = (key: Uint8Array, nonce: Uint8Array, content: Uint8Array, purpose: string): Uint8Array => {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose, 'utf8'))
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

/**
 * AES-256-GCM: nonce, ciphertext and tag in one piece. `purpose` is bound in, so that a box cannot be opened in the
 * place of another.
 */
export const closeBox = (key: Uint8Array, content: Uint8Array, purpose: string): Uint8Array =>
  close(key, randomBytes(nonceBytes), content, purpose)

/**
 * As `closeBox`, but the same content gives the same box, so that it has to be kept only once: its nonce is a MAC of the
 * purpose and the content. Whoever sees two of them can tell whether they hold the same, and nothing else.
 */
export const closeSameBox = (key: Uint8Array, content: Uint8Array, purpose: string): Uint8Array => {
  const nonceKey = deriveKey(toText(key), Buffer.from(purpose, 'utf8'), 'ssst-desk nonce, format 1')
  return close(
    key,
    createHmac('sha256', nonceKey).update(content).digest().subarray(0, nonceBytes),
    content,
    purpose,
  )
}

/** The content of a box, or null for a wrong key, another purpose, or a damaged box. */
export const openBox = (key: Uint8Array, box: Uint8Array, purpose: string): Uint8Array | null => {
  if (box.byteLength < nonceBytes + tagBytes) return null
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, nonceBytes))
    .setAAD(Buffer.from(purpose, 'utf8'))
    .setAuthTag(box.subarray(box.byteLength - tagBytes))
  try {
    const content = decipher.update(box.subarray(nonceBytes, box.byteLength - tagBytes))
    return Buffer.concat([content, decipher.final()])
  } catch {
    return null
  }
}

/** A key from a secret that is random already (≥ 128 bits), so no slow derivation is needed. */
export const deriveKey = (secret: string, salt: Uint8Array, purpose: string): Uint8Array =>
  new Uint8Array(
    hkdfSync('sha256', Buffer.from(secret, 'utf8'), salt, Buffer.from(purpose, 'utf8'), keyBytes),
  )

export const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
export const fromText = (text: string): Uint8Array => Buffer.from(text, 'base64url')
