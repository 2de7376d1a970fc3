import type { Matrix } from '../page-reading/matrix'
import type { Source } from '../splice/source'
import type { Value } from '../splice/values'
import type { Rect } from './geometry'

/** The items of a list of a file, resolved; none where it is no list. */
const listed = (source: Source, value: Value | undefined): Value[] => {
  const found = source.resolve(value)
  return Array.isArray(found) ? found.map(one => source.resolve(one)) : []
}

/** A rectangle of a file, whichever of its corners it names; null where it is not of four numbers. */
export const rectOf = (source: Source, value: Value | undefined): Rect | null => {
  const [x1, y1, x2, y2] = listed(source, value)
  if (typeof x1 !== 'number' || typeof y1 !== 'number' || typeof x2 !== 'number' || typeof y2 !== 'number')
    return null
  return {
    left: Math.min(x1, x2),
    right: Math.max(x1, x2),
    bottom: Math.min(y1, y2),
    top: Math.max(y1, y2),
  }
}

/** A matrix of a file; what is left out of it is as in the one that moves nothing. */
export const matrixOf = (source: Source, value: Value | undefined): Matrix => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = listed(source, value).map(Number)
  return [a, b, c, d, e, f]
}
