import { appHost, appScheme } from '../../shared/host/carrier'
import type { Asset, Assets } from '../carriers/assets'

/** The part of Electron's `IpcMainInvokeEvent` that says who is calling. */
export interface Caller {
  sender: { id: number }
  senderFrame: { parent: unknown; url: string } | null
}

/** True for an address of our own page: `app://desk/…`, without a user, password or port. */
export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return (
    url.protocol === `${appScheme}:` && url.host === appHost && url.username === '' && url.password === ''
  )
}

/** True only for the main frame of our own window, showing our own page. `windowId` is that of its webContents. */
export function isOurPage(caller: Caller, windowId: number | null): boolean {
  const frame = caller.senderFrame
  if (windowId === null || caller.sender.id !== windowId || frame === null) return false
  return frame.parent === null && isAppAddress(frame.url)
}

/** Whether a permission may be given: only lasting storage (without it a full disk could evict the cases), to our page. */
export function mayHave(permission: string, address: string): boolean {
  return permission === 'persistent-storage' && isAppAddress(address)
}

/** The file a request may have, or null: only reading, only `app://desk`, only what is in the list. */
export function assetFor(assets: Assets, method: string, address: string): Asset | null {
  if (method !== 'GET' || !isAppAddress(address)) return null
  return assets.get(new URL(address).pathname) ?? null
}
