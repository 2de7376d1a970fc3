import { changeDocument } from '../../../shared/bundle/court/edit'
import { documentsOf } from '../../../shared/bundle/court/plan'
import { documentTypes, fileOf } from '../../../shared/case/case'
import { failed, ok, type Result } from '../../../shared/result'
import type { Desk } from '../desk'
import { fileBytes } from '../documents'
import { keepBytes } from '../keep-bytes'
import { longWork } from '../long-work'
import { broughtRole, changeBundle, openBundle } from './keep'

/** What reading the words of scans is called while it goes on. */
export const readingWords = 'Reading the words of scans'

/**
 * Reads the words in the scans of a document and keeps a searchable copy beside the file; the bundle takes the copy, page
 * for page, with all that was said of its pages. Answers how many pages were read: none where every page has text already.
 */
export const makeDocumentSearchable = async (
  desk: Desk,
  caseId: string,
  bundleId: string,
  documentId: string,
): Promise<Result<number>> => {
  const opened = openBundle(desk, caseId, bundleId)
  if (!opened.ok) return opened
  const { one, bundle } = opened.value
  const document = documentsOf(bundle.plan).find(({ id }) => id === documentId)
  const source = document && fileOf(one, document.file)
  if (!source)
    return failed(
      'not-found',
      'The file of this document is not on the SR any more.',
      'Take the document out of the bundle, or add the file again.',
    )
  const bytes = await fileBytes(desk, caseId, source.fileId)
  if (!bytes.ok) return bytes
  const work = longWork(desk, { caseId, words: readingWords })
  try {
    const made = await desk.offthread.makeSearchable(
      { name: source.name, bytes: bytes.value },
      { signal: work.signal, progress: work.partOf('Reading', 'pages') },
    )
    if (!made.ok) return made
    const { read } = made.value
    if (read.length === 0) return ok(0)
    const added = await keepBytes(desk, caseId, [
      {
        bytes: made.value.bytes,
        as: stored => ({
          type: 'file-added',
          ...stored,
          role: broughtRole,
          name: `${source.name.replace(/\.pdf$/i, '').slice(0, 230)} (searchable).pdf`,
          mediaType: documentTypes.pdf,
          ...(source.pages === undefined ? {} : { pages: source.pages }),
        }),
      },
    ])
    if (!added.ok) return added
    const file = added.value.kept[0]?.fileId ?? ''
    const kept = await changeBundle(
      desk,
      caseId,
      bundleId,
      `made “${document.title}” searchable`,
      // The same pages with words on them: nothing moves, in an issued bundle either.
      plan => changeDocument(plan, documentId, entry => ({ ...entry, file })),
      { afresh: true },
    )
    return kept.ok ? ok(read.length) : kept
  } finally {
    work.finish()
  }
}
