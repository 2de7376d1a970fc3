import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAssets } from '../../electron/carriers/assets'
import { type Loopback, openLoopback } from '../../electron/carriers/loopback'
import { connectHost } from '../../renderer/host'
import { frameBytes } from '../../shared/host/carrier'
import { decodeFrame, encodeFrame } from '../../shared/host/frame'
import { ok, type Result } from '../../shared/result'
import { got } from '../host/build/delivering'
import { aPage, leavePage } from './build/page'

const about = { host: 'loopback', version: '1', canChooseFolder: false, canOpenMail: false, drafts: '/d' }
let answered: Result<unknown>
let folder: string
let carrier: Loopback

beforeEach(async () => {
  answered = ok(about)
  folder = await mkdtemp(join(tmpdir(), 'ssst-client-'))
  await mkdir(join(folder, 'renderer'))
  await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html>')
  const assets = got(await listAssets(join(folder, 'renderer')))
  carrier = got(await openLoopback({ port: 0, assets, answer: async () => answered }))
})

afterEach(async () => {
  leavePage()
  await carrier.close()
  await rm(folder, { recursive: true, force: true })
})

describe('the key in the address', () => {
  it('is taken out of it, and the rest stays', async () => {
    const page = aPage(`${carrier.address}#/case/1`)
    const host = connectHost()
    expect(page.address()).toBe(`http://127.0.0.1:${carrier.port}/#/case/1`)
    expect(await host('host.about', {})).toEqual(ok(about))
  })

  it('is kept for a reload of this window, and only there', async () => {
    const { kept } = aPage(carrier.address)
    connectHost()
    leavePage()
    const bare = `http://127.0.0.1:${carrier.port}/`
    aPage(bare, undefined, kept)
    expect(await connectHost()('host.about', {})).toEqual(ok(about))
    leavePage()
    aPage(bare)
    expect(await connectHost()('host.about', {})).toMatchObject({ ok: false, fault: { code: 'refused' } })
  })

  it('that works once is handed in once, however many calls begin together', async () => {
    const { kept } = aPage(carrier.oneTimeAddress())
    const host = connectHost()
    const answers = await Promise.all([
      host('host.about', {}),
      host('host.about', {}),
      host('host.about', {}),
    ])
    expect(answers).toEqual([ok(about), ok(about), ok(about)])
    leavePage()
    aPage(`http://127.0.0.1:${carrier.port}/`, undefined, kept)
    expect(await connectHost()('host.about', {})).toEqual(ok(about))
  })

  it.each(['?key=wrong', '?ticket=wrong', ''])('that is “%s” opens nothing, and says how to', async query => {
    aPage(`http://127.0.0.1:${carrier.port}/${query}`)
    const result = await connectHost()('host.about', {})
    expect(result).toMatchObject({ ok: false, fault: { code: 'refused' } })
    if (!result.ok) expect(result.fault.next).toContain('start SSST Desk again')
  })
})

describe('an answer', () => {
  it('from a host that has stopped is the fault unreachable', async () => {
    aPage(carrier.address)
    const host = connectHost()
    await carrier.close()
    const result = await host('host.about', {})
    expect(result).toMatchObject({ ok: false, fault: { code: 'unreachable' } })
    if (!result.ok) expect(result.fault.message).toContain('host has stopped')
  })

  it('from a bridge that rejects is the fault unreachable', async () => {
    aPage('app://desk/', { call: () => Promise.reject(new Error('gone')) })
    expect(await connectHost()('host.about', {})).toMatchObject({ fault: { code: 'unreachable' } })
  })

  it('that is a fault comes through as it stands', async () => {
    const fault = { code: 'full', message: 'No space.', next: 'Make some.' } as const
    answered = { ok: false, fault }
    aPage(carrier.address)
    expect(await connectHost()('host.about', {})).toEqual({ ok: false, fault })
  })

  it.each<[string, unknown]>([
    ['has another shape than the contract', { ...about, host: 'somewhere' }],
    ['has more than the contract', { ...about, extra: 1 }],
    ['is nothing', null],
  ])('that %s does not reach the page', async (_what, value) => {
    answered = ok(value)
    aPage(carrier.address)
    expect(await connectHost()('host.about', {})).toMatchObject({ ok: false, fault: { code: 'internal' } })
  })

  it.each<[string, Uint8Array]>([
    ['no frame', new Uint8Array([1])],
    ['no result', encodeFrame({ hello: 1 })],
    ['a fault of an unknown code', encodeFrame({ ok: false, fault: { code: 'x', message: '', next: '' } })],
  ])('that is %s is a fault', async (_what, frame) => {
    aPage('app://desk/', { call: async () => frame })
    expect(await connectHost()('host.about', {})).toMatchObject({ ok: false })
  })
})

it('what is too large to send is refused before it is sent', async () => {
  const sent: unknown[] = []
  aPage('app://desk/', {
    call: async (name, frame) => {
      sent.push(decodeFrame(frame))
      return encodeFrame(ok({ name }))
    },
  })
  const attachments = [{ name: 'a.pdf', mediaType: 'application/pdf', bytes: new Uint8Array(frameBytes) }]
  const message = {
    from: 'team@example.org',
    to: ['cpo@example.org'],
    cc: [],
    subject: 'Sample',
    text: 'Sample',
    readReceipt: true,
    attachments,
  }
  const draft = { draftId: '3f0e9f4e-7a53-4a39-8d2e-1f9f5f0c1a11', name: 'draft.eml', message }
  expect(await connectHost()('drafts.write', draft)).toMatchObject({ ok: false, fault: { code: 'invalid' } })
  expect(sent).toEqual([])
})
