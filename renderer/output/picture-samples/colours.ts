import type { Source } from '../splice/source'
import { nameText, Quoted, quotedBytes, Ref, type Value } from '../splice/values'

/** How a picture's samples stand for colours. */
export interface Colours {
  /** Samples for each pixel. */
  count: number
  /** Where the sample is the number of a colour in a list: that list, as samples of `base`. */
  palette: { base: Value; count: number; colours: Uint8Array } | null
  /** Whether the only sample is 0 for black. */
  isGrey: boolean
}

const device: Record<string, number> = {
  DeviceGray: 1,
  G: 1,
  CalGray: 1,
  DeviceRGB: 3,
  RGB: 3,
  CalRGB: 3,
  Lab: 3,
  DeviceCMYK: 4,
  CMYK: 4,
  Separation: 1,
}

const bytesOf = (source: Source, value: Value): Uint8Array | null => {
  if (value instanceof Ref) {
    const lying = source.object(value.number)
    if (lying?.data) return source.unpack(lying, 65_536)
    return lying ? bytesOf(source, lying.value) : null
  }
  return value instanceof Quoted ? Uint8Array.from(quotedBytes(value), byte => byte.charCodeAt(0)) : null
}

/** The colours of a colour space; null for one that pictures are not averaged in. */
export const coloursOf = (source: Source, space: Value | undefined): Colours | null => {
  const found = source.resolve(space)
  const plain = nameText(found)
  if (plain !== undefined) {
    const count = device[plain]
    return count ? { count, palette: null, isGrey: count === 1 } : null
  }
  if (!Array.isArray(found)) return null
  const kind = nameText(source.resolve(found[0])) ?? ''
  if (kind === 'ICCBased') {
    const count = source.resolve(source.dict(found[1]).get('N'))
    return count === 1 || count === 3 || count === 4 ? { count, palette: null, isGrey: count === 1 } : null
  }
  if (kind === 'DeviceN') {
    const names = source.resolve(found[1])
    return Array.isArray(names) ? { count: names.length, palette: null, isGrey: false } : null
  }
  if (kind === 'Indexed' || kind === 'I') {
    const base = found[1] ?? null
    const inside = coloursOf(source, base)
    const colours = bytesOf(source, found[3] ?? null)
    if (!inside || inside.palette || !colours) return null
    return { count: 1, palette: { base, count: inside.count, colours }, isGrey: false }
  }
  const count = device[kind]
  return count ? { count, palette: null, isGrey: kind === 'CalGray' } : null
}
