import {
  isLateFront,
  isLateSection,
  letterOf,
  type NumberedPage,
  PageNumbers,
  type PageOf,
} from '../../../shared/bundle/court/numbering'
import {
  type Area,
  type CourtBundlePlan,
  type CourtDocument,
  documentsOf,
  pagesKept,
  turnOf,
} from '../../../shared/bundle/court/plan'
import { shownName } from '../../../shared/bundle/names'
import { type Failed, failed, ok, type Result } from '../../../shared/result'
import { sha256 } from '../digest'
import type { Fonts } from '../fonts/fonts'
import { Faces, type Page } from '../pdf/page'
import { Setter } from '../pdf/setter'
import type { Redraw } from '../pictures/smaller'
import { natureOf } from '../reading/kind'
import { Graft } from '../splice/graft'
import type { Inflate } from '../splice/inflate'
import { Target } from '../splice/target'
import { dict, Name, Ref, textString, type Value } from '../splice/values'
import type { Progress, Supply } from '../supply'
import { graftedView } from './annotations'
import { type Content, emptyContent } from './content'
import { Destinations, type Heading, headingsOf } from './destinations'
import { openDocument, type SourceDocument } from './document'
import { type IndexEntry, layCover, layDivider, pdfOfPages, type SetIndex, setIndex } from './front'
import { quarterTurns } from './geometry'
import { type Bookmark, pageLabels, writeOutline } from './outline'
import { pictureToPdf, withinDots } from './pictures'
import { type Corner, contentOf, type Placing, placePage } from './place-page'
import { fontPrefix, type Stamps, stampsOf } from './stamps'

export interface CourtBundleJob {
  plan: CourtBundlePlan
  /** The file behind each document, in the order of the bundle: its name, for sentences, and its size in bytes. */
  files: readonly { name: string; bytes: number }[]
  /** An ISO instant for the file's properties. The same job at the same instant gives the same bytes. */
  madeAt: string
}

/** What a bundle can do only where the machine it is made on has the means. */
export interface CourtBundleMeans {
  /** Unpacks streams where something faster than the built-in way is at hand. */
  inflate?: Inflate
  /** Packs data, where something faster is at hand. */
  deflate?: (data: Uint8Array) => Uint8Array
  /** Draws a picture smaller; left out, pictures stay as they are and are only told of. */
  redraw?: Redraw
  /** Takes areas out of a file for the served copy: the same pages, by number from 1, without what was in the areas. */
  redact?: (
    bytes: Uint8Array<ArrayBuffer>,
    areas: ReadonlyMap<number, readonly Area[]>,
    name: string,
  ) => Promise<Result<Uint8Array<ArrayBuffer>>>
}

export interface CourtBundleMade {
  bytes: Uint8Array<ArrayBuffer>
  sha256: string
  /** Every page in order. */
  pages: NumberedPage[]
  /** How many pages cover and index take; a late document keeps the numbering when the plan says so as `issued`. */
  frontPages: number
  /** Labels of pages that are pictures without any text, and of pages with nothing on them. */
  withoutText: string[]
  blank: string[]
  /** Labels of pages that stood upside down in their file and were turned. */
  righted: string[]
  /** Labels of pages with a picture of far more than 300 dpi that could not be made smaller. */
  tooFine: string[]
}

type Flags = Pick<CourtBundleMade, 'withoutText' | 'blank' | 'righted' | 'tooFine'>

/** Pages to a node of the page tree. */
const pagesToANode = 64

const nothingLeft = (title: string): Failed =>
  failed(
    'invalid',
    `Every page of ‘${title}’ is left out.`,
    'Take the document out of the bundle, or put a page back in.',
  )

const noSuchPage = (title: string, page: number, count: number): Failed =>
  failed(
    'invalid',
    `‘${title}’ has ${count === 1 ? '1 page' : `${count} pages`}; page ${page} is asked for.`,
    'Correct the page number, or choose the right file.',
  )

/** The first page that the plan names and the file does not have. */
const beyond = (document: CourtDocument, count: number): number | undefined =>
  [
    ...document.excluded,
    ...document.turned.map(one => one.page),
    ...document.areas.map(one => one.page),
  ].find(page => page > count)

interface Placed {
  entry: IndexEntry
  to: Ref | null
  corner: Corner
}

/** The lines of the index in order: each section that has documents, then those. */
const indexOf = (plan: CourtBundlePlan): Omit<IndexEntry, 'first' | 'last'>[] => {
  let letters = 0
  let count = 0
  return plan.sections
    .filter(section => section.documents.length > 0)
    .flatMap(section => [
      {
        is: 'section' as const,
        mark: plan.numbering === 'lettered' && !isLateSection(section) ? letterOf(++letters) : '',
        title: section.title,
        date: null,
      },
      ...section.documents.map(({ title, date }) => ({
        is: 'document' as const,
        mark: String(++count),
        title,
        date,
      })),
    ])
}

/** Builds the bundle, one source after another: each is asked for when its turn comes and let go once its pages are in. */
class Builder {
  private readonly target: Target
  private readonly numbers: PageNumbers
  private readonly setter: Setter
  private readonly index: SetIndex
  private readonly faces = new Faces(fontPrefix)
  private readonly stamps: Stamps
  private readonly tree: number
  private readonly nodes: { number: number; kids: Ref[] }[] = []
  private readonly before = new Map<string, Ref>()
  private readonly pages: NumberedPage[] = []
  private readonly corners = new Map<number, Corner>()
  private readonly flags: Flags = { withoutText: [], blank: [], righted: [], tooFine: [] }
  /** The font of the numbers, which is written with the front pages. */
  private readonly stampFont: Ref

  constructor(
    private readonly job: CourtBundleJob,
    private readonly fonts: Fonts,
    private readonly supply: Supply,
    private readonly means: CourtBundleMeans,
    private readonly progress: Progress,
  ) {
    const expected = job.files.reduce((sum, file) => sum + file.bytes, 0)
    this.target = new Target(Math.ceil(expected * 1.02) + 1024 ** 2, means.deflate)
    this.stamps = stampsOf(fonts, this.faces)
    this.stampFont = new Ref(this.target.reserve())
    this.numbers = new PageNumbers(job.plan.numbering)
    this.setter = new Setter(fonts)
    this.index = setIndex(indexOf(job.plan), this.setter)
    this.tree = this.target.reserve()
  }

  async build(): Promise<Result<CourtBundleMade>> {
    const { plan } = this.job
    const front = 1 + this.index.pages
    const frontRefs = Array.from({ length: front }, (_, index) =>
      this.addPage(index === 0 ? { is: 'cover' } : { is: 'index' }, isLateFront(plan, index)),
    )
    const dividers: { page: Page; at: { ref: Ref; parent: Ref; label: string } }[] = []
    const entries: Placed[] = []
    const bookmarks: Bookmark[] = []
    let file = 0
    let section = 0
    let count = 0
    for (const one of plan.sections) {
      if (one.documents.length === 0) continue
      const late = isLateSection(one)
      this.numbers.beginSection(late)
      const mark = plan.numbering === 'lettered' && !late ? letterOf(++section) : ''
      const inside: Bookmark[] = []
      const heading: Placed = {
        entry: { is: 'section', mark, title: one.title, date: null, first: '', last: '' },
        to: null,
        corner: [0, 0],
      }
      entries.push(heading)
      if (plan.dividers) {
        const at = this.addPage({ is: 'divider', section: one.id }, late)
        const page = layDivider(
          mark && `Section ${mark}`,
          one.title,
          one.documents,
          front + dividers.length,
          this.setter,
          this.faces,
        )
        dividers.push({ page, at })
        heading.to = at.ref
        heading.entry.first = at.label
        heading.entry.last = at.label
      }
      for (const document of one.documents) {
        count++
        const placed = await this.addDocument(one.id, document, file, String(count))
        if (!placed.ok) return placed
        file++
        this.progress(file, this.job.files.length)
        entries.push(placed.value.placed)
        inside.push(placed.value.bookmark)
        heading.to ??= placed.value.placed.to
        heading.entry.first ||= placed.value.placed.entry.first
        heading.entry.last = placed.value.placed.entry.last
      }
      bookmarks.push({ title: '', to: null, open: true, inside })
    }
    await this.addFront(frontRefs, dividers, entries)
    return this.finish(frontRefs, entries, bookmarks)
  }

  private addPage(page: PageOf, late: boolean) {
    const label = this.numbers.next(late)
    const ref = new Ref(this.target.reserve())
    let node = this.nodes.at(-1)
    if (!node || node.kids.length >= pagesToANode) {
      node = { number: this.target.reserve(), kids: [] }
      this.nodes.push(node)
    }
    node.kids.push(ref)
    this.pages.push({ ...page, label })
    return { ref, parent: new Ref(node.number), label }
  }

  private placing(document: SourceDocument, graft: Graft, kept: ReadonlyMap<number, number>): Placing {
    return {
      document,
      destinations: new Destinations(document),
      target: this.target,
      graft,
      fonts: new Map([[this.stamps.resource, this.stampFont]]),
      stamps: this.stamps,
      pageOf: number => kept.get(number),
      prepared: new Map(),
      before: this.before,
    }
  }

  /** The file of a document as a PDF: a picture becomes one, and areas of the served copy are taken out. */
  private async fileOf(document: CourtDocument, index: number): Promise<Result<Uint8Array<ArrayBuffer>>> {
    const name = this.job.files[index]?.name ?? document.title
    const supplied = await this.supply(index)
    if (!supplied.ok) return supplied
    const nature = natureOf(supplied.value)
    const pdf =
      nature.kind === 'picture' ? await pictureToPdf(supplied.value, name, this.means.redraw) : supplied
    const marked = document.areas.filter(({ page }) => !document.excluded.includes(page))
    if (!pdf.ok || marked.length === 0 || !this.means.redact) return pdf
    return this.means.redact(pdf.value, new Map(marked.map(({ page, areas }) => [page, areas])), name)
  }

  private async addDocument(
    section: string,
    planned: CourtDocument,
    index: number,
    mark: string,
  ): Promise<Result<{ placed: Placed; bookmark: Bookmark }>> {
    const name = this.job.files[index]?.name ?? planned.title
    const bytes = await this.fileOf(planned, index)
    if (!bytes.ok) return bytes
    const opened = await openDocument(bytes.value, name, this.means.inflate)
    if (!opened.ok) return opened
    const document = opened.value
    const wrong = beyond(planned, document.pages.length)
    if (wrong !== undefined) return noSuchPage(shownName(planned.title), wrong, document.pages.length)
    const pages = pagesKept(planned, document.pages.length)
    if (pages.length === 0) return nothingLeft(shownName(planned.title))

    const kept = new Map<number, number>()
    const places = pages.map(number => {
      const at = this.addPage({ is: 'document', section, document: planned.id, page: number }, planned.late)
      const page = document.pages[number - 1]
      if (page) kept.set(page.number, at.ref.number)
      return { ...at, page, turn: turnOf(planned, number) }
    })
    const contents = places.map(({ page, turn }) =>
      page
        ? contentOf(document, page, { box: page.seen, rotation: quarterTurns(page.rotation + turn) })
        : undefined,
    )
    const { instead, tooFine } = await withinDots(
      document,
      contents.flatMap((content, at) => (content ? [{ content, label: places[at]?.label ?? '' }] : [])),
      this.means.redraw,
    )
    const graft = new Graft(document.source, this.target, document.left, instead)
    const placing = this.placing(document, graft, kept)
    this.flags.tooFine.push(...tooFine)
    places.forEach(({ ref, parent, label, page, turn: planned }, at) => {
      const content = contents[at]
      if (!page || !content) return
      const turn = standsOnItsHead(content, page.rotation + planned) ? planned + 180 : planned
      if (turn !== planned) this.flags.righted.push(label)
      if (!content.hasMarks) this.flags.blank.push(label)
      else if (!content.hasText && content.pictures.length > 0) this.flags.withoutText.push(label)
      const corner = placePage(placing, page, content, { number: ref.number, parent, label, turn, links: [] })
      this.corners.set(ref.number, corner)
    })
    graft.flush()

    const first = places[0]
    const placed: Placed = {
      entry: {
        is: 'document',
        mark,
        title: planned.title,
        date: planned.date,
        first: first?.label ?? '',
        last: places.at(-1)?.label ?? '',
      },
      to: first?.ref ?? null,
      corner: [0, 0],
    }
    const labels = new Map(places.map(({ ref, label }) => [ref.number, label]))
    const inside = this.bookmarksOf(headingsOf(document, placing.destinations), kept, labels)
    return ok({
      placed,
      bookmark: {
        title: titled(planned.title, placed.entry.first),
        to: this.atTop(placed.to),
        open: false,
        inside,
      },
    })
  }

  /** A file's own bookmarks, as far as they lead to pages that are in the bundle. */
  private bookmarksOf(
    headings: readonly Heading[],
    kept: ReadonlyMap<number, number>,
    labels: ReadonlyMap<number, string>,
  ): Bookmark[] {
    return headings.flatMap(({ title, to, inside }): Bookmark[] => {
      const within = this.bookmarksOf(inside, kept, labels)
      const page = to && kept.get(to.page)
      if (!to || page === undefined || page === null) return within
      return [
        {
          title: titled(title.trim() || 'Untitled', labels.get(page) ?? ''),
          to: [new Ref(page), ...graftedView(to.view)],
          open: false,
          inside: within,
        },
      ]
    })
  }

  /** The destination of a page from its top, without another zoom. */
  private atTop(page: Ref | null, zoom: Value = null): Value {
    if (!page) return null
    const [left, top] = this.corners.get(page.number) ?? [0, 0]
    return [page, Name.of('XYZ'), left, top, zoom]
  }

  /** Cover, index and dividers: set when every label is known, and put in like the pages of any other file. */
  private async addFront(
    front: readonly { ref: Ref; parent: Ref; label: string }[],
    dividers: readonly { page: Page; at: { ref: Ref; parent: Ref; label: string } }[],
    entries: readonly Placed[],
  ): Promise<void> {
    const cover = layCover(this.job.plan.cover, this.setter, this.faces)
    const index = this.index.draw(
      entries.map(({ entry }) => entry),
      this.setter,
      this.faces,
    )
    const laid = [cover, ...index.pages, ...dividers.map(({ page }) => page)]
    const opened = await openDocument(await pdfOfPages(laid, this.faces, this.fonts), 'front pages')
    if (!opened.ok) throw new Error(opened.fault.message)
    const document = opened.value
    const graft = new Graft(document.source, this.target, document.left, new Map())
    const font = document.source
      .dict(document.source.dict(document.pages[0]?.resources).get('Font'))
      .get(this.stamps.resource)
    if (font instanceof Ref) graft.bringAs(font.number, this.stampFont.number)
    const placing = this.placing(document, graft, new Map())
    const places = [...front, ...dividers.map(({ at }) => at)]
    // The pages first, so that links know where each page's top is.
    const put = (at: number) => {
      const page = document.pages[at]
      const place = places[at]
      if (!page || !place) return
      const links = index.links
        .filter(link => link.page === at - 1 && at < front.length)
        .map(link =>
          dict({
            Type: Name.of('Annot'),
            Subtype: Name.of('Link'),
            Rect: link.rect,
            Border: [0, 0, 0],
            Dest: this.atTop(entries[link.entry]?.to ?? null),
          }),
        )
      const { ref, parent, label } = place
      const corner = placePage(placing, page, emptyContent(), {
        number: ref.number,
        parent,
        label,
        turn: 0,
        links,
      })
      this.corners.set(ref.number, corner)
    }
    places.forEach((_, at) => {
      if (at >= front.length) put(at)
    })
    front.forEach((_, at) => {
      put(at)
    })
    graft.flush()
  }

  private async finish(
    front: readonly { ref: Ref; label: string }[],
    entries: readonly Placed[],
    sections: readonly Bookmark[],
  ): Promise<Result<CourtBundleMade>> {
    const { plan, madeAt } = this.job
    const { target } = this
    const headings = entries.filter(({ entry }) => entry.is === 'section')
    const bookmarks: Bookmark[] = [
      ...front.slice(0, 2).map(({ ref, label }, at) => ({
        title: titled(at === 0 ? 'Cover' : 'Index', label),
        to: this.atTop(ref),
        open: false,
        inside: [],
      })),
      ...sections.map((section, at) => {
        const heading = headings[at]
        const { mark = '', title = '', first = '' } = heading?.entry ?? {}
        return {
          ...section,
          title: titled(mark ? `${mark}. ${title}` : title, first),
          to: this.atTop(heading?.to ?? null),
        }
      }),
    ]
    for (const { number, kids } of this.nodes)
      target.add(
        dict({ Type: Name.of('Pages'), Parent: new Ref(this.tree), Kids: kids, Count: kids.length }),
        number,
      )
    target.add(
      dict({
        Type: Name.of('Pages'),
        Kids: this.nodes.map(({ number }) => new Ref(number)),
        Count: this.pages.length,
      }),
      this.tree,
    )
    const root = target.add(
      dict({
        Type: Name.of('Catalog'),
        Pages: new Ref(this.tree),
        PageLabels: pageLabels(this.pages.map(({ label }) => label)),
        Outlines: writeOutline(target, bookmarks),
        PageMode: Name.of('UseOutlines'),
        OpenAction: this.atTop(front[0]?.ref ?? null, 1),
        ViewerPreferences: dict({ DisplayDocTitle: true }),
        Lang: textString('en-GB'),
      }),
    )
    const made = `D:${madeAt.replace(/\D/g, '').slice(0, 14)}Z`
    const info = target.add(
      dict({
        // Names of people have no place in file properties, which show wherever the file lies.
        Title: textString([plan.cover.title, plan.cover.caseNumber].filter(Boolean).join(' ')),
        Producer: textString('SSST Desk'),
        Creator: textString('SSST Desk'),
        CreationDate: textString(made),
        ModDate: textString(made),
      }),
    )
    const bytes = target.finish(dict({ Root: root, Info: info }))
    return ok({
      bytes,
      sha256: await sha256(bytes),
      pages: this.pages,
      frontPages: front.length,
      ...this.flags,
    })
  }
}

/**
 * Whether nearly all text of a page is seen upside down. Such a page is turned: nobody can read it, and no bundle leaves
 * with one. Text that runs sideways is left to the officer, because tables are often meant so.
 */
const standsOnItsHead = ({ letters }: Content, rotation: number): boolean => {
  const all = letters[0] + letters[90] + letters[180] + letters[270]
  return letters[quarterTurns(rotation + 180)] > all * 0.8
}

/** A title with the number of its page, as bookmarks have it. */
export const titled = (title: string, label: string): string => `${title} (page ${label})`

const lettersIn = ({ cover, sections }: CourtBundlePlan): string =>
  [
    ...Object.values(cover).filter(value => typeof value === 'string'),
    ...cover.parties.flatMap(({ name, role }) => [name, role]),
    ...sections.flatMap(({ title, documents }) => [title, ...documents.map(document => document.title)]),
  ].join('\n')

/**
 * Makes the court bundle of a plan: cover, linked index, dividers, numbered pages, bookmarks, page labels. Files are
 * asked for by their place among the plan's documents. What cannot be done is a fault that names the document; never
 * rejects.
 */
export const buildCourtBundle = async (
  job: CourtBundleJob,
  fonts: Fonts,
  supply: Supply,
  means: CourtBundleMeans = {},
  progress: Progress = () => undefined,
): Promise<Result<CourtBundleMade>> => {
  if (documentsOf(job.plan).length === 0)
    return failed('invalid', 'There is no document in the bundle.', 'Add a document to a section first.')
  try {
    const prepared = await fonts.prepare(`${lettersIn(job.plan)}\nIndex, continued Section 0123456789–…‹›`)
    if (!prepared.ok) return prepared
    return await new Builder(job, fonts, supply, means, progress).build()
  } catch (error) {
    return error instanceof RangeError
      ? failed(
          'full',
          'There is not enough memory to make the bundle.',
          'Close other programs and try again, or make two bundles of it.',
        )
      : failed('internal', 'The bundle could not be made.', 'Try again. If it happens again, report it.')
  }
}
