import { randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'
import { closeBox, fromText, keyBytes, openBox, toText } from './box'

/** What a passphrase is made into a key with: scrypt, about half a second and 128 MB on an office computer. */
export const PassphraseSalt = z.strictObject({
  salt: z.string().regex(/^[A-Za-z0-9_-]{16,}$/),
  /** Bounded: a changed file must not make the host take all memory. */
  cost: z.int().min(2).max(1_048_576),
})
export type PassphraseSalt = z.infer<typeof PassphraseSalt>

const purpose = 'ssst-desk master key under passphrase, format 1'
const blockSize = 8

/** A salt for a new passphrase. */
export const newSalt = (): PassphraseSalt => ({ salt: toText(randomBytes(16)), cost: 131_072 })

/** The key of a passphrase as typed; the same letters make the same key on every keyboard and system. */
export const keyOf = (passphrase: string, { salt, cost }: PassphraseSalt): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const typed = Buffer.from(passphrase.normalize('NFKC'), 'utf8')
    // What it takes besides the cost counts where a file from outside asks for next to none.
    const limit = { N: cost, r: blockSize, p: 1, maxmem: 256 * cost * blockSize + 65_536 }
    scrypt(typed, fromText(salt), keyBytes, limit, (error, key) => (error ? reject(error) : resolve(key)))
  })

export const closeUnder = (key: Uint8Array, master: Uint8Array): Uint8Array => closeBox(key, master, purpose)

/** The master key, or null for another passphrase. */
export const openUnder = (key: Uint8Array, box: Uint8Array): Uint8Array | null => openBox(key, box, purpose)
