import { type Page, paper } from '../pdf/page'
import { toBytes } from '../splice/target'
import { dict, Name } from '../splice/values'
import { atTop, type Binding, type Placed } from './binding'
import { layCover, type SetIndex } from './front'
import type { PagePlace } from './page-tree'
import { freeSpot } from './spots'
import { inMatrix } from './stamps'
import { writeFaces } from './write-faces'

/** A page that names a section, set, and where it goes. */
export interface Divider {
  page: Page
  at: PagePlace
}

const sheet = { left: 0, bottom: 0, right: paper.width, top: paper.height }

/** Cover, index and dividers: set when every label is known, and written with the fonts of all numbers. */
export const addFront = async (
  binding: Binding,
  index: SetIndex,
  front: readonly PagePlace[],
  dividers: readonly Divider[],
  entries: readonly Placed[],
): Promise<void> => {
  const { job, fonts, faces, setter, target, stamps, stampFont } = binding
  const cover = layCover(job.plan.cover, setter, faces)
  const drawn = index.draw(
    entries.map(({ entry }) => entry),
    setter,
    faces,
  )
  const laid = [cover, ...drawn.pages, ...dividers.map(({ page }) => page)]
  const places = [...front, ...dividers.map(({ at }) => at)]
  // Before any link is written, so that each knows where its page's top is.
  for (const { ref } of places) binding.corners.set(ref.number, [sheet.left, sheet.top])
  const resources = target.add(dict({ Font: writeFaces(faces, await fonts.openSubset(), target, stampFont) }))
  places.forEach(({ ref, parent, label }, at) => {
    const links = drawn.links
      .filter(link => link.page === at - 1 && at < front.length)
      .map(link =>
        target.add(
          dict({
            Type: Name.of('Annot'),
            Subtype: Name.of('Link'),
            Rect: link.rect,
            Border: [0, 0, 0],
            Dest: atTop(binding, entries[link.entry]?.to ?? null),
          }),
        ),
      )
    const stamp = stamps.of(label)
    const spot = freeSpot({ box: sheet, rotation: 0 }, stamp.width, [], 1)
    const content = `q\n${laid[at]?.content() ?? ''}\nQ\n${inMatrix(spot.matrix, stamp.drawing)}`
    target.add(
      dict({
        Type: Name.of('Page'),
        Parent: parent,
        MediaBox: [sheet.left, sheet.bottom, sheet.right, sheet.top],
        Resources: resources,
        Contents: target.addPacked('', toBytes(content)),
        Annots: links.length > 0 ? links : undefined,
      }),
      ref.number,
    )
  })
}
