import type { Redraw } from './smaller'

/** Sharp enough for small print, and a tenth of what an unpacked picture takes. */
const quality = 0.85

/** Draws a picture anew with the browser's own means. Answers null for one it cannot draw. */
export const redrawInWorker: Redraw = async (picture, mediaType, { width, height }) => {
  try {
    const drawn = await createImageBitmap(new Blob([picture], { type: mediaType }), {
      // As stored: how it is to be turned is noted again afterwards.
      imageOrientation: 'none',
      resizeWidth: width,
      resizeHeight: height,
      resizeQuality: 'high',
    })
    const canvas = new OffscreenCanvas(width, height)
    const page = canvas.getContext('2d')
    if (!page) return null
    // A JPEG has nothing see-through: what is, becomes paper.
    page.fillStyle = '#ffffff'
    page.fillRect(0, 0, width, height)
    page.drawImage(drawn, 0, 0)
    drawn.close()
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
    return new Uint8Array(await blob.arrayBuffer())
  } catch {
    return null
  }
}
