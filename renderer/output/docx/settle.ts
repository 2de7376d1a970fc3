import JSZip from 'jszip'

/** The earliest date a zip can hold. */
const fixedDate = new Date(Date.UTC(1980, 0, 1))

/** Puts fixed dates where the library puts the clock's, so that the same document always has the same bytes. */
export const settle = async (bytes: ArrayBuffer, madeOn: string): Promise<Uint8Array<ArrayBuffer>> => {
  const made = await JSZip.loadAsync(bytes)
  const settled = new JSZip()
  for (const name of Object.keys(made.files).sort(byPart)) {
    const entry = made.files[name]
    if (!entry || entry.dir) continue
    const content =
      name === 'docProps/core.xml'
        ? (await entry.async('string')).replace(
            /(<dcterms:(created|modified)\b[^>]*>)[^<]*/g,
            `$1${madeOn}T12:00:00Z`,
          )
        : await entry.async('uint8array')
    settled.file(name, content, { date: fixedDate, createFolders: false })
  }
  const written = await settled.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    platform: 'DOS',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  })
  return new Uint8Array(written)
}

const first = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml']

/** The parts by which programs recognise a Word file come first. */
const byPart = (a: string, b: string) => {
  const place = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length)
  return place(a) - place(b) || (a < b ? -1 : 1)
}
