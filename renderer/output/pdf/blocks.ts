import type { Block, Field, Text } from '../../../shared/documents/model'
import type { Piece } from './flow'
import { fieldRows, tableRows } from './grid'
import { letterhead } from './letterhead'
import { ink } from './page'
import { type Setter, type Style, type } from './setter'
import type { Role, Tag } from './tags'

/** Where the column of text stands, and what it is set with. */
export interface Measure {
  left: number
  width: number
  setter: Setter
  /** The part of the document that new parts are added to. */
  into: Tag
  layout: 'form' | 'letter'
}

interface Setting {
  style: Style
  before: number
  after: number
  bold?: boolean
  keep?: boolean
  indent?: number
}

/** A text of several lines, which may be cut so that at least two lines stand on either side. */
const textPiece = (text: Text, label: string, role: Role, setting: Setting, measure: Measure): Piece => {
  const { style, before, after, keep, bold = false, indent = 0 } = setting
  const left = measure.left + indent
  const lines = measure.setter.lines(text, measure.width - indent, style, label, bold)
  const tag = measure.into.add(role)
  const piece = (from: number, to: number, isLast: boolean): Piece => ({
    height: (to - from) * style.leading + (isLast ? after : 0),
    before,
    ...(keep ? { keep } : {}),
    draw: (page, top) =>
      page.text(
        lines.slice(from, to),
        { left, top: top + style.leading * 0.5 + style.size * 0.36, ...style },
        tag,
      ),
    split: room => {
      const fit = Math.min(Math.floor(room / style.leading), to - from - 2)
      if (fit < 2) return undefined
      return [piece(from, from + fit, false), { ...piece(from + fit, to, isLast), before: 0 }]
    },
  })
  return piece(0, lines.length, true)
}

const heading = (level: 1 | 2, text: string, measure: Measure): Piece => {
  const isLetter = measure.layout === 'letter'
  const style = level === 1 ? type.heading1 : type.heading2
  const role: Role = isLetter ? (level === 1 ? 'H1' : 'H2') : level === 1 ? 'H2' : 'H3'
  const setting = { style, before: level === 1 ? 12 : 8, after: level === 1 ? 3 : 2, bold: true, keep: true }
  return textPiece([text], text, role, setting, measure)
}

/** Text between a heavy bar and a tint: what must not be overlooked. */
export const noticePiece = (text: Text, label: string, measure: Measure): Piece => {
  const { left, width, setter } = measure
  const style = type.body
  const tag = measure.into.add('P')
  const lines = setter.lines(text, width - 28, style, label, true)
  const piece = (from: number, to: number): Piece => {
    const height = (to - from) * style.leading + 16
    return {
      height: height + 8,
      before: 8,
      draw(page, top) {
        page.box(left, top, width, height, ink.tint)
        page.box(left, top, 4, height, ink.text)
        const first = top + 8 + style.leading * 0.5 + style.size * 0.36
        page.text(lines.slice(from, to), { left: left + 16, top: first, ...style }, tag)
      },
      split(room) {
        const fit = Math.min(Math.floor((room - 24) / style.leading), to - from - 2)
        return fit < 2 ? undefined : [piece(from, from + fit), piece(from + fit, to)]
      },
    }
  }
  return piece(0, lines.length)
}

const listItem = (item: Text, list: Tag, measure: Measure): Piece => {
  const body = textPiece(
    item,
    'List',
    'LBody',
    { style: type.body, before: 0, after: 4, indent: 16 },
    { ...measure, into: list.add('LI') },
  )
  return withDot(body, measure.left)
}

/** Puts the dot of a list item in front of it, and of its first part where it is cut. */
const withDot = (piece: Piece, left: number): Piece => ({
  ...piece,
  draw(page, top) {
    page.dot(left + 5, top + type.body.leading * 0.5, 1.7)
    piece.draw(page, top)
  },
  split: room => {
    const parts = piece.split?.(room)
    return parts && [withDot(parts[0], left), parts[1]]
  },
})

const signature = (
  block: { closing?: string; rows: Field[]; toSign: boolean },
  measure: Measure,
): Piece[] => {
  const { left, setter, into } = measure
  const closing = block.closing
    ? [
        textPiece(
          [block.closing],
          'Closing',
          'P',
          { style: type.body, before: 8, after: block.toSign ? 36 : 8, keep: true },
          measure,
        ),
      ]
    : []
  const rows = block.rows.map((field, index): Piece => {
    const keep = index < block.rows.length - 1
    if (field.label === '')
      return textPiece(
        [{ value: field.value, label: 'Signature' }],
        'Signature',
        'P',
        { style: type.body, before: 0, after: 0, bold: index === 0, keep },
        measure,
      )
    const labels = setter.lines([field.label], 150, type.label, field.label, true)
    const values = setter.lines([field.value], measure.width - 170, type.body, field.label)
    const tag = into.add('P')
    const height = Math.max(34, values.length * type.body.leading + 18)
    return {
      height,
      before: index === 0 ? 10 : 0,
      keep,
      draw(page, top) {
        const baseline = top + height - 6
        page.text(labels, { left, top: baseline, ...type.label }, tag)
        page.text(values, { left: left + 170, top: baseline, ...type.body }, tag)
        page.rule(left + 170, left + measure.width, top + height - 2, 0.8, ink.label)
      },
    }
  })
  return [...closing, ...rows]
}

/** What a block looks like, as pieces that flow through the pages. */
export const blockPieces = (block: Block, measure: Measure): Piece[] => {
  const { left, width, setter, into } = measure
  switch (block.kind) {
    case 'heading':
      return [heading(block.level, block.text, measure)]
    case 'paragraph':
      return [textPiece(block.text, 'Text', 'P', { style: type.body, before: 4, after: 5 }, measure)]
    case 'fields':
      return [...fieldRows(block.rows, left, width, setter, into), gap(5)]
    case 'table':
      return [...tableRows(block, left, width, setter, into), gap(6)]
    case 'list': {
      const list = into.add('L')
      return block.items.map(item => listItem(item, list, measure))
    }
    case 'notice':
      return [noticePiece(block.text, 'Notice', measure)]
    case 'letterhead':
      return [letterhead(block, measure)]
    case 'signature':
      return signature(block, measure)
  }
}

const gap = (height: number): Piece => ({ height, before: 0, blank: true, draw: () => undefined })
