import { JpegEmbedder, type PDFContext, PDFHexString, PDFRawStream, type PDFRef, PngEmbedder } from 'pdf-lib'
import { GrowingBytes } from '../growing-bytes'
import type { Picture } from '../reading/read-picture'
import { withoutNotes } from './jpeg'
import { type PngFacts, samplesOf } from './png'

const colourSpace = (context: PDFContext, { colour, palette }: PngFacts) => {
  if (colour !== 'palette') return colour === 'grey' ? 'DeviceGray' : 'DeviceRGB'
  const table = Array.from(palette, byte => byte.toString(16).padStart(2, '0')).join('')
  return context.obj(['Indexed', 'DeviceRGB', palette.length / 3 - 1, PDFHexString.of(table)])
}

/**
 * Puts a PNG's own packed pixels into the PDF, which has the same packing and row filters: nothing is unpacked, so a
 * scan takes no time and no memory, and every pixel stays as it is.
 */
const embedPacked = (context: PDFContext, png: PngFacts): PDFRef => {
  const packed = new GrowingBytes(png.data.reduce((sum, part) => sum + part.length, 0))
  for (const part of png.data) packed.add(part)
  const dictionary = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: png.width,
    Height: png.height,
    BitsPerComponent: png.depth,
    ColorSpace: colourSpace(context, png),
    Filter: 'FlateDecode',
    DecodeParms: {
      Predictor: 15,
      Colors: samplesOf(png.colour),
      BitsPerComponent: png.depth,
      Columns: png.width,
    },
    Length: packed.bytes.length,
  })
  return context.register(PDFRawStream.of(dictionary, packed.bytes))
}

/** Puts a picture that was read and found good into a PDF; answers the image's reference. */
export const embedPicture = async (
  context: PDFContext,
  picture: Picture,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<PDFRef> => {
  if (picture.mediaType === 'image/jpeg')
    return (await JpegEmbedder.for(withoutNotes(bytes, picture))).embedIntoContext(context)
  if (!picture.transparent && !picture.interlaced) return embedPacked(context, picture)
  return (await PngEmbedder.for(bytes)).embedIntoContext(context)
}
