import JSZip from 'jszip'

/** The earliest date a zip can hold. */
const fixedDate = new Date(Date.UTC(1980, 0, 1))

const first = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml']

/** The parts by which programs recognise a Word file come first. */
const byPart = ([a]: [string, unknown], [b]: [string, unknown]) => {
  const place = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length)
  return place(a) - place(b) || (a < b ? -1 : 1)
}

/** Writes the parts of a Word file, by their names: the same parts always give the same bytes. */
export const writeParts = async (
  parts: readonly [string, string | Uint8Array][],
): Promise<Uint8Array<ArrayBuffer>> => {
  const zip = new JSZip()
  for (const [name, content] of [...parts].sort(byPart))
    zip.file(name, content, { date: fixedDate, createFolders: false })
  return new Uint8Array(
    await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' }),
  )
}

/** Puts fixed dates where the library puts the clock's, so that the same document always has the same bytes. */
export const settle = async (bytes: ArrayBuffer, madeOn: string): Promise<Uint8Array<ArrayBuffer>> => {
  const made = await JSZip.loadAsync(bytes)
  const parts = Object.values(made.files)
    .filter(part => !part.dir)
    .map(async part => {
      if (part.name !== 'docProps/core.xml')
        return [part.name, await part.async('uint8array')] as [string, Uint8Array]
      const core = await part.async('string')
      const dated = core.replace(/(<dcterms:(created|modified)\b[^>]*>)[^<]*/g, `$1${madeOn}T12:00:00Z`)
      return [part.name, dated] as [string, string]
    })
  return writeParts(await Promise.all(parts))
}
