import type { CourtCover } from '../../../shared/bundle/court/plan'
import { clockTime, longDate, plainDate } from '../../../shared/calendar/write'
import type { Line } from '../fonts/prose'
import { type Faces, ink, Page, paper } from '../pdf/page'
import { type Setter, type Style, type } from '../pdf/setter'

/** A line of the index: a section, or a document in it. */
export interface IndexEntry {
  is: 'section' | 'document'
  /** The letter of a section, the tab of a document. */
  mark: string
  title: string
  date: string | null
  /** The label of its first page, and of its last. */
  first: string
  last: string
}

/** Where on a page of the index a line stands, in points from the lower left corner, and which entry it is. */
export interface IndexLink {
  page: number
  entry: number
  rect: [number, number, number, number]
}

const margin = { left: 56.7, right: 56.7, top: 62, bottom: 62 }
const right = paper.width - margin.right
const width = right - margin.left
const padding = 4

/** How far titles stand in from their tabs: as far as the widest needs, and never nearer than most bundles have it. */
const markWidth = (entries: readonly { mark: string }[], setter: Setter, style: Style): number =>
  Math.max(
    34,
    // No letter or figure is wider than the type is high, so a short tab need not be set to be known to fit.
    ...entries
      .filter(({ mark }) => mark.length * style.size + 10 > 34)
      .flatMap(({ mark }) => setter.oneLine(mark, width / 3, style, true).map(line => line.width + 10)),
  )

/** Where the columns of the index begin, and where the last ends. */
interface Columns {
  mark: number
  title: number
  date: number
  page: number
}

const range = ({ first, last }: { first: string; last: string }) =>
  first === last ? first : `${first}–${last}`

/** A line of the index as far as it can be set before any page is numbered. */
interface Row {
  is: IndexEntry['is']
  height: number
  mark: Line[]
  title: Line[]
  date: Line[]
}

const setRow = (entry: Omit<IndexEntry, 'first' | 'last'>, column: Columns, setter: Setter): Row => {
  const bold = entry.is === 'section'
  const style = type.cell
  const title = setter.lines([entry.title], column.date - column.title - 10, style, 'Title', bold)
  return {
    is: entry.is,
    height: Math.max(1, title.length) * style.leading + 2 * padding,
    mark: setter.oneLine(entry.mark, column.title - column.mark - 4, style, bold),
    title,
    date: entry.date ? setter.oneLine(plainDate(entry.date), 104, style) : [],
  }
}

const drawRow = (page: Page, top: number, row: Row, pages: Line[], column: Columns) => {
  const style = type.cell
  const at = { top: top + padding + style.size, ...style }
  page.text(row.mark, { left: column.mark, ...at })
  page.text(row.title, { left: column.title, ...at })
  page.text(row.date, { left: column.date, ...at })
  page.text(pages, { left: 0, right: column.page, ...at })
  page.rule(margin.left, right, top + row.height, row.is === 'section' ? 1 : 0.5, ink.rule)
}

const indexHead = (page: Page, column: Columns, setter: Setter, first: boolean): void => {
  const title = setter.oneLine(first ? 'Index' : 'Index, continued', width, type.title, true)
  page.text(title, { left: margin.left, top: margin.top + type.title.size, ...type.title })
  const top = margin.top + 46
  const head = (text: string, at: { left: number; right?: number }) =>
    page.text(setter.oneLine(text, 120, type.small, true), { top, ...type.small, shade: ink.label, ...at })
  head('Tab', { left: column.mark })
  head('Document', { left: column.title })
  head('Date', { left: column.date })
  head('Page', { left: 0, right: column.page })
  page.rule(margin.left, right, top + 6, 1.4, ink.text)
}

const headHeight = 52

/** The index, set but for the page numbers: those are known once every document is in. */
export interface SetIndex {
  /** How many pages it takes. */
  pages: number
  /** Draws it; `ranges` holds the first and last label of each entry. */
  draw(
    ranges: readonly { first: string; last: string }[],
    setter: Setter,
    faces: Faces,
  ): { pages: Page[]; links: IndexLink[] }
}

/**
 * Sets the index and deals its lines out to pages, at least so many: pages that were given out do not go when a title
 * becomes shorter. It stands behind the cover.
 */
export const setIndex = (
  entries: readonly Omit<IndexEntry, 'first' | 'last'>[],
  setter: Setter,
  atLeast = 1,
): SetIndex => {
  const column = {
    mark: margin.left,
    title: margin.left + markWidth(entries, setter, type.cell),
    date: right - 178,
    page: right,
  }
  const rows = entries.map(entry => setRow(entry, column, setter))
  const places: { page: number; top: number }[] = []
  let page = 0
  let top = margin.top + headHeight
  rows.forEach((row, index) => {
    // The name of a section does not stay behind alone.
    const needed = row.height + (row.is === 'section' ? (rows[index + 1]?.height ?? 0) : 0)
    if (top + needed > paper.height - margin.bottom) {
      page++
      top = margin.top + headHeight
    }
    places.push({ page, top })
    top += row.height
  })
  const count = Math.max(page + 1, atLeast)
  return {
    pages: count,
    draw(ranges, drawingSetter, faces) {
      const pages = Array.from({ length: count }, (_, index) => {
        const drawn = new Page(faces, 1 + index)
        indexHead(drawn, column, drawingSetter, index === 0)
        return drawn
      })
      const links = rows.map((row, index): IndexLink => {
        const place = places[index] ?? { page: 0, top: 0 }
        const drawn = pages[place.page]
        const labels = range(ranges[index] ?? { first: '', last: '' })
        if (drawn)
          drawRow(
            drawn,
            place.top,
            row,
            drawingSetter.oneLine(labels, 70, type.cell, row.is === 'section'),
            column,
          )
        const upper = paper.height - place.top
        return { page: place.page, entry: index, rect: [margin.left, upper - row.height, right, upper] }
      })
      return { pages, links }
    },
  }
}

interface CoverLine {
  lines: Line[]
  style: Style
  before: number
  shade?: number
}

const coverLines = (cover: CourtCover, setter: Setter, scale: number): CoverLine[] => {
  const sized = ({ size, leading }: Style): Style => ({ size: size * scale, leading: leading * scale })
  const line = (text: string, style: Style, before: number, bold = false, shade?: number): CoverLine => ({
    lines: setter.lines([text], width, sized(style), 'Cover', bold),
    style: sized(style),
    before: before * scale,
    ...(shade === undefined ? {} : { shade }),
  })
  const known = (text: string | null, make: (text: string) => CoverLine) => (text ? [make(text)] : [])
  const hearing = [
    cover.hearingDate && longDate(cover.hearingDate),
    cover.hearingTime && `at ${clockTime(cover.hearingTime)}`,
  ]
    .filter(Boolean)
    .join(' ')
  return [
    ...known(cover.court, text => line(text, type.heading1, 0, true)),
    ...known(cover.caseNumber, text => line(`Case number ${text}`, type.body, 6)),
    ...cover.parties.flatMap(({ name, role }, index) => [
      line(index === 0 ? 'Between' : 'and', type.body, index === 0 ? 48 : 12, false, ink.label),
      line(name, type.heading1, 10, true),
      line(role, type.body, 2),
    ]),
    line(cover.title, { size: 24, leading: 30 }, 64, true),
    ...known(hearing === '' ? null : `Hearing: ${hearing}`, text => line(text, type.heading1, 12)),
    ...known(cover.preparedBy, text => line(`Prepared by ${text}`, type.body, 48)),
    ...known(cover.reference, text => line(`Reference ${text}`, type.body, 4)),
  ]
}

/** Lays the first page. Where much is known it is set smaller, so that it stays one page. */
export const layCover = (cover: CourtCover, setter: Setter, faces: Faces): Page => {
  const page = new Page(faces, 0)
  const room = paper.height - 2 * margin.top
  const height = (lines: readonly CoverLine[]) =>
    lines.reduce((sum, one) => sum + one.before + one.lines.length * one.style.leading, 0)
  const [lines = []] = [1, 0.8, 0.65, 0.5, 0.38, 0.28]
    .map(scale => coverLines(cover, setter, scale))
    .filter((one, index, all) => height(one) <= room || index === all.length - 1)
  let top = margin.top + Math.min(60, Math.max(0, room - height(lines)) / 2)
  page.rule(margin.left, right, top - 16, 2, ink.text)
  for (const one of lines) {
    top += one.before
    page.text(one.lines, {
      left: margin.left,
      top: top + one.style.size,
      ...one.style,
      shade: one.shade ?? ink.text,
    })
    top += one.lines.length * one.style.leading
  }
  return page
}

/** Lays the page that begins a section and says what is in it. */
export const layDivider = (
  mark: string,
  title: string,
  documents: readonly { mark: string; title: string; date: string | null }[],
  index: number,
  setter: Setter,
  faces: Faces,
): Page => {
  const page = new Page(faces, index)
  let top = 250
  if (mark) {
    page.text(setter.oneLine(mark, width, type.title, true), {
      left: margin.left,
      top,
      ...type.title,
      shade: ink.label,
    })
    top += 34
  }
  const style = { size: 26, leading: 33 }
  const lines = setter.lines([title], width, style, 'Section', true).slice(0, 8)
  page.text(lines, { left: margin.left, top, ...style })
  top += lines.length * style.leading
  page.rule(margin.left, right, top - 14, 1.4, ink.text)
  const indent = markWidth(documents, setter, type.body)
  for (const document of documents) {
    if (top > paper.height - margin.bottom - 30) break
    const text = document.date ? `${document.title}, ${plainDate(document.date)}` : document.title
    const at = { top: top + 10, ...type.body }
    page.text(setter.oneLine(document.mark, indent, type.body), { left: margin.left, ...at })
    page.text(setter.oneLine(text, width - indent, type.body), { left: margin.left + indent, ...at })
    top += type.body.leading + 3
  }
  return page
}
