/** The part of HarfBuzz's subsetting program that is used here; pointers are numbers. */
interface SubsetProgram {
  memory: WebAssembly.Memory
  _initialize(): void
  malloc(bytes: number): number
  free(pointer: number): void
  hb_blob_create(data: number, length: number, mode: number, user: number, destroy: number): number
  hb_blob_destroy(blob: number): void
  hb_blob_get_data(blob: number, length: number): number
  hb_blob_get_length(blob: number): number
  hb_face_create(blob: number, index: number): number
  hb_face_destroy(face: number): void
  hb_face_reference_blob(face: number): number
  hb_set_add(set: number, value: number): void
  hb_subset_input_create_or_fail(): number
  hb_subset_input_destroy(input: number): void
  hb_subset_input_glyph_set(input: number): number
  hb_subset_input_set(input: number, which: number): number
  hb_subset_input_set_flags(input: number, flags: number): void
  hb_subset_or_fail(face: number, input: number): number
}

/** Cuts a TrueType font down to some glyphs, which keep their numbers. The same input gives the same bytes. */
export type Subset = (font: Uint8Array, glyphs: Iterable<number>) => Uint8Array<ArrayBuffer>

const writable = 2
const noHinting = 0x1
const retainGlyphIds = 0x2
const noLayoutClosure = 0x200
const dropTables = 3
/** Shaping is done before the font is cut, so the tables for it need not travel. */
const layoutTables = ['GSUB', 'GPOS', 'GDEF', 'kern', 'DSIG', 'meta', 'STAT']

const tag = (name: string) => [...name].reduce((number, letter) => number * 256 + letter.charCodeAt(0), 0)

/** Starts the subsetting program. */
export const openSubset = async (program: WebAssembly.Module): Promise<Subset> => {
  const { exports } = await WebAssembly.instantiate(program)
  const hb = exports as unknown as SubsetProgram
  hb._initialize()

  return (font, glyphs) => {
    const data = hb.malloc(font.length)
    new Uint8Array(hb.memory.buffer).set(font, data)
    const blob = hb.hb_blob_create(data, font.length, writable, 0, 0)
    const face = hb.hb_face_create(blob, 0)
    hb.hb_blob_destroy(blob)
    const input = hb.hb_subset_input_create_or_fail()
    hb.hb_subset_input_set_flags(input, noHinting | retainGlyphIds | noLayoutClosure)
    const wanted = hb.hb_subset_input_glyph_set(input)
    for (const glyph of glyphs) hb.hb_set_add(wanted, glyph)
    const dropped = hb.hb_subset_input_set(input, dropTables)
    for (const name of layoutTables) hb.hb_set_add(dropped, tag(name))

    const cut = hb.hb_subset_or_fail(face, input)
    hb.hb_subset_input_destroy(input)
    hb.hb_face_destroy(face)
    if (cut === 0) {
      hb.free(data)
      throw new Error('The font could not be cut down')
    }
    const result = hb.hb_face_reference_blob(cut)
    const start = hb.hb_blob_get_data(result, 0)
    const bytes = new Uint8Array(hb.memory.buffer).slice(start, start + hb.hb_blob_get_length(result))
    hb.hb_blob_destroy(result)
    hb.hb_face_destroy(cut)
    hb.free(data)
    return bytes
  }
}
