/** Packed rows, and the parameters that readers need for them. */
export interface Packed {
  data: Uint8Array
  /** Whether the rows have PNG’s filters. */
  filtered: boolean
}

const distance = (value: number) => (value < 128 ? value : 256 - value)

/** Each row with the filter in front that makes its bytes smallest, as PNG's makers recommend. */
const filtered = (data: Uint8Array, row: number, pixel: number): Uint8Array => {
  const rows = data.length / row
  const out = new Uint8Array(rows * (row + 1))
  const tried = [new Uint8Array(row), new Uint8Array(row), new Uint8Array(row), new Uint8Array(row)] as const
  for (let y = 0; y < rows; y++) {
    const start = y * row
    const sums = [0, 0, 0, 0]
    for (let x = 0; x < row; x++) {
      const value = data[start + x] ?? 0
      const left = x >= pixel ? (data[start + x - pixel] ?? 0) : 0
      const up = y > 0 ? (data[start + x - row] ?? 0) : 0
      const corner = x >= pixel && y > 0 ? (data[start + x - row - pixel] ?? 0) : 0
      const straight = left + up - corner
      const [a, b, c] = [Math.abs(straight - left), Math.abs(straight - up), Math.abs(straight - corner)]
      const guesses = [0, left, up, a <= b && a <= c ? left : b <= c ? up : corner]
      for (let way = 0; way < 4; way++) {
        const rest = (value - (guesses[way] ?? 0)) & 255
        const line = tried[way]
        if (line) line[x] = rest
        sums[way] = (sums[way] ?? 0) + distance(rest)
      }
    }
    const best = sums.indexOf(Math.min(...sums))
    out[y * (row + 1)] = best === 3 ? 4 : best
    out.set(tried[best] ?? tried[0], y * (row + 1) + 1)
  }
  return out
}

/** Packs rows of so many bytes in the smaller of two ways; `pixel` is how many bytes a pixel takes, at least 1. */
export const packRows = (
  data: Uint8Array,
  row: number,
  pixel: number,
  deflate: (data: Uint8Array) => Uint8Array,
): Packed => {
  const plain = deflate(data)
  const byRow = deflate(filtered(data, row, pixel))
  return byRow.length < plain.length ? { data: byRow, filtered: true } : { data: plain, filtered: false }
}
