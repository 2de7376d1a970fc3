import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { callPath, frameBytes, frameType, secretHeader, ticketPath } from '../../shared/host/carrier'
import { failed, ok, type Result } from '../../shared/result'
import { type Answer, answerFrame } from './answer'
import type { Assets } from './assets'
import { pageHeaders } from './policy'

export interface LoopbackOptions {
  /** 0 takes any free port: for tests only, since IndexedDB is keyed by origin. */
  port: number
  assets: Assets
  answer: Answer
}

/** A listening loopback carrier. */
export interface Loopback {
  port: number
  /** For the person who started it: opens the product as often as wanted until the host closes. */
  address: string
  /** For a window on a command line, which other users of the machine can read: works once. */
  oneTimeAddress(): string
  /** Whether any window has asked for the page yet. */
  pageWasAsked(): boolean
  /** Stops listening and ends every connection. */
  close(): Promise<void>
}

/**
 * Serves the built page and answers calls on 127.0.0.1, to this launch's own page only: every request must name this
 * host and port, come from this origin, and (calls) carry this launch's secret. A busy port is the fault `conflict`.
 */
export async function openLoopback(options: LoopbackOptions): Promise<Result<Loopback>> {
  const secret = randomBytes(32).toString('base64url')
  const tickets = new Set<string>()
  let asked = false
  let own = ''

  const server = createServer((request, response) => {
    void route(request, response).catch(() => response.destroy())
  })
  // A connection kept longer than any browser keeps one: a call must not meet a socket that is just closing.
  server.keepAliveTimeout = 600_000
  const listening = await listen(server, options.port)
  if (!listening.ok) return listening
  own = `127.0.0.1:${listening.value}`

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { host, origin } = request.headers
    if (host !== own || (origin !== undefined && origin !== `http://${own}`)) return refuse(response, 403)
    const path = pathOf(request)
    if (request.method === 'GET' || request.method === 'HEAD') return page(response, path)
    if (request.method !== 'POST') return refuse(response, 405)
    if (origin === undefined) return refuse(response, 403)
    if (request.headers['content-type'] !== frameType) return refuse(response, 415)
    if (path === ticketPath) return exchange(request, response)
    if (!same(request.headers[secretHeader], secret)) return refuse(response, 403)
    if (!path.startsWith(callPath)) return refuse(response, 404)
    const frame = await body(request)
    if (frame === null) return refuse(response, 413)
    send(response, 200, frameType, await answerFrame(options.answer, path.slice(callPath.length), frame))
  }

  async function page(response: ServerResponse, path: string): Promise<void> {
    const asset = options.assets.get(path)
    if (asset === undefined) return refuse(response, 404)
    if (path === '/') asked = true
    const bytes = await readFile(asset.file)
    const keep = asset.hashed ? 'private, max-age=31536000, immutable' : 'no-store'
    send(response, 200, asset.type, bytes, keep)
  }

  function exchange(request: IncomingMessage, response: ServerResponse): void {
    const ticket = [...tickets].find(known => same(request.headers[secretHeader], known))
    if (ticket === undefined) {
      refuse(response, 403)
      return
    }
    tickets.delete(ticket)
    send(response, 200, 'text/plain; charset=utf-8', Buffer.from(secret))
  }

  return ok({
    port: listening.value,
    address: `http://${own}/?key=${secret}`,
    oneTimeAddress: () => {
      const ticket = randomBytes(32).toString('base64url')
      tickets.add(ticket)
      return `http://${own}/?ticket=${ticket}`
    },
    pageWasAsked: () => asked,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}

/** Binds 127.0.0.1; resolves to the port. */
function listen(server: Server, port: number): Promise<Result<number>> {
  return new Promise(resolve => {
    server.on('error', (error: NodeJS.ErrnoException) => {
      resolve(
        error.code === 'EADDRINUSE'
          ? failed(
              'conflict',
              `Port ${port} of this computer is taken, so SSST Desk cannot open: another SSST Desk is open, or another program uses the port.`,
              'Close the other SSST Desk and start again. Another port (--port) would be another, empty case store.',
            )
          : failed(
              'refused',
              `This computer does not let SSST Desk use its own port ${port}.`,
              'Ask your IT support to allow SSST Desk to listen on 127.0.0.1.',
            ),
      )
    })
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address()
      resolve(
        typeof address === 'object' && address !== null
          ? ok(address.port)
          : failed('internal', 'The loopback host has no port.', 'Start SSST Desk again.'),
      )
    })
  })
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?', 1)[0] ?? ''

/** Compares in a time that does not tell how much was right. */
function same(given: string | string[] | undefined, wanted: string): boolean {
  if (typeof given !== 'string') return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}

/** Reads a request's body; null where it is larger than a frame may be. */
async function body(request: IncomingMessage): Promise<Uint8Array | null> {
  if (Number(request.headers['content-length'] ?? 0) > frameBytes) return null
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request.iterator({ destroyOnReturn: false })) {
    const bytes: Buffer = piece
    size += bytes.length
    if (size > frameBytes) return null
    pieces.push(bytes)
  }
  return Buffer.concat(pieces)
}

const refusals: Readonly<Record<number, string>> = {
  403: 'Refused.',
  404: 'Not found.',
  405: 'Not allowed.',
  413: 'Too large.',
  415: 'Not understood.',
}

/** Says no without saying why to whom it does not concern, and ends the connection: its body is not read. */
function refuse(response: ServerResponse, status: number): void {
  response.setHeader('Connection', 'close')
  send(response, status, 'text/plain; charset=utf-8', Buffer.from(refusals[status] ?? 'Refused.'))
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  bytes: Uint8Array,
  keep = 'no-store',
): void {
  response.writeHead(status, {
    ...pageHeaders,
    'Content-Type': type,
    'Content-Length': bytes.byteLength,
    'Cache-Control': keep,
  })
  // Node itself leaves the body out of the answer to HEAD.
  response.end(bytes)
}
