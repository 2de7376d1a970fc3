import { type PDFContext, PDFName, type PDFRef, PDFString } from 'pdf-lib'
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

/** Writes a font whose codes are given out by the document, and gives its reference: `into` where that was promised. */
export const writeIdentityFont = (context: PDFContext, font: IdentityFont, into?: PDFRef): PDFRef => {
  const { name, file, codes } = font
  const codeToGlyph = new Uint8Array((codes.length + 1) * 2)
  codes.forEach(({ glyph }, index) => {
    codeToGlyph[(index + 1) * 2] = glyph >> 8
    codeToGlyph[(index + 1) * 2 + 1] = glyph & 0xff
  })
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: 4,
      FontBBox: [...font.box],
      ItalicAngle: 0,
      Ascent: font.ascent,
      Descent: font.descent,
      CapHeight: font.capHeight,
      StemV: font.stem,
      FontFile2: context.register(context.flateStream(file, { Length1: file.length })),
    }),
  )
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      DW: font.otherWidth,
      W: [1, codes.map(one => one.width)],
      CIDToGIDMap: context.register(context.flateStream(codeToGlyph)),
    }),
  )
  const written = context.obj({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: PDFName.of(name),
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: context.register(
      context.flateStream(toUnicode(codes.map(({ text }, index) => [hex4(index + 1), utf16Hex(text)]))),
    ),
  })
  if (!into) return context.register(written)
  context.assign(into, written)
  return into
}
