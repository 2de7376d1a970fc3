import type * as HarfBuzz from 'harfbuzzjs'
import { failed, ok, type Result } from '../../../shared/result'
import { type Family, type FontFile, families, type ReadAsset } from './faces'
import { openSubset, type Subset } from './subset'
import { clusters } from './visible'

/** One opened font file. Measures are in thousandths of the type size, whatever the file's own units are. */
export interface Face {
  file: FontFile
  /** The name inside the PDF, e.g. "NotoSans-Regular". */
  name: string
  bytes: Uint8Array
  font: HarfBuzz.Font
  /** Multiplies the file's own units. */
  scale: number
  has(codePoint: number): boolean
  /** The bold weight has no file of its own: the regular one is drawn with a thicker line. */
  thicken: boolean
}

/** Characters that leave no mark and are never missing from a font: joiners, direction marks, selectors, tags. */
const ignorable = /\p{Default_Ignorable_Code_Point}/u
const wantsEmoji = /\p{Emoji_Presentation}|\uFE0F|\u20E3/u

const codePoints = (text: string) => [...text].map(letter => letter.codePointAt(0) ?? 0)
const isIgnorable = (codePoint: number) => ignorable.test(String.fromCodePoint(codePoint))

/** Whether a face can draw a cluster as it stands, composed, or taken apart: HarfBuzz tries all three. */
const draws = (face: Face, cluster: string) =>
  [cluster, cluster.normalize('NFC'), cluster.normalize('NFD')].some(form =>
    codePoints(form).every(codePoint => isIgnorable(codePoint) || face.has(codePoint)),
  )

const inOrder = (cluster: string): readonly Family[] =>
  wantsEmoji.test(cluster)
    ? [...families].sort((a, b) => Number(b.id === 'emoji') - Number(a.id === 'emoji'))
    : families

/** The fonts of the product, opened as far as a text needs them. Kept open for the life of the window or worker. */
export interface Fonts {
  harfbuzz: typeof HarfBuzz
  /** Opens what a text needs. Must be awaited for every text before it is laid out. */
  prepare(text: string): Promise<Result<void>>
  /** The face that can draw a cluster (what a reader calls one letter), or undefined where none can. */
  faceFor(cluster: string, bold: boolean): Face | undefined
  /** Starts what cuts a face down to the glyphs that are used. */
  openSubset(): Promise<Subset>
}

const unreadable = failed(
  'internal',
  'A font of SSST Desk could not be read, so the document was not made.',
  'Close SSST Desk and open it again. If it happens again, have it installed again.',
)

/** Opens the fonts over a reader of their files; a file that cannot be read is the fault `internal`. */
export const openFonts = async (read: ReadAsset): Promise<Result<Fonts>> => {
  try {
    const [harfbuzz, program] = await Promise.all([import('harfbuzzjs'), read('harfbuzz-subset.wasm')])
    // Not waited for: it is wanted last, and is made ready beside other work.
    const compiled = WebAssembly.compile(program)
    compiled.catch(() => undefined)
    return ok(fontsOver(read, harfbuzz, compiled))
  } catch {
    return unreadable
  }
}

/** Enough for any document; a bound for a worker that lives all day. */
const mostRemembered = 5000

const fontsOver = (
  read: ReadAsset,
  harfbuzz: typeof HarfBuzz,
  compiled: Promise<WebAssembly.Module>,
): Fonts => {
  let subset: Promise<Subset> | undefined
  const opened = new Map<string, Face>()
  const underway = new Map<string, Promise<void>>()

  const open = async (file: FontFile): Promise<Face> => {
    const bytes = await read(file)
    const face = new harfbuzz.Face(new harfbuzz.Blob(bytes))
    const font = new harfbuzz.Font(face)
    return {
      file,
      name: file.replace('.ttf', ''),
      bytes,
      font,
      scale: 1000 / face.upem,
      has: codePoint => font.nominalGlyph(codePoint) !== undefined,
      thicken: false,
    }
  }

  const key = (family: Family, bold: boolean) => `${family.id}${bold ? ' bold' : ''}`

  const openFamily = (family: Family): Promise<void> => {
    const known = underway.get(family.id)
    if (known) return known
    const opening = (async () => {
      const isOneFile = family.bold === family.regular
      const [regular, other] = await Promise.all([
        open(family.regular),
        isOneFile ? undefined : open(family.bold),
      ])
      const bold = other ?? { ...regular, thicken: true }
      opened.set(key(family, false), regular)
      opened.set(key(family, true), bold)
      found.clear()
    })()
    underway.set(family.id, opening)
    // A file that could not be read is asked for again the next time.
    opening.catch(() => underway.delete(family.id))
    return opening
  }

  const search = (cluster: string, bold: boolean) =>
    inOrder(cluster)
      .map(family => opened.get(key(family, bold)))
      .find(face => face !== undefined && draws(face, cluster))

  /** Letters repeat: each is searched for once, until another font is opened. */
  const found = new Map<string, Face | undefined>()
  const faceFor = (cluster: string, bold: boolean) => {
    const sought = `${bold ? 'b' : 'r'}${cluster}`
    if (found.has(sought)) return found.get(sought)
    if (found.size > mostRemembered) found.clear()
    const face = search(cluster, bold)
    found.set(sought, face)
    return face
  }

  return {
    harfbuzz,
    openSubset() {
      subset ??= compiled.then(openSubset)
      return subset
    },
    faceFor,
    async prepare(text) {
      const wanted = [...new Set(clusters(text))]
      for (const family of families) {
        const needed =
          family.id === 'sans' ||
          (family.id === 'emoji' && wantsEmoji.test(text)) ||
          wanted.some(cluster => faceFor(cluster, false) === undefined)
        try {
          if (needed) await openFamily(family)
        } catch {
          return unreadable
        }
      }
      return ok(undefined)
    },
  }
}
