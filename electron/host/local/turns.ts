/** Runs pieces of work one after another, in the order they were handed in; a failed one does not stop the next. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>

/** A queue of its own for one resource: a file, a delivery, the commits of one folder. */
export const createTurns = (): Turns => {
  let last: Promise<unknown> = Promise.resolve()
  return work => {
    const mine = last.then(work, work)
    last = mine
    return mine
  }
}
