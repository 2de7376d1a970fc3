/** Pages by their labels, those that follow one another together: `4–30, 35 and 40–60`. `indexes` count from 0. */
const stretches = (indexes: readonly number[], labels: readonly string[]): string[] => {
  const found: { from: number; to: number }[] = []
  for (const index of indexes) {
    const last = found.at(-1)
    if (last && last.to === index - 1) last.to = index
    else found.push({ from: index, to: index })
  }
  const label = (index: number) => labels[index] ?? String(index + 1)
  return found.map(({ from, to }) => (from === to ? label(from) : `${label(from)}–${label(to)}`))
}

/** So many stretches in one sentence; a certificate names all pages, however many there are. */
const together = 100

const sentences = (
  indexes: readonly number[],
  labels: readonly string[],
  sentence: (pages: string, it: 'it' | 'them') => string,
): string[] => {
  const all = stretches(indexes, labels)
  const parts: string[] = []
  for (let at = 0; at < all.length; at += together) {
    const some = all.slice(at, at + together)
    const isOne = indexes.length === 1
    const list = some.length === 1 ? some[0] : `${some.slice(0, -1).join(', ')} and ${some.at(-1)}`
    parts.push(sentence(`${isOne ? 'page' : 'pages'} ${list}`, isOne ? 'it' : 'them'))
  }
  return parts
}

/** Pages, counted from 0, of which nothing tells whether they stand upside down, in sentences that name all of them. */
export const directionNotes = (indexes: readonly number[], labels: readonly string[]): string[] =>
  sentences(
    indexes,
    labels,
    (pages, it) =>
      `No text tells which way up ${pages} ${it === 'it' ? 'stands' : 'stand'}: look at ${it} once.`,
  )

/** Pages of which it could not be found out whether they are blank. */
export const unsureNotes = (indexes: readonly number[], labels: readonly string[]): string[] =>
  sentences(
    indexes,
    labels,
    (pages, it) => `Whether anything is on ${pages} could not be found out: look at ${it} once.`,
  )
