import type { PDFContext, PDFRef } from 'pdf-lib'
import type { Matrix } from '../page-reading/matrix'
import { hex4, intoDocument, writeIdentityFont } from '../pdf/identity-font'
import { blankAscent, blankDescent, blankFont } from './blank-font'

/** A character to be found at a place of the upright page: points from its upper left corner, y down. */
export interface PlacedText {
  text: string
  x: number
  y: number
  along: readonly [x: number, y: number]
  advance: number
  size: number
}

/** Widths are kept to two hundredths of the type size; what is lost is made up for before the next character. */
const step = 20

/**
 * Text of a document that readers find, select and copy but never draw. Each code stands for a piece of text and a
 * width, so that the places of words come out as they are on the page.
 */
export class TextLayer {
  private readonly used: { text: string; width: number }[] = []
  private readonly codes = new Map<string, number>()
  private ref: PDFRef | null = null

  constructor(private readonly context: PDFContext) {}

  /** The font, to be named in the resources of each page; it is filled by `finish`. */
  get font(): PDFRef {
    this.ref ??= this.context.nextRef()
    return this.ref
  }

  private code(text: string, width: number): number {
    const key = `${width} ${text}`
    const known = this.codes.get(key)
    if (known !== undefined) return known
    this.used.push({ text, width })
    this.codes.set(key, this.used.length)
    return this.used.length
  }

  /**
   * The operations that place `texts` on a page; `fromUpright` leads from the upright page to the page's own space, and
   * `name` is the font's name in the page's resources.
   */
  content(texts: readonly PlacedText[], name: string): string {
    const lines: string[] = []
    let end: { x: number; y: number } | null = null
    let last: PlacedText | null = null
    let open: string[] = []
    const close = () => {
      if (open.length > 0) lines.push(`[${open.join('')}] TJ`)
      open = []
    }
    const able = texts.filter(({ size }) => size > 0)
    for (const [index, placed] of able.entries()) {
      if (this.used.length >= 0xffff) break
      const [alongX, alongY] = placed.along
      const gap = end && last ? sameLine(last, end, placed) : null
      if (gap === null) {
        close()
        const { x, y, size } = placed
        // The text layer is written in the upright page's space, where y goes down: letters are turned over for it.
        const turn: Matrix = [alongX, alongY, alongY, -alongX, x, y]
        lines.push(`/${name} ${short(size)} Tf ${turn.map(short).join(' ')} Tm`)
      } else if (Math.abs(gap) > 1) open.push(short(-gap))
      const width = Math.max(0, Math.round(reachOf(placed, able[index + 1]) / step) * step)
      open.push(`<${hex4(this.code(placed.text, width))}>`)
      const went = (width * placed.size) / 1000
      end = { x: placed.x + alongX * went, y: placed.y + alongY * went }
      last = placed
    }
    close()
    return lines.length === 0 ? '' : ['BT', '3 Tr', ...lines, 'ET'].join('\n')
  }

  /** Writes the font, once all pages have been given their content. */
  finish(): void {
    if (!this.ref) return
    const font = {
      name: 'AAAAAA+Unseen',
      file: blankFont(),
      box: [0, blankDescent, 1000, blankAscent],
      ascent: blankAscent,
      descent: blankDescent,
      capHeight: 700,
      stem: 80,
      otherWidth: 500,
      codes: this.used.map(({ text, width }) => ({ glyph: 1, text, width })),
    } as const
    writeIdentityFont(intoDocument(this.context), font, this.ref)
  }
}

/** Five decimals are finer than any printer; exponents are not PDF. */
const short = (value: number): string => {
  const text = value.toFixed(5).replace(/\.?0+$/, '')
  return text === '-0' ? '0' : text
}

/** A gap narrower than this, in thousandths of the size, is letter-spacing; readers would take it for the end of a word. */
const narrow = 180

/** How wide a character is taken to be, in thousandths of its size: up to the next one where that stands close by. */
const reachOf = (placed: PlacedText, next: PlacedText | undefined): number => {
  const { x, y, along, advance, size } = placed
  const own = (advance * 1000) / size
  const end = { x: x + along[0] * advance, y: y + along[1] * advance }
  const gap = next ? sameLine(placed, end, next) : null
  return gap !== null && gap > 0 && gap < narrow && !/^\s*$/.test(placed.text) ? own + gap : own
}

/** How far the next character stands from the end of the last, in thousandths of the size; null off the line. */
const sameLine = (last: PlacedText, end: { x: number; y: number }, next: PlacedText): number | null => {
  if (Math.abs(last.size - next.size) > 0.01) return null
  const turned = last.along[0] * next.along[0] + last.along[1] * next.along[1]
  if (turned < 0.9999) return null
  const x = next.x - end.x
  const y = next.y - end.y
  const off = Math.abs(x * next.along[1] - y * next.along[0])
  const gap = x * next.along[0] + y * next.along[1]
  return off > 0.05 * next.size || gap > 3 * next.size || gap < -1.5 * next.size
    ? null
    : (gap * 1000) / next.size
}
