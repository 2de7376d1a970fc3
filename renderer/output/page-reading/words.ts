/** What is needed of a glyph, or of a longer piece of text, to put it in order. */
export interface Placed {
  text: string
  x: number
  y: number
  along: readonly [x: number, y: number]
  advance: number
  size: number
}

/** Whether something stands between two pieces that follow each other: a gap, or a new line. */
const isBreak = (before: Placed, after: Placed): boolean => {
  const size = Math.max(before.size, after.size, 0.1)
  const x = after.x - (before.x + before.along[0] * before.advance)
  const y = after.y - (before.y + before.along[1] * before.advance)
  const gap = x * before.along[0] + y * before.along[1]
  const off = Math.abs(x * before.along[1] - y * before.along[0])
  return off > 0.4 * size || gap > 0.2 * size || gap < -2 * size
}

/** The pieces' text with spaces where there are gaps, and for each of its characters the piece that it is of. */
export const sequence = (pieces: readonly Placed[]): { text: string; of: number[] } => {
  const of: number[] = []
  let text = ''
  pieces.forEach((piece, index) => {
    const before = pieces[index - 1]
    // One character may stand for two, as where f and i are drawn as one.
    const added = (before && isBreak(before, piece) ? ' ' : '') + piece.text.normalize('NFKC')
    for (let count = 0; count < added.length; count++) of.push(index)
    text += added
  })
  return { text, of }
}

/** The pieces' text in the order in which they are drawn, one space at most between two words. */
export const textOf = (pieces: readonly Placed[]): string => sequence(pieces).text.replace(/\s+/g, ' ').trim()

interface InLine<P> {
  piece: P
  way: number
  across: number
  along: number
}

/** The pieces by their lines, whatever order they are drawn in; lines that go another way come after those before them. */
const linesOf = <P extends Placed>(pieces: readonly P[]): InLine<P>[][] => {
  const placed = pieces.map(piece => {
    const [alongX, alongY] = piece.along
    return {
      piece,
      way: Math.round(Math.atan2(alongY, alongX) * 50),
      across: piece.y * alongX - piece.x * alongY,
      along: piece.x * alongX + piece.y * alongY,
    }
  })
  placed.sort((one, other) => one.way - other.way || one.across - other.across)
  const lines: (typeof placed)[] = []
  for (const one of placed) {
    const line = lines.at(-1)
    const before = line?.at(-1)
    const isSame =
      before && before.way === one.way && one.across - before.across <= 0.4 * Math.max(one.piece.size, 0.1)
    if (line && isSame) line.push(one)
    else lines.push([one])
  }
  for (const line of lines) line.sort((one, other) => one.along - other.along)
  return lines
}

/** The pieces in the order of their places, line by line. */
export const inPlace = <P extends Placed>(pieces: readonly P[]): P[] =>
  linesOf(pieces).flatMap(line => line.map(({ piece }) => piece))

/** In the size of the letters: what is further apart in a line may be of another column. */
const columnGap = 0.9
/** And what is further below, of another paragraph. */
const nextLine = 2.5

interface Stretch<P> {
  pieces: P[]
  way: number
  across: number
  from: number
  to: number
  size: number
}

const stretchesOf = <P extends Placed>(line: readonly InLine<P>[]): Stretch<P>[] => {
  const stretches: Stretch<P>[] = []
  for (const { piece, way, across, along } of line) {
    const to = along + piece.advance
    const last = stretches.at(-1)
    if (piece.text.trim() === '') continue
    if (last && along - last.to <= columnGap * Math.max(piece.size, last.size, 0.1)) {
      last.pieces.push(piece)
      last.to = Math.max(last.to, to)
    } else stretches.push({ pieces: [piece], way, across, from: along, to, size: piece.size })
  }
  return stretches
}

/**
 * The pieces column by column: of a row with wide gaps each part is followed by what stands below it. Empty where no line
 * has such a gap, for then there is nothing that the order of the lines does not tell.
 */
export const inColumns = <P extends Placed>(pieces: readonly P[]): P[] => {
  const rows = linesOf(pieces).map(stretchesOf)
  if (rows.every(row => row.length < 2)) return []
  const columns: Stretch<P>[][] = []
  const ends: Stretch<P>[] = []
  for (const stretch of rows.flat()) {
    const at = ends.findIndex(
      end =>
        end.way === stretch.way &&
        stretch.across > end.across + 0.4 * end.size &&
        stretch.across - end.across <= nextLine * Math.max(end.size, stretch.size) &&
        stretch.from < end.to &&
        end.from < stretch.to,
    )
    if (at < 0) {
      columns.push([stretch])
      ends.push(stretch)
    } else {
      columns[at]?.push(stretch)
      ends[at] = stretch
    }
  }
  return columns.flat().flatMap(stretch => stretch.pieces)
}
