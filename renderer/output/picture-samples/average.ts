/** A picture's samples: its width and height in pixels, and how many colours stand for one of them. */
export interface Size {
  width: number
  height: number
}

/** Writes a row of a picture, one byte for each colour of each pixel, into `row`. */
export type ReadRow = (y: number, row: Uint8Array) => void

/**
 * A picture in fewer pixels, one byte for each colour: each new pixel is the mean of all it covers, by their shares. `to`
 * is nowhere larger than `from`.
 */
export const average = (from: Size, to: Size, colours: number, readRow: ReadRow): Uint8Array => {
  const row = new Uint8Array(from.width * colours)
  const across = new Float32Array(to.width * colours)
  const sums = new Float32Array(to.width * colours)
  const averaged = new Uint8Array(to.width * to.height * colours)
  const wide = from.width / to.width
  const high = from.height / to.height
  const sumAcross = () => {
    for (let x = 0; x < to.width; x++) {
      const start = x * wide
      const end = Math.min(from.width, (x + 1) * wide)
      const first = Math.floor(start)
      const last = Math.min(from.width - 1, Math.ceil(end) - 1)
      for (let colour = 0; colour < colours; colour++) {
        let sum = (row[first * colours + colour] ?? 0) * (Math.min(end, first + 1) - start)
        for (let at = first + 1; at < last; at++) sum += row[at * colours + colour] ?? 0
        if (last > first) sum += (row[last * colours + colour] ?? 0) * (end - last)
        across[x * colours + colour] = sum
      }
    }
  }
  const add = (share: number) => {
    for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + share * (across[at] ?? 0)
  }
  let done = 0
  const area = wide * high
  for (let y = 0; y < from.height; y++) {
    readRow(y, row)
    sumAcross()
    const end = (done + 1) * high
    add(Math.min(1, end - y))
    // The last row of a new one may begin the next; rounding must not leave the last new row open.
    if (y + 1 < end - 1e-6 && y + 1 < from.height) continue
    const start = done * to.width * colours
    for (let at = 0; at < sums.length; at++) averaged[start + at] = Math.round((sums[at] ?? 0) / area)
    sums.fill(0)
    done++
    if (y + 1 > end && done < to.height) add(y + 1 - end)
  }
  return averaged
}

/** Reads rows of samples of 1, 2, 4, 8 or 16 bits, each row in whole bytes; `stretch` brings their values to 0–255. */
export const rowsOf =
  (data: Uint8Array, samples: number, bits: number, stretch: boolean): ReadRow =>
  (y, row) => {
    const start = y * Math.ceil((samples * bits) / 8)
    if (bits === 8) {
      row.set(data.subarray(start, start + samples))
      return
    }
    if (bits === 16) {
      // Of sixteen bits, eight are what can be seen.
      for (let at = 0; at < samples; at++) row[at] = data[(y * samples + at) * 2] ?? 0
      return
    }
    const most = 2 ** bits - 1
    const by = stretch ? 255 / most : 1
    for (let at = 0; at < samples; at++) {
      const bit = at * bits
      row[at] = (((data[start + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & most) * by
    }
  }
