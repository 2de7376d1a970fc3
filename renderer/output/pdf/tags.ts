import { type PDFContext, PDFName, PDFNumber, type PDFRef } from 'pdf-lib'

/** The parts of a document as a screen reader knows them (ISO 32000-1, 14.8.4). */
export type Role =
  | 'Document'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'Table'
  | 'Caption'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'

/** One part: its children in reading order, and the marked stretches of pages that it consists of. */
export class Tag {
  readonly children: Tag[] = []
  readonly marks: { page: number; mark: number }[] = []

  constructor(
    readonly role: Role,
    /** For a TH: what it heads. */
    readonly scope?: 'Row' | 'Column',
  ) {}

  add(role: Role, scope?: 'Row' | 'Column'): Tag {
    const child = new Tag(role, scope)
    this.children.push(child)
    return child
  }
}

/** Writes the tree of parts and the way back from each marked stretch to its part. Returns the root's reference. */
export const writeTags = (context: PDFContext, document: Tag, pages: readonly PDFRef[]): PDFRef => {
  const rootRef = context.nextRef()
  const owners: PDFRef[][] = pages.map(() => [])

  const write = (tag: Tag, parent: PDFRef): PDFRef | undefined => {
    const isCell = tag.role === 'TH' || tag.role === 'TD'
    if (tag.children.length === 0 && tag.marks.length === 0 && !isCell) return undefined
    const ref = context.nextRef()
    const marks = tag.marks.flatMap(({ page, mark }) => {
      const pageRef = pages[page]
      const owned = owners[page]
      if (!pageRef || !owned) return []
      owned[mark] = ref
      return [context.obj({ Type: 'MCR', Pg: pageRef, MCID: mark })]
    })
    const children = tag.children.flatMap(child => write(child, ref) ?? [])
    context.assign(
      ref,
      context.obj({
        Type: 'StructElem',
        S: tag.role,
        P: parent,
        K: [...marks, ...children],
        ...(tag.scope ? { A: { O: 'Table', Scope: tag.scope } } : {}),
      }),
    )
    return ref
  }

  const top = write(document, rootRef)
  const parents = owners.flatMap((owned, page) => [PDFNumber.of(page), context.obj(owned)])
  context.assign(
    rootRef,
    context.obj({
      Type: 'StructTreeRoot',
      K: top ? [top] : [],
      ParentTree: context.register(context.obj({ Nums: parents })),
      ParentTreeNextKey: pages.length,
    }),
  )
  return rootRef
}

/** The dictionary entries that tie a page to the tree. */
export const pageTagEntries = (page: number): [PDFName, PDFNumber | PDFName][] => [
  [PDFName.of('StructParents'), PDFNumber.of(page)],
  [PDFName.of('Tabs'), PDFName.of('S')],
]
