import LineBreaker from 'linebreak'
import type { Inline, Text } from '../../../shared/documents/model'
import type { Fonts } from './fonts'
import { isolateEnd, isolateStart, type Run, runsOf, turnsDirection, visualOrder } from './runs'
import { type Glyph, shape } from './shape'
import { clusters, visible } from './visible'

/** A piece of a line that is drawn in one font, from left to right. */
export interface Stretch {
  run: Run
  glyphs: Glyph[]
  /** Thousandths of the type size. */
  width: number
}

export interface Line {
  stretches: Stretch[]
  /** Points, without the white space at its end. */
  width: number
}

/** Characters of a field that stand in the document as their codes. */
export interface Replaced {
  label: string
  characters: string[]
}

/** A text that is ready to be broken into lines. */
export interface Prose {
  paragraphs: Paragraph[]
  replaced: Replaced[]
}

interface Paragraph {
  text: string
  isBold(index: number): boolean
}

interface Span {
  text: string
  bold: boolean
}

/**
 * Makes a text ready: what cannot be drawn is replaced by its code and told, and a name that runs the other way is
 * parted from the words around it. `label` names the text where a piece has no label of its own.
 */
export const prose = (text: Text, label: string, bold: boolean, fonts: Fonts): Prose => {
  const replaced: Replaced[] = []
  const span = (part: Inline): Span => {
    const own = typeof part === 'string' ? { value: part, label, strong: undefined } : part
    const shown = visible(own.value, fonts)
    if (shown.replaced.length) replaced.push({ label: own.label, characters: shown.replaced })
    const parted = turnsDirection(shown.text)
      ? shown.text
          .split('\n')
          .map(line => `${isolateStart}${line}${isolateEnd}`)
          .join('\n')
      : shown.text
    return { text: parted, bold: bold || own.strong === true }
  }
  const spans = text.map(span)
  const whole = spans.map(one => one.text).join('')
  const weights = spans.flatMap(one => Array<boolean>(one.text.length).fill(one.bold))
  let from = 0
  const paragraphs = whole.split('\n').map(line => {
    const start = from
    from += line.length + 1
    return { text: line, isBold: (index: number) => weights[start + index] ?? false }
  })
  return { paragraphs, replaced }
}

/** Where a long word may be cut: after these, so that an email address or a file name stays readable. */
const joints = /[@._/\\-]/

/** A run, and its glyphs as long as it is whole: at the end of a line letters may join otherwise. */
interface Shaped extends Run {
  glyphs: Glyph[] | null
}

const within = (runs: readonly Shaped[], start: number, end: number): Shaped[] =>
  runs
    .filter(run => run.start < end && run.end > start)
    .map(run =>
      run.start >= start && run.end <= end
        ? run
        : { ...run, start: Math.max(run.start, start), end: Math.min(run.end, end), glyphs: null },
    )

const lineStretches = (
  paragraph: Paragraph,
  runs: readonly Shaped[],
  start: number,
  end: number,
  fonts: Fonts,
) => {
  const inkEnd = trimmedEnd(paragraph.text, start, end)
  // White space at the end of a line stands at the paragraph's end, whatever runs before it (Annex 9, rule L1).
  const blank = within(runs, inkEnd, end).map(run => ({ ...run, level: 0, glyphs: null }))
  return visualOrder([...within(runs, start, inkEnd), ...blank]).map(run => {
    const glyphs = run.glyphs ?? shape(paragraph.text, run, fonts)
    return { run, glyphs, width: glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) }
  })
}

/** The width up to each index of the paragraph, in thousandths of the type size. */
const widths = (paragraph: Paragraph, runs: readonly Shaped[]): Float64Array => {
  const upTo = new Float64Array(paragraph.text.length + 1)
  for (const { glyphs } of runs)
    for (const glyph of glyphs ?? []) upTo[glyph.index + 1] = (upTo[glyph.index + 1] ?? 0) + glyph.advance
  for (let index = 1; index < upTo.length; index++) upTo[index] = (upTo[index] ?? 0) + (upTo[index - 1] ?? 0)
  return upTo
}

const trimmedEnd = (text: string, start: number, end: number) =>
  start + text.slice(start, end).trimEnd().length

/** Where each line of a paragraph ends. `room` in thousandths of the type size. */
const lineEnds = (text: string, upTo: Float64Array, room: number): number[] => {
  const fits = (start: number, end: number) =>
    (upTo[trimmedEnd(text, start, end)] ?? 0) - (upTo[start] ?? 0) <= room
  const cut = (start: number, end: number) => {
    let at = start
    let joint = start
    for (const cluster of clusters(text.slice(start, end))) {
      if (at > start && !fits(start, at + cluster.length)) break
      at += cluster.length
      if (joints.test(cluster)) joint = at
    }
    const halfFull = ((upTo[joint] ?? 0) - (upTo[start] ?? 0)) * 2 > room
    return joint > start && halfFull && at < end ? joint : at
  }

  // Also where there is nothing. What fits as a whole need not be searched for places to cut it.
  if (fits(0, text.length)) return [text.length]
  const breaker = new LineBreaker(text)
  const ends: number[] = []
  let start = 0
  let last = 0
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    if (!fits(start, next.position) && last > start) {
      ends.push(last)
      start = last
    }
    while (!fits(start, next.position)) {
      const end = cut(start, next.position)
      if (end >= next.position) break
      ends.push(end)
      start = end
    }
    last = next.position
  }
  ends.push(text.length)
  return ends
}

/**
 * Breaks a prose into lines of at most `width` points at a type size in points. A word that is longer than a line is
 * cut between letters. An empty text has one empty line.
 */
export const lay = (ready: Prose, width: number, size: number, fonts: Fonts): Line[] =>
  ready.paragraphs.flatMap(paragraph => {
    const runs = runsOf(paragraph.text, paragraph.isBold, fonts).map(run => ({
      ...run,
      glyphs: shape(paragraph.text, run, fonts),
    }))
    const upTo = widths(paragraph, runs)
    const ends = lineEnds(paragraph.text, upTo, (width * 1000) / size)
    return ends.map((end, place) => {
      const start = ends[place - 1] ?? 0
      const stretches = lineStretches(paragraph, runs, start, end, fonts)
      const blank = (upTo[end] ?? 0) - (upTo[trimmedEnd(paragraph.text, start, end)] ?? 0)
      const drawn = stretches.reduce((sum, stretch) => sum + stretch.width, 0)
      return { stretches, width: ((drawn - blank) * size) / 1000 }
    })
  })
