import type { Column, Field, Text } from '../../../shared/documents/model'
import type { Line } from '../fonts/prose'
import type { Piece } from './flow'
import { ink } from './page'
import { type Setter, type Style, type } from './setter'
import type { Tag } from './tags'

interface Cell {
  lines: Line[]
  left: number
  right?: number
  style: Style
  shade?: number
  tag: Tag
}

interface RowLook {
  padding: number
  /** Thickness of the rule above the row; 0 for none. */
  above: number
  below: number
  left: number
  right: number
}

/** A row taller than this may be cut between two lines; a shorter one moves to the next page whole. */
const tall = 220

const row = (cells: Cell[], look: RowLook): Piece => {
  const leading = Math.max(...cells.map(cell => cell.style.leading))
  const size = Math.max(...cells.map(cell => cell.style.size))
  const count = Math.max(1, ...cells.map(cell => cell.lines.length))
  const height = count * leading + 2 * look.padding
  return {
    height,
    before: 0,
    draw(page, top) {
      if (look.above) page.rule(look.left, look.right, top, look.above, ink.rule)
      if (look.below) page.rule(look.left, look.right, top + height, look.below, ink.rule)
      for (const cell of cells) {
        const baseline = top + look.padding + leading * 0.5 + size * 0.36
        page.text(
          cell.lines,
          {
            left: cell.left,
            top: baseline,
            size: cell.style.size,
            leading,
            ...(cell.right === undefined ? {} : { right: cell.right }),
            ...(cell.shade === undefined ? {} : { shade: cell.shade }),
          },
          cell.tag,
        )
      }
    },
    split(room) {
      const fit = Math.floor((room - 2 * look.padding) / leading)
      if (height < tall || fit < 3 || count - fit < 2) return undefined
      const part = (from: number, to?: number) =>
        cells.map(cell => ({ ...cell, lines: cell.lines.slice(from, to) }))
      return [row(part(0, fit), { ...look, below: 0 }), row(part(fit), { ...look, above: 0 })]
    },
  }
}

/** A label-and-value grid: a rule above every row and below the last. */
export const fieldRows = (
  rows: readonly Field[],
  left: number,
  width: number,
  setter: Setter,
  into: Tag,
): Piece[] => {
  const table = into.add('Table')
  const labelWidth = Math.min(170, width * 0.36)
  return rows.map((field, index) => {
    const tr = table.add('TR')
    const piece = row(
      [
        {
          lines: setter.lines([field.label], labelWidth - 14, type.label, field.label, true),
          left,
          style: type.label,
          tag: tr.add('TH', 'Row'),
        },
        {
          lines: setter.lines([field.value], width - labelWidth, type.body, field.label),
          left: left + labelWidth,
          style: type.body,
          tag: tr.add('TD'),
        },
      ],
      {
        padding: 3,
        above: 0.6,
        below: index === rows.length - 1 ? 0.6 : 0,
        left,
        right: left + width,
      },
    )
    // A first or a last row alone on a page reads like a mistake.
    const isEdge = index === 0 || index === rows.length - 2
    return isEdge && rows.length > 1 ? { ...piece, keep: true } : piece
  })
}

interface TableBlock {
  caption: string
  columns: Column[]
  rows: Text[][]
  total?: string[]
}

/** A table: caption, a head that is repeated on every page, rows, and a total that stays with the last row. */
export const tableRows = (
  table: TableBlock,
  left: number,
  width: number,
  setter: Setter,
  into: Tag,
): Piece[] => {
  const whole = into.add('Table')
  const gap = 10
  const shares = table.columns.reduce((sum, column) => sum + column.share, 0)
  const edges: { left: number; right: number }[] = []
  let edge = left
  for (const column of table.columns) {
    const wide = (width * column.share) / shares
    edges.push({ left: edge, right: edge + wide })
    edge += wide
  }

  const make = (texts: readonly Text[], heads: boolean, bold: boolean, look: Partial<RowLook>): Piece => {
    const tr = whole.add('TR')
    return row(
      table.columns.map((column, index) => {
        const place = edges[index] ?? { left, right: left + width }
        const first = index === 0
        const last = index === table.columns.length - 1
        const inner = {
          left: place.left + (first ? 0 : gap / 2),
          right: place.right - (last ? 0 : gap / 2),
        }
        return {
          lines: setter.lines(texts[index] ?? [''], inner.right - inner.left, type.cell, column.title, bold),
          left: inner.left,
          ...(column.align === 'end' ? { right: inner.right } : {}),
          style: type.cell,
          tag: heads ? tr.add('TH', 'Column') : tr.add('TD'),
        }
      }),
      { padding: 3.5, above: 0, below: 0.6, left, right: left + width, ...look },
    )
  }

  const captionLines = setter.lines([table.caption], width, type.heading1, table.caption, true)
  const captionTag = whole.add('Caption')
  const caption: Piece = {
    height: captionLines.length * type.heading1.leading + 4,
    before: 13,
    keep: true,
    draw: (page, top) =>
      page.text(captionLines, { left, top: top + type.heading1.size, ...type.heading1 }, captionTag),
  }
  const titles: Text[] = table.columns.map(column => [column.title])
  const head: Piece = { ...make(titles, true, true, { above: 0.6, below: 1.4 }), keep: true }
  // The head of a later page is furniture: a screen reader has heard it.
  const headAgain: Piece = { ...head, draw: (page, top) => page.furniture(() => head.draw(page, top)) }

  const rows = table.rows.map((texts, index): Piece => {
    const isLast = index === table.rows.length - 1
    const piece = make(texts, false, false, {})
    return { ...withHead(piece, headAgain), ...(isLast && table.total ? { keep: true } : {}) }
  })
  const total = table.total
    ? [
        withHead(
          make(
            table.total.map(text => [text]),
            false,
            true,
            { above: 1.4, below: 1.4 },
          ),
          headAgain,
        ),
      ]
    : []
  return [caption, head, ...rows, ...total]
}

const withHead = (piece: Piece, head: Piece): Piece => ({
  ...piece,
  repeat: head,
  split: room => {
    const parts = piece.split?.(room)
    return parts && [withHead(parts[0], head), withHead(parts[1], head)]
  },
})
