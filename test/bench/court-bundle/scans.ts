import { createCanvas } from '@napi-rs/canvas'
import { numbersFrom } from './sources'

/** A4 at 200 dots per inch. */
export const scanPixels = { width: 1654, height: 2339 }

/** Pictures like scanned letters: grey noise and lines of words; so many, as JPEGs of about 220 KB. */
export const scannedPictures = (count: number): Uint8Array[] => {
  const { width, height } = scanPixels
  return Array.from({ length: count }, (_, index) => {
    const next = numbersFrom(1000 + index)
    const canvas = createCanvas(width, height)
    const context = canvas.getContext('2d')
    const paper = context.createImageData(width, height)
    for (let at = 0; at < paper.data.length; at += 4) {
      const shade = 246 + Math.floor(next() * 9)
      paper.data[at] = shade
      paper.data[at + 1] = shade
      paper.data[at + 2] = shade
      paper.data[at + 3] = 255
    }
    context.putImageData(paper, 0, 0)
    context.fillStyle = '#222'
    for (let row = 0; row < 55; row++)
      for (let at = 160; at < width - 200; ) {
        const long = 12 + Math.floor(next() * 90)
        for (let stroke = 0; stroke < long; stroke += 9)
          context.fillRect(at + stroke, 200 + row * 36 + next() * 6, 3, 12 + next() * 6)
        at += long + 14
      }
    return new Uint8Array(canvas.toBuffer('image/jpeg', 13))
  })
}
