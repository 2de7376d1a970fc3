import { type HeldPage, lettingGo } from '../../../shared/bundle/court/as-it-is'
import { type BundleChecked, mayLeave } from '../../../shared/bundle/court/checks'
import type { Copy } from '../../../shared/bundle/court/deliver'
import { type CourtBundlePlan, documentsOf } from '../../../shared/bundle/court/plan'
import { preflight } from '../../../shared/bundle/court/preflight'
import { foundInWords, removedByPage, type ServedHit } from '../../../shared/bundle/court/served-copy'
import { soughtOnCase, soughtWords } from '../../../shared/bundle/court/served-values'
import { safeName } from '../../../shared/bundle/names'
import { counted } from '../../../shared/calendar/write'
import { type Case, type CaseDocument, type CaseFile, documentTypes, fileOf } from '../../../shared/case/case'
import { failed, ok, type Result } from '../../../shared/result'
import type { CourtBundleOutcome } from '../../output/court-bundle/order'
import type { Progress } from '../../output/supply'
import type { Desk } from '../desk'
import { type Kept, keepBytes } from '../keep-bytes'
import { longWork } from '../long-work'
import { openBundle } from './keep'

/** What each copy is called where an officer reads it. */
export const copyNames: Record<Copy, string> = { full: 'Court bundle', served: 'Served copy' }

/** What the work that makes a copy is called while it goes on. */
export const makingWords: Record<Copy, string> = {
  full: 'Making the court bundle',
  served: 'Making the served copy',
}

const totalOf = (files: readonly { bytes: number }[]) => files.reduce((sum, { bytes }) => sum + bytes, 0)

const failedCheck = ({ checks, held }: BundleChecked) => {
  const problems = checks.flatMap(check => check.problems)
  const more = problems.length > 3 ? ` And ${problems.length - 3} more.` : ''
  return failed(
    'damaged',
    `The finished PDF did not pass its check, and was not kept. ${problems.slice(0, 3).join(' ')}${more}`,
    held.length > 0
      ? 'Leave the page out, or let it go as it is and say why. Then make it again.'
      : 'Leave the page out, or print that document to PDF from another program and add it anew. Then make it again.',
  )
}

const stillThere = (hits: readonly ServedHit[], pages: readonly { label: string }[]) => {
  const places = hits.map(hit => {
    const label = hit.page === null ? undefined : pages[hit.page - 1]?.label
    return `${soughtWords(hit)} ${label ? `on page ${label}` : foundInWords[hit.in]}`
  })
  return failed(
    'refused',
    `The served copy was not kept: it still shows what must not be served. ${[...new Set(places)].join('; ')}.`,
    'Mark these places under “Served copy”, or leave the pages out, then make it again.',
  )
}

/** The pages that keep a bundle back, by what they are in its plan. */
const heldPages = ({ checked, pages }: CourtBundleOutcome): HeldPage[] =>
  checked.held.flatMap(held => {
    const page = pages.find(({ label }) => label === held.label)
    return page?.is === 'document' ? [{ ...held, document: page.document, page: page.page }] : []
  })

/** What stands about the built file that the officer should weigh; what stops it on its route is shown beside the route. */
const notesOf = (plan: CourtBundlePlan, made: CourtBundleOutcome): string[] => {
  const letGo = lettingGo(plan, made.pages)
  const blank = made.blank.filter(label => !letGo.has(label))
  return preflight(plan, { ...made, blank, bytes: made.bytes.byteLength, pages: made.pages.length }).map(
    ({ message, next }) => `${message} ${next}`,
  )
}

const removedWords = (removed: CourtBundleOutcome['removed']): string[] =>
  removedByPage(removed).map(
    ({ file, page, areas, words }) =>
      `Taken out of page ${page} of ‘${file}’: ${counted(areas, 'area')}, ${counted(words, 'word')}.`,
  )

/**
 * Makes the court bundle or its served copy from the plan as it stands, opens it again with another reader, and keeps it
 * with its certificate when everything holds. One that fails is not kept: the fault says what is wrong and where, and
 * `onHeld` is told of pages that the officer may let go.
 */
export const makeBundle = async (
  desk: Desk,
  caseId: string,
  bundleId: string,
  copy: Copy,
  onHeld: (pages: HeldPage[]) => void = () => undefined,
): Promise<Result<Case>> => {
  const opened = openBundle(desk, caseId, bundleId)
  if (!opened.ok) return opened
  const { one, bundle, store } = opened.value
  const documents = documentsOf(bundle.plan)
  const sources: (CaseDocument | CaseFile)[] = []
  for (const document of documents) {
    const source = fileOf(one, document.file)
    if (!source)
      return failed(
        'not-found',
        `The file of “${document.title}” is not on the SR any more.`,
        'Take the document out of the bundle, or add the file again.',
      )
    sources.push(source)
  }
  const work = longWork(desk, { caseId, words: makingWords[copy] })
  work.part('Putting the documents together', totalOf(sources))
  const checking = work.partOf('Opening it again and checking its pages', 'pages')
  const progress: Progress = (done, total, part) =>
    part === 'checking' ? checking(done, total) : work.far(done)
  try {
    const made = await desk.offthread.courtBundle(
      {
        copy,
        plan: bundle.plan,
        files: sources.map(({ name, bytes }) => ({ name, bytes })),
        madeAt: new Date().toISOString(),
      },
      index => store.files.get(caseId, sources[index]?.fileId ?? ''),
      { signal: work.signal, progress },
    )
    if (!made.ok) return made
    const { bytes, certificate, certificatePages, pages, frontPages, checked, removed } = made.value
    onHeld(heldPages(made.value))
    if (!mayLeave(checked)) return failedCheck(checked)
    const { sought } = soughtOnCase(one.facts)
    if (copy === 'served' && sought.length > 0) {
      const searched = await desk.offthread.searchServed(
        // The search has bytes of its own: they go to another thread.
        { name: bundle.name, bytes: bytes.slice() },
        sought,
        { signal: work.signal, progress: work.partOf('Looking for what must not be served', 'pages') },
      )
      if (!searched.ok) return searched
      if (searched.value.hits.length > 0) return stillThere(searched.value.hits, pages)
    }
    const letGo = checked.checks.flatMap(check => check.letGo)
    const notes = [...removedWords(removed), ...letGo, ...notesOf(bundle.plan, made.value), ...checked.notes]
    const reference = safeName(bundle.name, 60)
    const file = (name: string, role: string, count: number) => (kept: Kept) =>
      ({
        type: 'file-added',
        ...kept,
        role,
        name: `${copyNames[copy]} ${name}.pdf`,
        mediaType: documentTypes.pdf,
        pages: count,
      }) as const
    const kept = await keepBytes(
      desk,
      caseId,
      [
        { bytes, as: file(reference, 'court-bundle', pages.length) },
        {
          bytes: certificate,
          as: file(`${reference} certificate`, 'court-bundle-certificate', certificatePages),
        },
      ],
      ([pdf, proof]) => [
        {
          type: 'court-bundle-made',
          bundleId,
          copy,
          of: bundle.event,
          fileId: pdf?.fileId ?? '',
          certificateId: proof?.fileId ?? '',
          frontPages,
          notes: notes.slice(0, 500),
        },
      ],
    )
    return kept.ok ? ok(kept.value.one) : kept
  } finally {
    work.finish()
  }
}
