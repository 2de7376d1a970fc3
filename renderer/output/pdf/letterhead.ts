import type { Block } from '../../../shared/documents/model'
import type { Measure } from './blocks'
import type { Piece } from './flow'
import { ink } from './page'
import { type } from './setter'

const mm = (length: number) => (length * 72) / 25.4

/**
 * The window of a DL envelope with the sheet folded in three: the address may stand from 50 to 85 mm below the top
 * edge and at most 88 mm wide. Nothing else may stand there.
 */
export const window = { top: mm(50), height: mm(35), width: mm(84) }

type Letterhead = Extract<Block, { kind: 'letterhead' }>

/** The first part of a letter, laid at fixed places on its first page. The column must begin at `columnTop`. */
export const letterhead = (block: Letterhead, measure: Measure): Piece => {
  const { left, width, setter, into } = measure
  const right = left + mm(100)
  const rightWidth = width - mm(100)
  const sender = into.add('P')
  const senderLines = block.sender.flatMap((line, index) =>
    setter.lines([line], rightWidth, type.body, 'Sender', index === 0),
  )
  const details = block.details.map(detail => {
    const tag = into.add('P')
    return {
      tag,
      label: setter.lines([detail.label], rightWidth, type.small, detail.label),
      value: setter.lines([detail.value], rightWidth, type.label, detail.label, true),
    }
  })
  const recipient = into.add('P')
  const address = block.recipient.lines.flatMap(line =>
    setter.lines([line], window.width, type.body, block.recipient.label),
  )
  const addressLeading = Math.min(type.body.leading, window.height / Math.max(1, address.length))
  const leading = Math.max(13, addressLeading)

  const detailHeight = details.reduce(
    (sum, one) => sum + one.label.length * type.small.leading + one.value.length * 13 + 5,
    0,
  )
  const senderTop = 44
  const detailsTop = senderTop + senderLines.length * type.body.leading + 10
  const bottom = Math.max(mm(88), detailsTop + detailHeight + 12, window.top + address.length * leading + 24)

  return {
    height: bottom - letterColumnTop,
    before: 0,
    draw(page) {
      page.text(senderLines, { left: right, top: senderTop + type.body.size, ...type.body }, sender)
      let at = detailsTop
      for (const one of details) {
        page.text(
          one.label,
          { left: right, top: at + type.small.size, ...type.small, shade: ink.label },
          one.tag,
        )
        at += one.label.length * type.small.leading
        page.text(
          one.value,
          { left: right, top: at + type.label.size, size: type.label.size, leading: 13 },
          one.tag,
        )
        at += one.value.length * 13 + 5
      }
      page.text(address, { left, top: window.top + type.body.size, size: type.body.size, leading }, recipient)
    },
  }
}

/** Where the column of a letter's first page begins, in points from the top. */
export const letterColumnTop = 44

/** How many lines of an address the window shows. */
export const addressLinesShown = Math.floor(window.height / 13)
