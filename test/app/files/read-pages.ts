import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What a reader other than the writer finds in a PDF: each page's label and text, in order. */
export const readPages = async (bytes: Uint8Array): Promise<{ labels: string[]; texts: string[] }> => {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: VerbosityLevel.ERRORS })
  const pdf = await task.promise
  const texts: string[] = []
  for (let page = 1; page <= pdf.numPages; page++) {
    const { items } = await (await pdf.getPage(page)).getTextContent()
    texts.push(items.map(item => ('str' in item ? item.str : '')).join(' '))
  }
  const labels = (await pdf.getPageLabels()) ?? []
  await task.destroy()
  return { labels, texts }
}
