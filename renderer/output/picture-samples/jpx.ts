import type { Size } from './average'

/** Hands over the decoder of JPEG 2000, which is a file of its own (`openjpeg.wasm`). */
export type Jpeg2000Decoder = () => Promise<Uint8Array>

/** The colours a file says it has itself; `mixed` where they would be turned into others while they are read. */
export type JpxColours = 'rgb' | 'grey' | 'other' | 'mixed'

/** What a JPEG 2000 picture says of itself before its data begins. */
export interface JpxHeader extends Size {
  count: number
  colours: JpxColours
  /** How many times its sides can be halved while it is read. */
  halvings: number
  /** Whether nothing was lost when it was packed. */
  isExact: boolean
}

/** Most samples of a picture as it is read: each takes twelve bytes meanwhile. */
const mostSamples = 48 * 1024 ** 2

const text = (data: Uint8Array, at: number) => String.fromCharCode(...data.subarray(at, at + 4))

/** Boxes of a file (ISO/IEC 15444-1, annex I), those in its head included. */
const boxesOf = (data: Uint8Array): { kind: string; from: number; to: number }[] => {
  const bytes = new DataView(data.buffer, data.byteOffset, data.length)
  const boxes: { kind: string; from: number; to: number }[] = []
  for (let at = 0; at + 8 <= data.length; ) {
    const length = bytes.getUint32(at)
    const kind = text(data, at + 4)
    const isLong = length === 1
    const from = at + (isLong ? 16 : 8)
    const to = length === 0 ? data.length : at + (isLong ? Number(bytes.getBigUint64(at + 8)) : length)
    if (to < from || to > data.length) return boxes
    boxes.push({ kind, from, to })
    at = kind === 'jp2h' ? from : to
  }
  return boxes
}

const enumerated: Record<number, JpxColours> = { 16: 'rgb', 17: 'grey', 18: 'mixed', 24: 'mixed' }

/** Reads the head of a picture; null for what is not one, and for samples that are not simply eight bits or more a pixel. */
export const jpxHeader = (data: Uint8Array): JpxHeader | null => {
  const bytes = new DataView(data.buffer, data.byteOffset, data.length)
  const boxes = data[0] === 0xff ? [] : boxesOf(data)
  const stream = data[0] === 0xff ? 0 : boxes.find(({ kind }) => kind === 'jp2c')?.from
  if (stream === undefined || bytes.getUint32(stream) !== 0xff4fff51) return null
  // Colours out of a list, or of which each sample may mean another than its place says.
  if (boxes.some(({ kind }) => kind === 'pclr' || kind === 'cmap' || kind === 'cdef')) return null
  const size = stream + 8
  const [width, height] = [0, 4].map(at => bytes.getUint32(size + at) - bytes.getUint32(size + at + 8))
  const count = bytes.getUint16(size + 32)
  if (!width || !height || width < 0 || height < 0) return null
  for (let part = 0; part < count; part++) {
    const at = size + 34 + part * 3
    const bits = bytes.getUint8(at) + 1
    if (bits < 8 || bits > 16 || bytes.getUint8(at + 1) !== 1 || bytes.getUint8(at + 2) !== 1) return null
  }
  let at = stream + 4 + bytes.getUint16(stream + 4)
  while (bytes.getUint16(at) !== 0xff52) {
    // Behind this mark come the data.
    if (bytes.getUint16(at) === 0xff90) return null
    at += 2 + bytes.getUint16(at + 2)
  }
  const told = boxes.find(({ kind }) => kind === 'colr')?.from
  const colours = told !== undefined && data[told] === 1 ? enumerated[bytes.getUint32(told + 3)] : undefined
  return {
    width,
    height,
    count,
    colours: colours ?? 'other',
    halvings: bytes.getUint8(at + 9),
    isExact: bytes.getUint8(at + 13) === 1,
  }
}

/**
 * The samples of a JPEG 2000 picture, a byte each, in the smallest of its own sizes that is nowhere smaller than `wanted`:
 * its data has the picture in halves, quarters and so on, and larger ones need not be worked out. Null where it is too
 * large. Rejects for broken data.
 */
export const decodeJpx = async (
  data: Uint8Array,
  { width, height, count, halvings }: JpxHeader,
  wanted: Size,
  decoder: Jpeg2000Decoder,
): Promise<{ size: Size; data: Uint8Array } | null> => {
  const halved = (times: number): Size => ({
    width: Math.ceil(width / 2 ** times),
    height: Math.ceil(height / 2 ** times),
  })
  const isEnough = (size: Size) => size.width >= wanted.width && size.height >= wanted.height
  let times = 0
  while (times < halvings && isEnough(halved(times + 1))) times++
  const size = halved(times)
  if (size.width * size.height * count > mostSamples) return null
  // In the form for older engines, because Node 20 is one; it slows such an engine down, so the others are not.
  const { JpxImage } = await import('pdfjs-dist/legacy/image_decoders/pdf.image_decoders.mjs')
  JpxImage.setOptions({
    useWasm: true,
    useWorkerFetch: false,
    // Nothing is ever asked for at an address.
    wasmUrl: '',
    handler: { sendWithPromise: decoder },
  })
  try {
    const samples = await JpxImage.decode(data, { numComponents: count, reducePower: times })
    if (samples?.length !== size.width * size.height * count) return null
    return { size, data: new Uint8Array(samples.buffer, samples.byteOffset, samples.length) }
  } finally {
    // Its memory only grows.
    JpxImage.cleanup()
  }
}
