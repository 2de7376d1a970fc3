import type { Channel } from '../../../electron/carriers/ipc'
import type { Caller } from '../../../electron/shell/own-page'
import { decodeFrame } from '../../../shared/host/frame'
import type { Result } from '../../../shared/result'
import { got } from '../../host/build/delivering'

type Listener = Parameters<Channel['handle']>[1]

/**
 * Both ends of Electron's IPC, in one process: what crosses is copied by the structured clone algorithm, as there.
 * A channel nobody listens on rejects, as there.
 */
export function channelPair(channelName = 'desk') {
  const listeners = new Map<string, Listener>()
  const channel: Channel = {
    handle: (name, listener) => void listeners.set(name, listener),
    removeHandler: name => void listeners.delete(name),
  }
  return {
    channel,
    async invoke(caller: Caller, ...message: unknown[]): Promise<Uint8Array> {
      const listener = listeners.get(channelName)
      if (listener === undefined) throw new Error('No handler registered')
      return structuredClone(await listener(caller, ...structuredClone(message)))
    },
  }
}

/** The result inside a frame that came back. */
export const resultIn = (frame: Uint8Array): Result<unknown> => got(decodeFrame(frame)) as Result<unknown>
