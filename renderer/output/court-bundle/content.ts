import { type Matrix, same, times } from '../page-reading/matrix'
import { afterString, endsWord, isWhite, latin1 } from '../splice/parse'
import type { Value } from '../splice/values'
import { moved, type Rect, type Rotation } from './geometry'

/** What stands on a page, as far as its drawing tells without looking at fonts or pictures. */
export interface Content {
  /** Where something is drawn, in the page's own space, as far as `wanted` asked for it. */
  marks: Rect[]
  /** Text, seen or not, as letters to copy. */
  hasText: boolean
  /** Letters by the direction in which they run in the page's own space, in degrees to the left. */
  letters: Record<Rotation, number>
  /** Anything that leaves a mark. */
  hasMarks: boolean
  /** Each picture that is drawn, by its name in the resources of where it is drawn, with its size on paper in points. */
  pictures: { name: string; within: Surroundings; width: number; height: number }[]
  /** Brackets of the graphics state that are left open at the end, and that are closed without having been opened. */
  open: number
  unopened: number
}

/** Nothing at all. */
export const emptyContent = (): Content => ({
  marks: [],
  hasText: false,
  letters: { 0: 0, 90: 0, 180: 0, 270: 0 },
  hasMarks: false,
  pictures: [],
  open: 0,
  unopened: 0,
})

/** Where drawing operators find what they name. */
export interface Surroundings {
  /** A form that is drawn by name, or "picture", or null where there is none. */
  drawn(name: string): Form | 'picture' | null
  /** The reference of what is drawn by a name. */
  pictureAt(name: string): Value
}

export interface Form {
  matrix: Matrix
  box: Rect
  /** Null where its drawing cannot be read. */
  bytes: Uint8Array | null
  surroundings: Surroundings
}

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
}

const empty = (): Rect => ({
  left: Number.POSITIVE_INFINITY,
  bottom: Number.POSITIVE_INFINITY,
  right: Number.NEGATIVE_INFINITY,
  top: Number.NEGATIVE_INFINITY,
})

const directionOf = ([a, b]: Matrix): Rotation =>
  Math.abs(a) >= Math.abs(b) ? (a >= 0 ? 0 : 180) : b > 0 ? 90 : 270

const everywhere: Rect = { left: -1e6, bottom: -1e6, right: 1e6, top: 1e6 }

/**
 * Reads what is drawn on a page. `wanted` says which marks are worth keeping. Throws where the operators cannot be read.
 */
export const readContent = (
  parts: readonly Uint8Array[],
  surroundings: Surroundings,
  wanted: (mark: Rect) => boolean,
): Content => {
  const content = emptyContent()
  const reader = new ContentReader(content, wanted)
  const start: State = {
    matrix: same,
    white: false,
    size: 0,
    leading: 0,
    rise: 0,
    scale: 1,
    spacing: 0,
    invisible: false,
  }
  const { open, unopened } = reader.read(parts, surroundings, start, 0)
  content.open = open
  content.unopened = unopened
  return content
}

class ContentReader {
  private operators = 0

  constructor(
    private readonly content: Content,
    private readonly wanted: (mark: Rect) => boolean,
  ) {}

  private mark(mark: Rect): void {
    this.content.hasMarks = true
    if (this.wanted(mark)) this.content.marks.push(mark)
  }

  read(
    parts: readonly Uint8Array[],
    surroundings: Surroundings,
    start: State,
    depth: number,
  ): { open: number; unopened: number } {
    const stack: State[] = []
    let unopened = 0
    let state = { ...start }
    /** Operands before an operator; a string counts as its length in bytes. */
    const numbers: number[] = []
    let name = ''
    let letters = 0
    let path = empty()
    let [textMatrix, lineMatrix] = [same, same]
    /** Letters shown since the pen was last placed. */
    let run = 0

    const add = (x: number, y: number) => {
      if (x < path.left) path.left = x
      if (x > path.right) path.right = x
      if (y < path.bottom) path.bottom = y
      if (y > path.top) path.top = y
    }
    const last = (back: number) => numbers[numbers.length - back] ?? 0
    const paint = (fills: boolean, strokes: boolean) => {
      if (path.left <= path.right && (strokes || (fills && !state.white)))
        this.mark(moved(path, state.matrix))
      path = empty()
    }
    const place = (x: number, y: number) => {
      lineMatrix = times(lineMatrix, [1, 0, 0, 1, x, y])
      textMatrix = lineMatrix
      run = 0
    }
    const show = () => {
      if (letters === 0) return
      this.content.hasText = true
      const matrix = times(state.matrix, textMatrix)
      this.content.letters[directionOf(matrix)] += letters
      run += letters
      if (state.invisible || state.white) return
      const width = run * (state.size * letterWidth + Math.max(0, state.spacing)) * state.scale
      const box = {
        left: Math.min(0, width),
        right: Math.max(0, width),
        bottom: Math.min(-0.25 * state.size, 0.9 * state.size) + state.rise,
        top: Math.max(-0.25 * state.size, 0.9 * state.size) + state.rise,
      }
      this.mark(moved(box, matrix))
    }

    const operate = (operator: string): void => {
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
          return
        case 'Tf':
          state.size = last(1)
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
          path = empty()
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
            name === '' &&
            (numbers.length === 4
              ? numbers.every(part => part <= 0.005)
              : numbers.length > 0 && numbers.every(part => part >= 0.995))
          return
        case 'BT':
          textMatrix = same
          lineMatrix = same
          run = 0
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
          this.mark(everywhere)
          return
        case 'Do':
          this.draw(name, surroundings, state, depth)
          return
        case 'BI':
          // Only counted here; its data is passed over where the operands are read.
          this.mark(moved({ left: 0, bottom: 0, right: 1, top: 1 }, state.matrix))
          return
      }
    }

    for (const bytes of parts) {
      let at = 0
      const end = bytes.length
      const next = new NextPlaces(bytes)
      while (at < end) {
        const byte = bytes[at] ?? 0
        if (isWhite(byte)) {
          at++
        } else if ((byte >= 48 && byte <= 57) || byte === 45 || byte === 46 || byte === 43) {
          let value = 0
          let share = 0
          const minus = byte === 45
          if (minus || byte === 43) at++
          for (; at < end; at++) {
            const digit = bytes[at] ?? 0
            if (digit >= 48 && digit <= 57) {
              if (share === 0) value = value * 10 + digit - 48
              else {
                value += (digit - 48) * share
                share /= 10
              }
            } else if (digit === 46 && share === 0) share = 0.1
            else if (digit !== 45) break
          }
          numbers.push(minus ? -value : value)
        } else if (byte === 40) {
          const from = at
          at = next.afterText(at)
          letters += at - from - 2
        } else if (byte === 60 && bytes[at + 1] !== 60) {
          const from = at
          at = next.of(close, at) + 1
          letters += (at - from - 2) / 2
        } else if (byte === 91) {
          // An array is of text and the distances between its pieces, or of dashes: only its text matters.
          const from = at
          at = next.afterArray(at)
          letters += (at - from) / 2
        } else if (byte === 47) {
          const from = ++at
          while (at < end && !endsWord(bytes[at])) at++
          name = latin1(bytes, from, at)
        } else if (byte === 37) {
          while (at < end && bytes[at] !== 10 && bytes[at] !== 13) at++
        } else if (endsWord(byte)) {
          at++
        } else {
          const from = at
          while (at < end && !endsWord(bytes[at])) at++
          const operator = wordAt(bytes, from, at)
          if (operator === 'true' || operator === 'false' || operator === 'null') continue
          if (++this.operators > mostOperators) {
            this.mark(everywhere)
            return { open: stack.length, unopened }
          }
          operate(operator)
          if (operator === 'ID') at = afterInlinePicture(bytes, at)
          numbers.length = 0
          name = ''
          letters = 0
        }
      }
    }
    return { open: stack.length, unopened }
  }

  private draw(name: string, surroundings: Surroundings, state: State, depth: number): void {
    const drawn = surroundings.drawn(name)
    if (drawn === null) return
    if (drawn === 'picture') {
      this.mark(moved({ left: 0, bottom: 0, right: 1, top: 1 }, state.matrix))
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
      this.mark(box)
      return
    }
    // What a form draws outside its box is not seen, so marks are cut to it.
    const inner = new ContentReader(this.content, mark => {
      const seen = {
        left: Math.max(mark.left, box.left),
        bottom: Math.max(mark.bottom, box.bottom),
        right: Math.min(mark.right, box.right),
        top: Math.min(mark.top, box.top),
      }
      return seen.left < seen.right && seen.bottom < seen.top && this.wanted(seen)
    })
    inner.operators = this.operators
    inner.read([drawn.bytes], drawn.surroundings, { ...state, matrix }, depth + 1)
    this.operators = inner.operators
  }
}

/** Words seen before, by their bytes: there are some seventy operators, and a page has thousands of them. */
const words = new Map<number, string>()

/** The word between two places. */
const wordAt = (bytes: Uint8Array, from: number, to: number): string => {
  if (to - from > 3) return latin1(bytes, from, to)
  const key =
    ((bytes[from] ?? 0) << 16) |
    ((to - from > 1 ? (bytes[from + 1] ?? 0) : 0) << 8) |
    (to - from > 2 ? (bytes[from + 2] ?? 0) : 0)
  let word = words.get(key)
  if (word === undefined) {
    word = latin1(bytes, from, to)
    if (words.size < 1000) words.set(key, word)
  }
  return word
}

const [close, closeArray, openText, closeText, backslash] = [62, 93, 40, 41, 92]

/**
 * Finds the next places of single bytes, each searched for once: most of what is on a page is text, which is passed over
 * as a whole and not byte by byte.
 */
class NextPlaces {
  private readonly known = new Int32Array(256).fill(-1)

  constructor(private readonly bytes: Uint8Array) {}

  /** The first place of a byte at or behind `from`; the end where there is none. */
  of(byte: number, from: number): number {
    const known = this.known[byte] ?? -1
    if (known >= from) return known
    const found = this.bytes.indexOf(byte, from)
    const place = found < 0 ? this.bytes.length : found
    this.known[byte] = place
    return place
  }

  /** Behind the text that begins with a bracket at `from`. */
  afterText(from: number): number {
    const end = this.of(closeText, from)
    const isPlain = this.of(backslash, from) > end && this.of(openText, from + 1) > end
    return isPlain ? end + 1 : afterString(this.bytes, from)
  }

  /** Behind the array that begins at `from`; a text in it may hold the bracket that ends it. */
  afterArray(from: number): number {
    let end = this.of(closeArray, from)
    for (let text = this.of(openText, from); text < end; text = this.of(openText, text)) {
      text = this.afterText(text)
      if (text > end) end = this.of(closeArray, text)
    }
    return end + 1
  }
}

/** Behind the data of a picture that lies among the operators: it ends with EI as a word of its own. */
const afterInlinePicture = (bytes: Uint8Array, from: number): number => {
  for (let at = bytes.indexOf(69, from + 1); at >= 0; at = bytes.indexOf(69, at + 1))
    if (bytes[at + 1] === 73 && isWhite(bytes[at - 1]) && endsWord(bytes[at + 2])) return at + 2
  return bytes.length
}
