export interface JpegFacts {
  /** As stored; a picture taken sideways is turned by `orientation`. */
  width: number
  height: number
  /** EXIF orientation, 1 to 8. */
  orientation: number
  /** Where the picture ends; some cameras put a second one or notes after it. */
  end: number
}

/** Why a JPEG cannot be used: cut short, damaged, or of a kind that PDF readers do not show. */
export type JpegProblem = 'truncated' | 'damaged' | 'unusual'

const exifHeader = [0x45, 0x78, 0x69, 0x66, 0, 0]

/** The orientation in an EXIF segment's content; 1 where it is absent or makes no sense. */
const orientationIn = (segment: Uint8Array): number => {
  if (!exifHeader.every((byte, index) => segment[index] === byte)) return 1
  const tiff = new DataView(segment.buffer, segment.byteOffset + 6, segment.byteLength - 6)
  if (tiff.byteLength < 14) return 1
  const little = tiff.getUint16(0) === 0x4949
  const directory = tiff.getUint32(4, little)
  if (directory + 2 > tiff.byteLength) return 1
  const count = tiff.getUint16(directory, little)
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + index * 12
    if (entry + 12 > tiff.byteLength) return 1
    if (tiff.getUint16(entry, little) !== 0x0112) continue
    const orientation = tiff.getUint16(entry + 8, little)
    return orientation >= 1 && orientation <= 8 ? orientation : 1
  }
  return 1
}

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** The place of the first marker after coded data, or -1 when the data ends before one. */
const afterScan = (bytes: Uint8Array, from: number): number => {
  let at = bytes.indexOf(0xff, from)
  while (at !== -1 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0
    // 00 is a coded FF, D0 to D7 are restart markers inside the data, FF is filling.
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
    at = bytes.indexOf(0xff, at + (next === 0xff ? 1 : 2))
  }
  return -1
}

/** Reads a JPEG's headers and follows its structure to the end, without decoding a pixel. */
export const readJpeg = (bytes: Uint8Array): JpegFacts | JpegProblem => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let size: { width: number; height: number } | null = null
  let orientation: number | null = null
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return 'damaged'
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = view.getUint16(at + 2)
    if (length < 2) return 'damaged'
    if (at + 2 + length > bytes.length) return 'truncated'
    if (marker === 0xe1) orientation ??= orientationIn(bytes.subarray(at + 4, at + 2 + length))
    if (isFrame(marker)) {
      // PDF readers show baseline, extended and progressive JPEGs of 8 bits in grey, colour or print colours.
      const usual = marker <= 0xc2 && bytes[at + 4] === 8 && [1, 3, 4].includes(bytes[at + 9] ?? 0)
      if (!usual || length < 8) return 'unusual'
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
      if (size.width === 0 || size.height === 0) return 'unusual'
    }
    at += 2 + length
    if (marker !== 0xda) continue
    if (!size) return 'damaged'
    at = afterScan(bytes, at)
    if (at === -1) return 'truncated'
    if (bytes[at + 1] === 0xd9) return { ...size, orientation: orientation ?? 1, end: at + 2 }
  }
  return 'truncated'
}

// EXIF and XMP (place, time, device, a second small picture), Photoshop and IPTC notes, comments.
const notes = [0xe1, 0xed, 0xfe]

/**
 * The same JPEG without the notes that cameras and programs leave in it, such as where it was taken; its pixels are not
 * touched. Takes what `readJpeg` accepted.
 */
export const withoutNotes = (bytes: Uint8Array<ArrayBuffer>, { end }: JpegFacts): Uint8Array<ArrayBuffer> => {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  for (let marker = 0; marker !== 0xda; ) {
    marker = bytes[at + 1] ?? 0xda
    const next = marker === 0xff ? at + 1 : at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
    if (!notes.includes(marker)) kept.push(bytes.subarray(at, next))
    at = next
  }
  kept.push(bytes.subarray(at, end))
  const plain = new Uint8Array(kept.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of kept) {
    plain.set(part, offset)
    offset += part.length
  }
  return plain
}
