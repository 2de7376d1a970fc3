import bidiFactory from 'bidi-js'
import type { Face, Fonts } from './fonts'
import { clusters, isPlain } from './visible'

const bidi = bidiFactory()

/** A stretch of one line of text that goes through the shaper in one go. Indices are UTF-16 units of its text. */
export interface Run {
  start: number
  end: number
  face: Face
  /** Direction: even is left to right, odd right to left (Unicode Annex 9). */
  level: number
  /** ISO 15924, e.g. "Arab". */
  script: string
}

const scripts: readonly [RegExp, string][] = [
  [/\p{Script=Latin}/u, 'Latn'],
  [/\p{Script=Arabic}/u, 'Arab'],
  [/\p{Script=Hebrew}/u, 'Hebr'],
  [/\p{Script=Cyrillic}/u, 'Cyrl'],
  [/\p{Script=Greek}/u, 'Grek'],
  [/\p{Script=Devanagari}/u, 'Deva'],
  [/\p{Script=Han}/u, 'Hani'],
  [/\p{Script=Hiragana}/u, 'Hira'],
  [/\p{Script=Katakana}/u, 'Kana'],
  [/\p{Script=Hangul}/u, 'Hang'],
]

const joins = /^[\p{Zs}\p{P}]$/u

const scriptOf = (cluster: string) => scripts.find(([letters]) => letters.test(cluster))?.[1]

/** First-strong isolate and its end: they part a name from the words around it and are never drawn. */
export const isolateStart = '\u2068'
export const isolateEnd = '\u2069'
const isIsolate = (cluster: string) => cluster === isolateStart || cluster === isolateEnd

/** Whether a text holds letters that run from right to left, or marks that set a direction. */
export const turnsDirection = (text: string): boolean =>
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u.test(
    text,
  )

/**
 * Cuts one paragraph (no line feeds, only characters that can be drawn) into runs, in the order in which it is written.
 * `isBold` says for an index whether it is to be bold. The paragraph as a whole runs from left to right.
 */
export const runsOf = (text: string, isBold: (index: number) => boolean, fonts: Fonts): Run[] => {
  const levels = isPlain(text) ? null : bidi.getEmbeddingLevels(text, 'ltr').levels
  const runs: Run[] = []
  let index = 0
  let script = 'Latn'

  const add = (piece: string, face: Face | undefined) => {
    const start = index
    index += piece.length
    if (!face || isIsolate(piece)) return
    script = scriptOf(piece) ?? script
    const level = levels?.[start] ?? 0
    const last = runs.at(-1)
    if (last && last.end === start && last.face === face && last.level === level && last.script === script)
      last.end = index
    else runs.push({ start, end: index, face, level, script })
  }

  /** Spaces and points inside a word of another script stay in its font, so that the run is not cut. */
  const inherited = (cluster: string): Face | undefined => {
    const last = runs.at(-1)
    const fits =
      joins.test(cluster) && last?.end === index && last.level === levels?.[index] && last.level % 2 === 1
    return fits && [...cluster].every(letter => last.face.has(letter.codePointAt(0) ?? 0))
      ? last.face
      : undefined
  }

  for (const cluster of clusters(text)) {
    const whole = inherited(cluster) ?? fonts.faceFor(cluster, isBold(index))
    if (whole) add(cluster, whole)
    // Letter and accent are in different fonts: each is drawn from its own.
    else for (const letter of cluster) add(letter, fonts.faceFor(letter, isBold(index)))
  }
  return runs
}

/** The runs of one line from left to right, as they stand on paper (Unicode Annex 9, rule L2). */
export const visualOrder = <R extends Run>(runs: readonly R[]): R[] => {
  const order = [...runs]
  const levels = order.map(run => run.level)
  const highest = Math.max(0, ...levels)
  for (let level = highest; level > 0; level--) {
    let from = 0
    while (from < order.length) {
      if ((order[from]?.level ?? 0) < level) {
        from++
        continue
      }
      let to = from
      while (to < order.length && (order[to]?.level ?? 0) >= level) to++
      order.splice(from, to - from, ...order.slice(from, to).reverse())
      from = to
    }
  }
  return order
}
