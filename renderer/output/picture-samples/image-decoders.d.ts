declare module 'pdfjs-dist/image_decoders/pdf.image_decoders.mjs' {
  /** Reads a JPEG without turning its samples into other colours. */
  export class JpegImage {
    constructor(options?: { decodeTransform?: Int32Array | null; colorTransform?: number })
    width: number
    height: number
    numComponents: number
    /** What an Adobe program noted in it. */
    adobe?: { transformCode: number }
    /** Throws where the data is broken. */
    parse(data: Uint8Array): void
    getData(options: { width: number; height: number; isSourcePDF: boolean }): Uint8ClampedArray
  }
  export class Jbig2Image {
    /** Rows in whole bytes, 1 is black. Throws where the data is broken. */
    parseChunks(chunks: readonly { data: Uint8Array; start: number; end: number }[]): Uint8ClampedArray
  }
}
