import type { Face } from '../fonts/fonts'
import type { Glyph } from '../fonts/shape'
import type { Subset } from '../fonts/subset'
import { type Coded, hex4, type ObjectWriter, writeIdentityFont } from './identity-font'

/** Six capital letters that stand for this choice of glyphs, so that two documents' cuts of a font differ in name. */
const subsetTag = (glyphs: readonly number[]): string => {
  let hash = 0x811c9dc5
  for (const glyph of glyphs) hash = Math.imul(hash ^ glyph, 0x01000193) >>> 0
  return Array.from({ length: 6 }, (_, place) =>
    String.fromCharCode(65 + (Math.floor(hash / 26 ** place) % 26)),
  ).join('')
}

/**
 * One face in one document. A code stands for a glyph together with the characters it shows, so that what is copied
 * out of the PDF is what was entered, even where two characters look the same or one letter takes two glyphs.
 */
export class EmbeddedFace {
  private readonly used: Coded[] = []
  private readonly codes = new Map<string, number>()

  constructor(
    readonly face: Face,
    /** The name of the font in page resources, e.g. "F1". */
    readonly resource: string,
  ) {}

  /**
   * The code of a glyph, given out in the order of first use, and what the pen moves by unless told otherwise, in
   * thousandths. An accent has no width of its own, whatever its font says: readers find the ends of words by it.
   */
  use(glyph: Glyph): { code: string; width: number } {
    const width =
      glyph.advance === 0 ? 0 : Math.round(this.face.font.glyphHAdvance(glyph.id) * this.face.scale)
    const key = `${glyph.id} ${width} ${glyph.text}`
    const known = this.codes.get(key)
    if (known !== undefined) return { code: hex4(known), width }
    this.used.push({ glyph: glyph.id, text: glyph.text, width })
    this.codes.set(key, this.used.length)
    return { code: hex4(this.used.length), width }
  }

  /** Writes the font, cut down to what was used, and gives its reference: `into` where that was promised. */
  write<R>(to: ObjectWriter<R>, subset: Subset, into?: R): R {
    const { face } = this
    const glyphs = [...new Set(this.used.map(one => one.glyph))].sort((a, b) => a - b)
    const name = `${subsetTag(glyphs)}+${face.name}`
    const cut = subset(face.bytes, glyphs)
    const extents = face.font.hExtents()

    const font = {
      name,
      file: cut,
      box: [
        -1000,
        Math.round(extents.descender * face.scale),
        3000,
        Math.round(extents.ascender * face.scale),
      ],
      ascent: Math.round(extents.ascender * face.scale),
      descent: Math.round(extents.descender * face.scale),
      capHeight: 714,
      stem: face.name.endsWith('Bold') ? 140 : 80,
      otherWidth: 1000,
      codes: this.used,
    } as const
    return writeIdentityFont(to, font, into)
  }
}
