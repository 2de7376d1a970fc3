import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { deflateSync, inflateSync } from 'node:zlib'
import type { OpenReader } from '../../renderer/output/court-bundle/check'
import type { CourtBundleMeans } from '../../renderer/output/court-bundle/job'
import type { ReadAsset } from '../../renderer/output/fonts/faces'

/** The top of the project, where its fonts and packages lie. */
const root = process.env.SSST_DESK_ROOT ?? process.cwd()
const required = createRequire(join(root, 'package.json'))

/**
 * The most memory this process has held so far, in MB of 1,048,576 bytes. On Linux `maxRSS` also counts what the process
 * that started it held at that moment, so there the peak of this program alone is asked for.
 */
export const peakMegabytes = (): number => {
  const own =
    process.platform === 'linux' &&
    /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  return Math.round((own ? Number(own) : process.resourceUsage().maxRSS) / 1024)
}

/** Reads the fonts that travel with the product. */
export const readFromDisk: ReadAsset = async name =>
  new Uint8Array(
    await readFile(
      name.endsWith('.wasm')
        ? required.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')
        : join(root, 'resources', 'fonts', name),
    ),
  )

/** What Node has for making bundles. Pictures are drawn anew where the package for it runs on this machine. */
export const meansOfNode = (): CourtBundleMeans => ({
  inflate: (packed, most) =>
    inflateSync(packed, { maxOutputLength: most, chunkSize: Math.max(65_536, packed.length * 5) }),
  deflate: data => deflateSync(data, { level: 4 }),
  jpeg2000: async () => new Uint8Array(await readFile(required.resolve('pdfjs-dist/wasm/openjpeg.wasm'))),
  digest: data => createHash('sha256').update(data).digest('hex'),
  async redraw(picture, _mediaType, { width, height }) {
    try {
      // Loaded for the first picture only: most bundles have none that is too fine, and it is large.
      const { createCanvas, loadImage } = await import('@napi-rs/canvas')
      const drawing = createCanvas(width, height)
      const context = drawing.getContext('2d')
      context.fillStyle = '#fff'
      context.fillRect(0, 0, width, height)
      context.imageSmoothingQuality = 'high'
      context.drawImage(await loadImage(Buffer.from(picture)), 0, 0, width, height)
      return new Uint8Array(drawing.toBuffer('image/jpeg', 85))
    } catch {
      return null
    }
  },
})

/** Opens a finished bundle with another reader. */
export const openReader: OpenReader = async bytes => {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  return getDocument({ data: bytes.slice(), isEvalSupported: false, enableXfa: false, verbosity: 0 }).promise
}
