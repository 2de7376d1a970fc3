import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fileSealer } from '../../electron/host'
import { type SafeStorage, systemSealer } from '../../electron/shell/sealer'
import { got } from '../host/build/delivering'
import { aFolder } from '../host/build/temporary'

/** An operating system's sealing as Electron gives it: strings in, bytes out, for one user. */
const aSystem = (change: Partial<SafeStorage> = {}): SafeStorage => ({
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async plain => Buffer.from(`one user:${plain}`),
  decryptStringAsync: async sealed => {
    const text = sealed.toString()
    if (!text.startsWith('one user:')) throw new Error('Sample of the system’s own words')
    return { result: text.slice('one user:'.length) }
  },
  getSelectedStorageBackend: () => 'gnome_libsecret',
  ...change,
})

const fallback = async () => fileSealer(await aFolder())

describe('sealing by the operating system', () => {
  it('gives back every byte', async () => {
    const sealer = await systemSealer(aSystem(), 'win32', await fallback())
    const key = new Uint8Array(randomBytes(32))
    const sealed = got(await sealer.seal(key))
    expect(sealer.strength).toBe('os')
    expect(got(await sealer.open(sealed))).toEqual(key)
  })

  it('made by another user is a fault that names the recovery key, in our words', async () => {
    const sealer = await systemSealer(aSystem(), 'win32', await fallback())
    const opened = await sealer.open(Buffer.from('another user:x'))
    expect(opened).toMatchObject({ ok: false, fault: { code: 'damaged' } })
    if (!opened.ok)
      expect(`${opened.fault.message} ${opened.fault.next}`).toMatch(/^(?!.*Sample).*recovery key/)
  })

  it('that fails is a fault', async () => {
    const system = aSystem({ encryptStringAsync: () => Promise.reject(new Error('no')) })
    const sealer = await systemSealer(system, 'win32', await fallback())
    expect(await sealer.seal(new Uint8Array(32))).toMatchObject({ ok: false, fault: { code: 'refused' } })
  })

  it.each(['basic_text', 'unknown'])('with a fixed password (%s, Linux) is named weak', async backend => {
    const system = aSystem({ getSelectedStorageBackend: () => backend })
    expect((await systemSealer(system, 'linux', await fallback())).strength).toBe('weak')
  })

  it('with a keyring on Linux is not', async () => {
    expect((await systemSealer(aSystem(), 'linux', await fallback())).strength).toBe('os')
  })

  it.each<[string, Partial<SafeStorage>]>([
    ['is not there', { isAsyncEncryptionAvailable: async () => false }],
    ['breaks', { isAsyncEncryptionAvailable: () => Promise.reject(new Error('no')) }],
  ])('that %s leaves sealing to a file', async (_what, change) => {
    const file = await fallback()
    expect(await systemSealer(aSystem(change), 'win32', file)).toBe(file)
  })
})
