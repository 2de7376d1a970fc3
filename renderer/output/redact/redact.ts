import { PDFName, type PDFPageLeaf, type PDFRef } from 'pdf-lib'
import type { Area } from '../../../shared/bundle/court/plan'
import type { PageAreas, RemovedArea } from '../../../shared/bundle/court/served-copy'
import { shownName } from '../../../shared/bundle/names'
import { type Failed, failed, ok, type Result } from '../../../shared/result'
import type { Glyph } from '../page-reading/glyphs'
import { touch } from '../page-reading/matrix'
import { type OpenPages, openPages, type ReadPage } from '../page-reading/read-pages'
import type { Viewer } from '../page-reading/viewer'
import { openPdf } from '../reading/read-pdf'
import type { Progress } from '../supply'
import { TextLayer } from '../text-layer/text-layer'
import { annotationsOf, bareDocument } from './bare-document'
import { redactPage } from './redact-page'
import { cutSharedResources } from './shared-resources'
import { dropUnreachable, reachable } from './unreachable'

export interface RedactedPdf {
  bytes: Uint8Array<ArrayBuffer>
  removed: RemovedArea[]
}

interface Source {
  bytes: Uint8Array<ArrayBuffer>
  /** The file's name, for what is said of it. */
  name: string
}

/** Areas by page object: a file may show one page object several times, and then it is redacted everywhere. */
const areasByNode = (
  nodes: readonly PDFPageLeaf[],
  pages: readonly PageAreas[],
): Map<PDFPageLeaf, { number: number; areas: Area[] }> => {
  const byNode = new Map<PDFPageLeaf, { number: number; areas: Area[] }>()
  for (const { page, areas } of pages) {
    const node = nodes[page - 1]
    if (!node || areas.length === 0) continue
    const known = byNode.get(node)
    if (known) known.areas.push(...areas)
    else byNode.set(node, { number: page, areas: [...areas] })
  }
  return byNode
}

const isSeen = ({ text }: Glyph): boolean => text.trim() !== ''

/** The places of unseen letters are kept to a fiftieth of their size: what counts is where their middle is. */
const middleOf = ({ core: { x, y, width, height } }: Glyph): Area => ({
  x: x + width / 4,
  y: y + height / 4,
  width: width / 2,
  height: height / 2,
})

/** Whether a page has text in one of the areas. */
export const isLeft = ({ glyphs }: Pick<ReadPage, 'glyphs'>, areas: readonly Area[]): boolean =>
  glyphs.some(glyph => isSeen(glyph) && areas.some(area => touch(middleOf(glyph), area)))

/** Opens the finished file as any reader does, and fails where text is left in an area. */
export const stillThere = async (
  viewer: Viewer,
  bytes: Uint8Array,
  marked: readonly { number: number; areas: readonly Area[] }[],
): Promise<Failed | null> => {
  const opened = await openPages(viewer, bytes, 'text')
  if (!opened.ok) return opened
  try {
    for (const { number, areas } of marked) {
      if (isLeft(await opened.value.page(number), areas))
        return failed(
          'internal',
          `What was marked on page ${number} is still in the served copy, so it was not made.`,
          'Mark the areas anew. If it happens again, report it, and do not serve this page.',
        )
    }
    return null
  } finally {
    await opened.value.close()
  }
}

/**
 * Takes areas out of a PDF: text and picture data are gone from the file, not covered. Pages with areas become a picture
 * with a layer of the text that stood outside them; the other pages stay as they are, and so do page numbers, sizes and
 * turns. Properties, attachments and scripts of the file are dropped. Areas on pages that the file does not have are
 * the fault `invalid`. Never rejects.
 */
export const redactPdf = async (
  viewer: Viewer,
  { bytes, name }: Source,
  pages: readonly PageAreas[],
  progress?: Progress,
): Promise<Result<RedactedPdf>> => {
  const opened = await openPdf(bytes, name)
  if (!opened.ok) return opened
  const { document } = opened.value
  const missing = pages.find(({ page }) => page < 1 || page > opened.value.pages)
  if (missing)
    return failed(
      'invalid',
      `‘${shownName(name)}’ has no page ${missing.page}, from which something was to be removed.`,
      'Mark the areas anew.',
    )
  const read = await openPages(viewer, bytes)
  if (!read.ok) return read
  try {
    const nodes = document.getPages().map(page => page.node)
    const marked = areasByNode(nodes, pages)
    const suspect = new Set<PDFRef>()
    const annotationsGone = new Set<unknown>()
    for (const node of marked.keys()) {
      const held = node.entries().flatMap(([key, value]) => (key === PDFName.of('Parent') ? [] : [value]))
      for (const ref of reachable(document.context, [...held, node.Resources()], new Set(nodes)))
        suspect.add(ref)
      for (const annotation of annotationsOf(document, node)) annotationsGone.add(annotation)
    }
    const removed = await redactPages(read.value)
    await read.value.close()
    bareDocument(
      document,
      removed.map(({ text }) => text),
      annotationsGone,
    )
    cutSharedResources(document, suspect)
    dropUnreachable(document.context)
    const saved = await document.save({ addDefaultPage: false, updateFieldAppearances: false })
    const left = await stillThere(viewer, saved, [...marked.values()])
    return left ?? ok({ bytes: saved, removed })

    async function redactPages(from: OpenPages): Promise<RemovedArea[]> {
      const layer = new TextLayer(document.context)
      const all: RemovedArea[] = []
      let done = 0
      for (const [node, { number, areas }] of marked) {
        all.push(...(await redactPage(document, node, await from.page(number), areas, layer)))
        progress?.(++done, marked.size)
      }
      layer.finish()
      return all
    }
  } catch (error) {
    return error instanceof RangeError
      ? failed(
          'full',
          `There is not enough memory to take areas out of ‘${shownName(name)}’.`,
          'Close other programs and try again.',
        )
      : failed(
          'damaged',
          `The areas could not be taken out of ‘${shownName(name)}’: one of its pages cannot be drawn.`,
          'Print the file to PDF from another program, add that instead, and mark the areas anew.',
        )
  } finally {
    await read.value.close()
  }
}
