import { failed, ok, type Result } from '../../shared/result'

/** A ciphertext as it lies in the database. `iv` is 12 random bytes, never used twice under one key. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>
  cipher: ArrayBuffer
}

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), char => char.charCodeAt(0))

/** A case's key from the host (32 bytes, base64url), usable here and not readable again. */
export const importKey = (key: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', fromBase64Url(key), 'AES-GCM', false, ['encrypt', 'decrypt'])

const damaged = () =>
  failed(
    'damaged',
    'A stored record of this SR cannot be read: it is damaged, or its key is not the right one.',
    'Do not work on this SR. The others are not affected. Tell your team leader.',
  )

const bind = (place: string) => new TextEncoder().encode(place)

/**
 * Encrypts bytes under a case's key. `place` names the table and row they belong to and is bound to them:
 * a ciphertext moved elsewhere does not open.
 */
export const seal = async (
  key: CryptoKey,
  place: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Sealed> => {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bind(place) }, key, bytes)
  return { iv, cipher }
}

/** Decrypts what `seal` made, or says that it is damaged. */
export const unseal = async (
  key: CryptoKey,
  place: string,
  sealed: Sealed,
): Promise<Result<Uint8Array<ArrayBuffer>>> => {
  try {
    const { iv, cipher } = sealed
    const bytes = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData: bind(place) },
      key,
      cipher,
    )
    return ok(new Uint8Array(bytes))
  } catch {
    return damaged()
  }
}

/** Encrypts a value as JSON. */
export const sealJson = (key: CryptoKey, place: string, value: unknown): Promise<Sealed> =>
  seal(key, place, new TextEncoder().encode(JSON.stringify(value)))

/** Decrypts a JSON value; its shape is for the caller to check. */
export const unsealJson = async (key: CryptoKey, place: string, sealed: Sealed): Promise<Result<unknown>> => {
  const bytes = await unseal(key, place, sealed)
  if (!bytes.ok) return bytes
  try {
    return ok(JSON.parse(new TextDecoder().decode(bytes.value)))
  } catch {
    return damaged()
  }
}
