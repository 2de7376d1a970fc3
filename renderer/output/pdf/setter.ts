import type { Text } from '../../../shared/documents/model'
import type { Fonts } from '../fonts/fonts'
import { type Line, lay, prose, type Replaced } from '../fonts/prose'

/** Type sizes and distances between baselines, in points. */
export const type = {
  title: { size: 20, leading: 26 },
  heading1: { size: 13, leading: 18 },
  heading2: { size: 11.5, leading: 16 },
  body: { size: 11, leading: 15 },
  label: { size: 10, leading: 15 },
  cell: { size: 10, leading: 13.5 },
  small: { size: 8.5, leading: 11 },
} as const

export interface Style {
  size: number
  leading: number
}

/** Sets words in type and remembers what could not be shown. One for each document. */
export class Setter {
  private readonly notes: Replaced[] = []

  constructor(readonly fonts: Fonts) {}

  /** Lines of at most `width` points. `label` names the text in a warning. */
  lines(text: Text, width: number, style: Style, label: string, bold = false): Line[] {
    const ready = prose(text, label, bold, this.fonts)
    this.notes.push(...ready.replaced)
    return lay(ready, width, style.size, this.fonts)
  }

  /** One line, cut with an ellipsis where it is too long: for the foot of a page only. */
  oneLine(text: string, width: number, style: Style, bold = false): Line[] {
    const flat = text.replace(/\s+/g, ' ')
    const set = (words: string) => lay(prose([words], '', bold, this.fonts), width, style.size, this.fonts)
    const whole = set(flat)
    if (whole.length <= 1) return whole
    let kept = [...flat]
    while (kept.length > 1 && set(`${kept.join('')}…`).length > 1)
      kept = kept.slice(0, Math.min(kept.length - 1, Math.floor(kept.length * 0.9)))
    return set(`${kept.join('')}…`).slice(0, 1)
  }

  /** What stands in the document as its code, each label once. */
  replaced(): Replaced[] {
    const byLabel = new Map<string, Set<string>>()
    for (const note of this.notes) {
      const known = byLabel.get(note.label) ?? new Set()
      for (const character of note.characters) known.add(character)
      byLabel.set(note.label, known)
    }
    return [...byLabel].map(([label, characters]) => ({ label, characters: [...characters] }))
  }
}
