import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { getDocument, OPS, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import {
  largestPicture,
  openingWith,
  type Sheet,
  type Viewer,
} from '../../renderer/output/page-reading/viewer'

const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const folder = (name: string) => `${join(pdfjs, name)}/`

/** pdfjs in Node, with the same settings as in the window's worker. */
export const nodeViewer: Viewer = {
  ops: OPS,
  open(bytes, use) {
    const task = getDocument({
      ...openingWith,
      data: bytes,
      maxImageSize: largestPicture(use),
      cMapUrl: folder('cmaps'),
      standardFontDataUrl: folder('standard_fonts'),
      wasmUrl: folder('wasm'),
      verbosity: VerbosityLevel.ERRORS,
    })
    return { document: task.promise, close: () => task.destroy() }
  },
  sheet(width, height): Sheet {
    const canvas = createCanvas(width, height)
    return {
      canvas: canvas as unknown as HTMLCanvasElement,
      context: canvas.getContext('2d') as unknown as CanvasRenderingContext2D,
      jpeg: async quality => new Uint8Array(await canvas.encode('jpeg', Math.round(quality * 100))),
      close() {
        canvas.width = 0
        canvas.height = 0
      },
    }
  },
}
