import { ipcChannel } from '../../shared/host/carrier'
import { encodeFrame } from '../../shared/host/frame'
import { failed } from '../../shared/result'
import { type Caller, isOurPage } from '../shell/own-page'
import { type Answer, answerFrame } from './answer'

/** The part of Electron's `ipcMain` a carrier needs. */
export interface Channel {
  handle(channel: string, listener: (event: Caller, ...message: unknown[]) => Promise<Uint8Array>): void
  removeHandler(channel: string): void
}

/**
 * Answers calls over Electron's IPC, on one channel; the message is the call's name and its frame.
 * A foreign sender is refused before anything it sent is looked at. Returns how to close.
 */
export function openIpc(channel: Channel, windowId: () => number | null, answer: Answer): () => void {
  channel.handle(ipcChannel, async (caller, name, frame) => {
    if (!isOurPage(caller, windowId())) return encodeFrame(foreign())
    if (typeof name !== 'string' || !(frame instanceof Uint8Array)) return encodeFrame(foreign())
    return answerFrame(answer, name, frame)
  })
  return () => channel.removeHandler(ipcChannel)
}

const foreign = () =>
  failed(
    'refused',
    'Something that is not the SSST Desk window asked the host to act; nothing was done.',
    'Close SSST Desk and open it again. If you see this again, tell your IT support.',
  )
