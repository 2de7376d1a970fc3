import { type PDFDocument, PDFName } from 'pdf-lib'
import type { Source } from '../splice/source'
import { type Dict, nameText, Quoted, quotedBytes, Ref, type Value } from '../splice/values'

const isEntered = (value: Value): boolean =>
  value instanceof Quoted ? quotedBytes(value) !== '' : Array.isArray(value) && value.length > 0

/** Whether a form leaves it to its reader to draw something that was entered in it. */
export const hasUndrawnEntries = (source: Source, form: Dict): boolean => {
  if (source.resolve(form.get('NeedAppearances')) === true) return true
  const seen = new Set<number>()
  const visit = (fields: Value, above: { kind?: string; entry: Value }, depth: number): boolean =>
    Array.isArray(fields) &&
    depth <= 32 &&
    fields.some(one => {
      if (!(one instanceof Ref) || seen.has(one.number)) return false
      seen.add(one.number)
      const field = source.dict(one)
      const kind = nameText(source.resolve(field.get('FT'))) ?? above.kind
      const entry = source.resolve(field.get('V')) ?? above.entry
      const kids = source.resolve(field.get('Kids'))
      if (Array.isArray(kids) && kids.length > 0)
        return visit(kids, { ...(kind === undefined ? {} : { kind }), entry }, depth + 1)
      const drawn = source.resolve(source.dict(field.get('AP')).get('N'))
      return (kind === 'Tx' || kind === 'Ch') && isEntered(entry) && !(drawn instanceof Map)
    })
  return visit(source.resolve(form.get('Fields')), { entry: null }, 0)
}

/** Draws what was entered in a form where its file leaves that to the reader; answers whether all of it could be. */
export const drawEntries = (document: PDFDocument): boolean => {
  if (!document.catalog.has(PDFName.of('AcroForm'))) return true
  try {
    const form = document.getForm()
    const font = form.getDefaultFont()
    let areAll = true
    for (const field of form.getFields())
      try {
        if (field.needsAppearancesUpdate()) field.defaultUpdateAppearances(font)
      } catch {
        // Letters that the form's own font does not have.
        areAll = false
      }
    return areAll
  } catch {
    return false
  }
}
