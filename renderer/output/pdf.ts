import { PDFDocument, PDFName, PDFString } from 'pdf-lib'
import { checkText, type DocumentModel, fileTitle, modelText } from '../../shared/documents/model'
import { ok, type Result } from '../../shared/result'
import type { Fonts } from './fonts/fonts'
import { blockPieces, type Measure, noticePiece } from './pdf/blocks'
import { flow, type Piece } from './pdf/flow'
import { columnWidth, drawFoot, drawHead, margin } from './pdf/furniture'
import { intoDocument } from './pdf/identity-font'
import { addressLinesShown, letterColumnTop } from './pdf/letterhead'
import { Faces, ink, Page, paper } from './pdf/page'
import { Setter, type } from './pdf/setter'
import { pageTagEntries, Tag, writeTags } from './pdf/tags'
import { addressWarnings, type DocumentWarning, replacedWarnings } from './pdf/warnings'

export type { DocumentWarning } from './pdf/warnings'

export interface DocumentPdf {
  bytes: Uint8Array<ArrayBuffer>
  pages: number
  /** What the officer should know before the document leaves; empty for most. */
  warnings: DocumentWarning[]
}

/** The marking where the reader begins: content on the first page, furniture in every foot. */
const markingPiece = (model: DocumentModel, { setter, into, left }: Measure): Piece => {
  const lines = setter.lines([model.marking], columnWidth, type.small, 'Marking', true)
  const width = (lines[0]?.width ?? 0) + 16
  const tag = into.add('P')
  return {
    height: 30,
    before: 0,
    keep: true,
    draw(page, top) {
      page.box(left, top, width, 18, ink.tint)
      page.text(lines, { left: left + 8, top: top + 12, ...type.small }, tag)
    },
  }
}

const titlePiece = (model: DocumentModel, { setter, into, left }: Measure): Piece => {
  const lines = setter.lines([model.title], columnWidth, type.title, 'Title', true)
  const tag = into.add('H1')
  return {
    height: lines.length * type.title.leading + 4,
    before: 0,
    keep: true,
    draw: (page, top) => page.text(lines, { left, top: top + type.title.size, ...type.title }, tag),
  }
}

/** A letter's marking stands beside its head and takes no room of its own. */
const floating = (piece: Piece): Piece => ({ ...piece, height: 0 })

const piecesOf = (model: DocumentModel, measure: Measure): Piece[] => {
  const top =
    model.layout === 'form'
      ? [titlePiece(model, measure), markingPiece(model, measure)]
      : [floating(markingPiece(model, measure))]
  const checks = model.checks.map(check => noticePiece([checkText(check)], 'Check', measure))
  const blocks = model.blocks.flatMap((block, index) => {
    const pieces = blockPieces(block, measure)
    // A signature never stands on a page of its own, without a word of what is signed.
    const isBeforeSignature = model.blocks[index + 1]?.kind === 'signature'
    return isBeforeSignature ? pieces.map(piece => ({ ...piece, keep: true })) : pieces
  })
  return [...top, ...checks, ...blocks]
}

/**
 * Sets a form or letter as a PDF: A4, tagged, fonts embedded and cut down to the letters used. The same model and the
 * same fonts give the same bytes. A font file that cannot be read is the fault `internal`.
 */
export const modelToPdf = async (model: DocumentModel, fonts: Fonts): Promise<Result<DocumentPdf>> => {
  const prepared = await fonts.prepare(`${modelText(model)}${model.reference}${model.sr}‹›·…`)
  if (!prepared.ok) return prepared
  const setter = new Setter(fonts)
  const faces = new Faces()
  const document = new Tag('Document')
  const measure: Measure = {
    left: margin.left,
    width: columnWidth,
    setter,
    into: document,
    layout: model.layout,
  }

  const pages: Page[] = []
  flow(piecesOf(model, measure), {
    next() {
      const page = new Page(faces, pages.length)
      pages.push(page)
      const bare = model.layout === 'letter' && page.index === 0
      if (!bare) drawHead(page, model, setter)
      return { page, top: bare ? letterColumnTop : 62, bottom: paper.height - margin.bottom }
    },
  })
  for (const page of pages) drawFoot(page, pages.length, model, setter)

  const bytes = await write(model, pages, faces, document, fonts)
  return ok({
    bytes,
    pages: pages.length,
    warnings: [...replacedWarnings(setter.replaced()), ...addressWarnings(model, addressLinesShown)],
  })
}

const write = async (
  model: DocumentModel,
  pages: readonly Page[],
  faces: Faces,
  document: Tag,
  fonts: Fonts,
): Promise<Uint8Array<ArrayBuffer>> => {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const { context, catalog } = pdf
  const made = new Date(`${model.madeOn}T12:00:00Z`)
  // Names of people have no place in file properties, which show wherever the file lies.
  pdf.setTitle(fileTitle(model), { showInWindowTitleBar: true })
  pdf.setProducer('SSST Desk')
  pdf.setCreator('SSST Desk')
  pdf.setCreationDate(made)
  pdf.setModificationDate(made)
  pdf.setLanguage('en-GB')

  const drawn = pages.map(page => {
    const sheet = pdf.addPage([paper.width, paper.height])
    sheet.node.set(PDFName.of('Contents'), context.register(context.flateStream(page.content())))
    for (const [name, value] of pageTagEntries(page.index)) sheet.node.set(name, value)
    return sheet
  })
  const subset = await fonts.openSubset()
  const resources = context.register(
    context.obj({
      Font: Object.fromEntries(
        faces.all().map(face => [face.resource, face.write(intoDocument(context), subset)]),
      ),
    }),
  )
  for (const sheet of drawn) sheet.node.set(PDFName.of('Resources'), resources)

  const tags = writeTags(
    context,
    document,
    drawn.map(sheet => sheet.ref),
  )
  catalog.set(PDFName.of('StructTreeRoot'), tags)
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
  catalog.set(PDFName.of('Lang'), PDFString.of('en-GB'))
  return new Uint8Array(await pdf.save({ addDefaultPage: false }))
}
