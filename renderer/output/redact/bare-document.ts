import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFRef, PDFString } from 'pdf-lib'
import { tellsOf } from '../../../shared/bundle/court/telling-words'

/** What a file's catalog keeps: how its pages hang together and are shown, its bookmarks, and where its links lead. */
const keptOfCatalog = new Set(
  [
    'Type',
    'Version',
    'Pages',
    'PageLabels',
    'Names',
    'Dests',
    'Outlines',
    'AcroForm',
    'OCProperties',
    'OutputIntents',
    'ViewerPreferences',
    'PageLayout',
    'PageMode',
    'Lang',
  ].map(name => PDFName.of(name)),
)

/** Stands in the place of a bookmark whose title said what was removed. */
export const namelessBookmark = '(removed)'

const coverBookmarks = (document: PDFDocument, removed: readonly string[]): void => {
  const tells = tellsOf(removed)
  const seen = new Set<PDFDict>()
  const open: unknown[] = [document.catalog.lookup(PDFName.of('Outlines'))]
  while (open.length > 0) {
    const item = open.pop()
    if (!(item instanceof PDFDict) || seen.has(item)) continue
    seen.add(item)
    const title = item.lookup(PDFName.of('Title'))
    if (title instanceof PDFString || title instanceof PDFHexString)
      if (tells(title.decodeText()) !== 'nothing')
        item.set(PDFName.of('Title'), PDFString.of(namelessBookmark))
    open.push(item.lookup(PDFName.of('First')), item.lookup(PDFName.of('Next')))
  }
}

/** Fields without the parts that stood on a page that was redacted; a field of nothing else goes with its value. */
const fieldsLeft = (
  document: PDFDocument,
  fields: PDFArray,
  gone: ReadonlySet<unknown>,
  depth = 0,
): PDFArray => {
  const left = document.context.obj([])
  for (const field of fields.asArray()) {
    const dict = document.context.lookup(field)
    if (gone.has(field) || gone.has(dict) || !(dict instanceof PDFDict) || depth > 32) continue
    const kids = dict.lookup(PDFName.of('Kids'))
    if (kids instanceof PDFArray && kids.size() > 0) {
      const kidsLeft = fieldsLeft(document, kids, gone, depth + 1)
      if (kidsLeft.size() === 0) continue
      dict.set(PDFName.of('Kids'), kidsLeft)
    }
    left.push(field)
  }
  return left
}

const bareForm = (document: PDFDocument, gone: ReadonlySet<unknown>): void => {
  const form = document.catalog.lookup(PDFName.of('AcroForm'))
  if (!(form instanceof PDFDict)) return
  // The whole form once more in another language, and the order of its sums: both name every field.
  form.delete(PDFName.of('XFA'))
  form.delete(PDFName.of('CO'))
  const fields = form.lookup(PDFName.of('Fields'))
  if (fields instanceof PDFArray) form.set(PDFName.of('Fields'), fieldsLeft(document, fields, gone))
}

/** The notes, links and field parts of a page: references, and what they refer to. */
export const annotationsOf = (document: PDFDocument, page: PDFDict): unknown[] => {
  const list = page.lookup(PDFName.of('Annots'))
  if (!(list instanceof PDFArray)) return []
  return list
    .asArray()
    .flatMap(entry => (entry instanceof PDFRef ? [entry, document.context.lookup(entry)] : [entry]))
}

/**
 * Takes from a file what may tell of its pages' content beside the pages: properties, attachments, scripts, the tree of
 * parts with its texts, form values of the redacted pages, and bookmarks' words that were among those removed.
 */
export const bareDocument = (
  document: PDFDocument,
  removedTexts: readonly string[],
  annotationsGone: ReadonlySet<unknown>,
): void => {
  const { catalog, context } = document
  for (const key of catalog.keys()) if (!keptOfCatalog.has(key)) catalog.delete(key)
  const names = catalog.lookup(PDFName.of('Names'))
  if (names instanceof PDFDict)
    for (const key of names.keys()) if (key !== PDFName.of('Dests')) names.delete(key)
  bareForm(document, annotationsGone)
  coverBookmarks(document, removedTexts)
  delete context.trailerInfo.Info
  delete context.trailerInfo.ID
}
