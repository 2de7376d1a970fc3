import type { DocumentModel } from '../../../shared/documents/model'
import type { Replaced } from '../fonts/prose'

/** Something about a finished document that the officer should see, and what to do about it. */
export interface DocumentWarning {
  /** The field it is about. */
  label: string
  /** Characters that stand in the document as their codes, e.g. `U+20BB7`; empty for another matter. */
  characters: string[]
  message: string
  next: string
}

export const replacedWarnings = (replaced: readonly Replaced[]): DocumentWarning[] =>
  replaced.map(({ label, characters }) => ({
    label,
    characters,
    message: `“${label}” has ${characters.length === 1 ? 'a character' : 'characters'} that cannot be shown: ${characters.join(', ')}. The document shows the code in ‹ › instead.`,
    next: 'Enter it in letters that can be shown, or tell the reader what is meant.',
  }))

export const addressWarnings = (model: DocumentModel, shown: number): DocumentWarning[] =>
  model.blocks.flatMap(block =>
    block.kind === 'letterhead' && block.recipient.lines.length > shown
      ? [
          {
            label: block.recipient.label,
            characters: [],
            message: `The address has ${block.recipient.lines.length} lines, and an envelope window shows ${shown}.`,
            next: 'Join lines of the address, or use an envelope without a window.',
          },
        ]
      : [],
  )
