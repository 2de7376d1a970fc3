/** Files that the PDF viewer may ask for while it draws: character maps, stand-in fonts, picture decoders. All ours. */
const maps = import.meta.glob<string>('../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
  query: '?url',
  import: 'default',
  eager: true,
})
const fonts = import.meta.glob<string>('../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
  query: '?url',
  import: 'default',
  eager: true,
})
const decoders = import.meta.glob<string>('../../node_modules/pdfjs-dist/wasm/*.wasm', {
  query: '?url',
  import: 'default',
  eager: true,
})

const byName = new Map(
  Object.entries({ ...maps, ...fonts, ...decoders }).map(([path, url]) => [
    path.slice(path.lastIndexOf('/') + 1),
    url,
  ]),
)

/** Hands the viewer its files from the application; the built files carry other names than the viewer asks for. */
export class BundledViewerFiles {
  async fetch({ filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const url = byName.get(filename)
    if (!url) throw new Error(`The viewer file ${filename} is not part of the application`)
    const answer = await fetch(url)
    if (!answer.ok) throw new Error(`The viewer file ${filename} could not be read`)
    return new Uint8Array(await answer.arrayBuffer())
  }
}
