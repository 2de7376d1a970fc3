import { describe, expect, it } from 'vitest'
import { decodeFrame, encodeFrame } from '../../shared/host/frame'

const roundTrip = (value: unknown) => {
  const result = decodeFrame(encodeFrame(value))
  if (!result.ok) throw new Error(result.fault.message)
  return result.value
}

const isTokenAndBytes = (value: unknown): value is { token: 'x'; bytes: Uint8Array } =>
  typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array

describe('a frame', () => {
  it.each([
    ['nothing', null],
    ['text of any script', 'Łukasz O’Brien 山田 ﷺ 😀'],
    ['numbers and booleans', { a: 0.5, b: -1, c: true, d: [1, 2, []] }],
    ['bytes alone', new Uint8Array([0, 255, 7])],
    ['no bytes at all', { empty: new Uint8Array() }],
    [
      'bytes in many places',
      { list: [{ bytes: new Uint8Array([1]) }, null, new Uint8Array([2, 3])], next: 'x' },
    ],
    ['a member called like a part', { value: null, parts: [[[], 1]], deep: { value: new Uint8Array([9]) } }],
    ['a member called __proto__', JSON.parse('{"__proto__": {"polluted": true}}')],
  ])('carries %s there and back', (_what, value) => {
    expect(roundTrip(value)).toEqual(value)
  })

  it('carries every byte of a large part', () => {
    const bytes = Uint8Array.from({ length: 1024 * 1024 }, (_, index) => (index * 31) % 251)
    const back = roundTrip({ token: 'x', bytes })
    if (!isTokenAndBytes(back)) throw new Error('Something else came back')
    expect(Buffer.compare(back.bytes, bytes)).toBe(0)
  })

  it('takes only the view of a larger buffer, not the rest of it', () => {
    const view = new Uint8Array([1, 2, 3, 4, 5]).subarray(1, 3)
    const frame = encodeFrame({ view })
    expect(roundTrip({ view })).toEqual({ view: new Uint8Array([2, 3]) })
    expect(frame.byteLength).toBe(frame.buffer.byteLength)
  })

  it('leaves out what is undefined, as JSON does', () => {
    expect(roundTrip({ here: 1, gone: undefined })).toEqual({ here: 1 })
  })

  it('can be read from the middle of a buffer', () => {
    const frame = encodeFrame({ bytes: new Uint8Array([5, 6]) })
    const buffer = new Uint8Array(frame.byteLength + 20)
    buffer.set(frame, 10)
    expect(decodeFrame(buffer.subarray(10, 10 + frame.byteLength))).toEqual({
      ok: true,
      value: { bytes: new Uint8Array([5, 6]) },
    })
  })
})

/** A frame with a chosen envelope and chosen bytes behind it. */
const crafted = (json: string, tail: number[] = []): Uint8Array => {
  const text = new TextEncoder().encode(json)
  const frame = new Uint8Array(4 + text.byteLength + tail.length)
  new DataView(frame.buffer).setUint32(0, text.byteLength, true)
  frame.set(text, 4)
  frame.set(tail, 4 + text.byteLength)
  return frame
}

describe('what is not a frame', () => {
  it.each([
    ['empty', new Uint8Array()],
    ['cut in the length', new Uint8Array([1, 0])],
    ['a length beyond the end', new Uint8Array([255, 255, 255, 255, 1])],
    ['not JSON', crafted('{"value":')],
    ['not UTF-8', new Uint8Array([2, 0, 0, 0, 0xff, 0xfe])],
    ['JSON of another shape', crafted('{"value":null}')],
    ['a list', crafted('[]')],
    ['a part longer than what follows', crafted('{"value":null,"parts":[[[],5]]}', [1])],
    ['more than its parts', crafted('{"value":null,"parts":[]}', [1])],
    ['a negative part', crafted('{"value":null,"parts":[[[],-1]]}')],
    ['a part of no whole length', crafted('{"value":null,"parts":[[[],0.5]]}')],
    ['a part that replaces something', crafted('{"value":{"a":1},"parts":[[["a"],1]]}', [1])],
    ['a part without a place', crafted('{"value":{},"parts":[[["a"],1]]}', [1])],
    ['a part on the prototype', crafted('{"value":{},"parts":[[["__proto__","x"],1]]}', [1])],
    ['a part inside a part', crafted('{"value":null,"parts":[[[],1],[[0],1]]}', [1, 1])],
  ])('is refused: %s', (_what, frame) => {
    expect(decodeFrame(frame)).toMatchObject({ ok: false, fault: { code: 'invalid' } })
  })
})
