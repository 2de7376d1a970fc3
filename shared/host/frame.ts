import { failed, ok, type Result } from '../result'

const lengthBytes = 4

/** Where a binary part belongs in the value, and how long it is. */
type Part = [path: (string | number)[], bytes: number]

/**
 * Packs a value for a carrier: JSON, then its binary parts as they are. `undefined` members are left out, as in JSON.
 * Shape: length of the JSON (uint32, little endian) · JSON `{value, parts: [[path, bytes], …]}` · the parts in order.
 */
export function encodeFrame(value: unknown): Uint8Array<ArrayBuffer> {
  const parts: Part[] = []
  const binaries: Uint8Array[] = []
  const json = new TextEncoder().encode(
    JSON.stringify({ value: lift(value, [], parts, binaries) ?? null, parts }),
  )
  const size = binaries.reduce((sum, part) => sum + part.byteLength, lengthBytes + json.byteLength)
  const frame = new Uint8Array(size)
  new DataView(frame.buffer).setUint32(0, json.byteLength, true)
  frame.set(json, lengthBytes)
  let at = lengthBytes + json.byteLength
  for (const part of binaries) {
    frame.set(part, at)
    at += part.byteLength
  }
  return frame
}

/** Takes the binary parts out of a value, leaving null in their places, and notes where they belong. */
function lift(value: unknown, path: (string | number)[], parts: Part[], binaries: Uint8Array[]): unknown {
  if (value instanceof Uint8Array) {
    parts.push([path, value.byteLength])
    binaries.push(value)
    return null
  }
  if (Array.isArray(value)) return value.map((item, index) => lift(item, [...path, index], parts, binaries))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, lift(item, [...path, key], parts, binaries)]),
  )
}

/**
 * Unpacks a frame; the binary parts are views on it, not copies.
 * Anything that is not exactly a frame — cut short, too long, parts that point nowhere — is the fault `invalid`.
 */
export function decodeFrame(frame: Uint8Array): Result<unknown> {
  if (frame.byteLength < lengthBytes) return broken()
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength)
  const start = lengthBytes + view.getUint32(0, true)
  if (start > frame.byteLength) return broken()
  let envelope: unknown
  try {
    envelope = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(frame.subarray(lengthBytes, start)),
    )
  } catch {
    return broken()
  }
  if (!isEnvelope(envelope)) return broken()
  let at = start
  for (const [path, bytes] of envelope.parts) {
    if (at + bytes > frame.byteLength) return broken()
    if (!place(envelope, path, frame.subarray(at, at + bytes))) return broken()
    at += bytes
  }
  return at === frame.byteLength ? ok(envelope.value) : broken()
}

/** Puts a part in its place: an own member that is null. False where there is no such place. */
function place(envelope: { value: unknown }, path: (string | number)[], part: Uint8Array): boolean {
  let holder: object = envelope
  let key: string | number = 'value'
  for (const next of path) {
    const inner: unknown = Object.getOwnPropertyDescriptor(holder, key)?.value
    if (typeof inner !== 'object' || inner === null || inner instanceof Uint8Array) return false
    holder = inner
    key = next
  }
  const member = Object.getOwnPropertyDescriptor(holder, key)
  if (member === undefined || member.value !== null) return false
  Object.defineProperty(holder, key, { ...member, value: part })
  return true
}

function isEnvelope(candidate: unknown): candidate is { value: unknown; parts: Part[] } {
  return (
    typeof candidate === 'object' &&
    candidate !== null &&
    'value' in candidate &&
    'parts' in candidate &&
    Array.isArray(candidate.parts) &&
    candidate.parts.every(isPart)
  )
}

function isPart(candidate: unknown): candidate is Part {
  if (!Array.isArray(candidate) || candidate.length !== 2) return false
  const [path, bytes]: unknown[] = candidate
  return (
    Array.isArray(path) &&
    path.every(key => typeof key === 'string' || typeof key === 'number') &&
    typeof bytes === 'number' &&
    Number.isSafeInteger(bytes) &&
    bytes >= 0
  )
}

const broken = () =>
  failed(
    'invalid',
    'A message between the window and the SSST Desk host was damaged on its way.',
    'Try again. If it happens again, close SSST Desk and open it again.',
  )
