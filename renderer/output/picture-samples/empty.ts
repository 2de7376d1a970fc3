import type { Lying, Source } from '../splice/source'
import { average } from './average'
import { coloursOf } from './colours'
import { jpegShades, type Shades } from './jpeg-shades'
import { mostUnpacked, readPicture, sizeOf } from './readable'

/** Edges of a page that are not looked at, by their share: scanners leave shadows there, and binders holes. */
const edge = { side: 0.075, end: 0.04 }
/** From here on up, paper is paper. */
const lightest = 170
/** How far from the paper around it a block must be to count as marked, in shades, and in the paper’s own unevenness. */
const leastApart = 2.5
const unevenness = 6
/** Paper more uneven than this, in shades, is covered with something. */
const mostUneven = 1.5
/** Marks that run on for this share of the page’s longer side are writing; shorter ones are dust. Six millimetres of A4. */
const leastRun = 0.02
/** More than this share of marked blocks is no dust either. */
const mostMarked = 0.01
/** How far around a block its paper is looked at. */
const around = 6

const middle = (values: Float32Array): number => values.toSorted()[values.length >> 1] ?? 0

/** How far each block is from the paper around it, which is as light on one side of a scan as it is not on the other. */
const apartFromPaper = ({ width, height, means }: Shades): Float32Array => {
  // Sums over rectangles from the corner, so that the mean around each block takes four of them.
  const sums = new Float64Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += means[y * width + x] ?? 0
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row
    }
  }
  const sum = (x: number, y: number) => sums[y * (width + 1) + x] ?? 0
  const apart = new Float32Array(means.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.max(0, x - around), Math.min(width, x + around + 1)]
      const [top, bottom] = [Math.max(0, y - around), Math.min(height, y + around + 1)]
      const whole = sum(right, bottom) - sum(left, bottom) - sum(right, top) + sum(left, top)
      apart[y * width + x] = Math.abs((means[y * width + x] ?? 0) - whole / ((right - left) * (bottom - top)))
    }
  return apart
}

/** The longest way across marked blocks that touch, or have one block between them. */
const longestRun = (marked: Uint8Array, width: number): number => {
  let longest = 0
  const left = marked.slice()
  for (let start = left.indexOf(1); start >= 0; start = left.indexOf(1, start + 1)) {
    const open = [start]
    left[start] = 0
    let [west, east, north, south] = [width, 0, Number.POSITIVE_INFINITY, 0]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)]
      west = Math.min(west, x)
      east = Math.max(east, x)
      north = Math.min(north, y)
      south = Math.max(south, y)
      for (let dy = -2; dy <= 2; dy++)
        for (let dx = -2; dx <= 2; dx++) {
          const next = at + dy * width + dx
          if (x + dx < 0 || x + dx >= width || left[next] !== 1) continue
          left[next] = 0
          open.push(next)
        }
    }
    longest = Math.max(longest, east - west + 1, south - north + 1)
  }
  return longest
}

const isEven = (shades: Shades): boolean => {
  const { width, height } = shades
  const apart = apartFromPaper(shades)
  const uneven = middle(apart)
  if (uneven > mostUneven) return false
  const limit = Math.max(leastApart, unevenness * uneven)
  const marked = new Uint8Array(apart.length)
  let count = 0
  const [side, end] = [Math.ceil(width * edge.side), Math.ceil(height * edge.end)]
  for (let y = end; y < height - end; y++)
    for (let x = side; x < width - side; x++)
      if ((apart[y * width + x] ?? 0) > limit) {
        marked[y * width + x] = 1
        count++
      }
  if (count > marked.length * mostMarked) return false
  return longestRun(marked, width) < Math.max(2, leastRun * Math.max(width, height))
}

/** One eighth of a picture that is not a JPEG, by its colours; null where its colours are not light where they are high. */
const shadesOf = async (source: Source, lying: Lying): Promise<Shades[] | null> => {
  const whole = sizeOf(source, source.dict(lying.value))
  if (!whole) return null
  const to = { width: Math.max(1, whole.width >> 3), height: Math.max(1, whole.height >> 3) }
  const picture = await readPicture(source, lying, { wanted: to })
  if (!picture?.colours || (picture.count !== 1 && picture.count !== 3)) return null
  const { size, count } = picture
  const samples = average(size, to, count, picture.read)
  return Array.from({ length: count }, (_, colour) => ({
    ...to,
    means: Uint8Array.from({ length: to.width * to.height }, (_, at) => samples[at * count + colour] ?? 0),
  }))
}

/**
 * Whether a picture shows nothing but light paper, dust and a scanner’s own unevenness. In doubt, and where the picture
 * cannot be read here, it shows something.
 */
export const isEmptyPicture = async (source: Source, lying: Lying): Promise<boolean> => {
  if (!(lying.value instanceof Map) || !lying.data) return false
  const entries = lying.value
  const colours = coloursOf(source, entries.get('ColorSpace'))
  const count = colours?.palette?.count ?? colours?.count
  if (['Decode', 'Mask', 'SMask'].some(key => entries.has(key)) || (count !== 1 && count !== 3)) return false
  try {
    const opened = source.open(lying, mostUnpacked)
    const all = opened?.left.join() === 'DCTDecode' ? jpegShades(opened.data) : await shadesOf(source, lying)
    const [first] = all ?? []
    if (!all || !first) return false
    return middle(Float32Array.from(first.means)) >= lightest && all.every(isEven)
  } catch {
    return false
  }
}
