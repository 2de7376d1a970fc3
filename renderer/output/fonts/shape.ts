import type * as HarfBuzz from 'harfbuzzjs'
import type { Fonts } from './fonts'
import type { Run } from './runs'

/** One glyph in its place. Measures are thousandths of the type size; `dx`, `dy` move it, `advance` moves the pen. */
export interface Glyph {
  id: number
  advance: number
  dx: number
  dy: number
  /** The characters that a reader copies for it. */
  text: string
  /** Where those characters begin in the paragraph. */
  index: number
  /** On the first glyph of a group that belongs together: the characters of the whole, and how many glyphs it has. */
  group?: { text: string; glyphs: number }
}

const buffers = new WeakMap<typeof HarfBuzz, HarfBuzz.Buffer>()

const bufferFor = (harfbuzz: typeof HarfBuzz) => {
  const known = buffers.get(harfbuzz)
  if (known) {
    known.reset()
    return known
  }
  const made = new harfbuzz.Buffer()
  buffers.set(harfbuzz, made)
  return made
}

/** What a glyph is copied as that stands for no character of its own: nothing that can be seen. */
const wordJoiner = '\u2060'

/** Readers drop a glyph whose characters end in an invisible one; the group keeps it. */
const withoutTail = (text: string) => text.replace(/(?<=.)\p{Cf}+$/su, '')

/** Deals characters out to glyphs so that, read in order, they are the text; the last glyph takes what is left. */
const dealOut = (text: string, glyphs: number): string[] => {
  if (glyphs === 1 && text.length === 1) return [text]
  const letters = [...text]
  return Array.from({ length: glyphs }, (_, place) => {
    const share = place === glyphs - 1 ? letters.slice(place) : letters.slice(place, place + 1)
    return withoutTail(share.join('')) || wordJoiner
  })
}

const leftToRight = (glyphs: Glyph[], text: string, blank: number): Glyph[] => {
  const texts = dealOut(text, glyphs.length)
  const dealt = glyphs.map((glyph, place) => ({ ...glyph, text: texts[place] ?? wordJoiner }))
  const [first, ...others] = dealt
  if (!first || (others.length === 0 && first.text === text)) return dealt
  const last = dealt.at(-1)
  // Readers take a group to end where its last glyph ends; after an accent that is not where the letter ends.
  const end =
    last?.advance === 0 ? [{ id: blank, advance: 0, dx: 0, dy: 0, text: wordJoiner, index: first.index }] : []
  return [{ ...first, group: { text, glyphs: dealt.length + end.length } }, ...others, ...end]
}

/**
 * Readers turn a right-to-left run round glyph by glyph, and with it the characters of a ligature: so those are given
 * in the order in which they stand on paper.
 */
const rightToLeft = (glyphs: Glyph[], text: string): Glyph[] =>
  glyphs.map((glyph, place) => ({
    ...glyph,
    text: place === glyphs.length - 1 ? [...text].reverse().join('') : wordJoiner,
  }))

/** Shapes one run of a paragraph: joins, stacks and reorders its letters. Glyphs come from left to right. */
export const shape = (text: string, run: Run, fonts: Fonts): Glyph[] => {
  const { harfbuzz } = fonts
  const { face } = run
  const isRtl = run.level % 2 === 1
  const { ClusterLevel, Direction } = harfbuzz
  const buffer = bufferFor(harfbuzz)
  buffer.addText(text, run.start, run.end - run.start)
  buffer.setClusterLevel(isRtl ? ClusterLevel.MONOTONE_CHARACTERS : ClusterLevel.MONOTONE_GRAPHEMES)
  buffer.setDirection(isRtl ? Direction.RTL : Direction.LTR)
  buffer.setScript(run.script)
  buffer.setLanguage('en')
  harfbuzz.shape(face.font, buffer)
  const infos = buffer.getGlyphInfos()
  const positions = buffer.getGlyphPositions()

  const clusters = new Map<number, Glyph[]>()
  infos.forEach((info, place) => {
    const position = positions[place]
    const glyph = {
      id: info.codepoint,
      advance: (position?.xAdvance ?? 0) * face.scale,
      dx: (position?.xOffset ?? 0) * face.scale,
      dy: (position?.yOffset ?? 0) * face.scale,
      text: '',
      index: info.cluster,
    }
    const known = clusters.get(info.cluster)
    if (known) known.push(glyph)
    else clusters.set(info.cluster, [glyph])
  })

  const starts = [...clusters.keys()].sort((a, b) => a - b)
  const ends = new Map(starts.map((start, place) => [start, starts[place + 1] ?? run.end]))
  const blank = face.font.nominalGlyph(0x20) ?? 0
  return [...clusters].flatMap(([start, glyphs]) => {
    const characters = text.slice(start, ends.get(start))
    return isRtl ? rightToLeft(glyphs, characters) : leftToRight(glyphs, characters, blank)
  })
}
