import { BorderStyle, HeadingLevel, Paragraph, ShadingType, type Table } from 'docx'
import type { Block, DocumentModel, Field, Text } from '../../../shared/documents/model'
import { columnTable, fieldTable, signingTable } from './grid'
import { letterhead } from './letterhead'
import { shade, twips } from './look'
import type { Writer } from './writer'

export type Piece = Paragraph | Table

const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const

/** A heading; level 0 is the title of a form. */
export const heading = (level: number, words: string, writer: Writer): Paragraph[] =>
  writer.paragraphs([words], words, { heading: levels[level] ?? HeadingLevel.HEADING_3 })

/** Text between a heavy bar and a tint: what must not be overlooked. */
export const notice = (text: Text, label: string, writer: Writer): Paragraph[] =>
  writer.paragraphs(
    text,
    label,
    {
      shading: { type: ShadingType.CLEAR, color: 'auto', fill: shade.tint },
      border: { left: { style: BorderStyle.SINGLE, size: 32, color: shade.text, space: 8 } },
      indent: { left: twips(14) },
      spacing: { before: twips(8), after: twips(8) },
    },
    { bold: true },
  )

/** Two tables that touch would become one, and a table sits tight on what follows. */
const gap = (): Paragraph =>
  new Paragraph({ spacing: { before: 0, after: 0, line: twips(6), lineRule: 'exact' } })

const signature = (block: { closing?: string; rows: Field[]; toSign: boolean }, writer: Writer): Piece[] => {
  const closing = block.closing
    ? writer.paragraphs([block.closing], 'Closing', {
        keepNext: true,
        spacing: { before: twips(8), after: twips(block.toSign ? 36 : 8) },
      })
    : []
  const names = block.rows.filter(field => field.label === '')
  const lines = block.rows.filter(field => field.label !== '')
  return [
    ...closing,
    ...names.flatMap((field, index) =>
      writer.paragraphs(
        [{ value: field.value, label: 'Signature' }],
        'Signature',
        { keepNext: index < names.length - 1 },
        { bold: index === 0 },
      ),
    ),
    ...(lines.length ? [signingTable(lines, writer), gap()] : []),
  ]
}

/** What a block is in Word, in reading order. `keep` holds a paragraph on the page of what follows it. */
export const blockPieces = (
  block: Block,
  layout: DocumentModel['layout'],
  keep: boolean,
  writer: Writer,
): Piece[] => {
  switch (block.kind) {
    case 'heading':
      return heading(layout === 'letter' ? block.level - 1 : block.level, block.text, writer)
    case 'paragraph':
      return writer.paragraphs(block.text, 'Text', {
        keepNext: keep,
        keepLines: keep,
        spacing: { before: twips(4), after: twips(5) },
      })
    case 'fields':
      return block.rows.length ? [fieldTable(block.rows, writer), gap()] : []
    case 'table':
      return [...columnTable(block, writer), gap()]
    case 'list':
      return block.items.flatMap(item =>
        writer.paragraphs(item, 'List', { bullet: { level: 0 }, spacing: { after: twips(4) } }),
      )
    case 'notice':
      return notice(block.text, 'Notice', writer)
    case 'letterhead':
      return letterhead(block, writer)
    case 'signature':
      return signature(block, writer)
  }
}
