import type { OPS } from 'pdfjs-dist'
import type { Area } from '../../../shared/bundle/court/plan'
import { around, asMatrix, at, type Matrix, same, times } from './matrix'

/** A character (or a few drawn as one) where it stands on the upright page: points from its upper left corner, y down. */
export interface Glyph {
  text: string
  /** Where the pen is put down. */
  x: number
  y: number
  /** The way the pen goes, one point long, and how far it goes. */
  along: readonly [x: number, y: number]
  advance: number
  /** Height of the letters' body. */
  size: number
  /** In a layer that is not shown. */
  hidden: boolean
  /** Never drawn, as the words that were recognised on a scan. */
  unseen: boolean
  /** What it may take up, accents and tails included. */
  box: Area
  /** What it surely takes up: from just under the line to the height of small letters and a little more. */
  core: Area
}

/** A picture on the upright page and how many of its dots stand on an inch. */
export interface PlacedPicture {
  box: Area
  dpi: number
}

export interface PageContent {
  glyphs: Glyph[]
  pictures: PlacedPicture[]
}

/** The drawing operations of a page as pdfjs gives them. */
export interface Operations {
  fnArray: readonly number[]
  argsArray: readonly unknown[]
}

interface Font {
  fontMatrix?: unknown
  isType3Font?: boolean
  vertical?: boolean
  defaultVMetrics?: readonly number[]
  ascent?: number
  descent?: number
  bbox?: ArrayLike<number>
}

interface DrawnGlyph {
  unicode: string
  width: number
  isSpace: boolean
  vmetric?: readonly number[] | null
}

interface State {
  ctm: Matrix
  text: Matrix
  x: number
  y: number
  lineX: number
  lineY: number
  font: Font | null
  size: number
  direction: 1 | -1
  charSpacing: number
  wordSpacing: number
  stretch: number
  leading: number
  rise: number
  /** How letters are drawn; 3 and 7 leave nothing to be seen. */
  mode: number
}

type Step = (args: readonly unknown[], shown: boolean) => void

const thousandths: Matrix = [0.001, 0, 0, 0.001, 0, 0]

/** How far letters reach above and below the line, in glyph units of which `body` are the height of the type. */
const reach = (font: Font, unit: number): { high: number; low: number } => {
  if (font.isType3Font) {
    const [, low = 0, , high = 0] = Array.from(font.bbox ?? [])
    return high > low ? { high: high * unit, low: Math.min(0, low * unit) } : { high: 0.9, low: -0.25 }
  }
  const { ascent = 0, descent = 0 } = font
  return {
    high: ascent > 0.4 && ascent < 1.6 ? ascent : 0.9,
    low: descent < 0 && descent > -0.8 ? descent : -0.25,
  }
}

const numberOf = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0)

const isGlyph = (value: unknown): value is DrawnGlyph =>
  typeof value === 'object' && value !== null && 'unicode' in value && 'width' in value

/** Follows a page's drawing operations as a reader does, and notes where each glyph and each picture stands. */
export class PageWalk {
  readonly glyphs: Glyph[] = []
  readonly pictures: PlacedPicture[] = []
  private readonly stack: State[] = []
  private state: State

  constructor(
    /** From the page's own space to the upright page. */
    private readonly upright: Matrix,
    private readonly ops: typeof OPS,
    private readonly fontNamed: (name: string) => unknown,
    /** Whether what a layer holds is shown. */
    private readonly isShown: (layer: unknown) => boolean,
  ) {
    this.state = {
      ctm: upright,
      text: same,
      x: 0,
      y: 0,
      lineX: 0,
      lineY: 0,
      font: null,
      size: 0,
      direction: 1,
      charSpacing: 0,
      wordSpacing: 0,
      stretch: 1,
      leading: 0,
      rise: 0,
      mode: 0,
    }
  }

  walk({ fnArray, argsArray }: Operations): PageContent {
    const layers: boolean[] = []
    const steps = this.steps()
    fnArray.forEach((operation, index) => {
      const given = argsArray[index]
      const args: readonly unknown[] = Array.isArray(given) ? given : []
      const { ops } = this
      if (operation === ops.beginMarkedContent) layers.push(true)
      else if (operation === ops.beginMarkedContentProps)
        layers.push(args[0] !== 'OC' || this.isShown(args[1]))
      else if (operation === ops.endMarkedContent) layers.pop()
      else steps.get(operation)?.(args, !layers.includes(false))
    })
    return { glyphs: this.glyphs, pictures: this.pictures }
  }

  /** What each drawing operation does to the state; those that are not here move nothing. */
  private steps(): Map<number, Step> {
    const { ops } = this
    const set = (change: (args: readonly unknown[]) => Partial<State>): Step => {
      return args => {
        Object.assign(this.state, change(args))
      }
    }
    const into = (matrix: (args: readonly unknown[]) => unknown): Step => {
      return args => {
        this.save()
        this.transform(matrix(args))
      }
    }
    const picture: Step = ([image]) => {
      const { width, height } = (image ?? {}) as { width?: unknown; height?: unknown }
      this.picture(numberOf(width), numberOf(height))
    }
    const back = () => this.restore()
    const lineStart = { x: 0, y: 0, lineX: 0, lineY: 0 }
    return new Map<number, Step>([
      [ops.save, () => this.save()],
      [ops.restore, back],
      [ops.paintFormXObjectEnd, back],
      [ops.endGroup, back],
      [ops.endAnnotation, back],
      [ops.transform, args => this.transform(args)],
      [ops.paintFormXObjectBegin, into(([matrix]) => matrix)],
      [ops.beginGroup, into(([group]) => (group as { matrix?: unknown } | undefined)?.matrix)],
      [
        ops.beginAnnotation,
        args => {
          this.save()
          this.state.ctm = this.upright
          this.transform(args[2])
          this.transform(args[3])
        },
      ],
      [ops.beginText, set(() => ({ text: same, ...lineStart }))],
      [ops.setTextMatrix, set(args => ({ text: asMatrix(args[0]) ?? asMatrix(args) ?? same, ...lineStart }))],
      [ops.setFont, ([name, size]) => this.setFont(name, size)],
      [
        ops.setGState,
        ([entries]) => {
          for (const [key, value] of Array.isArray(entries) ? entries : [])
            if (key === 'Font' && Array.isArray(value)) this.setFont(value[0], value[1])
        },
      ],
      [ops.moveText, ([x, y]) => this.moveLine(numberOf(x), numberOf(y))],
      [
        ops.setLeadingMoveText,
        ([x, y]) => {
          this.state.leading = -numberOf(y)
          this.moveLine(numberOf(x), numberOf(y))
        },
      ],
      [ops.nextLine, () => this.moveLine(0, -this.state.leading)],
      [ops.setLeading, set(([leading]) => ({ leading: numberOf(leading) }))],
      [ops.setCharSpacing, set(([spacing]) => ({ charSpacing: numberOf(spacing) }))],
      [ops.setWordSpacing, set(([spacing]) => ({ wordSpacing: numberOf(spacing) }))],
      [ops.setHScale, set(([percent]) => ({ stretch: numberOf(percent) / 100 }))],
      [ops.setTextRenderingMode, set(([mode]) => ({ mode: numberOf(mode) }))],
      [ops.setTextRise, set(([rise]) => ({ rise: numberOf(rise) }))],
      [ops.showText, ([items], shown) => this.show(Array.isArray(items) ? items : [], shown)],
      [ops.paintImageXObject, ([, width, height]) => this.picture(numberOf(width), numberOf(height))],
      [ops.paintInlineImageXObject, picture],
      [ops.paintImageMaskXObject, picture],
    ])
  }

  private save(): void {
    this.stack.push({ ...this.state })
  }

  private restore(): void {
    this.state = this.stack.pop() ?? this.state
  }

  private transform(numbers: unknown): void {
    const matrix = asMatrix(numbers)
    if (matrix) this.state.ctm = times(this.state.ctm, matrix)
  }

  private moveLine(x: number, y: number): void {
    const { state } = this
    state.x = state.lineX += x
    state.y = state.lineY += y
  }

  private setFont(name: unknown, size: unknown): void {
    const font = typeof name === 'string' ? this.fontNamed(name) : null
    this.state.font = typeof font === 'object' ? (font as Font | null) : null
    this.state.size = Math.abs(numberOf(size))
    this.state.direction = numberOf(size) < 0 ? -1 : 1
  }

  private picture(width: number, height: number): void {
    const { ctm } = this.state
    const across = Math.hypot(ctm[0], ctm[1])
    const down = Math.hypot(ctm[2], ctm[3])
    if (across === 0 || down === 0) return
    this.pictures.push({
      box: around(ctm, 0, 0, 1, 1),
      dpi: Math.max((width * 72) / across, (height * 72) / down),
    })
  }

  private show(items: readonly unknown[], shown: boolean): void {
    const { state } = this
    const { font, size, direction } = state
    if (!font || size === 0) return
    const matrix = asMatrix(font.fontMatrix) ?? thousandths
    const stretch = state.stretch * direction
    const place = times(
      times(state.ctm, state.text),
      times([1, 0, 0, 1, state.x, state.y + state.rise], [stretch, 0, 0, direction, 0, 0]),
    )
    const { high, low } = reach(font, Math.abs(matrix[3]))
    let pen = 0
    for (const item of items) {
      if (typeof item === 'number') {
        pen += ((font.vertical ? 1 : -1) * item * size) / 1000
        continue
      }
      if (!isGlyph(item)) continue
      const spacing = ((item.isSpace ? state.wordSpacing : 0) + state.charSpacing) * direction
      const unit = size * matrix[0]
      if (font.vertical) {
        const metric = item.vmetric ?? font.defaultVMetrics ?? [-1000, 500, 880]
        const step = -(metric[0] ?? -1000) * unit
        const left = -(item.vmetric ? (metric[1] ?? 0) : item.width / 2) * unit
        const top = pen + (metric[2] ?? 0) * unit
        this.note(item, place, { left, base: -top, width: item.width * unit, size, high, low }, shown)
        pen += step - spacing
        continue
      }
      const width = item.width * unit
      this.note(item, place, { left: pen, base: 0, width, size, high, low }, shown)
      pen += width + spacing
    }
    if (font.vertical) state.y -= pen
    else state.x += pen * stretch
  }

  private note(
    glyph: DrawnGlyph,
    place: Matrix,
    {
      left,
      base,
      width,
      size,
      high,
      low,
    }: Record<'left' | 'base' | 'width' | 'size' | 'high' | 'low', number>,
    shown: boolean,
  ): void {
    const [x, y] = at(place, left, base)
    const [endX, endY] = at(place, left + width, base)
    const advance = Math.hypot(endX - x, endY - y)
    const away = Math.hypot(place[0], place[1]) || 1
    this.glyphs.push({
      text: glyph.unicode,
      x,
      y,
      along: advance > 0 ? [(endX - x) / advance, (endY - y) / advance] : [place[0] / away, place[1] / away],
      advance,
      size: Math.hypot(place[2], place[3]) * size,
      hidden: !shown,
      unseen: this.state.mode === 3 || this.state.mode === 7,
      box: around(place, left, base + low * size, left + width, base + high * size),
      core: around(place, left, base - 0.03 * size, left + width, base + Math.min(0.65, high) * size),
    })
  }
}
