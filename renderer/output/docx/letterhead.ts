import { FrameAnchorType, FrameWrap, LineRuleType, type Paragraph } from 'docx'
import type { Block } from '../../../shared/documents/model'
import { columnWidth, margin, mm, twips } from './look'
import type { Writer } from './writer'

/** Where the letter's text may begin: below the window of a DL envelope, which ends at 85 mm. */
const textTop = mm(90)
/** Sender and details stand to the right of the window. */
const besideWindow = mm(100)
const line = { sender: twips(15), label: twips(11), value: twips(13) }
const gap = { afterSender: twips(10), afterDetail: twips(5) }
/** The marking above, with its own space. */
const markingHeight = twips(22)

type Letterhead = Extract<Block, { kind: 'letterhead' }>

/**
 * The top of a letter. The address stands in a frame at a fixed place of the page, so that a window envelope shows it;
 * every other line has an exact height, so that the text begins below the window.
 */
export const letterhead = (block: Letterhead, writer: Writer): Paragraph[] => {
  const exact = (height: number) => ({ line: height, lineRule: LineRuleType.EXACT })
  const indent = { left: besideWindow }
  const sender = block.sender.flatMap((words, index) =>
    writer.paragraphs(
      [words],
      'Sender',
      {
        indent,
        spacing: {
          ...exact(line.sender),
          after: index === block.sender.length - 1 ? gap.afterSender : 0,
        },
      },
      { bold: index === 0 },
    ),
  )
  const used =
    margin.letterTop +
    markingHeight +
    block.sender.length * line.sender +
    gap.afterSender +
    block.details.length * (line.label + line.value + gap.afterDetail)
  const details = block.details.flatMap((detail, index) => {
    const isLast = index === block.details.length - 1
    const after = gap.afterDetail + (isLast ? Math.max(0, textTop - used) : 0)
    return [
      ...writer.paragraphs(
        [detail.label],
        detail.label,
        { indent, keepNext: true, spacing: { ...exact(line.label), after: 0 } },
        { size: 8.5, quiet: true },
      ),
      ...writer.paragraphs(
        [detail.value],
        detail.label,
        { indent, spacing: { ...exact(line.value), after } },
        { size: 10, bold: true },
      ),
    ]
  })
  const recipient = block.recipient.lines.flatMap(words =>
    writer.paragraphs([words], block.recipient.label, {
      spacing: {
        ...exact(Math.max(twips(13), Math.min(twips(15), mm(35) / block.recipient.lines.length))),
        after: 0,
      },
      frame: {
        type: 'absolute',
        position: { x: margin.side, y: mm(50) },
        width: Math.min(mm(84), columnWidth),
        height: mm(35),
        anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
        wrap: FrameWrap.AROUND,
      },
    }),
  )
  return [...sender, ...details, ...recipient]
}

/** The marking of a letter, at the top of its first page. */
export const letterMarking = (marking: string, writer: Writer): Paragraph[] =>
  writer.paragraphs(
    [marking],
    'Marking',
    { spacing: { line: twips(12), lineRule: LineRuleType.EXACT, after: markingHeight - twips(12) } },
    { bold: true, size: 8.5 },
  )
