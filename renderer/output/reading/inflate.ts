import { GrowingBytes } from '../growing-bytes'

/** How large zlib data is when unpacked, and how it ended: `whole`, `broken`, or past the limit and given up. */
export interface Inflated {
  bytes: number
  end: 'whole' | 'broken' | 'limit'
}

/**
 * Packed bytes given at a time. A browser unpacks the whole of what it is given before anyone can stop it, a thousand
 * times as much at worst, and throws away what was not read when something wrong follows.
 */
const slice = 8 * 1024

const slicesOf = (parts: readonly Uint8Array<ArrayBuffer>[]): ReadableStream<Uint8Array<ArrayBuffer>> => {
  let part = 0
  let at = 0
  return new ReadableStream({
    pull(controller) {
      while (part < parts.length && at >= (parts[part]?.length ?? 0)) {
        part++
        at = 0
      }
      const bytes = parts[part]
      if (!bytes) return controller.close()
      controller.enqueue(bytes.slice(at, at + slice))
      at += slice
    },
  })
}

/**
 * Unpacks zlib data only to count it, keeping nothing, and stops past `limit` bytes: a few kilobytes can unpack to
 * gigabytes. Bytes after the end of the data count as `broken` in some engines, so `end` tells only of data alone.
 */
export const inflatedSize = async (
  parts: readonly Uint8Array<ArrayBuffer>[],
  limit: number,
): Promise<Inflated> => {
  const reader = slicesOf(parts).pipeThrough(new DecompressionStream('deflate')).getReader()
  let bytes = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return { bytes, end: 'whole' }
      bytes += value.byteLength
      if (bytes > limit) {
        await reader.cancel()
        return { bytes, end: 'limit' }
      }
    }
  } catch {
    return { bytes, end: 'broken' }
  }
}

/** What zlib data unpacks to, or null past `limit` bytes. Of broken data, what came before the break. */
export const unpacked = async (
  bytes: Uint8Array<ArrayBuffer>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | null> => {
  const reader = slicesOf([bytes]).pipeThrough(new DecompressionStream('deflate')).getReader()
  const whole = new GrowingBytes(Math.min(bytes.byteLength * 4, limit))
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return whole.bytes
      whole.add(value)
      if (whole.bytes.byteLength > limit) {
        await reader.cancel()
        return null
      }
    }
  } catch {
    return whole.bytes
  }
}
