import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What another program reads in a PDF: its words in the order of its tags, and what stands on each page. */
export interface ReadBack {
  /** The content, without the furniture of the pages. */
  content: string
  /** Each page with everything on it. */
  pages: string[]
  properties: Record<string, unknown>
  /** Roles in the tree of parts, in order. */
  roles: string[]
}

const rolesOf = (node: object): string[] => {
  const { role, children } = node as { role?: string; children?: object[] }
  return [...(role ? [role] : []), ...(children ?? []).flatMap(rolesOf)]
}

export const readBack = async (bytes: Uint8Array): Promise<ReadBack> => {
  const task = getDocument({ data: bytes.slice(), isEvalSupported: false, verbosity: 0 })
  const pdf = await task.promise
  const pages: string[] = []
  const roles: string[] = []
  let content = ''
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })
    const open: boolean[] = []
    let all = ''
    for (const item of items) {
      if ('str' in item) {
        const words = item.str + (item.hasEOL ? '\n' : '')
        all += words
        if (!open.includes(true)) content += words
      } else if (item.type === 'endMarkedContent') open.pop()
      else open.push('tag' in item && item.tag === 'Artifact')
    }
    pages.push(all)
    roles.push(...rolesOf((await page.getStructTree()) ?? {}))
  }
  const { info } = await pdf.getMetadata()
  await task.destroy()
  return { content, pages, properties: { ...info }, roles }
}

/** Letters only: line ends and the spaces between cells are the layout's, and readers leave out invisible marks. */
export const letters = (text: string): string => text.replace(/[\s\p{Cf}]+/gu, '')
