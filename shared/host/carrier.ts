/** What both ends of a carrier must agree on, and nothing that knows a single call. */

/** The content type of a frame on the loopback carrier. A browser never sends it to a foreign origin unasked. */
export const frameType = 'application/x-ssst-frame'

/** Largest frame any carrier passes on, in bytes: an email draft with its attachments; pieces of files are far smaller. */
export const frameBytes = 48 * 1024 * 1024

/** Loopback: the request header that carries the secret of this launch. */
export const secretHeader = 'x-ssst-secret'

/** Loopback: calls are posted to this path followed by the call's name. */
export const callPath = '/host/'

/** Loopback: where a window hands in its one-time ticket for the secret. */
export const ticketPath = '/ticket'

/** Electron: the one channel, and the one origin that may use it. */
export const ipcChannel = 'desk'
export const appScheme = 'app'
export const appHost = 'desk'
export const appOrigin = `${appScheme}://${appHost}`

/** What the preload script gives to the page as `window.desk`. Frames are those of `frame.ts`, both ways. */
export interface DeskBridge {
  call(name: string, frame: Uint8Array): Promise<Uint8Array>
}
