/** A page, as far as the second reading needs it. */
interface ReadPage {
  getTextContent(): Promise<unknown>
  cleanup(): unknown
}

/** The other reader of PDFs (pdfjs), which shows pages to the officer, as far as judging a file needs it. */
export interface SecondReader {
  /** Begins to open a PDF; the bytes are the reader's from then on. */
  open(
    bytes: Uint8Array,
    use: 'text',
  ): {
    document: Promise<{ numPages: number; getPage(page: number): Promise<ReadPage> }>
    close(): Promise<void>
  }
}

/** `page` is counted from 1. */
export type SecondReading = 'agrees' | 'locked' | 'unreadable' | { page: number }

/** So many pages are read to their words, spread over the file; of the others only that they are there. */
const mostWordsOf = 5

const nameOf = (error: unknown) => (error instanceof Error ? error.name : '')

/** After so many pages a sign of life is given: a file of many good pages may take its time, one of few may not. */
const pagesToASign = 250

/**
 * Whether the reader that shows pages finds as many pages as were counted, and can read them; `alive` is told as it goes
 * on. Never rejects.
 */
export const readAgain = async (
  reader: SecondReader,
  bytes: Uint8Array<ArrayBuffer>,
  pages: number,
  alive: () => void,
): Promise<SecondReading> => {
  const opening = reader.open(bytes.slice(), 'text')
  try {
    const document = await opening.document
    if (document.numPages !== pages) return 'unreadable'
    const every = Math.max(1, Math.ceil(pages / mostWordsOf))
    for (let page = 1; page <= pages; page++)
      try {
        const sheet = await document.getPage(page)
        if ((page - 1) % every === 0) await sheet.getTextContent()
        sheet.cleanup()
        if (page % pagesToASign === 0) alive()
      } catch {
        return { page }
      }
    return 'agrees'
  } catch (error) {
    return nameOf(error) === 'PasswordException' ? 'locked' : 'unreadable'
  } finally {
    await opening.close().catch(() => undefined)
  }
}
