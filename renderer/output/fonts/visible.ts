import type { Fonts } from './fonts'

/** `U+5C71` */
export const codeName = (codePoint: number): string =>
  `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`

const stands = (codePoint: number) => `‹${codeName(codePoint)}›`

/** Overrides turn letters round that have a direction of their own; in a name they can only mislead. */
const isOverride = (codePoint: number) => codePoint === 0x202d || codePoint === 0x202e
const isLoneSurrogate = (codePoint: number) => codePoint >= 0xd800 && codePoint <= 0xdfff
const isControl = (codePoint: number) => /\p{Cc}/u.test(String.fromCodePoint(codePoint))

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Latin letters, figures and points, each of which is a letter of its own: most text there is. */
const plain =
  '\\n\\x20-\\x7e\\xa0-\\xa8\\xaa-\\xac\\xaf-\\u02ff\\u1e00-\\u1eff\\u2010-\\u2027\\u2030-\\u203b\\u20a0-\\u20bf'
/** Either plain letters, or others together with the letter before them, to which they may belong. */
const stretches = new RegExp(`[${plain}]*[${plain}](?=[${plain}]|$)|[${plain}]?[^${plain}]+`, 'gu')
const onlyPlain = new RegExp(`^[${plain}]*$`, 'u')

/** Whether a text has only Latin letters, figures and points: each is one letter, and all of it runs from left to right. */
export const isPlain = (text: string): boolean => onlyPlain.test(text)

/** Cuts a text where a reader sees one letter end and the next begin. */
export const clusters = (text: string): string[] =>
  // The segmenter takes a hundred times longer than a plain cut, so it sees only what needs it.
  (text.match(stretches) ?? []).flatMap(stretch =>
    isPlain(stretch) ? [...stretch] : Array.from(segmenter.segment(stretch), one => one.segment),
  )

export interface Visible {
  text: string
  /** What could not be shown as it was, e.g. `U+20BB7`, each once, in order. */
  replaced: string[]
}

/**
 * The text as it can be drawn. What no font here can show, and what has no shape at all (control characters, halves of
 * surrogate pairs, direction overrides), becomes its code, `‹U+20BB7›`: nothing is dropped and nothing is an empty box.
 * Every end of line becomes a line feed, a tab a space. The fonts must have been prepared for the text.
 */
export const visible = (source: string, fonts: Fonts): Visible => {
  const replaced = new Set<string>()
  const replace = (codePoint: number) => {
    replaced.add(codeName(codePoint))
    return stands(codePoint)
  }
  const drawable = [...source.replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n').replace(/\t/g, ' ')]
    .map(letter => {
      const codePoint = letter.codePointAt(0) ?? 0
      if (letter === '\n') return letter
      return isControl(codePoint) || isLoneSurrogate(codePoint) || isOverride(codePoint)
        ? replace(codePoint)
        : letter
    })
    .join('')

  const text = clusters(drawable)
    .map(cluster => {
      if (cluster === '\n' || fonts.faceFor(cluster, false)) return cluster
      return [...cluster]
        .map(letter => (fonts.faceFor(letter, false) ? letter : replace(letter.codePointAt(0) ?? 0)))
        .join('')
    })
    .join('')
  return { text, replaced: [...replaced] }
}
