import { PDFArray, PDFDocument, PDFName, type PDFObject, type PDFRef, PDFString } from 'pdf-lib'

export interface WrittenPage {
  /** The page's operations, as they stand in the file. */
  content: string
  mediaBox?: [number, number, number, number]
  cropBox?: [number, number, number, number]
  rotate?: 0 | 90 | 180 | 270
  userUnit?: number
  /** Drawn by `/Name Do`. */
  forms?: Record<string, WrittenForm>
  images?: Record<string, PDFRef>
}

export interface WrittenForm {
  content: string
  matrix?: [number, number, number, number, number, number]
  bbox?: [number, number, number, number]
  forms?: Record<string, WrittenForm>
}

const writeForm = (document: PDFDocument, form: WrittenForm, fonts: PDFRef): PDFRef => {
  const { context } = document
  return context.register(
    context.stream(form.content, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: form.bbox ?? [-2000, -2000, 2000, 2000],
      ...(form.matrix ? { Matrix: form.matrix } : {}),
      Resources: { Font: fonts, XObject: written(document, form.forms ?? {}, fonts) },
    }),
  )
}

const written = (document: PDFDocument, forms: Record<string, WrittenForm>, fonts: PDFRef) =>
  Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, writeForm(document, form, fonts)]))

/** Fonts F (Helvetica), T (Times) and C (Courier), none of them embedded, as old programs write. */
const writeFonts = ({ context }: PDFDocument): PDFRef => {
  const font = (name: string) =>
    context.register(
      context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: name, Encoding: 'WinAnsiEncoding' }),
    )
  return context.register(context.obj({ F: font('Helvetica'), T: font('Times-Roman'), C: font('Courier') }))
}

/** A document of pages written by hand. */
export const writePages = async (
  pages: readonly WrittenPage[] | ((document: PDFDocument) => readonly WrittenPage[]),
): Promise<PDFDocument> => {
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context } = document
  const fonts = writeFonts(document)
  for (const page of typeof pages === 'function' ? pages(document) : pages) {
    const sheet = document.addPage([595, 842])
    const { node } = sheet
    if (page.mediaBox) node.set(PDFName.of('MediaBox'), context.obj(page.mediaBox))
    if (page.cropBox) node.set(PDFName.of('CropBox'), context.obj(page.cropBox))
    if (page.rotate) node.set(PDFName.of('Rotate'), context.obj(page.rotate))
    if (page.userUnit) node.set(PDFName.of('UserUnit'), context.obj(page.userUnit))
    node.set(PDFName.of('Contents'), context.register(context.flateStream(page.content)))
    node.set(
      PDFName.of('Resources'),
      context.obj({
        Font: fonts,
        XObject: { ...written(document, page.forms ?? {}, fonts), ...page.images },
      } as Parameters<typeof context.obj>[0]),
    )
  }
  return document
}

export const savedPdf = async (document: PDFDocument): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await document.save({ addDefaultPage: false }))

/** A line of text at a place of the page's own space. */
export const line = (text: string, x: number, y: number, size = 12) =>
  `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET\n`

/** Puts a bookmark on a page, counted from 0. */
export const addBookmark = (document: PDFDocument, title: string, page: number): void => {
  const { context, catalog } = document
  const outlines = context.nextRef()
  const item = context.register(
    context.obj({
      Title: PDFString.of(title),
      Parent: outlines,
      Dest: [document.getPage(page).ref, 'XYZ', null, null, null],
    }),
  )
  context.assign(outlines, context.obj({ Type: 'Outlines', First: item, Last: item, Count: 1 }))
  catalog.set(PDFName.of('Outlines'), outlines)
}

type Entry = PDFObject | string | number | null

/** Adds a note, a link or a field part to a page, counted from 0. */
export const addAnnotation = (
  document: PDFDocument,
  page: number,
  entries: Record<string, Entry | Entry[]>,
): PDFRef => {
  const { context } = document
  const { node } = document.getPage(page)
  const ref = context.register(context.obj({ Type: 'Annot', P: document.getPage(page).ref, ...entries }))
  const list = node.lookup(PDFName.of('Annots'))
  if (list instanceof PDFArray) list.push(ref)
  else node.set(PDFName.of('Annots'), context.obj([ref]))
  return ref
}
