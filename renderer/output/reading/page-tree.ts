import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFRef } from 'pdf-lib'

const kidsName = PDFName.of('Kids')

/** Deeper than any writer makes it; a tree that deep is a loop or a trap. */
const deepest = 64

export interface PageTree {
  pages: number
  /** Pages the tree names that are not in the file. */
  lost: number
  /** Pages, counted from 1, whose content is not in the file. */
  blank: number[]
}

/** Why a page tree cannot be used: it has no end, or more pages than are allowed. */
export type PageTreeProblem = 'endless' | 'too-many'

/**
 * Counts the pages of a PDF by walking its tree, up to `most`. A tree may name one page many times, or branch without
 * end, at no cost in the file, so its own count is never believed.
 */
export const walkPages = (document: PDFDocument, most: number): PageTree | PageTreeProblem => {
  const tree: PageTree = { pages: 0, lost: 0, blank: [] }
  let visits = 0
  const visit = (node: unknown, depth: number): PageTreeProblem | null => {
    visits++
    if (visits > most * 4) return tree.pages > 0 ? 'too-many' : 'endless'
    if (!(node instanceof PDFDict)) {
      tree.lost++
      return null
    }
    const kids = node.lookup(kidsName)
    if (!(kids instanceof PDFArray)) {
      tree.pages++
      if (tree.pages > most) return 'too-many'
      const contents = node.get(PDFName.of('Contents'))
      if (contents instanceof PDFRef && document.context.lookup(contents) === undefined)
        tree.blank.push(tree.pages)
      return null
    }
    if (depth >= deepest) return 'endless'
    for (let index = 0; index < kids.size(); index++) {
      const problem = visit(kids.lookup(index), depth + 1)
      if (problem) return problem
    }
    return null
  }
  const root = document.catalog.lookup(PDFName.of('Pages'))
  return (root && visit(root, 1)) || tree
}
