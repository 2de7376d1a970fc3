/** How large zlib data is when unpacked, and how it ended: `whole`, `broken`, or past the limit and given up. */
export interface Inflated {
  bytes: number
  end: 'whole' | 'broken' | 'limit'
}

/**
 * Unpacks zlib data only to count it, keeping nothing, and stops past `limit` bytes: a few kilobytes can unpack to
 * gigabytes. Bytes after the end of the data count as `broken` in some engines, so `end` tells only of data alone.
 */
export const inflatedSize = async (
  parts: readonly Uint8Array<ArrayBuffer>[],
  limit: number,
): Promise<Inflated> => {
  const reader = new Blob([...parts]).stream().pipeThrough(new DecompressionStream('deflate')).getReader()
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
