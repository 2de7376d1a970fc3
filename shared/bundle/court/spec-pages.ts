import { counted } from '../../calendar/write'
import type { Problem } from '../../written/read-json'
import { isOffPage, type PageSize } from './plan'
import type { CourtBundleSpec } from './spec'

/**
 * What a specification says of pages that its files do not have; `pages` are those of each file in turn, null where a
 * file cannot be opened or is a picture.
 */
export const pageProblems = (
  { sections }: CourtBundleSpec,
  pages: readonly (readonly PageSize[] | null)[],
): Problem[] => {
  let file = 0
  return sections.flatMap((section, s) =>
    section.documents.flatMap((document, d): Problem[] => {
      const own = pages[file++]
      if (!own) return []
      const at = ['sections', s, 'documents', d]
      const has = `the file has ${counted(own.length, 'page')}.`
      const named = [
        ...document.exclude.map((page, index) => ({ page, at: [...at, 'exclude', index] })),
        ...(['turn', 'remove', 'asItIs'] as const).flatMap(list =>
          document[list].map(({ page }, index) => ({ page, at: [...at, list, index, 'page'] })),
        ),
      ]
      const beyond = named.filter(({ page }) => page > own.length)
      const off = document.remove.flatMap(({ page, areas }, index) => {
        const size = own[page - 1]
        return areas.flatMap((area, place): Problem[] =>
          size && isOffPage(size, area)
            ? [
                {
                  at: [...at, 'remove', index, 'areas', place],
                  words: `it lies off the page, which is ${Math.round(size.width)} points wide and ${Math.round(size.height)} high.`,
                },
              ]
            : [],
        )
      })
      const isAllOut = own.every((_, index) => document.exclude.includes(index + 1))
      return [
        ...beyond.map(one => ({ at: one.at, words: has })),
        ...off,
        ...(isAllOut ? [{ at: [...at, 'exclude'], words: 'every page of the file is left out.' }] : []),
      ]
    }),
  )
}
