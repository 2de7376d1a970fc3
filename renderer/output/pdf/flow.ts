import type { Page } from './page'

/** Something that stands in the column of a page and may be moved to the next one. Measures are points. */
export interface Piece {
  height: number
  /** White space above it, left out at the top of a page. */
  before: number
  /** Nothing but white space: left out where a page ends. */
  blank?: boolean
  /** It must not be the last thing on a page. */
  keep?: boolean
  draw(page: Page, top: number): void
  /** Cuts it so that the first part is at most `room` high; undefined where that would look worse than moving it. */
  split?(room: number): [Piece, Piece] | undefined
  /** Drawn again above it where it is the first on a page, e.g. the head of its table. */
  repeat?: Piece
}

/** The column that pieces flow through: `next` begins a page and says where its column starts and ends. */
export interface Column {
  next(): { page: Page; top: number; bottom: number }
}

/** Sets pieces one under the other, on as many pages as they need. */
export const flow = (pieces: readonly Piece[], column: Column): void => {
  let { page, top, bottom } = column.next()
  let at = top
  const atTop = () => at === top

  const turn = (piece: Piece | undefined) => {
    ;({ page, top, bottom } = column.next())
    at = top
    if (piece?.repeat) {
      piece.repeat.draw(page, at)
      at += piece.repeat.height
    }
  }

  const place = (piece: Piece) => {
    if (!atTop()) at += piece.before
    piece.draw(page, at)
    at += piece.height
  }

  const needed = (group: readonly Piece[]) =>
    group.reduce((sum, piece, index) => sum + piece.height + (index === 0 && atTop() ? 0 : piece.before), 0)

  /** Sets a piece that is taller than what is left, in parts. */
  const placeInParts = (piece: Piece | undefined): void => {
    let rest = piece
    let fresh = false
    while (rest) {
      if (needed([rest]) <= bottom - at) {
        place(rest)
        return
      }
      const parts: [Piece, Piece] | undefined = rest.split?.(bottom - at - (atTop() ? 0 : rest.before))
      if (parts) {
        place(parts[0])
        rest = parts[1]
      } else if (fresh) {
        // It cannot be cut and a whole page is too small for it: better over the edge than an endless search.
        place(rest)
        return
      }
      turn(rest)
      fresh = !parts
    }
  }

  let index = 0
  while (index < pieces.length) {
    let end = index
    while (pieces[end]?.keep && end + 1 < pieces.length) end++
    const group = pieces.slice(index, end + 1)
    index = end + 1
    // What is kept together must not grow into a page of its own: its beginning may then part from its end.
    while (group.length > 1 && needed(group) > (bottom - top) * 0.6) placeInParts(group.splice(0, 1)[0])
    const last = group.at(-1)
    const heads = group.slice(0, -1)
    if (!last) break

    if (last.blank && heads.length === 0) {
      if (!atTop()) at += Math.min(last.height, bottom - at)
      continue
    }

    if (needed(group) > bottom - at) {
      const room = bottom - at - needed(heads) - last.before
      const partly = last.split?.(room) !== undefined
      if (!partly && !atTop()) turn(group[0])
    }
    for (const piece of heads) place(piece)
    placeInParts(last)
  }
}
