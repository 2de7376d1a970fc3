import { Decompress } from 'fzstd'

/** Snappy without its outer length: copies and literals until the end, or until it stops making sense. */
const snappyFrom = (bytes: Buffer, at: number, most: number): Buffer | null => {
  let length = 0
  let here = at
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = bytes[here++]
    if (byte === undefined) return null
    length += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) break
  }
  if (length === 0 || length > most) return null
  const out = Buffer.alloc(length)
  let done = 0
  while (done < length && here < bytes.length) {
    const tag = bytes[here++] ?? 0
    let size: number
    let back: number
    if ((tag & 3) === 0) {
      size = (tag >> 2) + 1
      if (size > 60) {
        const extra = size - 60
        if (here + extra > bytes.length) break
        size = bytes.readUIntLE(here, extra) + 1
        here += extra
      }
      const end = Math.min(here + size, bytes.length)
      bytes.copy(out, done, here, end)
      done += end - here
      here += size
      continue
    }
    if ((tag & 3) === 1) {
      size = ((tag >> 2) & 7) + 4
      back = ((tag >> 5) << 8) | (bytes[here++] ?? 0)
    } else {
      size = (tag >> 2) + 1
      const wide = (tag & 3) === 2 ? 2 : 4
      if (here + wide > bytes.length) break
      back = bytes.readUIntLE(here, wide)
      here += wide
    }
    if (back === 0 || back > done) break
    for (let n = 0; n < size && done < length; n++, done++) out[done] = out[done - back] ?? 0
  }
  return done > 0 ? out.subarray(0, done) : null
}

const varint = (bytes: Buffer, at: number): [value: number, next: number] => {
  let value = 0
  for (let shift = 0, here = at; shift < 50; shift += 7) {
    const byte = bytes[here++] ?? 0
    value += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) return [value, here]
  }
  return [value, at + 8]
}

const mostBlock = 64 * 1024 * 1024
const tableMagic = Buffer.from('57fb808b247547db', 'hex')

/** The blocks of a LevelDB table, unpacked; a table that is cut off gives none. */
const tableBlocks = (bytes: Buffer): Buffer[] => {
  if (bytes.length < 48 || !bytes.subarray(-8).equals(tableMagic)) return []
  const block = (offset: number, size: number): Buffer => {
    const packed = bytes.subarray(offset, offset + size)
    return bytes[offset + size] === 1 ? (snappyFrom(packed, 0, mostBlock) ?? packed) : packed
  }
  const footer = bytes.subarray(-48)
  const [, afterMeta] = varint(footer, 0)
  const [, indexAt] = varint(footer, afterMeta)
  const [indexOffset, next] = varint(footer, indexAt)
  const [indexSize] = varint(footer, next)
  const index = block(indexOffset, indexSize)
  const blocks: Buffer[] = [index]
  const restarts = index.readUInt32LE(index.length - 4)
  for (let at = 0; at < index.length - 4 - restarts * 4; ) {
    const [, afterShared] = varint(index, at)
    const [own, afterOwn] = varint(index, afterShared)
    const [valueSize, afterValue] = varint(index, afterOwn)
    const value = index.subarray(afterValue + own, afterValue + own + valueSize)
    const [offset, afterOffset] = varint(value, 0)
    const [size] = varint(value, afterOffset)
    blocks.push(block(offset, size))
    at = afterValue + own + valueSize
  }
  return blocks
}

const logBlock = 32 * 1024

/** The records of a LevelDB log, each in one piece again: they are cut at every 32 KiB. */
const logRecords = (bytes: Buffer): Buffer => {
  const pieces: Buffer[] = []
  for (let start = 0; start < bytes.length; start += logBlock) {
    const block = bytes.subarray(start, start + logBlock)
    for (let at = 0; at + 7 <= block.length; ) {
      const size = block.readUInt16LE(at + 4)
      if (block[at + 6] === 0 && size === 0) break
      pieces.push(block.subarray(at + 7, at + 7 + size))
      at += 7 + size
    }
  }
  return Buffer.concat(pieces)
}

/** How Blink marks a stored value that it packed with Snappy before handing it to the database. */
const blinkSnappy = Buffer.from([0xff, 0x11, 0x02])
const zstdFrame = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])

const placesOf = (bytes: Buffer, sign: Buffer): number[] => {
  const places: number[] = []
  for (let at = bytes.indexOf(sign); at >= 0; at = bytes.indexOf(sign, at + 1)) places.push(at)
  return places
}

/** As much of a frame as unpacks: it may be cut off, or be no frame at all. */
const zstdFrom = (bytes: Buffer): Buffer => {
  const out: Uint8Array[] = []
  try {
    new Decompress(piece => void out.push(piece.slice())).push(bytes, true)
  } catch {
    // What came before it stopped making sense counts.
  }
  return Buffer.concat(out)
}

/**
 * What a file of a browser's database holds besides its bytes as they are: LevelDB's tables and logs put together and
 * unpacked, and in all of them the values packed by Blink (Snappy) or by the SQLite backend (zstd).
 */
export const unpacked = (name: string, bytes: Buffer): { as: string; bytes: Buffer }[] => {
  const whole = [
    { as: '', bytes },
    ...(name.endsWith('.ldb') ? tableBlocks(bytes).map(block => ({ as: 'table block', bytes: block })) : []),
    ...(name.endsWith('.log') ? [{ as: 'log', bytes: logRecords(bytes) }] : []),
  ]
  return whole.flatMap(one => [
    ...(one.as ? [one] : []),
    ...placesOf(one.bytes, blinkSnappy).flatMap(at => {
      const value = snappyFrom(one.bytes, at + blinkSnappy.length, mostBlock)
      return value ? [{ as: `${one.as} Snappy value`.trim(), bytes: value }] : []
    }),
    ...placesOf(one.bytes, zstdFrame).map(at => ({
      as: `${one.as} zstd value`.trim(),
      bytes: zstdFrom(one.bytes.subarray(at)),
    })),
  ])
}
