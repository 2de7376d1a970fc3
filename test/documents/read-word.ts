import JSZip from 'jszip'

/** What another program reads in a Word file. */
export interface ReadWord {
  /** One line for each paragraph. */
  content: string
  heads: string[]
  feet: string[]
  /** Runs that are said to run from right to left, in order. */
  rightToLeft: string[]
  /** Paragraphs that are said to. */
  bidirectional: string[]
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plain = (xml: string) =>
  xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex, number, name) =>
    hex
      ? String.fromCodePoint(Number.parseInt(hex, 16))
      : number
        ? String.fromCodePoint(Number(number))
        : (named[name] ?? ''),
  )
const textOf = (xml: string) =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(match => plain(match[1] ?? '')).join('')
const paragraphsOf = (xml: string) => xml.match(/<w:p(?: [^>]*)?>.*?<\/w:p>/gs) ?? []

export const readWord = async (bytes: Uint8Array): Promise<ReadWord> => {
  const zip = await JSZip.loadAsync(bytes)
  const read = async (name: string) => (await zip.file(name)?.async('string')) ?? ''
  const parts = (stem: string) =>
    Promise.all(
      Object.keys(zip.files)
        .filter(name => name.startsWith(`word/${stem}`) && name.endsWith('.xml'))
        .map(async name => plain((await read(name)).replace(/<[^>]+>/g, ' '))),
    )
  const body = await read('word/document.xml')
  const paragraphs = paragraphsOf(body)
  return {
    content: paragraphs.map(textOf).join('\n'),
    heads: await parts('header'),
    feet: await parts('footer'),
    rightToLeft: (body.match(/<w:r>.*?<\/w:r>/gs) ?? []).filter(run => run.includes('<w:rtl/>')).map(textOf),
    bidirectional: paragraphs.filter(paragraph => paragraph.includes('<w:bidi/>')).map(textOf),
  }
}
