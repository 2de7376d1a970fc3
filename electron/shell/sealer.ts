import { failed, ok } from '../../shared/result'
import type { Sealer } from '../host'

/** The part of Electron's `safeStorage` used here: its asynchronous calls. */
export interface SafeStorage {
  isAsyncEncryptionAvailable(): Promise<boolean>
  encryptStringAsync(plain: string): Promise<Buffer>
  decryptStringAsync(sealed: Buffer): Promise<{ result: string }>
  getSelectedStorageBackend(): string
}

/**
 * Seals by the operating system: DPAPI on Windows, the keychain on macOS, the desktop's keyring on Linux. Where the
 * system offers nothing, `fallback` (sealing by a file, `weak`) stands in; a Linux without a keyring seals with a
 * fixed password and is named `weak` for what it is. Call it when the app is ready.
 */
export async function systemSealer(
  safe: SafeStorage,
  platform: NodeJS.Platform,
  fallback: Sealer,
): Promise<Sealer> {
  if (!(await safe.isAsyncEncryptionAvailable().catch(() => false))) return fallback
  const unguarded = ['basic_text', 'unknown']
  const weak = platform === 'linux' && unguarded.includes(safe.getSelectedStorageBackend())
  return {
    strength: weak ? 'weak' : 'os',
    async seal(bytes) {
      try {
        return ok(await safe.encryptStringAsync(Buffer.from(bytes).toString('base64')))
      } catch {
        return failed(
          'refused',
          'This computer did not seal the key store for you.',
          'Sign out of the computer and in again, then try again. If it stays, ask your IT support.',
        )
      }
    },
    async open(bytes) {
      try {
        const { result } = await safe.decryptStringAsync(Buffer.from(bytes))
        return ok(new Uint8Array(Buffer.from(result, 'base64')))
      } catch {
        return failed(
          'damaged',
          'The key store was sealed for another user or another computer, and cannot be opened here.',
          'Open your cases with the recovery key.',
        )
      }
    },
  }
}
