import type { Area } from '../../../shared/bundle/court/plan'

/** a b c d e f, as PDF and canvas have it: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number]

export const same: Matrix = [1, 0, 0, 1, 0, 0]

/** What `inner` does first and `outer` after it. */
export const times = (outer: Matrix, inner: Matrix): Matrix => [
  outer[0] * inner[0] + outer[2] * inner[1],
  outer[1] * inner[0] + outer[3] * inner[1],
  outer[0] * inner[2] + outer[2] * inner[3],
  outer[1] * inner[2] + outer[3] * inner[3],
  outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
  outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
]

export const at = ([a, b, c, d, e, f]: Matrix, x: number, y: number): [x: number, y: number] => [
  a * x + c * y + e,
  b * x + d * y + f,
]

/** The way back; of a matrix that flattens everything there is none. */
export const inverse = ([a, b, c, d, e, f]: Matrix): Matrix | null => {
  const whole = a * d - b * c
  if (Math.abs(whole) < 1e-12) return null
  return [d / whole, -b / whole, -c / whole, a / whole, (c * f - d * e) / whole, (b * e - a * f) / whole]
}

/** Six numbers of a list as a matrix; null when they are not six numbers. */
export const asMatrix = (list: unknown): Matrix | null => {
  if (!Array.isArray(list) && !ArrayBuffer.isView(list)) return null
  const [a, b, c, d, e, f] = Array.from(list as ArrayLike<unknown>, Number)
  const isOne = [a, b, c, d, e, f].every(number => Number.isFinite(number))
  return isOne ? [a ?? 0, b ?? 0, c ?? 0, d ?? 0, e ?? 0, f ?? 0] : null
}

/** The smallest upright rectangle around a rectangle that the matrix moves. */
export const around = (matrix: Matrix, left: number, low: number, right: number, high: number): Area => {
  const corners = [
    at(matrix, left, low),
    at(matrix, right, low),
    at(matrix, left, high),
    at(matrix, right, high),
  ]
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Whether two rectangles share more than an edge. */
export const touch = (one: Area, other: Area): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height
