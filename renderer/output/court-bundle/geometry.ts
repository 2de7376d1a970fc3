import type { Matrix } from '../page-reading/matrix'

/** A rectangle by its edges, in points. */
export interface Rect {
  left: number
  bottom: number
  right: number
  top: number
}

/** The upright rectangle round a rectangle that a matrix has moved. */
export const moved = ({ left, bottom, right, top }: Rect, [a, b, c, d, e, f]: Matrix): Rect => {
  // Each edge is reached from the corner that lies furthest that way; asked for every mark of every page.
  const [ax, bx, cy, dy] = [
    a < 0 ? right : left,
    b < 0 ? right : left,
    c < 0 ? top : bottom,
    d < 0 ? top : bottom,
  ]
  const [ax2, bx2, cy2, dy2] = [
    a < 0 ? left : right,
    b < 0 ? left : right,
    c < 0 ? bottom : top,
    d < 0 ? bottom : top,
  ]
  return {
    left: ax * a + cy * c + e,
    right: ax2 * a + cy2 * c + e,
    bottom: bx * b + dy * d + f,
    top: bx2 * b + dy2 * d + f,
  }
}

export const meets = (one: Rect, other: Rect): boolean =>
  one.left < other.right && other.left < one.right && one.bottom < other.top && other.bottom < one.top

export const common = (one: Rect, other: Rect): Rect => ({
  left: Math.max(one.left, other.left),
  bottom: Math.max(one.bottom, other.bottom),
  right: Math.min(one.right, other.right),
  top: Math.min(one.top, other.top),
})

export type Rotation = 0 | 90 | 180 | 270

/** Any whole number of quarter turns as one of four; what is none counts as upright. */
export const quarterTurns = (degrees: number): Rotation => {
  const turned = ((degrees % 360) + 360) % 360
  return turned === 90 || turned === 180 || turned === 270 ? turned : 0
}

/** A page as it is seen: its visible box in its own space, and how far it is turned clockwise. */
export interface Seen {
  box: Rect
  rotation: Rotation
}

export const seenSize = ({ box, rotation }: Seen): { width: number; height: number } => {
  const [across, up] = [box.right - box.left, box.top - box.bottom]
  return rotation % 180 === 0 ? { width: across, height: up } : { width: up, height: across }
}

/** The matrix from the page as it is seen (from its lower left corner, upright) into the page's own space. */
export const fromSeen = ({ box, rotation }: Seen): Matrix => {
  switch (rotation) {
    case 90:
      return [0, 1, -1, 0, box.right, box.bottom]
    case 180:
      return [-1, 0, 0, -1, box.right, box.top]
    case 270:
      return [0, -1, 1, 0, box.left, box.top]
    default:
      return [1, 0, 0, 1, box.left, box.bottom]
  }
}

/** The box of a page that has grown by so much at the edge that is seen at the bottom. */
export const grownBelow = ({ box, rotation }: Seen, by: number): Rect => {
  switch (rotation) {
    case 90:
      return { ...box, right: box.right + by }
    case 180:
      return { ...box, top: box.top + by }
    case 270:
      return { ...box, left: box.left - by }
    default:
      return { ...box, bottom: box.bottom - by }
  }
}

/** The same at the edge that is seen at the right. */
export const grownRight = ({ box, rotation }: Seen, by: number): Rect => {
  switch (rotation) {
    case 90:
      return { ...box, top: box.top + by }
    case 180:
      return { ...box, left: box.left - by }
    case 270:
      return { ...box, bottom: box.bottom - by }
    default:
      return { ...box, right: box.right + by }
  }
}
