import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { safeName } from '../../../shared/bundle/names'
import { counted } from '../../../shared/calendar/write'
import { stepsOf } from '../../../shared/procedures/schema'
import { failed, ok, type Result } from '../../../shared/result'
import type { CaseFile } from '../cases/read'
import { type Desk, openDesk } from '../desk/desk'
import { casePage } from '../pages/case-page'
import {
  type ShownEntry,
  savedPlace,
  shownDeletion,
  shownEmails,
  shownReceipts,
  shownTimeline,
} from '../pages/records'
import { isDeleted } from '../walk/close'
import type { Walk } from '../walk/guide'
import { setUp } from '../walk/set-up'
import { enterCase, walkToEnd } from '../walk/walk'
import { keepCopies, nothingLeft, type ReadDeletion } from './deletion'
import { collectDocuments } from './documents'
import { type DemoGuide, demoGuide } from './guide'
import type { OutFolder } from './out-folder'
import { printDocuments } from './printed'
import {
  type DeliveryFinding,
  type DraftFinding,
  findDelivery,
  findDrafts,
  inOut,
  type Report,
} from './report'

/** The SR did not come to its end, or what it left is not what the product says. */
class Broken extends Error {}

/**
 * Takes the SR of a case file through the real application to its end, and fills the folder. Gives the last sentence to
 * say; a fault says in which step it broke off. `beside` is the folder of the case file.
 */
export const runDemo = async (file: CaseFile, beside: string, out: OutFolder): Promise<Result<string>> => {
  const scratch = await mkdtemp(join(tmpdir(), 'ssst-desk-demo-'))
  let desk: Desk | null = null
  const guide = demoGuide(() => {
    if (desk === null) throw new Broken('the window is not open')
    return desk.page
  }, out.screens)
  try {
    desk = await openDesk(
      { kind: 'loopback', browser: process.env.SSST_BROWSER ?? '' },
      { dataDir: join(scratch, 'data'), draftsDir: out.drafts },
    )
    const walk: Walk = {
      page: desk.page,
      file,
      guide,
      files: join(scratch, 'files'),
      beside,
      places: new Map(),
      entered: new Set(),
    }
    const report = await journey(walk, guide, out)
    await writeFile(out.report, `${JSON.stringify(report, null, 2)}\n`)
    const { problems } = desk.watch
    if (problems[0]) throw new Broken(problems[0])
    return ok(summary(report, out))
  } catch (error) {
    return failed(
      'internal',
      await sentenceFor(error, guide, desk),
      `What was on screen is in ${out.screens}.`,
    )
  } finally {
    await desk?.close().catch(() => undefined)
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 })
  }
}

const journey = async (walk: Walk, guide: DemoGuide, out: OutFolder): Promise<Report> => {
  const { page, file } = walk
  const places = walk.places
  for (const { label } of file.folders) {
    const place = join(out.share, safeName(label))
    await mkdir(place, { recursive: true })
    places.set(label, place)
  }
  await setUp(walk, places)
  guide.place = 'the worklist'
  await guide.see('worklist-empty')
  guide.place = 'entering the SR'
  await enterCase(walk)
  const before: { deletion: Records | null } = { deletion: null }
  walk.beforeDeletion = async () => {
    const address = page.url()
    const { chapter } = guide
    guide.chapter = 'before-deletion'
    before.deletion = await readRecords(page, guide, out, { keep: true })
    guide.chapter = chapter
    await page.goto(address)
  }
  await walkToEnd(walk, {
    before: async step => {
      guide.place = `step ${step.no}, ${step.title}`
      guide.chapter = `step-${step.no.padStart(2, '0')}`
      await guide.see('before')
    },
    after: () => guide.see('after'),
  })
  guide.chapter = ''
  if (isDeleted(page) && before.deletion !== null) {
    guide.place = 'the report'
    const deletion = await readDeletion(page, guide, out)
    await lookAround(page, guide)
    guide.doing('reading how the SR ended')
    return reportOf(file, before.deletion, deletion)
  }
  guide.doing('looking whether the SR is closed')
  await casePage(page)
    .identity.getByText(/^Closed: /)
    .waitFor()
    .catch(() => {
      throw new Broken('no step is left that can be done, and the SR is not closed')
    })
  await guide.see('closed')
  guide.place = 'the report'
  const records = await readRecords(page, guide, out, { keep: false })
  await lookAround(page, guide)
  guide.doing('reading how the SR ended')
  return reportOf(file, records, null)
}

/** What the product's own pages say of an SR. */
interface Records {
  deliveries: DeliveryFinding[]
  drafts: DraftFinding[]
  entries: ShownEntry[]
  documents: Report['documents']
}

/**
 * Reads the records of the SR off the product's own pages, and checks them against what lies in the folder. With `keep`,
 * what lies there is copied first, and the paths are those of the copies: the SR is about to be deleted.
 */
const readRecords = async (
  page: Page,
  guide: DemoGuide,
  out: OutFolder,
  { keep }: { keep: boolean },
): Promise<Records> => {
  const screen = casePage(page)
  guide.doing('reading the facts and documents')
  await screen.tab('Facts')
  await guide.see('facts')
  await screen.tab('Documents')
  await guide.see('documents')
  const preview = page.getByRole('button', { name: /, preview$/ }).first()
  if ((await preview.count()) > 0) {
    await preview.click()
    await page.locator('canvas').first().waitFor()
    await guide.see('document-preview')
    await page.getByRole('button', { name: 'Close the preview' }).click()
  }

  guide.doing('reading the deliveries')
  const receipts = await shownReceipts(page)
  await guide.see('deliveries')
  const deliveries: DeliveryFinding[] = []
  for (const receipt of receipts) deliveries.push(await findDelivery(out, receipt))

  guide.doing('reading the correspondence')
  const emails = await shownEmails(page)
  await guide.see('correspondence')
  const drafts = await findDrafts(out, subject => emails.find(one => one.subject === subject)?.step ?? '')

  guide.doing('reading the timeline')
  const entries = await shownTimeline(page)
  await guide.see('timeline')

  guide.doing('comparing what is on the share with the product’s receipts')
  const wrong = deliveries.find(one => !one.verified)
  if (wrong) throw new Broken(`${wrong.path} is not what the product’s receipt says`)
  const unknown = drafts.find(one => one.step === '')
  if (unknown) throw new Broken(`the product knows nothing of the draft ${unknown.file}`)
  const kept = keep ? await keepCopies(out, { deliveries, drafts }) : { deliveries, drafts }
  const left = await collectDocuments(out, kept.deliveries, kept.drafts)
  guide.doing('printing what goes by post')
  return { ...kept, entries, documents: [...left, ...(await printDocuments(page, out, left))] }
}

/** The screens that every run ends with. */
const lookAround = async (page: Page, guide: DemoGuide): Promise<void> => {
  guide.doing('looking at the worklist')
  await page.getByRole('navigation', { name: 'SSST Desk' }).getByRole('link', { name: 'Worklist' }).click()
  await page.getByRole('heading', { name: 'Worklist', level: 1 }).waitFor()
  await guide.see('worklist')
  await page.getByRole('navigation', { name: 'SSST Desk' }).getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
  await guide.see('settings')
}

const reportOf = (
  file: CaseFile,
  { deliveries, drafts, entries, documents }: Records,
  deleted: ReadDeletion | null,
): Report => {
  const { procedure } = file
  const standing = entries.filter(entry => !entry.undone)
  // An SR that was deleted went with its closing: then its certificate says how it ended.
  const closing = deleted
    ? { what: `SR closed: ${deleted.end}`, at: deleted.finding.at }
    : standing.find(entry => entry.what.startsWith('SR closed: '))
  const end = procedure.ends.find(one => closing?.what === `SR closed: ${one.title}`)
  if (!closing || !end) throw new Broken('the product does not say how the SR was closed')
  if (file.branch && file.branch.end !== end.id)
    throw new Broken(
      `the SR ended as ${end.id}, and the branch ${file.branch.name} ends as ${file.branch.end}`,
    )
  const doneAt = (no: string, title: string, closes: boolean) =>
    standing.find(entry => entry.what === `Step ${no}, ${title}: done`)?.at ?? (closes ? closing.at : null)

  return {
    procedure: procedure.id,
    branch: file.branch?.name ?? null,
    end: end.id,
    steps: stepsOf(procedure).map(({ no, title, parts }) => ({
      no,
      title,
      doneAt: doneAt(
        no,
        title,
        parts.some(part => part.kind === 'close' && part.end === end.id),
      ),
    })),
    deliveries,
    drafts,
    documents,
    deletion: deleted?.finding ?? null,
  }
}

/** Reads the certificate of the deletion, saves it and the register, and looks whether anything is left. */
const readDeletion = async (page: Page, guide: DemoGuide, out: OutFolder): Promise<ReadDeletion> => {
  guide.doing('reading the certificate of the deletion')
  const read = await shownDeletion(page)
  guide.doing('saving the certificate and the register')
  await page.getByRole('button', { name: 'Save the certificate as PDF' }).click()
  const certificate = await savedPlace(page)
  await page.getByRole('link', { name: 'All deletions' }).click()
  await page.getByRole('heading', { name: 'Deletions', level: 1 }).waitFor()
  await guide.see('deletions')
  await page.getByRole('button', { name: 'Save the register as CSV' }).click()
  const register = await savedPlace(page)
  const verified = await nothingLeft(out)
  if (!verified) throw new Broken('something of the deleted SR is left on the share or among the drafts')
  return {
    end: read.end,
    finding: {
      at: read.at,
      certificate: inOut(out, certificate),
      register: inOut(out, register),
      verified,
    },
  }
}

const summary = ({ branch, end, steps, deliveries, drafts }: Report, out: OutFolder) =>
  `${branch === null ? 'The SR' : `On the branch ${branch} the SR`} reached its end, ${end}: ${counted(steps.filter(step => step.doneAt).length, 'step')} done, ` +
  `${counted(deliveries.length, 'delivery').replace('deliverys', 'deliveries')} verified, ${counted(drafts.length, 'draft')}. See ${out.root}.`

/** What went wrong as one sentence: where, while doing what, and what the screen itself says. */
const sentenceFor = async (error: unknown, guide: DemoGuide, desk: Desk | null): Promise<string> => {
  const where = `The demo stopped at ${guide.place}, while ${guide.now}`
  if (process.env.SSST_DEMO_TRACE) console.error(error, desk?.watch.problems)
  if (desk === null) return `${where}: ${error instanceof Error ? error.message : 'it could not begin'}`
  await guide.see('stopped').catch(() => undefined)
  if (error instanceof Broken) return `${where}: ${error.message}.`
  const said = await desk.page
    .locator('[role="alert"]:visible, .govuk-error-message:visible')
    .allInnerTexts()
    .catch(() => [])
  const words = [...new Set(said.map(text => text.replace(/\s+/g, ' ').trim()))].filter(Boolean)
  return words.length > 0
    ? `${where}. The screen says: ${words.join(' ')}`
    : `${where}: the screen did not come to show what was expected.`
}
