import { isEmptyPicture } from '../picture-samples/empty'
import { Ref } from '../splice/values'
import type { SourceDocument } from './document'
import { contentOf } from './place-page'

/**
 * Whether a page of a finished bundle, counted from 0, that has no text has nothing else on it but its number: nothing
 * drawn, or only scans of empty paper.
 */
export const isBlank = async (document: SourceDocument, index: number): Promise<boolean> => {
  const page = document.pages[index]
  if (!page) return true
  const { source } = document
  if (source.resolve(page.entries.get('Annots')) !== null) return false
  const content = contentOf(document, page, { box: page.seen, rotation: page.rotation }, () => true)
  // The number is one mark, and it is always there.
  if (content.marks.length <= 1) return true
  if (!content.whole || content.marks.length > 1 + content.pictures.length) return false
  for (const { name, within } of content.pictures) {
    const reference = within.pictureAt(name)
    const lying = reference instanceof Ref ? source.object(reference.number) : null
    if (!lying || !(await isEmptyPicture(source, lying))) return false
  }
  return true
}
