/** A line of the index as it was set: the letter of a section, empty where it has none, or the tab of a document. */
export interface MarkedLine {
  is: 'section' | 'document'
  mark: string
}

/**
 * Holds the tabs that another reader found against those that were given out: `inIndex` is the first word of each line of
 * the index, `inBookmarks` the titles of the documents' bookmarks, both in their order. Answers sentences.
 */
export const tabProblems = (
  lines: readonly MarkedLine[],
  inIndex: readonly string[],
  inBookmarks: readonly string[],
): string[] => {
  const documents = lines.filter(line => line.is === 'document')
  return [
    ...(inIndex.length === lines.length
      ? []
      : [`The index has ${inIndex.length} lines that lead to a page; ${lines.length} were set.`]),
    ...(inBookmarks.length === documents.length
      ? []
      : [`${inBookmarks.length} documents have a bookmark; ${documents.length} were put in.`]),
    ...lines.flatMap(({ mark }, at) =>
      mark === '' || inIndex[at] === undefined || inIndex[at] === mark
        ? []
        : [`A line of the index begins with ${inIndex[at] || 'nothing'}, not with ${mark}.`],
    ),
    ...documents.flatMap(({ mark }, at) =>
      inBookmarks[at] === undefined || inBookmarks[at].startsWith(`${mark}. `)
        ? []
        : [`The bookmark of tab ${mark} does not begin with it.`],
    ),
  ]
}
