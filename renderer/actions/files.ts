import { safeName } from '../../shared/bundle/names'
import { filesAllowed } from '../../shared/case/allowed-files'
import { applies } from '../../shared/case/fill'
import { labels } from '../../shared/checklist/parts'
import { type FileKind, type PartOf, stepOf } from '../../shared/procedures/schema'
import { type Fault, failed, ok, type Result } from '../../shared/result'
import type { AcceptedFile } from '../output/intake'
import { supplyOf } from '../output/supply'
import { type Desk, openCase } from './desk'
import { keepBytes } from './keep-bytes'
import { notify } from './notices'

interface Brought {
  name: string
  bytes: Uint8Array<ArrayBuffer>
  accepted: AcceptedFile
}

/** What a file is on the case, and the step it was brought for, if any. */
export interface FilePlace {
  role: string
  step?: string
}

interface ToStore {
  name: string
  bytes: Uint8Array<ArrayBuffer>
  mediaType: string
  /** Known of a PDF only. */
  pages?: number
}

const read = async (desk: Desk, file: File, wanted: readonly FileKind[]): Promise<Result<Brought>> => {
  const { name, type: declaredType } = file
  const brought = await desk.offthread.intake({ name, declaredType, file, wanted })
  return brought.ok ? ok({ name, ...brought.value }) : brought
}

/** As named by its owner, and by an ending that opens it: a PDF may come without one, or with a picture's. */
const pdfName = (name: string) => (/\.pdf$/i.test(name) ? name : `${name}.pdf`)

const asPdfName = (name: string, others: number) =>
  `${name.replace(/\.[^.\s]{1,5}$/, '')}${others ? ` and ${others} more` : ''}.pdf`

const picturesAsPdf = async (desk: Desk, pictures: readonly Brought[]): Promise<Result<ToStore[]>> => {
  const [first] = pictures
  if (!first) return ok([])
  const made = await desk.offthread.picturesToPdf(
    pictures.map(({ name }) => name),
    supplyOf(pictures.map(({ bytes }) => bytes)),
  )
  if (!made.ok) return made
  const { bytes, pages, warnings } = made.value
  for (const warning of warnings) notify(desk, 'warning', warning)
  const name = asPdfName(first.name, pictures.length - 1)
  return ok([{ name, bytes, mediaType: 'application/pdf', pages }])
}

const store = async (
  desk: Desk,
  caseId: string,
  place: FilePlace,
  { name, bytes, mediaType, pages }: ToStore,
): Promise<Result<string>> => {
  const stored = await keepBytes(desk, caseId, [
    {
      bytes,
      as: kept => ({
        type: 'file-added',
        ...kept,
        ...place,
        // Longer than any file system has them: cut so that its ending stays.
        name: name.length > 255 ? safeName(name, 240) : name,
        mediaType,
        ...(pages === undefined ? {} : { pages }),
      }),
    },
  ])
  return stored.ok ? ok(stored.value.kept[0]?.fileId ?? '') : stored
}

/** The files that were stored, by their ids, in the order they were brought; and why others were not. */
export interface FilesAdded {
  stored: string[]
  faults: Fault[]
}

/**
 * Stores files with a case, each judged by its content; the pictures of one call become one PDF, in their order. A file
 * that is refused keeps none of the others out.
 */
export const storeFiles = async (
  desk: Desk,
  caseId: string,
  place: FilePlace,
  accepts: readonly FileKind[],
  list: readonly File[],
): Promise<FilesAdded> => {
  const faults: Fault[] = []
  const brought: Brought[] = []
  for (const file of list) {
    const one = await read(desk, file, accepts)
    if (one.ok) brought.push(one.value)
    else faults.push(one.fault)
  }
  const toStore: ToStore[] = brought.flatMap(({ name, bytes, accepted }) =>
    accepted.kind === 'picture'
      ? []
      : [
          accepted.kind === 'pdf'
            ? { name: pdfName(name), bytes, mediaType: accepted.mediaType, pages: accepted.pages }
            : { name, bytes, mediaType: accepted.mediaType },
        ],
  )
  const pictures = await picturesAsPdf(
    desk,
    brought.filter(one => one.accepted.kind === 'picture'),
  )
  if (pictures.ok) toStore.push(...pictures.value)
  else faults.push(pictures.fault)

  const stored: string[] = []
  for (const one of toStore) {
    const fileId = await store(desk, caseId, place, one)
    if (fileId.ok) stored.push(fileId.value)
    else faults.push(fileId.fault)
  }
  for (const { accepted } of brought)
    for (const warning of accepted.warnings) notify(desk, 'warning', warning)
  return { stored, faults }
}

/** Adds the officer's files to a case for a part of a step that asks for them. */
export const addFiles = async (
  desk: Desk,
  caseId: string,
  place: { role: string; step: string },
  list: readonly File[],
): Promise<{ added: number; faults: Fault[] }> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return { added: 0, faults: [opened.fault] }
  const { one: of, procedure } = opened.value
  const spec = stepOf(procedure, place.step)?.parts.find(
    (part): part is PartOf<'file'> =>
      part.kind === 'file' && part.role === place.role && applies(part.when, of),
  )
  if (!spec)
    return {
      added: 0,
      faults: [failed('not-found', 'This step takes no files.', 'Open the step again.').fault],
    }
  if (spec.allowed && !filesAllowed(spec, of)) {
    const { words, reason } = spec.allowed
    const next = `Enter first: ${labels(procedure, [reason])}. Then add them again.`
    return { added: 0, faults: [failed('refused', words, next).fault] }
  }

  const { stored, faults } = await storeFiles(desk, caseId, place, spec.accepts, list)
  return { added: stored.length, faults }
}
