import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { degrees, PDFDocument, PDFName, type PDFPage, StandardFonts } from 'pdf-lib'
import { buildCourtBundle } from '../../renderer/output/court-bundle/build'
import { checkCourtBundle } from '../../renderer/output/court-bundle/check'
import type {
  CourtBundleJob,
  CourtBundleMade,
  CourtBundleMeans,
} from '../../renderer/output/court-bundle/job'
import { supplyOf } from '../../renderer/output/supply'
import type { BundleChecked } from '../../shared/bundle/court/checks'
import type { CourtBundlePlan, CourtDocument } from '../../shared/bundle/court/plan'
import type { Result } from '../../shared/result'
import { diskFonts } from '../documents/disk-fonts'
import { aCourtBundlePlan, aCourtDocument } from './court-bundle'
import { nodeViewer } from './node-viewer'

/** A document of a plan, without a date; its file is called as it is. */
export const aDocument = (title: string, changes: Partial<CourtDocument> = {}): CourtDocument =>
  aCourtDocument(title, { title, date: null, file: `${title}.pdf`, ...changes })

/** A plan with these documents in one section, or in the sections given. */
export const aCourtPlan = (
  documents: CourtDocument[] | Record<string, CourtDocument[]>,
  changes: Partial<CourtBundlePlan> = {},
): CourtBundlePlan => {
  const plan = aCourtBundlePlan()
  return {
    ...plan,
    cover: { ...plan.cover, title: 'Bundle for the hearing', caseNumber: 'EX-1' },
    sections: Object.entries(Array.isArray(documents) ? { Papers: documents } : documents).map(
      ([title, own]) => ({ id: title, title, documents: own }),
    ),
    ...changes,
  }
}

export const tryToBuild = async (
  plan: CourtBundlePlan,
  files: readonly Uint8Array<ArrayBuffer>[],
  means: CourtBundleMeans = {},
  more: Partial<CourtBundleJob> = {},
): Promise<Result<CourtBundleMade>> =>
  buildCourtBundle(
    {
      plan,
      files: plan.sections.flatMap(({ documents }) =>
        documents.map(({ file }, index) => ({ name: file, bytes: files[index]?.length ?? 0 })),
      ),
      madeAt: '2026-11-21T12:00:00.000Z',
      ...more,
    },
    await diskFonts(),
    // The builder may do with a file what it likes; the next test wants it whole.
    supplyOf(files.map(file => file.slice())),
    means,
  )

export const build = async (...given: Parameters<typeof tryToBuild>): Promise<CourtBundleMade> => {
  const made = await tryToBuild(...given)
  if (!made.ok) throw new Error(made.fault.message)
  return made.value
}

/** Looks into a bundle with another reader. */
export const readBack = async <T>(
  bytes: Uint8Array,
  look: (pdf: Awaited<ReturnType<typeof nodeViewer.open>['document']>) => Promise<T>,
): Promise<T> => {
  const reader = nodeViewer.open(bytes.slice(), 'text')
  try {
    return await look(await reader.document)
  } finally {
    await reader.close()
  }
}

/** What another reader finds in a bundle. */
export const check = async (
  bytes: Uint8Array<ArrayBuffer>,
  made: Pick<CourtBundleMade, 'pages' | 'frontPages' | 'lines' | 'bookmarks'>,
  letGo: ReadonlyMap<string, string> = new Map(),
): Promise<BundleChecked> => {
  const reader = nodeViewer.open(bytes.slice(), 'text')
  const checked = await checkCourtBundle(
    bytes,
    {
      labels: made.pages.map(({ label }) => label),
      frontPages: made.frontPages,
      bookmarks: made.bookmarks,
      lines: made.lines,
      letGo,
    },
    () => reader.document,
  )
  if (!checked.ok) throw new Error(checked.fault.message)
  return checked.value
}

/** Every problem a check found, by what was to be proved. */
export const problemsOf = ({ checks }: BundleChecked): string[] =>
  checks.flatMap(({ id, problems }) => problems.map(problem => `${id}: ${problem}`))

/** A PDF of pages that are drawn by the test. */
export const drawnPdf = async (
  draw: (document: PDFDocument) => void | Promise<void>,
  updateFieldAppearances = true,
): Promise<Uint8Array<ArrayBuffer>> => {
  const document = await PDFDocument.create({ updateMetadata: false })
  await draw(document)
  return new Uint8Array(await document.save({ addDefaultPage: false, updateFieldAppearances }))
}

/** A PDF with a line of words on each page; `rotate` is how far its pages say they are turned. */
export const wordsPdf = (pages: readonly string[], rotate = 0): Promise<Uint8Array<ArrayBuffer>> =>
  drawnPdf(async document => {
    const font = await document.embedFont(StandardFonts.Helvetica)
    for (const words of pages) {
      const page = document.addPage([595, 842])
      page.drawText(words, { x: 100, y: 500, size: 12, font })
      if (rotate) page.setRotation(degrees(rotate))
    }
  })

/** Replaces what is drawn on a page by operators written out. */
export const drawOperators = (page: PDFPage, operators: string): void => {
  const { context } = page.doc
  page.node.set(PDFName.of('Contents'), context.register(context.stream(operators)))
}

const has = (command: string) => spawnSync(command, ['--version']).error === undefined
/** Whether qpdf is on this machine. */
export const hasQpdf = has('qpdf')

/** What qpdf says of a PDF; empty when nothing is wrong with it. */
export const qpdfSays = (bytes: Uint8Array): string => {
  const folder = mkdtempSync(join(tmpdir(), 'ssst-desk-'))
  try {
    const file = join(folder, 'bundle.pdf')
    writeFileSync(file, bytes)
    execFileSync('qpdf', ['--check', file], { stdio: ['ignore', 'ignore', 'pipe'] })
    return ''
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr ?? error)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
