import type { PageSize } from '../../../shared/bundle/court/plan'
import { shownName } from '../../../shared/bundle/names'
import { type Failed, failed, ok, type Result } from '../../../shared/result'
import { mostPages } from '../reading/limits'
import { openPdf } from '../reading/read-pdf'
import type { Inflate } from '../splice/inflate'
import { Broken } from '../splice/parse'
import { Source } from '../splice/source'
import { type Dict, Ref, type Value } from '../splice/values'
import { rectOf } from './boxes'
import { drawEntries, hasUndrawnEntries } from './form-entries'
import { common, quarterTurns, type Rect, type Rotation, seenSize } from './geometry'
import { type Layers, layersOf } from './layers'

export interface SourcePage {
  /** The object it is in its file. */
  number: number
  entries: Dict
  resources: Value
  media: Rect
  /** What of it is seen: its crop box, as far as it lies on the page. */
  seen: Rect
  rotation: Rotation
  /** How long the page’s own unit is, in points. */
  unit: number
}

/** How large a page is when a reader shows it, in points. */
export const shownSize = ({ seen, rotation, unit }: SourcePage): PageSize => {
  const { width, height } = seenSize({ box: seen, rotation })
  return { width: width * unit, height: height * unit }
}

/** A PDF whose pages go into a bundle. */
export interface SourceDocument {
  source: Source
  catalog: Dict
  layers: Layers
  /** Whether it is a form with entries that are not drawn. */
  entriesUnseen: boolean
  pages: SourcePage[]
  /** The objects of page tree, pages and catalog, which stay behind. */
  left: Set<number>
}

const a4: Rect = { left: 0, bottom: 0, right: 595.28, top: 841.89 }

/** The box of a page; one of no size counts as none. */
const pageBox = (source: Source, value: Value | undefined): Rect | null => {
  const rect = rectOf(source, value)
  return rect && rect.right - rect.left > 0.1 && rect.top - rect.bottom > 0.1 ? rect : null
}

const handedDown = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const

const pageOf = (source: Source, number: number, entries: Dict): SourcePage => {
  const media = pageBox(source, entries.get('MediaBox')) ?? a4
  const crop = pageBox(source, entries.get('CropBox'))
  const cut = crop ? common(media, crop) : media
  const turned = source.resolve(entries.get('Rotate'))
  const unit = source.resolve(entries.get('UserUnit'))
  return {
    number,
    entries,
    resources: entries.get('Resources') ?? null,
    media,
    seen: cut.left < cut.right && cut.bottom < cut.top ? cut : media,
    rotation: quarterTurns(typeof turned === 'number' ? turned : 0),
    unit: typeof unit === 'number' && unit > 0 ? unit : 1,
  }
}

const readDocument = (bytes: Uint8Array, inflate?: Inflate, mended = false): SourceDocument => {
  const source = new Source(bytes, inflate)
  const root = source.trailer.get('Root')
  const catalog = source.dict(root)
  // A form that leaves it to its reader to draw what was entered: the reader that mends files does.
  const isUndrawn = hasUndrawnEntries(source, source.dict(catalog.get('AcroForm')))
  if (!mended && isUndrawn) throw new Broken()
  const left = new Set<number>()
  if (root instanceof Ref) left.add(root.number)
  const pages: SourcePage[] = []
  const visit = (node: Value | undefined, above: Dict, depth: number): void => {
    if (!(node instanceof Ref) || depth > 64) throw new Broken()
    const entries = source.get(node.number)
    // A file may show one page twice; a branch of the tree that comes twice has no end.
    if (!(entries instanceof Map) || (left.has(node.number) && entries.has('Kids'))) throw new Broken()
    left.add(node.number)
    const whole: Dict = new Map(entries)
    for (const key of handedDown) {
      const value = entries.get(key) ?? above.get(key)
      if (value !== undefined) whole.set(key, value)
    }
    const kids = source.resolve(entries.get('Kids'))
    if (Array.isArray(kids)) for (const kid of kids) visit(kid, whole, depth + 1)
    else {
      if (pages.length >= mostPages) throw new Broken()
      pages.push(pageOf(source, node.number, whole))
    }
  }
  visit(catalog.get('Pages'), new Map(), 0)
  if (pages.length === 0) throw new Broken()
  // What cannot be read is better known now, while the reader that mends files can still be asked.
  source.readAll()
  return { source, catalog, layers: layersOf({ source, catalog }), entriesUnseen: isUndrawn, pages, left }
}

/** A form that a program makes anew each time it is opened; to all others it shows a page that asks to wait. */
const isShownByItsProgram = ({ source, catalog }: SourceDocument): boolean =>
  source.resolve(catalog.get('NeedsRendering')) === true

const shownByItsProgram = (name: string): Failed =>
  failed(
    'invalid',
    `‘${name}’ is a form that only Adobe’s own reader shows; to everybody else it says “Please wait”.`,
    'Open it there, print it to PDF, and put that in instead.',
  )

/**
 * Opens a PDF to take pages out of it. What is not written as it should be, or only restricted by an owner's password, is
 * first written anew by the reader that mends such files; what that cannot open is refused, naming the file.
 */
export const openDocument = async (
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  inflate?: Inflate,
): Promise<Result<SourceDocument>> => {
  try {
    const document = readDocument(bytes, inflate)
    return isShownByItsProgram(document) ? shownByItsProgram(shownName(name)) : ok(document)
  } catch {
    const opened = await openPdf(bytes, name)
    if (!opened.ok) return opened
    try {
      const allDrawn = drawEntries(opened.value.document)
      const mended = await opened.value.document.save({
        addDefaultPage: false,
        updateFieldAppearances: false,
        objectsPerTick: Number.POSITIVE_INFINITY,
      })
      const document = readDocument(mended, inflate, true)
      if (isShownByItsProgram(document)) return shownByItsProgram(shownName(name))
      return ok({ ...document, entriesUnseen: !allDrawn })
    } catch {
      return failed(
        'damaged',
        `‘${shownName(name)}’ cannot be taken into a bundle: it is damaged inside.`,
        'Print it to PDF from another program and use that file.',
      )
    }
  }
}
