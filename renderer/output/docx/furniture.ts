import { BorderStyle, Footer, Header, PageNumber, Paragraph, TabStopType, TextRun } from 'docx'
import { plainDate } from '../../../shared/calendar/write'
import type { DocumentModel } from '../../../shared/documents/model'
import { readable } from './letters'
import { columnWidth, shade } from './look'

const small = (text: string, bold = false) =>
  new TextRun({
    text: readable(text).text,
    size: 17,
    sizeComplexScript: 17,
    bold,
    color: bold ? shade.text : shade.label,
  })

const tab = () => new TextRun({ text: '\t' })
const rightStop = [{ type: TabStopType.RIGHT, position: columnWidth }]
const rule = { style: BorderStyle.SINGLE, size: 6, color: shade.rule, space: 4 }

/** The head of a form's pages, and of a letter's from the second on: what it is not, and which form it is. */
export const headOf = (model: DocumentModel): Header =>
  new Header({
    children: [
      new Paragraph({
        tabStops: rightStop,
        border: { bottom: rule },
        children: [small(model.marking, true), tab(), small(model.reference)],
      }),
    ],
  })

export const emptyHead = (): Header => new Header({ children: [new Paragraph({})] })

/** The foot of every page: whose document it is, what it is not, and where it ends. */
export const footOf = (model: DocumentModel): Footer =>
  new Footer({
    children: [
      new Paragraph({
        tabStops: rightStop,
        border: { top: rule },
        children: [
          small(
            [
              model.reference,
              ...(model.sr ? [`SR ${model.sr}`] : []),
              `Made ${plainDate(model.madeOn)}`,
            ].join(' · '),
          ),
          tab(),
          new TextRun({
            size: 17,
            color: shade.text,
            children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
      new Paragraph({ children: [small(model.marking, true)] }),
    ],
  })
