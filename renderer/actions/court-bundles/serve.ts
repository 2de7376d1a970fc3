import { type Area, documentsOf } from '../../../shared/bundle/court/plan'
import type { ServedSearch, SuggestedAreas } from '../../../shared/bundle/court/served-copy'
import { soughtOnCase } from '../../../shared/bundle/court/served-values'
import { failed, ok, type Result } from '../../../shared/result'
import { type Desk, openCase } from '../desk'
import { fileBytes } from '../documents'
import { openBundle } from './keep'

/** Where words stand on a page of a file; none where its text does not hold them. Spaces and case make no difference. */
export const findWords = async (
  desk: Desk,
  caseId: string,
  fileId: string,
  page: number,
  words: string,
): Promise<Result<Area[]>> => {
  if (!/[\p{L}\p{N}]/u.test(words))
    return failed('invalid', 'There is no word in that.', 'Enter the words that stand on the page.')
  const bytes = await fileBytes(desk, caseId, fileId)
  if (!bytes.ok) return bytes
  // A line of an address is looked for as the words it is, however they are set.
  const found = await desk.offthread.suggestAreas(bytes.value, [
    { kind: 'address', whose: 'receiving', text: words },
  ])
  return found.ok
    ? ok(found.value.suggested.filter(one => one.page === page).flatMap(one => one.areas))
    : found
}

/** Looks through a finished copy for what the SR holds about the receiving parent. */
export const searchServedCopy = async (
  desk: Desk,
  caseId: string,
  fileId: string,
): Promise<Result<ServedSearch>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { one } = opened.value
  const file = one.files.find(entry => entry.fileId === fileId)
  const bytes = await fileBytes(desk, caseId, fileId)
  if (!bytes.ok) return bytes
  return desk.offthread.searchServed(
    { name: file?.name ?? '', bytes: bytes.value },
    soughtOnCase(one.facts).sought,
  )
}

export interface SuggestedArea {
  document: string
  title: string
  page: number
  kind: SuggestedAreas['kind']
  whose: SuggestedAreas['whose']
  areas: Area[]
}

/** Pages of a document, counted from 1 in its file, that somebody must look at. */
export interface PagesToLookAt {
  title: string
  pages: number[]
}

export interface SuggestedForServing {
  suggested: SuggestedArea[]
  /** Scans without text: nothing could be looked for on them. */
  unread: PagesToLookAt[]
  /** Scans whose words were recognised: what was misread there is not found. */
  recognised: PagesToLookAt[]
}

/**
 * Where the SR's documents in a bundle show what must not be served, and what could not be looked through for it. Pages
 * that are left out of the bundle do not count.
 */
export const suggestForServing = async (
  desk: Desk,
  caseId: string,
  bundleId: string,
): Promise<Result<SuggestedForServing>> => {
  const opened = openBundle(desk, caseId, bundleId)
  if (!opened.ok) return opened
  const { one, bundle } = opened.value
  const { sought } = soughtOnCase(one.facts)
  const all: SuggestedForServing = { suggested: [], unread: [], recognised: [] }
  for (const { id, title, file, excluded } of documentsOf(bundle.plan)) {
    const bytes = await fileBytes(desk, caseId, file)
    if (!bytes.ok) return bytes
    const found = await desk.offthread.suggestAreas(bytes.value, sought)
    if (!found.ok) return found
    const { suggested, unread, recognised } = found.value
    const isIn = (page: number) => !excluded.includes(page)
    for (const one of suggested) if (isIn(one.page)) all.suggested.push({ document: id, title, ...one })
    const lookAt = (list: PagesToLookAt[], pages: number[]) => {
      if (pages.length > 0) list.push({ title, pages })
    }
    lookAt(all.unread, unread.filter(isIn))
    lookAt(all.recognised, recognised.filter(isIn))
  }
  return ok(all)
}
