import { ok, type Result } from '../../../shared/result'
import { fromText, toText } from './box'
import { isMasterOf, type KeyFile } from './key-file'
import { closeUnder, keyOf, newSalt, openUnder } from './passphrase'
import type { Sealer } from './sealer'
import { lostFault, passphraseNeeded, wrongPassphrase } from './words'

type Sealed = Pick<KeyFile, 'sealing' | 'sealed' | 'passphrase'>

/** The master key while it is open: in this process only, and gone when it is locked. */
export interface Master {
  /** The master key; the fault `locked` where the sealing is lost, where a passphrase is needed, or after `lock`. */
  open(keys: KeyFile): Promise<Result<Uint8Array>>
  /** Ends `lock`. Without a passphrase in the key file, what is typed does not matter. */
  unlock(keys: KeyFile, typed: string | null): Promise<Result<Uint8Array>>
  /** Whether it waits to be unlocked: locked here, or opened by nothing but a passphrase. */
  waits(keys: KeyFile): boolean
  /** Takes the key out of memory; nothing opens until `unlock`. */
  lock(): void
  /** Seals another master key for a key file that is open, under its passphrase as well where it has one. */
  seal(keys: KeyFile, master: Uint8Array): Promise<Result<Sealed>>
  /** Seals a master key under a new passphrase, or under none. */
  sealUnder(master: Uint8Array, passphrase: string | null): Promise<Result<Sealed>>
}

interface Open {
  master: Uint8Array
  under: { key: Uint8Array; salt: NonNullable<KeyFile['passphrase']> } | null
}

/** Keeps the master key of one key file, sealed by the system and, if the officer has one, under a passphrase. */
export const createMaster = (sealer: Sealer): Master => {
  /** By the sealed form: until the key file is written, the one before is still in use. */
  const opened = new Map<string, Open>()
  let locked = false

  const forgetAllBut = (kept: Open | null) => {
    for (const [sealed, one] of opened) {
      if (one === kept) continue
      opened.delete(sealed)
      if (one.master !== kept?.master) one.master.fill(0)
      if (one.under?.key !== kept?.under?.key) one.under?.key.fill(0)
    }
  }

  const inUse = (keys: KeyFile): Open | null => {
    const known = opened.get(keys.sealed) ?? null
    forgetAllBut(known)
    return known
  }

  const seal = async (master: Uint8Array, under: Open['under']): Promise<Result<Sealed>> => {
    const sealed = await sealer.seal(under ? closeUnder(under.key, master) : master)
    if (!sealed.ok) return sealed
    const text = toText(sealed.value)
    // Without a passphrase it is asked for from the system again, which proves that the sealing holds.
    if (under) opened.set(text, { master, under })
    locked = false
    return ok({ sealing: sealer.strength, sealed: text, passphrase: under?.salt })
  }

  return {
    async open(keys) {
      if (locked) return passphraseNeeded()
      const known = inUse(keys)
      if (known) return ok(known.master)
      if (keys.passphrase) return passphraseNeeded()
      const master = await sealer.open(fromText(keys.sealed))
      if (!master.ok || !isMasterOf(keys, master.value)) return lostFault()
      opened.set(keys.sealed, { master: master.value, under: null })
      return master
    },

    async unlock(keys, typed) {
      if (!keys.passphrase) {
        locked = false
        return this.open(keys)
      }
      const box = await sealer.open(fromText(keys.sealed))
      if (!box.ok) return lostFault()
      if (typed === null) return passphraseNeeded()
      const key = await keyOf(typed, keys.passphrase)
      const master = openUnder(key, box.value)
      if (master === null || !isMasterOf(keys, master)) return wrongPassphrase()
      opened.set(keys.sealed, { master, under: { key, salt: keys.passphrase } })
      locked = false
      return ok(master)
    },

    waits: keys => locked || (keys.passphrase !== undefined && !opened.has(keys.sealed)),

    lock() {
      forgetAllBut(null)
      locked = true
    },

    seal: (keys, master) => seal(master, inUse(keys)?.under ?? null),

    async sealUnder(master, passphrase) {
      if (passphrase === null) return seal(master, null)
      const salt = newSalt()
      return seal(master, { key: await keyOf(passphrase, salt), salt })
    },
  }
}
