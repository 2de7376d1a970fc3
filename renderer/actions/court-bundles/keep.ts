import { addDocument, keepsNumbers } from '../../../shared/bundle/court/edit'
import { fileEntry, placeable, startCourtBundle } from '../../../shared/bundle/court/place'
import { CourtBundlePlan, type RouteId } from '../../../shared/bundle/court/plan'
import { templateOf } from '../../../shared/bundle/court/templates'
import type { Case, CourtBundle } from '../../../shared/case/case'
import { type Fault, failed, ok, type Result } from '../../../shared/result'
import { type Desk, type OpenCase, openCase, record } from '../desk'
import { storeFiles } from '../files'

const unknownBundle = () =>
  failed('not-found', 'This SR has no such court bundle.', 'Choose one from the list of court bundles.')

/** A court bundle of a case that is open for work. */
export const openBundle = (
  desk: Desk,
  caseId: string,
  bundleId: string,
): Result<OpenCase & { bundle: CourtBundle }> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const bundle = opened.value.one.courtBundles.find(one => one.bundleId === bundleId)
  return bundle ? ok({ ...opened.value, bundle }) : unknownBundle()
}

/** Starts a court bundle with the case's documents in the sections of its case type; answers its id. */
export const startBundle = async (
  desk: Desk,
  caseId: string,
  { name, caseType, route }: { name: string; caseType: string; route: RouteId },
): Promise<Result<string>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { one, procedure, context } = opened.value
  const template = templateOf(caseType)
  if (!template)
    return failed('invalid', 'This case type is not known.', 'Choose one of the case types shown.')
  const bundleId = crypto.randomUUID()
  const kept = await record(desk, caseId, {
    type: 'court-bundle-kept',
    bundleId,
    name,
    change: 'started',
    plan: startCourtBundle(procedure, one, template, route, context.settings),
  })
  return kept.ok ? ok(bundleId) : kept
}

/**
 * Changes a court bundle and keeps it. `words` say what was done, for the timeline. Refused, with nothing changed, where
 * it would move the page numbers of a bundle that has been issued.
 */
export const changeBundle = async (
  desk: Desk,
  caseId: string,
  bundleId: string,
  words: string,
  edit: (plan: CourtBundlePlan) => CourtBundlePlan,
  { afresh = false }: { afresh?: boolean } = {},
): Promise<Result<Case>> => {
  const opened = openBundle(desk, caseId, bundleId)
  if (!opened.ok) return opened
  const { one, bundle } = opened.value
  const plan = edit(bundle.plan)
  if (JSON.stringify(plan) === JSON.stringify(bundle.plan)) return ok(one)
  if (!afresh && !keepsNumbers(bundle.plan, plan))
    return failed(
      'refused',
      'This bundle has been issued: that would move page numbers that others already use.',
      'Add documents late instead, which keeps every number, or choose “Number afresh”.',
    )
  const checked = CourtBundlePlan.safeParse(plan)
  if (!checked.success)
    return failed(
      'invalid',
      `The court bundle could not be changed: ${checked.error.issues[0]?.message ?? 'something in it is not as expected'}.`,
      'Change that and try again.',
    )
  const { name } = bundle
  return record(desk, caseId, { type: 'court-bundle-kept', bundleId, name, change: words, plan })
}

/** Takes a court bundle from the list; what was made of it stays with the case's files. */
export const setBundleAside = (desk: Desk, caseId: string, bundleId: string): Promise<Result<Case>> =>
  record(desk, caseId, { type: 'court-bundle-set-aside', bundleId })

/** Puts a document or file that is on the case already into a section. */
export const putIn = (
  desk: Desk,
  caseId: string,
  bundleId: string,
  section: string,
  fileId: string,
): Promise<Result<Case>> => {
  const opened = openBundle(desk, caseId, bundleId)
  if (!opened.ok) return Promise.resolve(opened)
  const found = placeable(opened.value.one).find(({ entry }) => entry.file === fileId)
  if (!found)
    return Promise.resolve(failed('not-found', 'This document is not on the SR any more.', 'Choose another.'))
  return changeBundle(desk, caseId, bundleId, `put in “${found.entry.title}”`, plan =>
    addDocument(plan, section, found.entry),
  )
}

/** The role of files that were brought for a court bundle and for no step. */
export const broughtRole = 'court-bundle-document'

/** Adds PDFs and pictures from outside: stored with the case, and put into a section in their order. */
export const bringIn = async (
  desk: Desk,
  caseId: string,
  bundleId: string,
  section: string,
  list: readonly File[],
): Promise<{ added: number; faults: Fault[] }> => {
  const opened = openBundle(desk, caseId, bundleId)
  if (!opened.ok) return { added: 0, faults: [opened.fault] }
  const { stored, faults } = await storeFiles(desk, caseId, { role: broughtRole }, ['pdf', 'picture'], list)
  const now = openBundle(desk, caseId, bundleId)
  if (!now.ok) return { added: 0, faults: [...faults, now.fault] }
  const entries = now.value.one.files.filter(file => stored.includes(file.fileId)).map(fileEntry)
  const kept = await changeBundle(
    desk,
    caseId,
    bundleId,
    `added ${entries.map(entry => `“${entry.title}”`).join(', ')}`,
    plan => entries.reduce((grown, entry) => addDocument(grown, section, entry), plan),
  )
  return kept.ok ? { added: entries.length, faults } : { added: 0, faults: [...faults, kept.fault] }
}
