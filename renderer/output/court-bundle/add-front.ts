import type { Page } from '../pdf/page'
import { Graft } from '../splice/graft'
import { dict, Name, Ref } from '../splice/values'
import { atTop, type Binding, type Placed, placingOf } from './binding'
import { emptyContent } from './content'
import { openDocument } from './document'
import { layCover, pdfOfPages, type SetIndex } from './front'
import type { PagePlace } from './page-tree'
import { placePage } from './place-page'

/** A page that names a section, set, and where it goes. */
export interface Divider {
  page: Page
  at: PagePlace
}

/** Cover, index and dividers: set when every label is known, and put in like the pages of any other file. */
export const addFront = async (
  binding: Binding,
  index: SetIndex,
  front: readonly PagePlace[],
  dividers: readonly Divider[],
  entries: readonly Placed[],
): Promise<void> => {
  const { job, fonts, faces, setter, target, stamps } = binding
  const cover = layCover(job.plan.cover, setter, faces)
  const drawn = index.draw(
    entries.map(({ entry }) => entry),
    setter,
    faces,
  )
  const laid = [cover, ...drawn.pages, ...dividers.map(({ page }) => page)]
  const opened = await openDocument(await pdfOfPages(laid, faces, fonts), 'front pages')
  if (!opened.ok) throw new Error(opened.fault.message)
  const document = opened.value
  const graft = new Graft(document.source, target, document.left, new Map())
  const font = document.source
    .dict(document.source.dict(document.pages[0]?.resources).get('Font'))
    .get(stamps.resource)
  if (font instanceof Ref) graft.bringAs(font.number, binding.stampFont.number)
  const placing = placingOf(binding, document, graft, new Map())
  const places = [...front, ...dividers.map(({ at }) => at)]
  // The pages first, so that links know where each page's top is.
  const put = (at: number) => {
    const page = document.pages[at]
    const place = places[at]
    if (!page || !place) return
    const links = drawn.links
      .filter(link => link.page === at - 1 && at < front.length)
      .map(link =>
        dict({
          Type: Name.of('Annot'),
          Subtype: Name.of('Link'),
          Rect: link.rect,
          Border: [0, 0, 0],
          Dest: atTop(binding, entries[link.entry]?.to ?? null),
        }),
      )
    const { ref, parent, label } = place
    const corner = placePage(placing, page, emptyContent(), {
      number: ref.number,
      parent,
      label,
      turn: 0,
      links,
    })
    binding.corners.set(ref.number, corner)
  }
  places.forEach((_, at) => {
    if (at >= front.length) put(at)
  })
  front.forEach((_, at) => {
    put(at)
  })
  graft.flush()
}
