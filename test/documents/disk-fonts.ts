import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { ReadAsset } from '../../renderer/output/fonts/faces'
import { type Fonts, openFonts } from '../../renderer/output/fonts/fonts'

const wasm = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')

/** Reads the fonts from the folder they are kept in; the application reads the same files through its own address. */
export const readFromDisk: ReadAsset = async name => {
  const place = name.endsWith('.wasm') ? wasm : new URL(`../../resources/fonts/${name}`, import.meta.url)
  return new Uint8Array(await readFile(place))
}

let opened: Fonts | undefined

/** The product's fonts, opened once for all tests of a file. */
export const diskFonts = async (): Promise<Fonts> => {
  if (opened) return opened
  const fonts = await openFonts(readFromDisk)
  if (!fonts.ok) throw new Error(fonts.fault.message)
  opened = fonts.value
  return opened
}
