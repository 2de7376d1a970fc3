import { AlignmentType, type IParagraphOptions, Paragraph, TextRun } from 'docx'
import type { Inline, Text } from '../../../shared/documents/model'
import type { Replaced } from '../fonts/prose'
import { beginsRight, readable, stretchesOf } from './letters'
import { shade } from './look'

type RunLook = { bold?: boolean; size?: number; quiet?: boolean }
type ParagraphLook = Omit<IParagraphOptions, 'children' | 'text'>

/** Makes paragraphs of words and remembers what could not be kept. One for each document. */
export class Writer {
  private readonly notes: Replaced[] = []

  /** The lines of a text as runs. `label` names what is the form's own in a warning. */
  private lines(text: Text, label: string, look: RunLook): { runs: TextRun[]; words: string }[] {
    const lines: { runs: TextRun[]; words: string }[] = [{ runs: [], words: '' }]
    const add = (part: Inline) => {
      const own = typeof part === 'string' ? { value: part, label } : part
      const isBold = look.bold === true || (typeof part !== 'string' && part.strong === true)
      const shown = readable(own.value)
      if (shown.replaced.length) this.notes.push({ label: own.label, characters: shown.replaced })
      shown.text.split('\n').forEach((line, index) => {
        if (index > 0) lines.push({ runs: [], words: '' })
        const current = lines.at(-1)
        if (!current) return
        current.words += line
        for (const { text: words, rightToLeft } of stretchesOf(line))
          current.runs.push(
            new TextRun({
              text: words,
              ...(isBold ? { bold: true, boldComplexScript: true } : {}),
              ...(look.size ? { size: look.size * 2, sizeComplexScript: look.size * 2 } : {}),
              ...(look.quiet ? { color: shade.label } : {}),
              ...(rightToLeft ? { rightToLeft: true } : {}),
            }),
          )
      })
    }
    text.forEach(add)
    return lines
  }

  /** One paragraph for each line of the text; `look.spacing.after` stands after the last one only. */
  paragraphs(text: Text, label: string, look: ParagraphLook = {}, runs: RunLook = {}): Paragraph[] {
    const lines = this.lines(text, label, runs)
    return lines.map((line, index) => {
      const isLast = index === lines.length - 1
      const isFirst = index === 0
      return new Paragraph({
        ...look,
        ...(isLast ? {} : { keepNext: look.keepNext ?? false }),
        spacing: {
          ...look.spacing,
          ...(isFirst ? {} : { before: 0 }),
          ...(isLast ? {} : { after: 0 }),
        },
        // A line from the right keeps its place on the page: only the order of its words turns.
        ...(beginsRight(line.words) && !look.alignment
          ? { bidirectional: true, alignment: AlignmentType.LEFT }
          : {}),
        children: line.runs,
      })
    })
  }

  /** What stands in the document as its code, each label once. */
  replaced(): Replaced[] {
    const byLabel = new Map<string, Set<string>>()
    for (const note of this.notes) {
      const known = byLabel.get(note.label) ?? new Set<string>()
      for (const character of note.characters) known.add(character)
      byLabel.set(note.label, known)
    }
    return [...byLabel].map(([label, characters]) => ({ label, characters: [...characters] }))
  }
}
