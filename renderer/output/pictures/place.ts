/** Points: 72 to the inch. */
const a4 = { short: 595.28, long: 841.89 }

/** A small picture is not blown up beyond this many dots per inch of paper. */
const fewestDots = 100

export interface Placed {
  page: { width: number; height: number }
  /** The picture's box, from the lower left corner of the page, in points. */
  box: { x: number; y: number; width: number; height: number }
  /** Dots per inch the picture has at that size. */
  dpi: number
}

/** Puts a picture of so many pixels in the middle of an A4 page, upright or on its side as the picture is. */
export const placeOnA4 = (width: number, height: number): Placed => {
  const page = width > height ? { width: a4.long, height: a4.short } : { width: a4.short, height: a4.long }
  const scale = Math.min(page.width / width, page.height / height, 72 / fewestDots)
  const box = { width: width * scale, height: height * scale }
  return {
    page,
    box: { x: (page.width - box.width) / 2, y: (page.height - box.height) / 2, ...box },
    dpi: Math.round(72 / scale),
  }
}

export type Matrix = [number, number, number, number, number, number]

/**
 * The PDF matrix that draws a stored picture in its box as it is to be seen. EXIF's orientations are the eight ways to
 * turn and mirror a picture; 1 is as stored.
 */
export const matrixFor = (orientation: number, { x, y, width, height }: Placed['box']): Matrix => {
  const [right, top] = [x + width, y + height]
  switch (orientation) {
    case 2:
      return [-width, 0, 0, height, right, y]
    case 3:
      return [-width, 0, 0, -height, right, top]
    case 4:
      return [width, 0, 0, -height, x, top]
    case 5:
      return [0, -height, -width, 0, right, top]
    case 6:
      return [0, -height, width, 0, x, top]
    case 7:
      return [0, height, width, 0, x, y]
    case 8:
      return [0, height, -width, 0, right, y]
    default:
      return [width, 0, 0, height, x, y]
  }
}
