import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { type OutgoingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAssets } from '../../electron/carriers/assets'
import { type Loopback, openLoopback } from '../../electron/carriers/loopback'
import { frameBytes, frameType, secretHeader } from '../../shared/host/carrier'
import { decodeFrame, encodeFrame } from '../../shared/host/frame'
import { ok } from '../../shared/result'

interface Reply {
  status: number
  headers: NodeJS.Dict<string | string[]>
  body: Buffer
}

interface Ask {
  method?: string
  headers?: OutgoingHttpHeaders
  body?: Uint8Array
}

let folder: string
let host: Loopback
let secret: string
let calls: [string, unknown][]

/** Opens the built page in `folder/renderer` with a host that notes what gets through to it. */
async function open(port = 0) {
  const assets = await listAssets(join(folder, 'renderer'))
  if (!assets.ok) throw new Error(assets.fault.message)
  const answer = async (name: string, input: unknown) => {
    calls.push([name, input])
    return ok({ name, input })
  }
  return openLoopback({ port, assets: assets.value, answer })
}

/** Sends a path exactly as it stands: no client tidies it up. */
function ask(path: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: host.port, path, method, headers, agent: false },
      reply => {
        const pieces: Buffer[] = []
        reply.on('data', piece => pieces.push(piece))
        reply.on('end', () =>
          resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(pieces) }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

const own = () => `127.0.0.1:${host.port}`
const right = () => ({ origin: `http://${own()}`, 'content-type': frameType, [secretHeader]: secret })
const call = (headers: OutgoingHttpHeaders, path = '/host/host.about', body = encodeFrame({ a: 1 })) =>
  ask(path, { method: 'POST', headers, body })

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ssst-loopback-'))
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true })
  await mkdir(join(folder, 'main'))
  await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html><title>SSST Desk</title>')
  await writeFile(join(folder, 'renderer', 'assets', 'index-Ab3_x9Qz.js'), 'export {}')
  await writeFile(join(folder, 'main', 'secret.js'), 'not for the page')
  await symlink(join(folder, 'main'), join(folder, 'renderer', 'link'), 'junction')
  await symlink(join(folder, 'main', 'secret.js'), join(folder, 'renderer', 'stray.js'), 'file')
  calls = []
  const opened = await open()
  if (!opened.ok) throw new Error(opened.fault.message)
  host = opened.value
  secret = new URL(host.address).searchParams.get('key') ?? ''
})

afterEach(async () => {
  await host.close()
  await rm(folder, { recursive: true, force: true })
})

describe('a call', () => {
  it('passes with the right secret, host, origin and type', async () => {
    const reply = await call(right())
    expect(reply.status).toBe(200)
    expect(reply.headers).toMatchObject({ 'content-type': frameType, 'cache-control': 'no-store' })
    expect(decodeFrame(reply.body)).toEqual(ok(ok({ name: 'host.about', input: { a: 1 } })))
  })

  it.each<[string, () => OutgoingHttpHeaders, number]>([
    ['without a secret', () => ({ ...right(), [secretHeader]: '' }), 403],
    ['with a wrong secret', () => ({ ...right(), [secretHeader]: `${secret.slice(0, -1)}!` }), 403],
    ['with a longer secret', () => ({ ...right(), [secretHeader]: `${secret}x` }), 403],
    ['from a foreign origin', () => ({ ...right(), origin: 'https://example.org' }), 403],
    ['from the same host and another port', () => ({ ...right(), origin: 'http://127.0.0.1:1' }), 403],
    ['from “null”', () => ({ ...right(), origin: 'null' }), 403],
    ['for another host name', () => ({ ...right(), host: `localhost:${host.port}` }), 403],
    ['for a name that leads here', () => ({ ...right(), host: `example.org:${host.port}` }), 403],
    ['as a form', () => ({ ...right(), 'content-type': 'application/x-www-form-urlencoded' }), 415],
    ['as plain text', () => ({ ...right(), 'content-type': 'text/plain' }), 415],
  ])('is refused %s', async (_what, headers, status) => {
    const reply = await call(headers())
    expect(reply.status).toBe(status)
    expect(reply.headers['cache-control']).toBe('no-store')
    expect(reply.headers['access-control-allow-origin']).toBeUndefined()
    expect(calls).toEqual([])
  })

  it('is refused without an origin', async () => {
    const { origin: _left, ...headers } = right()
    expect((await call(headers)).status).toBe(403)
    expect(calls).toEqual([])
  })

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])('is refused as %s', async method => {
    const reply = await ask('/host/host.about', { method, headers: right() })
    expect([404, 405]).toContain(reply.status)
    expect(calls).toEqual([])
  })

  it('is refused when its length says it is too large, before it is sent', async () => {
    const reply = await ask('/host/drafts.write', {
      method: 'POST',
      headers: { ...right(), 'content-length': frameBytes + 1 },
    }).catch(() => null)
    // The connection may end before the answer is read; what counts is that nothing got through.
    if (reply !== null) expect(reply.status).toBe(413)
    expect(calls).toEqual([])
  })

  it('is refused when it grows too large on its way', async () => {
    const status = await new Promise<number | null>(resolve => {
      const options = {
        host: '127.0.0.1',
        port: host.port,
        path: '/host/drafts.write',
        method: 'POST',
        agent: false,
      }
      const sent = request({ ...options, headers: right() }, reply => {
        resolve(reply.statusCode ?? 0)
        reply.resume()
      })
      sent.on('error', () => resolve(null))
      const piece = Buffer.alloc(4 * 1024 * 1024)
      const more = (left: number) => {
        if (left > 0) sent.write(piece, () => more(left - piece.length))
        else sent.end()
      }
      more(frameBytes + piece.length)
    })
    if (status !== null) expect(status).toBe(413)
    expect(calls).toEqual([])
  })

  it('that is no frame is an answer, not a crash', async () => {
    const reply = await call(right(), '/host/host.about', new Uint8Array([1, 2, 3]))
    expect(decodeFrame(reply.body)).toMatchObject({ value: { ok: false, fault: { code: 'invalid' } } })
    expect(calls).toEqual([])
  })

  it('with the secret reaches nothing but /host/', async () => {
    expect((await call(right(), '/other')).status).toBe(404)
    expect(calls).toEqual([])
  })
})

describe('the page', () => {
  it('is served with a policy that allows no other origin', async () => {
    const reply = await ask('/?key=anything')
    expect(reply.status).toBe(200)
    expect(reply.body.toString()).toContain('SSST Desk')
    expect(reply.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    const policy = String(reply.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/)
  })

  it('lets the browser keep only files whose name holds their hash', async () => {
    const reply = await ask('/assets/index-Ab3_x9Qz.js')
    expect(reply.headers['cache-control']).toContain('immutable')
    expect(reply.headers['content-type']).toBe('text/javascript; charset=utf-8')
  })

  it.each([
    '/../main/secret.js',
    '/assets/../../main/secret.js',
    '/%2e%2e/main/secret.js',
    '/..%2fmain%2fsecret.js',
    '/..\\main\\secret.js',
    '/assets/%2e%2e%5c..%5cmain%5csecret.js',
    '/link/secret.js',
    '/stray.js',
    '//etc/passwd',
    '/etc/passwd',
    '/assets',
    '/assets/',
    '/index.html%00.js',
    '/INDEX.HTML',
    `http://127.0.0.1/index.html`,
    '*',
  ])('leads nowhere else: %s', async path => {
    const reply = await ask(path)
    expect(reply.status).toBe(404)
    expect(reply.body.toString()).toBe('Not found.')
    expect(reply.headers['x-content-type-options']).toBe('nosniff')
  })

  it('is not served to another host name or origin', async () => {
    expect((await ask('/', { headers: { host: `example.org:${host.port}` } })).status).toBe(403)
    expect((await ask('/', { headers: { origin: 'https://example.org' } })).status).toBe(403)
  })
})

describe('the ticket of a window', () => {
  const handIn = (ticket: string | null, headers = {}) =>
    ask('/ticket', {
      method: 'POST',
      headers: { ...right(), [secretHeader]: ticket ?? '', ...headers },
    })
  const ticketOf = (address: string) => new URL(address).searchParams.get('ticket')

  it('gives the secret once', async () => {
    const ticket = ticketOf(host.oneTimeAddress())
    const first = await handIn(ticket)
    expect([first.status, first.body.toString()]).toEqual([200, secret])
    expect((await handIn(ticket)).status).toBe(403)
  })
  it('is no secret itself', async () => {
    const ticket = ticketOf(host.oneTimeAddress()) ?? ''
    expect((await call({ ...right(), [secretHeader]: ticket })).status).toBe(403)
  })
  it('is refused when made up, and from elsewhere', async () => {
    expect((await handIn('x'.repeat(43))).status).toBe(403)
    const ticket = ticketOf(host.oneTimeAddress())
    expect((await handIn(ticket, { origin: 'https://example.org' })).status).toBe(403)
    expect((await handIn(ticket)).status).toBe(200)
  })
})

describe('the port', () => {
  const answers = (address: string) =>
    new Promise<boolean>(resolve => {
      const socket = connect(host.port, address)
      socket.setTimeout(2000, () => resolve(false))
      socket.on('connect', () => resolve(true))
      socket.on('error', () => resolve(false))
      socket.on('close', () => socket.destroy())
    })

  it('answers on 127.0.0.1 only', async () => {
    expect(await answers('127.0.0.1')).toBe(true)
    const others = Object.values(networkInterfaces()).flatMap(list => list ?? [])
    for (const { address, internal } of others) {
      if (!internal || address === '::1') expect(await answers(address)).toBe(false)
    }
  })
  it('that is taken is a sentence, never another port', async () => {
    expect(await open(host.port)).toMatchObject({ ok: false, fault: { code: 'conflict' } })
  })
  it('is free once the host has closed, whatever was open', async () => {
    const idle = connect(host.port, '127.0.0.1')
    await new Promise(resolve => idle.on('connect', resolve))
    const ended = new Promise(resolve => idle.on('close', resolve))
    await host.close()
    await ended
    expect(await answers('127.0.0.1')).toBe(false)
  })
})

it('a folder without a built page is a sentence', async () => {
  expect(await listAssets(join(folder, 'main'))).toMatchObject({ ok: false, fault: { code: 'not-found' } })
  expect(await listAssets(join(folder, 'nowhere'))).toMatchObject({ ok: false, fault: { code: 'not-found' } })
})
