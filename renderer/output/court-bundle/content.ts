import { type Matrix, same, times } from '../page-reading/matrix'
import { common, moved, type Rect, type Rotation } from './geometry'
import { type Distances, Operands, type Operator, readOperators } from './operators'
import { type Content, type DrawnFont, emptyContent, type MarkKind, type Surroundings } from './page-content'

/** Forms inside forms; deeper is a loop or a trap. */
const deepest = 12
/** Operators of one page; more would hold up everything. What comes after counts as drawn anywhere. */
const mostOperators = 5_000_000

/** How wide a letter is taken to be, in its size: most are narrower. In bytes, of which larger fonts take two. */
const letterWidth = 0.62

interface State {
  matrix: Matrix
  /** Whether fills are white, as backgrounds are: they hide nothing and leave no mark. */
  white: boolean
  size: number
  leading: number
  rise: number
  /** Horizontal scaling. */
  scale: number
  spacing: number
  invisible: boolean
  /** Undefined for fonts whose letters are about as large as the size says. */
  font: DrawnFont | undefined
  line: number
  /** To what the drawing is cut; null where it is not, and where nobody asked for the order of marks. */
  clip: Rect | null
}

const empty = (): Rect => ({
  left: Number.POSITIVE_INFINITY,
  bottom: Number.POSITIVE_INFINITY,
  right: Number.NEGATIVE_INFINITY,
  top: Number.NEGATIVE_INFINITY,
})

/** A size below zero turns letters by half a turn. */
const directionOf = ([a, b]: Matrix, size: number): Rotation => {
  const [across, up] = size < 0 ? [-a, -b] : [a, b]
  return Math.abs(across) >= Math.abs(up) ? (across >= 0 ? 0 : 180) : up > 0 ? 90 : 270
}

/** A box together with where it is when it is moved by so much along a direction, and by so much. */
const drawnOut = (box: Rect, a: number, b: number, back: number, on: number): Rect => ({
  left: box.left + Math.min(a * back, a * on, 0),
  right: box.right + Math.max(a * back, a * on, 0),
  bottom: box.bottom + Math.min(b * back, b * on, 0),
  top: box.top + Math.max(b * back, b * on, 0),
})

const everywhere: Rect = { left: -1e6, bottom: -1e6, right: 1e6, top: 1e6 }

/**
 * Reads what is drawn on a page. `wanted` says which marks are worth keeping, `near` where a number may go. With `inOrder`,
 * marks are cut to what is seen of them, and it is told what they are and what white comes after them. Throws where the
 * operators cannot be read.
 */
export const readContent = (
  parts: readonly Uint8Array[],
  surroundings: Surroundings,
  wanted: (mark: Rect) => boolean,
  inOrder = false,
  near = wanted,
): Content => {
  const content = emptyContent()
  if (inOrder) content.order = { kinds: [], covers: [] }
  const reader = new ContentReader(content, wanted, near)
  const start: State = {
    matrix: same,
    white: false,
    size: 0,
    leading: 0,
    rise: 0,
    scale: 1,
    spacing: 0,
    invisible: false,
    font: undefined,
    line: 1,
    clip: null,
  }
  const { open, unopened, unended } = reader.read(parts, surroundings, start, 0)
  content.open = open
  content.unopened = unopened
  content.unended = unended
  return content
}

class ContentReader {
  private operators = 0

  constructor(
    private readonly content: Content,
    private readonly wanted: (mark: Rect) => boolean,
    private readonly near: (mark: Rect) => boolean,
  ) {}

  private mark(mark: Rect, kind: MarkKind, { clip }: State): void {
    this.content.hasMarks = true
    const seen = clip ? common(mark, clip) : mark
    if (!this.wanted(seen)) return
    this.content.marks.push(seen)
    this.content.order?.kinds.push(kind)
  }

  read(
    parts: readonly Uint8Array[],
    surroundings: Surroundings,
    start: State,
    depth: number,
  ): { open: number; unopened: number; unended: number } {
    const stack: State[] = []
    let unopened = 0
    let unended = 0
    let state = { ...start }
    const operands = new Operands()
    let path = empty()
    let clips = false
    let [textMatrix, lineMatrix] = [same, same]
    /** Letters shown since the pen was last placed, and how far it was led beside them. */
    let run = 0
    let led: Distances | null = null
    const fonts = surroundings.drawnFonts()
    const widths = surroundings.lineWidths()

    const add = (x: number, y: number) => {
      if (x < path.left) path.left = x
      if (x > path.right) path.right = x
      if (y < path.bottom) path.bottom = y
      if (y > path.top) path.top = y
    }
    const last = (back: number) => operands.last(back)
    const paint = (fills: boolean, strokes: boolean) => {
      const { order } = this.content
      if (clips && path.left <= path.right) {
        const box = moved(path, state.matrix)
        state.clip = state.clip ? common(state.clip, box) : box
      }
      clips = false
      if (path.left <= path.right)
        if (strokes) {
          const half = state.line / 2
          path.left -= half
          path.right += half
          path.bottom -= half
          path.top += half
          this.mark(moved(path, state.matrix), 'drawing', state)
        } else if (fills) {
          if (!state.white) this.mark(moved(path, state.matrix), 'drawing', state)
          else order?.covers.push({ box: moved(path, state.matrix), after: order.kinds.length })
        }
      path = empty()
    }
    const place = (x: number, y: number) => {
      lineMatrix = times(lineMatrix, [1, 0, 0, 1, x, y])
      textMatrix = lineMatrix
      run = 0
      led = null
    }
    const show = () => {
      const { letters } = operands
      if (letters === 0) return
      const matrix = times(state.matrix, textMatrix)
      run += letters
      // Spaces keep a number away, as they may stand for letters, but leave no mark: Word ends empty pages with one.
      const { hasMarks } = this.content
      if (!operands.isBlank) {
        this.content.hasText = true
        this.content.letters[directionOf(matrix, state.size)] += letters
      }
      if (state.invisible || state.white) return
      const box = state.font === undefined ? letterBox(matrix) : drawnBox(state.font, matrix)
      this.mark(operands.hasList || led ? ledOn(box, matrix) : box, 'text', state)
      if (operands.isBlank) this.content.hasMarks = hasMarks
    }
    /** A box with where the distances in lists lead; they are only read near where a number may go. */
    const ledOn = (box: Rect, [a, b]: Matrix): Rect => {
      if (!this.near(drawnOut(box, a, b, -1e5, 1e5))) return box
      const { back, on, at } = operands.hasList ? operands.distances() : { back: 0, on: 0, at: 0 }
      const before = led ?? { back: 0, on: 0, at: 0 }
      led = {
        back: Math.min(before.back, before.at + back),
        on: Math.max(before.on, before.at + on),
        at: before.at + at,
      }
      const size = (state.size * state.scale) / 1000
      return drawnOut(box, a, b, led.back * size, led.on * size)
    }
    const letterBox = (matrix: Matrix): Rect => {
      const width = run * (state.size * letterWidth + Math.max(0, state.spacing)) * state.scale
      const box = {
        left: Math.min(0, width),
        right: Math.max(0, width),
        bottom: Math.min(-0.25 * state.size, 0.9 * state.size) + state.rise,
        top: Math.max(-0.25 * state.size, 0.9 * state.size) + state.rise,
      }
      return moved(box, matrix)
    }
    const drawnBox = (font: DrawnFont, matrix: Matrix): Rect => {
      if (!font) return everywhere
      const { size, scale, rise } = state
      const went = run * (font.advance * size + Math.max(0, state.spacing))
      const box = {
        left: font.box.left * size + Math.min(0, went),
        right: font.box.right * size + Math.max(0, went),
        bottom: font.box.bottom * size,
        top: font.box.top * size,
      }
      return moved(box, times(matrix, [scale, 0, 0, 1, 0, rise]))
    }

    const operate = (operator: Operator): void => {
      switch (operator) {
        case 'Tj':
        case 'TJ':
          show()
          return
        case 'Td':
          place(last(2), last(1))
          return
        case 'Tm':
          lineMatrix = [last(6), last(5), last(4), last(3), last(2), last(1)]
          textMatrix = lineMatrix
          run = 0
          led = null
          return
        case 'Tf':
          state.size = last(1)
          state.font = fonts.size > 0 ? fonts.get(operands.name) : undefined
          return
        case 'w':
          state.line = last(1)
          return
        case 'gs':
          if (widths.size > 0) state.line = widths.get(operands.name) ?? state.line
          return
        case 'W':
        case 'W*':
          clips = this.content.order !== undefined
          return
        case 'q':
          stack.push({ ...state })
          return
        case 'Q': {
          const before = stack.pop()
          if (before) state = before
          else unopened++
          return
        }
        case 'cm':
          state.matrix = times(state.matrix, [last(6), last(5), last(4), last(3), last(2), last(1)])
          return
        case 'm':
        case 'l':
          add(last(2), last(1))
          return
        case 'c':
          add(last(6), last(5))
          add(last(4), last(3))
          add(last(2), last(1))
          return
        case 'v':
        case 'y':
          add(last(4), last(3))
          add(last(2), last(1))
          return
        case 're':
          add(last(4), last(3))
          add(last(4) + last(2), last(3) + last(1))
          return
        case 'f':
        case 'F':
        case 'f*':
          paint(true, false)
          return
        case 'S':
        case 's':
          paint(false, true)
          return
        case 'B':
        case 'B*':
        case 'b':
        case 'b*':
          paint(true, true)
          return
        case 'n':
          paint(false, false)
          return
        case 'g':
          state.white = last(1) >= 0.995
          return
        case 'rg':
          state.white = Math.min(last(1), last(2), last(3)) >= 0.995
          return
        case 'k':
          state.white = Math.max(last(1), last(2), last(3), last(4)) <= 0.005
          return
        case 'cs':
          state.white = false
          return
        case 'sc':
        case 'scn':
          // Of one or three parts 1 is white in every colour space that offices use; four parts are ink.
          state.white =
            operands.name === '' &&
            (operands.count === 4
              ? operands.all(part => part <= 0.005)
              : operands.count > 0 && operands.all(part => part >= 0.995))
          return
        case 'BT':
          textMatrix = same
          lineMatrix = same
          run = 0
          led = null
          return
        case 'TD':
          state.leading = -last(1)
          place(last(2), last(1))
          return
        case 'T*':
          place(0, -state.leading)
          return
        case "'":
        case '"':
          place(0, -state.leading)
          show()
          return
        case 'TL':
          state.leading = last(1)
          return
        case 'Tc':
          state.spacing = last(1)
          return
        case 'Tz':
          state.scale = last(1) / 100
          return
        case 'Ts':
          state.rise = last(1)
          return
        case 'Tr':
          state.invisible = last(1) === 3 || last(1) === 7
          return
        case 'sh':
          this.mark(everywhere, 'drawing', state)
          return
        case 'Do':
          this.draw(operands.name, surroundings, state, depth)
          return
        case 'BDC':
        case 'BMC':
          unended++
          return
        case 'EMC':
          if (unended > 0) unended--
          return
        case 'BI':
          // Only counted here; its data is passed over where the operands are read.
          this.mark(moved({ left: 0, bottom: 0, right: 1, top: 1 }, state.matrix), 'drawing', state)
          return
      }
    }

    const next = (operator: Operator | undefined) => {
      if (++this.operators > mostOperators) return false
      if (operator) operate(operator)
      return true
    }
    for (const bytes of parts)
      if (!readOperators(bytes, operands, next)) {
        this.mark(everywhere, 'drawing', state)
        this.content.whole = false
        break
      }
    return { open: stack.length, unopened, unended }
  }

  private draw(name: string, surroundings: Surroundings, state: State, depth: number): void {
    const drawn = surroundings.drawn(name)
    if (drawn === null) return
    if (drawn === 'picture') {
      this.mark(moved({ left: 0, bottom: 0, right: 1, top: 1 }, state.matrix), 'picture', state)
      const [a, b, c, d] = state.matrix
      this.content.pictures.push({
        name,
        within: surroundings,
        width: Math.hypot(a, b),
        height: Math.hypot(c, d),
      })
      return
    }
    const matrix = times(state.matrix, drawn.matrix)
    const box = moved(drawn.box, matrix)
    if (!drawn.bytes || depth >= deepest) {
      this.mark(box, 'drawing', state)
      this.content.whole = false
      return
    }
    // What a form draws outside its box is not seen, so marks are cut to it.
    const isSeen = (mark: Rect) => {
      const seen = common(mark, box)
      return seen.left < seen.right && seen.bottom < seen.top && this.wanted(seen)
    }
    const inner = new ContentReader(this.content, isSeen, this.near)
    inner.operators = this.operators
    const clip = this.content.order ? common(box, state.clip ?? box) : null
    inner.read([drawn.bytes], drawn.surroundings, { ...state, matrix, clip }, depth + 1)
    this.operators = inner.operators
  }
}
