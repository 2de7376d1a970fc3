import type { SourceDocument } from './document'
import { contentOf } from './place-page'

/** Whether a page of a finished bundle, counted from 0, has nothing on it but its number. */
export const isBlank = (document: SourceDocument, index: number): boolean => {
  const page = document.pages[index]
  if (!page) return true
  if (document.source.resolve(page.entries.get('Annots')) !== null) return false
  const content = contentOf(document, page, { box: page.seen, rotation: page.rotation }, () => true)
  // The number is one mark, and it is always there.
  return content.marks.length <= 1
}
