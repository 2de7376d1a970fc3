import { atEdge, fewLetters, mostOfPage } from '../page-reading/scan'
import type { SourceDocument, SourcePage } from './document'
import type { Content } from './page-content'
import { contentOf } from './place-page'

/**
 * Whether a page is a picture without text, or with no more of it than a fax or an earlier bundle prints at the edges. Its
 * drawing is read again only where it is a picture of about the whole page with a few letters.
 */
export const isScanned = (document: SourceDocument, page: SourcePage, content: Content): boolean => {
  const { pictures, letters, hasText, whole } = content
  if (!hasText) return pictures.length > 0
  const { left, right, bottom, top } = page.seen
  const [across, up] = [right - left, top - bottom]
  if (!whole || !pictures.some(({ width, height }) => width * height >= mostOfPage * across * up))
    return false
  // Larger fonts take two bytes for a letter.
  if (letters[0] + letters[90] + letters[180] + letters[270] > 2 * fewLetters) return false
  const edge = atEdge / page.unit
  const { marks, order } = contentOf(document, page, { box: page.seen, rotation: page.rotation }, () => true)
  const texts = marks.filter((_, at) => order?.kinds[at] === 'text')
  return (
    texts.length > 0 &&
    texts.every(
      mark =>
        mark.top <= bottom + edge ||
        mark.bottom >= top - edge ||
        mark.right <= left + edge ||
        mark.left >= right - edge,
    )
  )
}
