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

declare module 'pdfjs-dist/legacy/image_decoders/pdf.image_decoders.mjs' {
  export const JpxImage: {
    /** Where the decoder is to be had from; `handler` hands it over once. */
    setOptions(options: {
      useWasm: boolean
      useWorkerFetch: false
      wasmUrl: string
      handler: { sendWithPromise(): Promise<Uint8Array> }
    }): void
    /** One byte for each colour of each pixel; `reducePower` halves the sides so many times. Rejects for broken data. */
    decode(
      data: Uint8Array,
      options: { numComponents: number; reducePower: number },
    ): Promise<Uint8ClampedArray | null>
    /** Lets go of the decoder and the memory it took. */
    cleanup(): void
  }
}
