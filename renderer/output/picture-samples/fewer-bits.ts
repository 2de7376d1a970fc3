import { average, type ReadRow, type Size } from './average'

/** From this share of black on, a new dot is black: less than half, so that the finest lines stay. */
const black = 0.375

/** Blocks of so many dots whose mean may not change by more than this: beyond it a picture was shades made of dots. */
const block = 8
const mostChange = 0.2
/** So many of all blocks that are not empty may change more. */
const mostBlocks = 0.02

/** Samples of a byte put together to so many bits, each row in whole bytes. */
export const inBits = (samples: Uint8Array, { width, height }: Size, bits: 1 | 4): Uint8Array => {
  const row = Math.ceil((width * bits) / 8)
  const out = new Uint8Array(row * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const value =
        bits === 1 ? (samples[y * width + x] ?? 0) >> 7 : Math.round((samples[y * width + x] ?? 0) / 17)
      const at = y * row + ((x * bits) >> 3)
      out[at] = (out[at] ?? 0) | (value << (8 - bits - ((x * bits) & 7)))
    }
  return out
}

/** Whether shades have been lost: the mean of too many blocks has changed. */
const hasLostShades = (grey: Uint8Array, hard: Uint8Array, { width, height }: Size): boolean => {
  let marked = 0
  let changed = 0
  for (let top = 0; top + block <= height; top += block)
    for (let left = 0; left + block <= width; left += block) {
      let before = 0
      let after = 0
      for (let y = top; y < top + block; y++)
        for (let x = left; x < left + block; x++) {
          before += grey[y * width + x] ?? 0
          after += hard[y * width + x] ?? 0
        }
      const most = 255 * block * block
      if (before === most || before === 0) continue
      marked++
      if (Math.abs(before - after) / most > mostChange) changed++
    }
  return changed > marked * mostBlocks
}

/** Black and white (or paint and nothing) in fewer dots. */
export interface Fewer {
  /** With shades at the edges, a byte for each dot. */
  grey: Uint8Array
  /** Without shades, 0 or 255; null where that would be seen, because fine lines or shades made of dots would go. */
  hard: Uint8Array | null
}

/** Brings a picture of two values, read as 0 and 255, to fewer dots; `ink` is the value that is drawn. */
export const fewerBits = (from: Size, to: Size, readRow: ReadRow, ink: 0 | 255): Fewer => {
  const grey = average(from, to, 1, readRow)
  // At more than twice the dots, a line of one dot is too faint to be told from dust.
  if (from.width > to.width * 2.05 || from.height > to.height * 2.05) return { grey, hard: null }
  const limit = ink === 255 ? 255 * black : 255 * (1 - black)
  const hard = grey.map(value => ((ink === 255 ? value >= limit : value > limit) ? 255 : 0))
  return { grey, hard: hasLostShades(grey, hard, to) ? null : hard }
}
