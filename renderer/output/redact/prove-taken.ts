import type { BundleChecked } from '../../../shared/bundle/court/checks'
import type { Area } from '../../../shared/bundle/court/plan'
import { pagesInWords } from '../../../shared/bundle/court/preflight'
import { isTellingStretch, tellsOf } from '../../../shared/bundle/court/telling-words'
import { counted } from '../../../shared/calendar/write'
import { failed, ok, type Result } from '../../../shared/result'
import type { CourtBundleMade, TakenOut } from '../court-bundle/job'
import { type Matrix, touch } from '../page-reading/matrix'
import { type OpenPages, openPages, type ReadPage } from '../page-reading/read-pages'
import type { Sheet, Viewer } from '../page-reading/viewer'
import { isLeft } from './redact'
import type { RemovedFrom } from './redactor'

/** Dots for a point when a page is looked at; a page that is very large gets fewer. */
const dots = 2
const mostDots = 20_000_000
/** So many dots at the edges of an area may be partly of what stands beside it. */
const rim = 2
/** Of 255: where nothing but pictures is drawn, the black of a JPEG is never quite black. */
const darkest = { page: 24, pictures: 80 } as const

/** The area as it is seen on the upright page. */
const seenArea = ({ left, bottom, right, top }: TakenOut['areas'][number], upright: Matrix): Area => {
  const [a, b, c, d, e, f] = upright
  const xs = [left, right].flatMap(x => [bottom, top].map(y => a * x + c * y + e))
  const ys = [left, right].flatMap(x => [bottom, top].map(y => b * x + d * y + f))
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Whether all of an area is black on a surface, `scale` dots for a point. */
const isBlack = ({ canvas, context }: Sheet, { x, y, width, height }: Area, scale: number, most: number) => {
  const left = Math.max(0, Math.ceil(x * scale) + rim)
  const top = Math.max(0, Math.ceil(y * scale) + rim)
  const right = Math.min(canvas.width, Math.floor((x + width) * scale) - rim)
  const bottom = Math.min(canvas.height, Math.floor((y + height) * scale) - rim)
  if (right <= left || bottom <= top) return true
  const { data } = context.getImageData(left, top, right - left, bottom - top)
  for (let at = 0; at < data.length; at += 4)
    if (0.3 * (data[at] ?? 0) + 0.59 * (data[at + 1] ?? 0) + 0.11 * (data[at + 2] ?? 0) > most) return false
  return true
}

/** Whether the areas are black as the page is seen, and black in its pictures too, without what is drawn over them. */
const areBlack = async (page: ReadPage, areas: readonly Area[]): Promise<boolean> => {
  const scale = Math.min(dots, Math.sqrt(mostDots / (page.width * page.height)))
  for (const what of ['page', 'pictures'] as const) {
    const sheet = await page.draw(scale, 0, what)
    try {
      if (!areas.every(area => isBlack(sheet, area, scale, darkest[what]))) return false
    } finally {
      sheet.close()
    }
  }
  return true
}

const problemsOn = async (
  pages: OpenPages,
  number: number,
  { label, areas: own }: TakenOut,
): Promise<string[]> => {
  const page = await pages.page(number)
  const areas = own.map(area => seenArea(area, page.upright))
  const notes = (await (await pages.pdf.getPage(number)).getAnnotations()) as { rect?: number[] }[]
  const hasNote = notes.some(({ rect: [left = 0, bottom = 0, right = 0, top = 0] = [] }) => {
    const box = seenArea({ left, bottom, right, top }, page.upright)
    return areas.some(area => touch(box, area))
  })
  const black = await areBlack(page, areas)
  page.letGo()
  const advice = 'mark the areas anew, and do not serve this page.'
  return [
    ...(isLeft(page, areas)
      ? [`There is text in an area that was taken out of page ${label}: ${advice}`]
      : []),
    ...(hasNote ? [`A note lies on an area that was taken out of page ${label}: ${advice}`] : []),
    ...(black ? [] : [`An area that was taken out of page ${label} is not black: ${advice}`]),
  ]
}

interface Titled {
  title: string
  items: Titled[]
}

const titlesIn = (items: readonly Titled[]): string[] =>
  items.flatMap(({ title, items: inside }) => [title, ...titlesIn(inside)])

/** What the titles of a file, which stand in its index as well, give away of what was taken out. */
const titleFindings = (titles: readonly string[], removed: readonly RemovedFrom[]) => {
  const stretches = removed.map(({ text }) => text)
  const [tellsAll, tells] = [tellsOf(stretches.filter(isTellingStretch)), tellsOf(stretches)]
  const problems: string[] = []
  const pages = new Set<string>()
  for (const title of titles) {
    // The tab in front and the page behind are the bundle's own.
    const [, words = '', page = ''] = /^(?:\d\S*\. )?(.*?) \(page (\S+)\)$/su.exec(title) ?? ['', title]
    if (tellsAll(words) === 'all')
      problems.push(
        `A title in the bookmarks, of page ${page}, says what was taken out: give the document or section another title.`,
      )
    else if (tells(words) !== 'nothing') pages.add(page)
  }
  const notes =
    pages.size > 0
      ? [
          `Titles of ${pagesInWords([...pages])} have a word that was also taken out: look whether index and bookmarks tell it.`,
        ]
      : []
  return { problems, notes }
}

/**
 * Opens a finished served copy anew and proves that nothing is left of what was taken out: no text and no note in an area,
 * nothing but black to be seen there and in the pictures below, and no title that says it. Adds that to what was checked.
 */
export const proveTaken = async (
  viewer: Viewer,
  made: Pick<CourtBundleMade, 'bytes' | 'pages' | 'takenOut'>,
  removed: readonly RemovedFrom[],
  checked: BundleChecked,
): Promise<Result<BundleChecked>> => {
  const { takenOut } = made
  if (takenOut.length === 0) return ok(checked)
  const opened = await openPages(viewer, made.bytes)
  if (!opened.ok) return opened
  try {
    const problems: string[] = []
    for (const one of takenOut) {
      const number = made.pages.findIndex(({ label }) => label === one.label) + 1
      problems.push(...(await problemsOn(opened.value, number, one)))
    }
    const titles = titlesIn(((await opened.value.pdf.getOutline()) ?? []) as Titled[])
    const said = titleFindings(titles, removed)
    const areas = takenOut.reduce((sum, one) => sum + one.areas.length, 0)
    return ok({
      ...checked,
      checks: [
        ...checked.checks,
        {
          id: 'removed',
          title: 'Nothing that was taken out is still there',
          looked: `${counted(areas, 'area')}, ${counted(titles.length, 'title')}`,
          problems: [...problems, ...said.problems],
          letGo: [],
        },
      ],
      notes: [...checked.notes, ...said.notes],
    })
  } catch {
    return failed(
      'damaged',
      'The areas of the served copy could not be looked at in the finished file.',
      'Make it again. If it happens again, report it, and do not serve it.',
    )
  } finally {
    await opened.value.close()
  }
}
