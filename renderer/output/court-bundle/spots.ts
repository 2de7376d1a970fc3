import { type Matrix, times } from '../page-reading/matrix'
import { fromSeen, grownBelow, grownRight, meets, moved, type Rect, type Seen, seenSize } from './geometry'

/** How tall the number is, and its distance from the edges and from what stands on the page, in points. */
export const numberSize = 11
const edge = { side: 24, end: 14 }
const around = 3
/** By how much a page grows that has no room for its number. */
const growth = 26

/** Where a number goes: the matrix in which it is drawn from its lower left corner, and the page's box, grown or not. */
export interface Spot {
  matrix: Matrix
  /** The room it takes, in the page's own space. */
  room: Rect
  box: Rect
  grown: boolean
}

/** `left` and `bottom` are in points; the page counts in units of so many points. */
const at = (
  seen: Seen,
  left: number,
  bottom: number,
  width: number,
  unit: number,
): Pick<Spot, 'matrix' | 'room'> => {
  const matrix = times(fromSeen(seen), [1 / unit, 0, 0, 1 / unit, left / unit, bottom / unit])
  const ink = { left: -around, bottom: -around, right: width + around, top: numberSize * 0.75 + around }
  return { matrix, room: moved(ink, matrix) }
}

/** Whether a mark may stand where a number could go, so that it is worth remembering. */
export const nearEdge = (seen: Seen, unit: number): ((mark: Rect) => boolean) => {
  const { width, height } = seenSize(seen)
  const strip = (edge.end + numberSize + 2 * around) / unit
  const toPage = fromSeen(seen)
  const bottom = moved({ left: 0, bottom: 0, right: width, top: strip }, toPage)
  const top = moved({ left: 0, bottom: height - strip, right: width, top: height }, toPage)
  return mark => meets(mark, bottom) || meets(mark, top)
}

/**
 * A place for a number of that width where nothing stands: the lower right corner, else the middle of the foot, else the
 * upper right corner. Where none is free the page grows below by a strip. `unit` is the page’s own, in points: numbers are
 * of one size on paper. With `grows` it grows at once.
 */
export const freeSpot = (
  seen: Seen,
  width: number,
  marks: readonly Rect[],
  unit: number,
  grows = false,
): Spot => {
  const size = seenSize(seen)
  const [across, height] = [size.width * unit, size.height * unit]
  const right = Math.max(around, across - edge.side - width)
  const spots: [number, number][] = [
    [right, edge.end],
    [Math.max(around, (across - width) / 2), edge.end],
    [right, height - edge.end - numberSize * 0.75],
  ]
  // A page as small as a label has no margins.
  if (!grows && height > 120 && across > width + 2 * edge.side)
    for (const [left, bottom] of spots) {
      const spot = at(seen, left, bottom, width, unit)
      if (!marks.some(mark => meets(mark, spot.room))) return { ...spot, box: seen.box, grown: false }
    }
  // And one narrower than its number grows at its right as well.
  const wide = grownRight(seen, Math.max(0, width + 2 * around - across) / unit)
  const box = grownBelow({ ...seen, box: wide }, growth / unit)
  const spot = at({ ...seen, box }, right, (growth - numberSize * 0.75) / 2, width, unit)
  return { ...spot, box, grown: true }
}
