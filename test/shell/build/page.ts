import { vi } from 'vitest'
import type { DeskBridge } from '../../../shared/host/carrier'

/** What of a page's surroundings the client touches: an address, this window's storage, the host's bridge or network. */
export interface Page {
  address(): string
  kept: Map<string, string>
}

/** Stands a page up around the client, at an address; `desk` as the preload script would give it. */
export function aPage(address: string, desk?: DeskBridge, kept = new Map<string, string>()): Page {
  let url = new URL(address)
  vi.stubGlobal('window', {
    desk,
    get location() {
      return { search: url.search, pathname: url.pathname, hash: url.hash }
    },
    history: {
      replaceState: (_state: unknown, _title: string, to: string) => {
        url = new URL(to, url)
      },
    },
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    },
  })
  const network = globalThis.fetch
  // A browser resolves against the page's address and names its origin by itself.
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers)
    headers.set('origin', url.origin)
    return network(new URL(path, url), { ...init, headers })
  })
  return { address: () => url.href, kept }
}

/** Takes the page away again. */
export const leavePage = (): void => void vi.unstubAllGlobals()
