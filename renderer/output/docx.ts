import { Document, Packer } from 'docx'
import { checkText, type DocumentModel, fileTitle } from '../../shared/documents/model'
import { failed, ok, type Result } from '../../shared/result'
import { blockPieces, heading, notice, type Piece } from './docx/blocks'
import { emptyHead, footOf, headOf } from './docx/furniture'
import { letterMarking } from './docx/letterhead'
import { margin, paper, stylesOf, twips } from './docx/look'
import { settle } from './docx/settle'
import { Writer } from './docx/writer'
import { type DocumentWarning, replacedWarnings } from './pdf/warnings'

export interface DocumentDocx {
  bytes: Uint8Array<ArrayBuffer>
  /** What the officer should know before the document leaves; empty for most. */
  warnings: DocumentWarning[]
}

const piecesOf = (model: DocumentModel, writer: Writer): Piece[] => [
  ...(model.layout === 'form'
    ? [
        ...heading(0, model.title, writer),
        ...writer.paragraphs(
          [model.marking],
          'Marking',
          { spacing: { after: twips(8) } },
          { bold: true, size: 8.5 },
        ),
      ]
    : letterMarking(model.marking, writer)),
  ...model.checks.flatMap(check => notice([checkText(check)], 'Check', writer)),

  ...model.blocks.flatMap((block, index) => {
    // A signature never stands on a page of its own, without a word of what is signed.
    const isBeforeSignature = model.blocks[index + 1]?.kind === 'signature'
    return blockPieces(block, model.layout, isBeforeSignature, writer)
  }),
]

/**
 * Writes a form or letter as a Word file that can be gone on with: A4, Arial, real headings and tables. The same model
 * gives the same bytes.
 */
export const modelToDocx = async (model: DocumentModel): Promise<Result<DocumentDocx>> => {
  const writer = new Writer()
  const isLetter = model.layout === 'letter'
  const document = new Document({
    // Names of people have no place in file properties, which show wherever the file lies.
    title: fileTitle(model),
    creator: 'SSST Desk',
    lastModifiedBy: 'SSST Desk',
    styles: stylesOf(model),
    sections: [
      {
        properties: {
          titlePage: isLetter,
          page: {
            size: paper,
            margin: {
              top: isLetter ? margin.letterTop : margin.top,
              bottom: margin.bottom,
              left: margin.side,
              right: margin.side,
              header: twips(26),
              footer: twips(26),
            },
          },
        },
        headers: { default: headOf(model), ...(isLetter ? { first: emptyHead() } : {}) },
        footers: { default: footOf(model), ...(isLetter ? { first: footOf(model) } : {}) },
        children: piecesOf(model, writer),
      },
    ],
  })
  try {
    const bytes = await settle(await Packer.toArrayBuffer(document), model.madeOn)
    return ok({ bytes, warnings: replacedWarnings(writer.replaced()) })
  } catch {
    return failed('internal', `${model.reference} could not be written as a Word file.`, 'Try again.')
  }
}
