import { describe, expect, it } from 'vitest'
import { openIpc } from '../../electron/carriers/ipc'
import type { Caller } from '../../electron/shell/own-page'
import { frameBytes } from '../../shared/host/carrier'
import { decodeFrame, encodeFrame } from '../../shared/host/frame'
import { ok } from '../../shared/result'
import { channelPair } from './build/channel'

const ours: Caller = { sender: { id: 7 }, senderFrame: { parent: null, url: 'app://desk/' } }
const call = encodeFrame({ a: 1 })

const open = () => {
  const calls: [string, unknown][] = []
  const { channel, invoke } = channelPair()
  const close = openIpc(
    channel,
    () => 7,
    async (name, input) => {
      calls.push([name, input])
      return ok({ done: name })
    },
  )
  return { calls, invoke, close }
}

describe('the IPC carrier', () => {
  it('answers our own page', async () => {
    const { calls, invoke } = open()
    expect(decodeFrame(await invoke(ours, 'host.about', call))).toEqual(ok(ok({ done: 'host.about' })))
    expect(calls).toEqual([['host.about', { a: 1 }]])
  })

  it.each<[string, Caller]>([
    ['another window', { ...ours, sender: { id: 8 } }],
    ['a frame inside the page', { ...ours, senderFrame: { parent: {}, url: 'app://desk/' } }],
    ['a foreign page', { ...ours, senderFrame: { parent: null, url: 'https://example.org/' } }],
    ['a page that is gone', { ...ours, senderFrame: null }],
  ])('refuses %s, and does nothing', async (_what, caller) => {
    const { calls, invoke } = open()
    expect(decodeFrame(await invoke(caller, 'host.about', call))).toMatchObject({
      value: { ok: false, fault: { code: 'refused' } },
    })
    expect(calls).toEqual([])
  })

  it.each<[string, unknown[]]>([
    ['nothing', []],
    ['no name', [undefined, call]],
    ['an object for a name', [{}, call]],
    ['no frame', ['host.about']],
    ['an object for a frame', ['host.about', { a: 1 }]],
    ['text for a frame', ['host.about', '{}']],
  ])('refuses a message of %s', async (_what, message) => {
    const { calls, invoke } = open()
    expect(decodeFrame(await invoke(ours, ...message))).toMatchObject({ value: { ok: false } })
    expect(calls).toEqual([])
  })

  it.each<[string, Uint8Array]>([
    ['broken', new Uint8Array([9, 9])],
    ['too large', new Uint8Array(frameBytes + 1)],
  ])('refuses a frame that is %s', async (_what, frame) => {
    const { calls, invoke } = open()
    expect(decodeFrame(await invoke(ours, 'host.about', frame))).toMatchObject({
      value: { ok: false, fault: { code: 'invalid' } },
    })
    expect(calls).toEqual([])
  })

  it('answers a fault, not an error, when the host breaks', async () => {
    const { channel, invoke } = channelPair()
    openIpc(
      channel,
      () => 7,
      () => Promise.reject(new Error('Sample text that must not leave')),
    )
    const frame = await invoke(ours, 'host.about', call)
    expect(decodeFrame(frame)).toMatchObject({ value: { ok: false, fault: { code: 'internal' } } })
    expect(Buffer.from(frame).toString()).not.toContain('Sample text')
  })

  it('answers nobody once it is closed', async () => {
    const { invoke, close } = open()
    close()
    await expect(invoke(ours, 'host.about', call)).rejects.toThrow()
  })
})
