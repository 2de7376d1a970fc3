import harfbuzzSubset from 'harfbuzzjs/dist/harfbuzz-subset.wasm?url'
import droidSansFallback from '../../../resources/fonts/DroidSansFallback.ttf?url'
import plexArabicBold from '../../../resources/fonts/IBMPlexSansArabic-Bold.ttf?url'
import plexArabic from '../../../resources/fonts/IBMPlexSansArabic-Regular.ttf?url'
import notoEmoji from '../../../resources/fonts/NotoEmoji-Regular.ttf?url'
import notoSansBold from '../../../resources/fonts/NotoSans-Bold.ttf?url'
import notoSans from '../../../resources/fonts/NotoSans-Regular.ttf?url'
import notoSansHebrewBold from '../../../resources/fonts/NotoSansHebrew-Bold.ttf?url'
import notoSansHebrew from '../../../resources/fonts/NotoSansHebrew-Regular.ttf?url'
import type { Result } from '../../../shared/result'
import type { FontAsset, ReadAsset } from './faces'
import { type Fonts, openFonts } from './fonts'

const urls: Record<FontAsset, string> = {
  'DroidSansFallback.ttf': droidSansFallback,
  'NotoEmoji-Regular.ttf': notoEmoji,
  'NotoSans-Bold.ttf': notoSansBold,
  'NotoSans-Regular.ttf': notoSans,
  'IBMPlexSansArabic-Bold.ttf': plexArabicBold,
  'IBMPlexSansArabic-Regular.ttf': plexArabic,
  'NotoSansHebrew-Bold.ttf': notoSansHebrewBold,
  'NotoSansHebrew-Regular.ttf': notoSansHebrew,
  'harfbuzz-subset.wasm': harfbuzzSubset,
}

/** Reads a font from the application's own files. */
export const readBundledAsset: ReadAsset = async name => {
  const answer = await fetch(urls[name])
  if (!answer.ok) throw new Error(`The font file ${name} is missing from the application`)
  return new Uint8Array(await answer.arrayBuffer())
}

let opened: Promise<Result<Fonts>> | undefined

/** The fonts of the application, opened once for a window or worker; after a failure they are tried again. */
export const bundledFonts = (): Promise<Result<Fonts>> => {
  opened ??= openFonts(readBundledAsset).then(fonts => {
    if (!fonts.ok) opened = undefined
    return fonts
  })
  return opened
}
