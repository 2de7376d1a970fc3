import type { ServedHit, ServedSearch } from '../../../shared/bundle/court/served-copy'
import { searchFor } from '../../../shared/bundle/court/served-match'
import type { Sought } from '../../../shared/bundle/court/served-values'
import { ok, type Result } from '../../../shared/result'
import { openPages } from '../page-reading/read-pages'
import { isFramed, isMostlyNameless, ScanLook } from '../page-reading/scan'
import type { Viewer } from '../page-reading/viewer'
import { inColumns, inPlace, sequence } from '../page-reading/words'
import { openPdf } from '../reading/read-pdf'
import type { Progress } from '../supply'
import { namelessPages } from './nameless-letters'
import { storedTexts } from './stored-texts'

/**
 * Searches a finished file for pieces that must not be served: in the text of its pages as a reader has it, and in
 * everything the file holds beside it, unpacked: notes, bookmarks, properties, attachments, and the streams themselves.
 * A hit says what kind of thing stands where, never the thing itself. `name` is the file's, for what is said of it.
 */
export const searchServed = async (
  viewer: Viewer,
  { bytes, name }: { bytes: Uint8Array<ArrayBuffer>; name: string },
  sought: readonly Sought[],
  progress?: Progress,
): Promise<Result<ServedSearch>> => {
  const opened = await openPdf(bytes, name)
  if (!opened.ok) return opened
  const pages = await openPages(viewer, bytes, 'text')
  if (!pages.ok) return pages
  const find = searchFor(sought)
  const hits = new Map<string, ServedHit>()
  const note = (text: string, where: Pick<ServedHit, 'in' | 'page'>) => {
    for (const { sought: piece } of find(text)) {
      const hit = { kind: piece.kind, whose: piece.whose, ...where }
      hits.set(`${hit.kind} ${hit.whose} ${hit.in} ${hit.page}`, hit)
    }
  }
  const unread: number[] = []
  const nameless = namelessPages(opened.value.document)
  const scans = new ScanLook(viewer, bytes)
  try {
    const { count, pdf } = pages.value
    const labels = (await pdf.getPageLabels()) ?? []
    for (let page = 1; page <= count; page++) {
      const sheet = await pages.value.page(page)
      const { glyphs } = sheet
      const drawn = sequence(glyphs).text
      // The number that a bundle puts on each page makes no scan a page with text, nor does the line of a fax.
      const isUnread =
        ['', labels[page - 1]].includes(drawn.trim()) ||
        nameless.has(page) ||
        isMostlyNameless(glyphs) ||
        (isFramed(sheet) && (await scans.isOne(page)))
      if (isUnread) unread.push(page)
      for (const order of [inPlace(glyphs), inColumns(glyphs)])
        note(sequence(order).text, { in: 'page', page })
      note(drawn, { in: 'page', page })
      progress?.(page, count)
    }
  } finally {
    await scans.close()
    await pages.value.close()
  }
  for (const { text, ...where } of storedTexts(opened.value.document)) note(text, where)
  return ok({ hits: [...hits.values()], unread })
}
