import { PDFArray, PDFDict, PDFName, type PDFObject, type PDFPageLeaf, type PDFRef } from 'pdf-lib'
import { inverse, type Matrix } from '../page-reading/matrix'
import type { PlacedText, TextLayer } from './text-layer'

const decimal = (value: number): string => value.toFixed(5).replace(/\.?0+$/, '')

/** Opens a piece of content that is written in the upright page's space; it ends with `Q`. */
export const inUprightSpace = (upright: Matrix): string =>
  `q ${(inverse(upright) ?? [1, 0, 0, 1, 0, 0]).map(decimal).join(' ')} cm`

/** A name that is not in use yet: Unseen, Unseen1, … */
const freeName = (taken: PDFDict): string => {
  let name = 'Unseen'
  for (let count = 1; taken.has(PDFName.of(name)); count++) name = `Unseen${count}`
  return name
}

/** Lays unseen text over a page and leaves everything on it as it is. `upright` leads from its space to the upright page. */
export const addUnseenText = (
  page: PDFPageLeaf,
  texts: readonly PlacedText[],
  upright: Matrix,
  layer: TextLayer,
): void => {
  const { context } = page
  const copied = (dict: PDFObject | undefined): PDFDict => {
    const copy = context.obj({})
    if (dict instanceof PDFDict) for (const [key, value] of dict.entries()) copy.set(key, value)
    return copy
  }
  // Resources may be shared with other pages, which get no text from here.
  const resources = copied(page.Resources())
  const fonts = copied(resources.lookup(PDFName.of('Font')))
  const name = freeName(fonts)
  const text = layer.content(texts, name)
  if (text === '') return
  fonts.set(PDFName.of(name), layer.font)
  resources.set(PDFName.of('Font'), fonts)
  page.set(PDFName.of('Resources'), resources)

  const stream = (content: string): PDFRef => context.register(context.flateStream(content))
  const contents = page.lookup(PDFName.of('Contents'))
  const own = page.get(PDFName.of('Contents'))
  const before = contents instanceof PDFArray ? contents.asArray() : own ? [own] : []
  page.set(
    PDFName.of('Contents'),
    context.obj([stream('q\n'), ...before, stream(`\nQ\n${inUprightSpace(upright)}\n${text}\nQ`)]),
  )
}
