import {
  AlignmentType,
  HeightRule,
  type Paragraph,
  Table,
  TableCell,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Block, Field, Text } from '../../../shared/documents/model'
import { bare, columnWidth, heavy, shade, thin, twips } from './look'
import type { Writer } from './writer'

const padding = { top: twips(3), bottom: twips(3), left: twips(4), right: twips(4) }
const asText = (words: string): Text => (words === '' ? [] : [words])

const wide = (share: number, of: number) => ({
  size: Math.round((columnWidth * share) / of),
  type: WidthType.DXA,
})

/** Labels and values, one row each. */
export const fieldTable = (rows: readonly Field[], writer: Writer): Table =>
  new Table({
    width: { size: columnWidth, type: WidthType.DXA },
    columnWidths: [1, 2].map(share => wide(share, 3).size),
    borders: { ...bare, bottom: thin, insideHorizontal: thin },
    rows: rows.map(
      field =>
        new TableRow({
          cantSplit: field.value.length < 600,
          children: [
            new TableCell({
              width: wide(1, 3),
              margins: { ...padding, left: 0 },
              children: writer.paragraphs([field.label], field.label, {}, { bold: true, size: 10 }),
            }),
            new TableCell({
              width: wide(2, 3),
              margins: padding,
              children: writer.paragraphs([field.value], field.label),
            }),
          ],
        }),
    ),
  })

/** A table with its caption; the head is repeated on each page, and the last row stays with the total. */
export const columnTable = (
  block: Extract<Block, { kind: 'table' }>,
  writer: Writer,
): (Paragraph | Table)[] => {
  const shares = block.columns.reduce((sum, column) => sum + column.share, 0)
  const cells = (texts: readonly Text[], look: { bold?: boolean; keep?: boolean }) =>
    block.columns.map((column, index) => {
      const alignment = column.align === 'end' ? { alignment: AlignmentType.END } : {}
      return new TableCell({
        width: wide(column.share, shares),
        margins: padding,
        children: writer.paragraphs(
          texts[index] ?? [],
          column.title,
          { ...alignment, ...(look.keep ? { keepNext: true } : {}) },
          { size: 10, ...(look.bold ? { bold: true } : {}) },
        ),
      })
    })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: cells(
      block.columns.map(column => [column.title]),
      { bold: true, keep: true },
    ),
  })
  const total = block.total
    ? [new TableRow({ cantSplit: true, children: cells(block.total.map(asText), { bold: true }) })]
    : []
  return [
    ...writer.paragraphs(
      [block.caption],
      'Caption',
      { keepNext: true, spacing: { before: twips(8), after: twips(3) } },
      { bold: true, size: 10 },
    ),
    new Table({
      width: { size: columnWidth, type: WidthType.DXA },
      columnWidths: block.columns.map(column => wide(column.share, shares).size),
      borders: { ...bare, top: heavy, bottom: heavy, insideHorizontal: thin },
      rows: [
        head,
        ...block.rows.map(
          (row, index) =>
            new TableRow({
              children: cells(row, { keep: total.length > 0 && index === block.rows.length - 1 }),
            }),
        ),
        ...total,
      ],
    }),
  ]
}

/** Lines to write on, each behind its label. */
export const signingTable = (rows: readonly Field[], writer: Writer): Table =>
  new Table({
    width: { size: columnWidth, type: WidthType.DXA },
    columnWidths: [1, 2].map(share => wide(share, 3).size),
    borders: bare,
    rows: rows.map(
      (field, index) =>
        new TableRow({
          cantSplit: true,
          height: { value: twips(34), rule: HeightRule.ATLEAST },
          children: [
            new TableCell({
              width: wide(1, 3),
              margins: { ...padding, left: 0 },
              verticalAlign: VerticalAlign.BOTTOM,
              children: writer.paragraphs(
                [field.label],
                field.label,
                { keepNext: index < rows.length - 1 },
                { bold: true, size: 10 },
              ),
            }),
            new TableCell({
              width: wide(2, 3),
              margins: padding,
              verticalAlign: VerticalAlign.BOTTOM,
              borders: { bottom: { ...thin, color: shade.label } },
              children: writer.paragraphs(asText(field.value), field.label),
            }),
          ],
        }),
    ),
  })
