import { PDFArray, type PDFContext, PDFDict, type PDFObject, PDFRef, PDFStream } from 'pdf-lib'

const none: ReadonlySet<PDFObject> = new Set()

/**
 * Every reference that can be come to from `start`, through arrays, dictionaries and streams, but not through the
 * objects in `closed`.
 */
export const reachable = (
  context: PDFContext,
  start: readonly (PDFObject | undefined)[],
  closed = none,
): Set<PDFRef> => {
  const seen = new Set<PDFRef>()
  const open: (PDFObject | undefined)[] = [...start]
  while (open.length > 0) {
    const object = open.pop()
    if (object instanceof PDFRef) {
      if (seen.has(object)) continue
      seen.add(object)
      const found = context.lookup(object)
      if (found && !closed.has(found)) open.push(found)
    } else if (object instanceof PDFArray) open.push(...object.asArray())
    else if (object instanceof PDFDict) open.push(...object.values())
    else if (object instanceof PDFStream) open.push(...object.dict.values())
  }
  return seen
}

/** Takes out every object that nothing leads to any more, so that it is not saved. */
export const dropUnreachable = (context: PDFContext): void => {
  const { Root, Info } = context.trailerInfo
  const kept = reachable(context, [Root, Info])
  for (const [ref] of context.enumerateIndirectObjects()) if (!kept.has(ref)) context.delete(ref)
}
