import { deflateSync } from 'node:zlib'
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { PDFName } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { numbersFrom } from '../../bench/court-bundle/sources'
import { aCourtPlan, aDocument, build, check, drawnPdf, problemsOf } from '../../build/built-bundle'

/** A4 at 150 dots per inch, as a scanner gives it: not quite white, lighter in the middle, with noise and dust. */
const size = { width: 1240, height: 1754 }
const scanned = (seed: number, draw: (context: SKRSContext2D) => void = () => undefined, noise = 6) => {
  const { width, height } = size
  const next = numbersFrom(seed)
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#f6f5f0'
  context.fillRect(0, 0, width, height)
  draw(context)
  context.fillStyle = '#777'
  for (let dust = 0; dust < 150; dust++) {
    const [x, y] = [next() * width, next() * height]
    context.fillRect(x, y, 1 + next() * 3, 1 + next() * 3)
  }
  // The shadow of a lid that was not quite shut.
  context.fillStyle = '#999'
  context.fillRect(0, 0, 18, height)
  const dots = context.getImageData(0, 0, width, height)
  for (let at = 0; at < dots.data.length; at += 4) {
    const across = (at / 4) % width
    const change = (next() - 0.5) * noise - Math.abs(across - width / 2) / 60
    for (let part = 0; part < 3; part++) dots.data[at + part] = (dots.data[at + part] ?? 0) + change
  }
  context.putImageData(dots, 0, 0)
  return canvas
}

const lines = (colour: string, count: number) => (context: SKRSContext2D) => {
  context.fillStyle = colour
  context.font = '20px sans-serif'
  for (let line = 0; line < count; line++)
    context.fillText('She says that it was not so.', 200, 600 + line * 60)
}

/** As dense as a page of a contract, from edge to edge. */
const everywhere = (context: SKRSContext2D) => {
  context.fillStyle = '#222'
  context.font = '15px sans-serif'
  for (let line = 0; line < 100; line++)
    context.fillText('so that it was not as they say '.repeat(6), 20, 20 + line * 17)
}

const stroke = (context: SKRSContext2D) => {
  context.strokeStyle = '#c8c8d0'
  context.lineWidth = 2
  context.beginPath()
  context.moveTo(500, 900)
  context.bezierCurveTo(520, 850, 560, 960, 590, 880)
  context.stroke()
}

type Scan = ReturnType<typeof scanned>
const jpeg = (scan: Scan, quality = 60) => ({
  data: new Uint8Array(scan.toBuffer('image/jpeg', quality)),
  entries: { ColorSpace: 'DeviceRGB', BitsPerComponent: 8, Filter: 'DCTDecode' },
})
const grey = (scan: Scan, bits: 1 | 8) => {
  const { width, height } = size
  const { data } = scan.getContext('2d').getImageData(0, 0, width, height)
  const row = Math.ceil((width * bits) / 8)
  const out = new Uint8Array(row * height)
  for (let at = 0; at < width * height; at++) {
    const value = data[at * 4 + 1] ?? 0
    const [x, y] = [at % width, Math.floor(at / width)]
    if (bits === 8) out[at] = value
    else if (value > 150) out[y * row + (x >> 3)] = (out[y * row + (x >> 3)] ?? 0) | (128 >> (x & 7))
  }
  return {
    data: new Uint8Array(deflateSync(out, { level: 1 })),
    entries: { ColorSpace: 'DeviceGray', BitsPerComponent: bits, Filter: 'FlateDecode' },
  }
}

const pages = {
  'clean white paper': [jpeg(scanned(1, () => undefined, 0)), true],
  'paper with noise and dust': [jpeg(scanned(2)), true],
  'the same, finely packed': [
    jpeg(
      scanned(3, () => undefined, 12),
      92,
    ),
    true,
  ],
  'the same in grey': [grey(scanned(4), 8), true],
  'the same in black and white': [grey(scanned(5), 1), true],
  'ten lines of print': [jpeg(scanned(6, lines('#222', 10))), false],
  'small print from edge to edge': [jpeg(scanned(13, everywhere), 30), false],
  'two faint lines': [jpeg(scanned(7, lines('#d2d2d2', 2))), false],
  'one faint line, finely packed, with noise': [jpeg(scanned(8, lines('#cccccc', 1), 12), 92), false],
  'one faint line in grey': [grey(scanned(9, lines('#cccccc', 1)), 8), false],
  'one line in black and white': [grey(scanned(10, lines('#222', 1)), 1), false],
  'a stroke of a pencil': [jpeg(scanned(11, stroke)), false],
  'black all over': [
    jpeg(
      scanned(12, context => context.fillRect(0, 0, 2000, 2000)),
      80,
    ),
    false,
  ],
} as const

const names = Object.keys(pages)
let problems: string[]

beforeAll(async () => {
  const source = await drawnPdf(document => {
    const { context } = document
    for (const [{ data, entries }] of Object.values(pages)) {
      const page = document.addPage([595, 842])
      const dictionary = {
        Type: 'XObject',
        Subtype: 'Image',
        Width: size.width,
        Height: size.height,
        ...entries,
      }
      page.node.setXObject(PDFName.of('P'), context.register(context.stream(data, dictionary)))
      const drawing = context.stream('q 595 0 0 842 0 0 cm /P Do Q')
      page.node.set(PDFName.of('Contents'), context.register(drawing))
    }
  })
  const made = await build(aCourtPlan([aDocument('a')], { dividers: false }), [source])
  problems = problemsOf(await check(made.bytes, made))
})

describe('a scanned page', () => {
  it.each(Object.entries(pages).map(([name, [, blank]]) => [name, blank ? 'blank' : 'not blank'] as const))(
    'with %s is %s',
    (name, what) => {
      const said = problems.some(problem => problem.includes(`Page ${names.indexOf(name) + 3} is blank`))
      expect(said).toBe(what === 'blank')
    },
  )
})
