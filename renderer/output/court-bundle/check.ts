import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { type HeldFor, heldForWords } from '../../../shared/bundle/court/as-it-is'
import {
  type BundleCheck,
  type BundleChecked,
  breaksIn,
  type CheckId,
} from '../../../shared/bundle/court/checks'
import { pagesInWords } from '../../../shared/bundle/court/preflight'
import { counted } from '../../../shared/calendar/write'
import { failed, ok, type Result } from '../../../shared/result'
import type { Progress } from '../supply'
import { directionNotes, unsureNotes } from './check-notes'
import { type MarkedLine, tabProblems } from './check-tabs'
import { openDocument } from './document'
import { drawsAnything } from './draws-anything'
import { meets, type Rect } from './geometry'
import { type SeenText, seenText, stampIn, turning } from './seen-text'
import { drawnPage, isInSight, shows, standsOn, tellsDirection } from './shows'

/** Opens a PDF with a reader that shares nothing with the writer of bundles. The bytes stay the caller's. */
export type OpenReader = (bytes: Uint8Array) => Promise<PDFDocumentProxy>

/** Of a served copy it is proved besides that nothing is left of what was taken out; see `proveTaken`. */
const titles: Record<Exclude<CheckId, 'removed'>, string> = {
  opens: 'The file opens at its first page at 100 %, and has every page',
  labels: 'Each page’s label in the reader is the one it was given',
  stamps: 'Each page bears its own number, upright',
  clear: 'No number stands on anything else',
  numbering: 'The numbers follow one another',
  index: 'Each line of the index names the page it leads to',
  tabs: 'Each document has the same tab in the index and in its bookmark',
  bookmarks: 'Each bookmark names the page it leads to',
  links: 'Each link within the bundle lands on a page of it',
  blank: 'No page is blank',
  upright: 'No page is upside down',
}

interface Link {
  dest?: unknown
  unsafeUrl?: string
  subtype?: string
  rect?: number[]
}

/** Where an explicit destination leads, from 0; undefined where it leads to no page. */
const pageOf = async (pdf: PDFDocumentProxy, dest: unknown): Promise<number | undefined> => {
  const found = typeof dest === 'string' ? await pdf.getDestination(dest) : dest
  const [page] = Array.isArray(found) ? found : []
  if (typeof page === 'number') return page < pdf.numPages ? page : undefined
  try {
    return page && typeof page === 'object' ? await pdf.getPageIndex(page) : undefined
  } catch {
    return undefined
  }
}

interface OutlineItem {
  title: string
  dest: unknown
  items: OutlineItem[]
}

const flat = (items: readonly OutlineItem[]): OutlineItem[] =>
  items.flatMap(item => [item, ...flat(item.items)])

/** Problems of one kind at once; with more than these nobody works through a list. */
const most = 20

/** What a finished bundle is held against. */
interface Expected {
  /** The numbers that the pages were given. */
  labels: readonly string[]
  /** How many of them are cover and index. */
  frontPages: number
  /** The marks of the index, line by line: the letter of a section, the tab of a document. */
  lines: readonly MarkedLine[]
  /** How many bookmarks it was given, those inside others counted too. */
  bookmarks: number
  /** Why pages that are blank or upside down go as they are, by their numbers. */
  letGo?: ReadonlyMap<string, string>
}

/**
 * Opens a finished bundle anew and proves of every page what the guidance asks.
 */
export const checkCourtBundle = async (
  bytes: Uint8Array<ArrayBuffer>,
  expected: Expected,
  open: OpenReader,
  progress: Progress = () => undefined,
): Promise<Result<BundleChecked>> => {
  let pdf: PDFDocumentProxy
  try {
    pdf = await open(bytes)
  } catch {
    return failed(
      'damaged',
      'The finished bundle cannot be opened by another reader.',
      'Build it again. If it happens again, leave out the document that was added last, and report it.',
    )
  }
  try {
    return ok(await new Checking(pdf, bytes, expected, progress).run())
  } catch {
    return failed(
      'damaged',
      'The finished bundle could not be read to its end by another reader.',
      'Build it again. If it happens again, leave out the document that was added last, and report it.',
    )
  } finally {
    await pdf.loadingTask.destroy()
  }
}

class Checking {
  private readonly problems = new Map<CheckId, string[]>()
  private readonly letGo = new Map<CheckId, string[]>()
  private readonly held: BundleChecked['held'] = []
  private readonly looked = new Map<CheckId, string>()
  /** Labels of pages whose text runs sideways. */
  private readonly sideways: string[] = []
  /** Labels of pages whose number stands on something. */
  private readonly clashes: string[] = []
  /** Pages, counted from 0, on which nothing tells which way up they stand, and those that may be blank or not. */
  private readonly undirected: number[] = []
  private readonly unsure: number[] = []
  private labels: string[] = []
  /** The first word of each line of the index. */
  private readonly marks: string[] = []

  constructor(
    private readonly pdf: PDFDocumentProxy,
    private readonly bytes: Uint8Array<ArrayBuffer>,
    private readonly expected: Expected,
    private readonly progress: Progress,
  ) {}

  private problem(check: CheckId, words: string): void {
    const known = this.problems.get(check) ?? []
    known.push(words)
    this.problems.set(check, known)
  }

  /** A page that keeps the bundle back unless the officer let it go. */
  private hold(check: CheckId, label: string, why: HeldFor, words: string): void {
    const reason = this.expected.letGo?.get(label)
    if (reason === undefined) {
      this.held.push({ label, for: why })
      this.problem(check, words)
      return
    }
    const known = this.letGo.get(check) ?? []
    known.push(`Page ${label} is ${heldForWords[why]} and goes as it is: ${reason}`)
    this.letGo.set(check, known)
  }

  async run(): Promise<BundleChecked> {
    const { pdf, expected } = this
    this.labels = (await pdf.getPageLabels()) ?? []
    await this.checkOpening()
    expected.labels.forEach((label, index) => {
      if (this.labels[index] !== label)
        this.problem(
          'labels',
          `Page ${index + 1} of the file is labelled ${this.labels[index] ?? 'nothing'}, not ${label}.`,
        )
    })
    for (const index of breaksIn(this.labels))
      this.problem(
        'numbering',
        `${this.labels[index] ?? ''} does not follow ${this.labels[index - 1] ?? 'the beginning'}.`,
      )
    await this.checkPages()
    await this.checkBookmarks()
    const pages = counted(pdf.numPages, 'page')
    for (const id of ['opens', 'labels', 'stamps', 'clear', 'numbering'] as const) this.looked.set(id, pages)
    for (const [id, { length }] of [
      ['blank', this.unsure],
      ['upright', this.undirected],
    ] as const)
      this.looked.set(id, length > 0 ? `${pdf.numPages - length} of ${pages}` : pages)
    return {
      pages: pdf.numPages,
      checks: (Object.keys(titles) as (keyof typeof titles)[]).map((id): BundleCheck => {
        const all = this.problems.get(id) ?? []
        const more = all.length - most
        return {
          id,
          title: titles[id],
          looked: this.looked.get(id) ?? '',
          problems: [...all.slice(0, most), ...(more > 0 ? [`And ${more} more like this.`] : [])],
          letGo: this.letGo.get(id) ?? [],
        }
      }),
      held: this.held,
      clashes: this.clashes,
      notes: [
        ...(this.sideways.length > 0
          ? [`Text runs sideways on ${pagesInWords(this.sideways)}: turn what should be read upright.`]
          : []),
        ...directionNotes(this.undirected, expected.labels),
        ...unsureNotes(this.unsure, expected.labels),
      ],
    }
  }

  private async checkOpening(): Promise<void> {
    const { pdf, expected } = this
    if (pdf.numPages !== expected.labels.length)
      this.problem(
        'opens',
        `The file has ${counted(pdf.numPages, 'page')}; ${expected.labels.length} were put in.`,
      )
    const action = (await pdf.getOpenAction()) as { dest?: unknown } | null
    const dest = action?.dest
    const zoom = Array.isArray(dest) ? dest[4] : undefined
    if (zoom !== 1 || (await pageOf(pdf, dest)) !== 0)
      this.problem('opens', 'The file does not open at its first page at 100 %.')
  }

  private async checkPages(): Promise<void> {
    const { pdf, expected } = this
    const opened = await openDocument(this.bytes, 'bundle')
    if (!opened.ok) this.problem('blank', 'What is drawn on the pages could not be read.')
    const blank: string[] = []
    let links = 0
    let lines = 0
    for (let index = 0; index < pdf.numPages; index++) {
      const page = await pdf.getPage(index + 1)
      const label = expected.labels[index] ?? ''
      const { items, height, width } = await seenText(page)
      const stamp = stampIn(items, label, height)
      const seen = { left: 0, bottom: 0, right: width, top: height }
      const others = items.filter(item => item !== stamp && meets(item.box, seen))
      const drawn = opened.ok ? drawnPage(opened.value, index) : null
      if (!stamp) this.problem('stamps', `Page ${label} does not bear its number upright at its edge.`)
      else if (drawn && !isInSight(drawn, page, stamp))
        this.problem('stamps', `The number of page ${label} cannot be seen.`)
      else if (drawn && standsOn(drawn, page, stamp, others)) {
        this.clashes.push(label)
        this.problem('clear', `The number of page ${label} stands on something else.`)
      }
      if (opened.ok && drawn) {
        const hasText = others.length > 0
        const shown = await shows(opened.value, drawn, hasText, () => drawsAnything(pdf, page, stamp?.box))
        if (shown === 'nothing') blank.push(label)
        else if (!hasText || !tellsDirection(drawn)) this.undirected.push(index)
        if (shown === 'unsure') this.unsure.push(index)
      }
      const { upsideDown, sideways } = turning(others)
      if (upsideDown)
        this.hold(
          'upright',
          label,
          'upside-down',
          `Page ${label} is upside down: turn it by 180 degrees and build the bundle again.`,
        )
      else if (sideways) this.sideways.push(label)
      const annotations = (await page.getAnnotations()) as Link[]
      for (const link of annotations) {
        if (link.subtype !== 'Link' || link.dest === undefined || link.dest === null) continue
        links++
        const to = await pageOf(pdf, link.dest)
        if (to === undefined) this.problem('links', `A link on page ${label} leads nowhere.`)
        if (index > 0 && index < expected.frontPages) {
          lines++
          this.checkLine(page, items, link, to, label)
        }
      }
      page.cleanup()
      this.progress(index + 1, pdf.numPages)
    }
    if (lines === 0) this.problem('index', 'The index has no links.')
    this.looked.set('links', counted(links, 'link'))
    this.looked.set('index', counted(lines, 'line'))
    for (const label of blank)
      this.hold(
        'blank',
        label,
        'blank',
        `Page ${label} is blank: leave that page of its document out, or scan it again.`,
      )
  }

  /** A line of the index: the number at its right end must be the label of the page that its link leads to; its mark is kept. */
  private checkLine(
    page: PDFPageProxy,
    items: readonly SeenText[],
    link: Link,
    to: number | undefined,
    label: string,
  ): void {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = page
      .getViewport({ scale: 1 })
      .convertToViewportRectangle(link.rect ?? []) as number[]
    const row: Rect = {
      left: Math.min(x1, x2),
      right: Math.max(x1, x2),
      bottom: Math.min(y1, y2),
      top: Math.max(y1, y2),
    }
    const within = items.filter(({ box }) => {
      const middle = (box.bottom + box.top) / 2
      return middle > row.bottom && middle < row.top && box.right <= row.right + 2
    })
    const last = within.toSorted((one, other) => other.box.right - one.box.right)[0]?.text ?? ''
    const first = within.toSorted((one, other) => one.box.left - other.box.left)[0]?.text ?? ''
    this.marks.push(first.split(/\s/)[0] ?? '')
    const named = last.split('–')[0]
    if (to !== undefined && named !== this.labels[to])
      this.problem(
        'index',
        `A line of the index on page ${label} says ${named || 'nothing'} and leads to page ${this.labels[to] ?? ''}.`,
      )
  }

  private async checkBookmarks(): Promise<void> {
    const sections = ((await this.pdf.getOutline()) ?? []) as OutlineItem[]
    const outline = flat(sections)
    const documents = sections.flatMap(({ items }) => items.map(({ title }) => title))
    for (const problem of tabProblems(this.expected.lines, this.marks, documents))
      this.problem('tabs', problem)
    this.looked.set('tabs', counted(documents.length, 'document'))
    this.looked.set('bookmarks', counted(outline.length, 'bookmark'))
    if (outline.length !== this.expected.bookmarks)
      this.problem(
        'bookmarks',
        `The file has ${counted(outline.length, 'bookmark')}; ${this.expected.bookmarks} were put in.`,
      )
    for (const { title, dest } of outline) {
      const to = await pageOf(this.pdf, dest)
      const named = /\(page (\S+)\)$/.exec(title)?.[1]
      if (to === undefined)
        this.problem('bookmarks', `A bookmark that names page ${named ?? ''} leads nowhere.`)
      else if (named !== this.labels[to])
        this.problem(
          'bookmarks',
          `A bookmark names page ${named ?? 'nothing'} and leads to page ${this.labels[to] ?? ''}.`,
        )
    }
  }
}
