/** Bytes that no compression makes smaller, the same for the same seed. */
export const noise = (length: number, seed: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(length)
  let state = (seed * 2654435761 + 1) >>> 0
  for (let index = 0; index < length; index++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    bytes[index] = state >>> 11
  }
  return bytes
}

/** One run of bytes after another. */
export const joined = (...parts: (Uint8Array | readonly number[] | string)[]): Uint8Array<ArrayBuffer> => {
  const pieces = parts.map(part =>
    typeof part === 'string' ? Buffer.from(part, 'latin1') : Uint8Array.from(part),
  )
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
