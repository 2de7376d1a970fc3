/** Collects pieces in one buffer, so that what is collected never lies in memory a second time when it is joined. */
export class GrowingBytes {
  private buffer: Uint8Array<ArrayBuffer>
  private filled = 0

  /** `expected` is in bytes; with a good guess nothing is ever moved. */
  constructor(expected: number) {
    this.buffer = new Uint8Array(expected)
  }

  add(piece: Uint8Array): void {
    this.makeRoom(piece.byteLength)
    this.buffer.set(piece, this.filled)
    this.filled += piece.byteLength
  }

  /** Adds Latin-1 text, one byte for each character. */
  addText(text: string): void {
    this.makeRoom(text.length)
    const { buffer, filled } = this
    for (let at = 0; at < text.length; at++) buffer[filled + at] = text.charCodeAt(at)
    this.filled += text.length
  }

  private makeRoom(more: number): void {
    const length = this.filled + more
    if (length <= this.buffer.byteLength) return
    const larger = new Uint8Array(Math.max(length, Math.ceil(this.buffer.byteLength * 1.25)))
    larger.set(this.buffer.subarray(0, this.filled))
    this.buffer = larger
  }

  /** How many bytes were collected. */
  get length(): number {
    return this.filled
  }

  /** What was collected; a view on the buffer, which may be a little larger. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.buffer.subarray(0, this.filled)
  }
}
