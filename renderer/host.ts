import { z } from 'zod'
import {
  callPath,
  type DeskBridge,
  frameBytes,
  frameType,
  secretHeader,
  ticketPath,
} from '../shared/host/carrier'
import { type CallName, contract, type HostClient, type Input, type Output } from '../shared/host/contract'
import { decodeFrame, encodeFrame } from '../shared/host/frame'
import { failed, faultCodes, type Result } from '../shared/result'

declare global {
  interface Window {
    /** Present in Electron only: see electron/preload.ts. */
    desk?: DeskBridge
  }
}

/** Moves one frame to the host and its answer back; rejects where the host does not answer. */
type Carrier = (name: CallName, frame: Uint8Array<ArrayBuffer>) => Promise<Result<Uint8Array>>

/**
 * The host as the page sees it: over IPC in Electron, else over the loopback carrier.
 * Answers are checked against the contract; a host that does not answer is the fault `unreachable`, a page that was
 * opened without its key gets the fault `refused` from every call.
 */
export function connectHost(): HostClient {
  const carry = window.desk === undefined ? loopback(takeKey()) : ipc(window.desk)
  return async <N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>> => {
    const frame = encodeFrame(input)
    if (frame.byteLength > frameBytes) return tooLarge()
    let answer: Result<Uint8Array>
    try {
      answer = await carry(name, frame)
    } catch {
      return stopped()
    }
    if (!answer.ok) return answer
    const result = decodeFrame(answer.value)
    return result.ok ? checked(name, result.value) : result
  }
}

const Answer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({
    ok: z.literal(false),
    fault: z.strictObject({ code: z.enum(faultCodes), message: z.string(), next: z.string() }),
  }),
])

/** The contract by call name, so that the type of an answer follows from the name of its call. */
const outputs: { [N in CallName]: { output: z.ZodType<Output<N>> } } = contract

function checked<N extends CallName>(name: N, candidate: unknown): Result<Output<N>> {
  const answer = Answer.safeParse(candidate)
  if (!answer.success) return notUnderstood()
  if (!answer.data.ok) return answer.data
  const value = outputs[name].output.safeParse(answer.data.value)
  return value.success ? { ok: true, value: value.data } : notUnderstood()
}

const ipc =
  (desk: DeskBridge): Carrier =>
  async (name, frame) => ({ ok: true, value: await desk.call(name, frame) })

function loopback(key: Key | null): Carrier {
  let secret: Promise<string | null> | null = null
  return async (name, frame) => {
    if (key === null) return withoutKey()
    secret ??= key.kind === 'secret' ? Promise.resolve(key.text) : exchange(key.text)
    const header = await secret.catch((reason: unknown) => {
      secret = null
      throw reason
    })
    if (header === null) return withoutKey()
    const response = await fetch(callPath + name, {
      method: 'POST',
      headers: { 'content-type': frameType, [secretHeader]: header },
      body: frame,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
    })
    if (response.status === 403) return withoutKey()
    if (response.status === 413) return tooLarge()
    if (!response.ok) return notUnderstood()
    return { ok: true, value: new Uint8Array(await response.arrayBuffer()) }
  }
}

interface Key {
  kind: 'secret' | 'ticket'
  text: string
}

const storedKey = 'ssst-desk-secret'

/**
 * Takes the key out of the address, so that it is neither shown nor kept in the history, and keeps it for reloads of
 * this window only. The address printed by the host carries the secret itself; the window the host opens carries a
 * ticket that works once, because other users of the machine can read a command line.
 */
function takeKey(): Key | null {
  const query = new URLSearchParams(window.location.search)
  const secret = query.get('key')
  const ticket = query.get('ticket')
  if (secret !== null || ticket !== null) {
    window.history.replaceState(null, '', window.location.pathname + window.location.hash)
  }
  if (secret !== null) {
    window.sessionStorage.setItem(storedKey, secret)
    return { kind: 'secret', text: secret }
  }
  if (ticket !== null) return { kind: 'ticket', text: ticket }
  const kept = window.sessionStorage.getItem(storedKey)
  return kept === null ? null : { kind: 'secret', text: kept }
}

/** Hands in the ticket for the secret; null where the host does not know it (any more). */
async function exchange(ticket: string): Promise<string | null> {
  const response = await fetch(ticketPath, {
    method: 'POST',
    headers: { 'content-type': frameType, [secretHeader]: ticket },
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
  })
  if (!response.ok) return null
  const secret = await response.text()
  window.sessionStorage.setItem(storedKey, secret)
  return secret
}

const stopped = () =>
  failed(
    'unreachable',
    'The SSST Desk host has stopped. What you have saved is safe; nothing new can be saved in this window.',
    'Close this window and open SSST Desk again.',
  )

const withoutKey = () =>
  failed(
    'refused',
    'This page does not belong to a running SSST Desk.',
    'Close it and start SSST Desk again: it opens its own window, or prints an address with a key for you to open.',
  )

const tooLarge = () =>
  failed(
    'invalid',
    `What you are sending is larger than ${frameBytes / 1024 / 1024} MB altogether.`,
    'Leave some of the attachments out and try again.',
  )

const notUnderstood = () =>
  failed(
    'internal',
    'The window and the SSST Desk host are not of the same version.',
    'Close SSST Desk and open it again. If this stays, install SSST Desk again.',
  )
