import { sha256 } from '../digest'
import { dict, Name, type Ref, textString } from '../splice/values'
import { atTop, type Binding, type Placed, titled } from './binding'
import type { CourtBundleMade } from './job'
import { layerProperties } from './layers'
import { type Bookmark, pageLabels, writeOutline } from './outline'

const allIn = (bookmarks: readonly Bookmark[]): number =>
  bookmarks.reduce((sum, { inside }) => sum + 1 + allIn(inside), 0)

/** Writes what holds the pages together: their tree, labels and bookmarks, and how the file opens. */
export const finishFile = async (
  binding: Binding,
  front: readonly { ref: Ref; label: string }[],
  entries: readonly Placed[],
  sections: readonly Bookmark[],
): Promise<CourtBundleMade> => {
  const { target, tree } = binding
  const { plan, madeAt } = binding.job
  const headings = entries.filter(({ entry }) => entry.is === 'section')
  const bookmarks: Bookmark[] = [
    ...front.slice(0, 2).map(({ ref, label }, at) => ({
      title: titled(at === 0 ? 'Cover' : 'Index', label),
      to: atTop(binding, ref),
      open: false,
      inside: [],
    })),
    ...sections.map((section, at) => {
      const heading = headings[at]
      const { mark = '', title = '', first = '' } = heading?.entry ?? {}
      return {
        ...section,
        title: titled(mark ? `${mark}. ${title}` : title, first),
        to: atTop(binding, heading?.to ?? null),
      }
    }),
  ]
  const pages = tree.write()
  const root = target.add(
    dict({
      Type: Name.of('Catalog'),
      Pages: pages,
      PageLabels: pageLabels(tree.pages.map(({ label }) => label)),
      Outlines: writeOutline(target, bookmarks),
      PageMode: Name.of('UseOutlines'),
      OpenAction: atTop(binding, front[0]?.ref ?? null, 1),
      ViewerPreferences: dict({ DisplayDocTitle: true }),
      OCProperties: layerProperties(binding.layers),
      Lang: textString('en-GB'),
    }),
  )
  const made = `D:${madeAt.replace(/\D/g, '').slice(0, 14)}Z`
  const info = target.add(
    dict({
      // Names of people have no place in file properties, which show wherever the file lies.
      Title: textString([plan.cover.title, plan.cover.caseNumber].filter(Boolean).join(' ')),
      Producer: textString('SSST Desk'),
      Creator: textString('SSST Desk'),
      CreationDate: textString(made),
      ModDate: textString(made),
    }),
  )
  const bytes = target.finish(dict({ Root: root, Info: info }))
  return {
    bytes,
    sha256: binding.means.digest?.(bytes) ?? (await sha256(bytes)),
    pages: tree.pages,
    lines: entries.map(({ entry }) => entry),
    frontPages: front.length,
    bookmarks: allIn(bookmarks),
    ...binding.flags,
  }
}
