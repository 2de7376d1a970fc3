import type { Size } from './average'

/** The picture decoders of the PDF reader. */
export const decoders = () => import('pdfjs-dist/image_decoders/pdf.image_decoders.mjs')

/** A JPEG's samples as its colour space has them. */
export interface JpegSamples extends Size {
  colours: number
  data: Uint8ClampedArray
  /** Whether an Adobe program noted its colours in it, which some readers go by. */
  noted: boolean
}

/** Reads a JPEG; `transform` is what the PDF says of its colours, -1 for nothing. */
export const decodeJpeg = async (data: Uint8Array, transform: number): Promise<JpegSamples> => {
  const { JpegImage } = await decoders()
  const picture = new JpegImage({ colorTransform: transform })
  picture.parse(data)
  const { width, height, numComponents } = picture
  return {
    width,
    height,
    colours: numComponents,
    data: picture.getData({ width, height, isSourcePDF: true }),
    noted: picture.adobe !== undefined,
  }
}
