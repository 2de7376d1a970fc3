import type { Area } from '../../../shared/bundle/court/plan'
import { failed, ok, type Result } from '../../../shared/result'
import type { Desk } from '../desk'
import { fileBytes } from '../documents'

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
