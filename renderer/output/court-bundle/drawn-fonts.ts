import type { Source } from '../splice/source'
import { type Dict, nameText, type Value } from '../splice/values'
import { matrixOf, rectOf } from './boxes'
import { moved } from './geometry'
import type { DrawnFont } from './page-content'

const none: ReadonlyMap<string, never> = new Map<string, never>()

/** What a part of the resources has under each name, as far as `read` finds something; asked for on every page. */
const named = <T>(
  source: Source,
  part: Value | undefined,
  read: (entries: Dict) => T | undefined,
): ReadonlyMap<string, T> => {
  let found: Map<string, T> | undefined
  for (const [name, value] of source.dict(part)) {
    const one = read(source.dict(value))
    if (one === undefined) continue
    found ??= new Map()
    found.set(name, one)
  }
  return found ?? none
}

/** How far the letters of a Type 3 font reach; null where it does not say, or its letters are turned. */
const drawnFont = (source: Source, entries: Dict): DrawnFont => {
  const matrix = matrixOf(source, entries.get('FontMatrix'))
  const letters = rectOf(source, entries.get('FontBBox'))
  const widths = source.resolve(entries.get('Widths'))
  const [across, turned, leaning] = matrix
  if (!letters || letters.left === letters.right || letters.bottom === letters.top) return null
  if (!Array.isArray(widths) || turned !== 0 || leaning !== 0) return null
  let widest = 0
  for (const one of widths) {
    const width = source.resolve(one)
    if (typeof width === 'number') widest = Math.max(widest, Math.abs(width))
  }
  const box = moved(letters, matrix)
  return { box, advance: Math.max(widest * Math.abs(across), box.right - box.left) }
}

/** The Type 3 fonts among those of a page or form, by their names there. */
export const drawnFontsOf = (source: Source, fonts: Value | undefined): ReadonlyMap<string, DrawnFont> =>
  named(source, fonts, entries =>
    nameText(source.resolve(entries.get('Subtype'))) === 'Type3' ? drawnFont(source, entries) : undefined,
  )

/** The line widths that are set by the names of graphics states. */
export const lineWidthsOf = (source: Source, states: Value | undefined): ReadonlyMap<string, number> =>
  named(source, states, entries => {
    const width = source.resolve(entries.get('LW'))
    return typeof width === 'number' ? width : undefined
  })
