import type JSZip from 'jszip'

type Kinds = { string: string; uint8array: Uint8Array }

/** Unpacks one part of a zip piece by piece, and stops once `take` answers false. Rejects for a damaged part. */
const pieces = <K extends keyof Kinds>(
  part: JSZip.JSZipObject,
  kind: K,
  take: (piece: Kinds[K]) => boolean,
): Promise<boolean> =>
  new Promise((resolve, reject) => {
    // JSZip’s streams are not in its types.
    const { internalStream } = part as unknown as {
      internalStream: (type: K) => JSZip.JSZipStreamHelper<Kinds[K]>
    }
    const stream = internalStream.call(part, kind)
    stream.on('data', piece => {
      if (take(piece)) return
      stream.pause()
      resolve(false)
    })
    stream.on('error', reject)
    stream.on('end', () => resolve(true))
    stream.resume()
  })

/** One part of a zip as text; null when it is longer than `most` characters. */
export const unpackText = async (part: JSZip.JSZipObject, most: number): Promise<string | null> => {
  const read: string[] = []
  let length = 0
  const whole = await pieces(part, 'string', piece => {
    read.push(piece)
    length += piece.length
    return length <= most
  })
  return whole ? read.join('') : null
}

/** Whether all parts of a zip together unpack to `most` bytes at most; nothing of them is kept. */
export const unpacksWithin = async (zip: JSZip, most: number): Promise<boolean> => {
  let bytes = 0
  for (const part of Object.values(zip.files)) {
    if (part.dir) continue
    const within = await pieces(part, 'uint8array', piece => {
      bytes += piece.byteLength
      return bytes <= most
    })
    if (!within) return false
  }
  return true
}
