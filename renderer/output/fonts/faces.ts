/**
 * The fonts that travel with the product, in the order in which they are asked for a character. Noto Sans has Latin,
 * Greek, Cyrillic, Vietnamese and Devanagari; Droid Sans Fallback has Chinese, Japanese and Korean.
 * Where they come from and under which licences: resources/fonts/README.md.
 */
export const families = [
  { id: 'sans', regular: 'NotoSans-Regular.ttf', bold: 'NotoSans-Bold.ttf' },
  { id: 'arabic', regular: 'IBMPlexSansArabic-Regular.ttf', bold: 'IBMPlexSansArabic-Bold.ttf' },
  { id: 'hebrew', regular: 'NotoSansHebrew-Regular.ttf', bold: 'NotoSansHebrew-Bold.ttf' },
  { id: 'cjk', regular: 'DroidSansFallback.ttf', bold: 'DroidSansFallback.ttf' },
  { id: 'emoji', regular: 'NotoEmoji-Regular.ttf', bold: 'NotoEmoji-Regular.ttf' },
] as const

export type Family = (typeof families)[number]
export type FontFile = Family['regular'] | Family['bold']

/** Everything the fonts need from outside: font files by name, and the program that cuts a font down. */
export type FontAsset = FontFile | 'harfbuzz-subset.wasm'

/** Reads one asset whole; rejects when it cannot be had. */
export type ReadAsset = (name: FontAsset) => Promise<Uint8Array<ArrayBuffer>>
