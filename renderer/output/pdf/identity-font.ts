import { type PDFContext, type PDFObject, type PDFRef, PDFString } from 'pdf-lib'
import { toUnicode } from './to-unicode'

/** A number in four hexadecimal digits. */
export const hex4 = (number: number): string => number.toString(16).toUpperCase().padStart(4, '0')

/** UTF-16 in hexadecimal, as a PDF's text strings and character maps have it. */
export const utf16Hex = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => hex4(text.charCodeAt(index))).join('')

/** What a code of two bytes stands for: a glyph of the font's file, the text it is read as, and its width in thousandths. */
export interface Coded {
  glyph: number
  text: string
  width: number
}

export interface IdentityFont {
  name: string
  /** A TrueType file. */
  file: Uint8Array
  /** Thousandths of the type size, as all that follows. */
  box: readonly [left: number, bottom: number, right: number, top: number]
  ascent: number
  descent: number
  capHeight: number
  stem: number
  /** The width of what has no code. */
  otherWidth: number
  /** By code, beginning with 1. */
  codes: readonly Coded[]
}

/** What a font's dictionaries hold: names as plain text, `R` for what the writer has made itself. */
export type Entry<R> = number | string | R | readonly Entry<R>[] | { readonly [key: string]: Entry<R> }

/** Writes objects into a PDF and gives their references; one for each library that fonts are written with. */
export interface ObjectWriter<R> {
  object(entries: Readonly<Record<string, Entry<R>>>, into?: R): R
  /** Packs the data, too. */
  stream(data: Uint8Array | string, entries: Readonly<Record<string, Entry<R>>>): R
  /** A string, as opposed to a name. */
  quoted(text: string): R
}

/** Writes into a document of pdf-lib. */
export const intoDocument = (context: PDFContext): ObjectWriter<PDFObject> => ({
  object(entries, into) {
    const written = context.obj(entries as Parameters<PDFContext['obj']>[0])
    if (!into) return context.register(written)
    context.assign(into as PDFRef, written)
    return into
  },
  stream: (data, entries) => context.register(context.flateStream(data, { ...entries })),
  quoted: text => PDFString.of(text),
})

/** Writes a font whose codes are given out by the document, and gives its reference: `into` where that was promised. */
export const writeIdentityFont = <R>(to: ObjectWriter<R>, font: IdentityFont, into?: R): R => {
  const { name, file, codes } = font
  const codeToGlyph = new Uint8Array((codes.length + 1) * 2)
  codes.forEach(({ glyph }, index) => {
    codeToGlyph[(index + 1) * 2] = glyph >> 8
    codeToGlyph[(index + 1) * 2 + 1] = glyph & 0xff
  })
  const descriptor = to.object({
    Type: 'FontDescriptor',
    FontName: name,
    Flags: 4,
    FontBBox: font.box,
    ItalicAngle: 0,
    Ascent: font.ascent,
    Descent: font.descent,
    CapHeight: font.capHeight,
    StemV: font.stem,
    FontFile2: to.stream(file, { Length1: file.length }),
  })
  const descendant = to.object({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: { Registry: to.quoted('Adobe'), Ordering: to.quoted('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    DW: font.otherWidth,
    W: [1, codes.map(one => one.width)],
    CIDToGIDMap: to.stream(codeToGlyph, {}),
  })
  return to.object(
    {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: to.stream(toUnicode(codes.map(({ text }, index) => [hex4(index + 1), utf16Hex(text)])), {}),
    },
    into,
  )
}
