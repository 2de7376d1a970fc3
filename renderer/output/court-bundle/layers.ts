import { type Dict, dict, Name, nameText, Ref, textString, type Value } from '../splice/values'
import type { SourceDocument, SourcePage } from './document'

/** The layers of a file (ISO 32000-1, 8.11: optional content groups), by their objects. */
export interface Layers {
  all: readonly number[]
  /** Those that are switched off when the file is opened. */
  off: ReadonlySet<number>
}

/** A layer that came into the bundle. */
export interface KeptLayer {
  ref: Ref
  isOff: boolean
}

const objectsIn = (value: Value): number[] =>
  Array.isArray(value) ? value.flatMap(one => (one instanceof Ref ? [one.number] : [])) : []

/** The layers of a file, and which of them nobody sees. */
export const layersOf = ({ source, catalog }: Pick<SourceDocument, 'source' | 'catalog'>): Layers => {
  const properties = source.dict(catalog.get('OCProperties'))
  const usual = source.dict(properties.get('D'))
  const all = objectsIn(source.resolve(properties.get('OCGs')))
  const off = new Set(nameText(source.resolve(usual.get('BaseState'))) === 'OFF' ? all : [])
  for (const number of objectsIn(source.resolve(usual.get('ON')))) off.delete(number)
  for (const number of objectsIn(source.resolve(usual.get('OFF')))) off.add(number)
  return { all, off }
}

/** Whether what belongs to `membership` (a layer, or several together) is not seen. */
export const isSwitchedOff = ({ source, layers }: SourceDocument, membership: Value | undefined): boolean => {
  if (layers.off.size === 0 || !(membership instanceof Ref)) return false
  if (layers.off.has(membership.number)) return true
  const together = source.dict(membership)
  const groups = together.get('OCGs') ?? null
  const numbers = groups instanceof Ref ? [groups.number] : objectsIn(source.resolve(groups))
  if (nameText(together.get('Type')) !== 'OCMD' || numbers.length === 0) return false
  const isOff = (number: number) => layers.off.has(number)
  const rule = nameText(source.resolve(together.get('P')))
  if (rule === 'AllOn') return numbers.some(isOff)
  if (rule === 'AnyOff') return !numbers.some(isOff)
  if (rule === 'AllOff') return !numbers.every(isOff)
  return numbers.every(isOff)
}

/** Whether anything that a page refers to lies on a layer that is switched off. */
export const hasSwitchedOff = (
  { source, layers, left }: SourceDocument,
  { entries, resources }: SourcePage,
): boolean => {
  if (layers.off.size === 0) return false
  const seen = new Set<number>()
  const open: Value[] = [resources, entries.get('Annots') ?? null]
  while (open.length > 0) {
    const value = open.pop() ?? null
    if (value instanceof Ref) {
      if (layers.off.has(value.number)) return true
      if (seen.has(value.number) || left.has(value.number)) continue
      seen.add(value.number)
      open.push(source.get(value.number))
    } else if (Array.isArray(value)) open.push(...value)
    else if (value instanceof Map) open.push(...value.values())
  }
  return false
}

/**
 * What the bundle's catalog says of the layers that came along: each as it was in its file, and none to be switched on or
 * off, since a court must see what the officer saw. Undefined where there are none.
 */
export const layerProperties = (kept: readonly KeptLayer[]): Dict | undefined => {
  if (kept.length === 0) return undefined
  const all = kept.map(({ ref }) => ref)
  const off = kept.flatMap(({ ref, isOff }) => (isOff ? [ref] : []))
  return dict({
    OCGs: all,
    D: dict({ Name: textString('As in the documents'), BaseState: Name.of('ON'), OFF: off, Locked: all }),
  })
}
