import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib'

const resourcesName = PDFName.of('Resources')

/** The operations of a stream as text, a character for a byte; null where they cannot be read. */
const operationsOf = (object: PDFObject | undefined): string | null => {
  if (!(object instanceof PDFRawStream)) return null
  try {
    return new TextDecoder('latin1').decode(decodePDFRawStream(object).decode())
  } catch {
    return null
  }
}

const contentOf = (context: PDFContext, page: PDFDict): string | null => {
  const contents = context.lookup(page.get(PDFName.of('Contents')))
  if (!(contents instanceof PDFArray)) return contents ? operationsOf(contents) : ''
  const parts = contents.asArray().map(part => operationsOf(context.lookup(part)))
  return parts.includes(null) ? null : parts.join('\n')
}

/** A name of a resource as content may write it, `#20` for a space or not. */
const namesIn = (content: string): Set<string> =>
  new Set(
    Array.from(content.matchAll(/\/([^\s<>[\](){}/%]+)/g), ([, name = '']) =>
      name.replace(/#([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    ),
  )

/** Forms that have no resources of their own use those of the page that draws them. */
const borrowedContent = (context: PDFContext, resources: PDFDict): string =>
  ['XObject', 'Pattern']
    .flatMap(kind => {
      const entries = resources.lookup(PDFName.of(kind))
      return entries instanceof PDFDict ? entries.values() : []
    })
    .map(entry => context.lookup(entry))
    .filter(stream => stream instanceof PDFRawStream && !stream.dict.has(resourcesName))
    .map(stream => operationsOf(stream) ?? '')
    .join('\n')

/** Resources without the entries that are `suspect` and that `content` never names; the same where there are none. */
const withoutUnused = (
  context: PDFContext,
  resources: PDFDict,
  suspect: ReadonlySet<PDFRef>,
  content: () => string | null,
): PDFDict => {
  const isSuspect = (entries: PDFDict) =>
    entries.values().some(entry => entry instanceof PDFRef && suspect.has(entry))
  const kinds = resources
    .entries()
    .map(([kind, value]) => [kind, context.lookup(value)] as const)
    .filter((pair): pair is readonly [PDFName, PDFDict] => pair[1] instanceof PDFDict && isSuspect(pair[1]))
  if (kinds.length === 0) return resources
  const written = content()
  if (written === null) return resources
  const used = namesIn(`${written}\n${borrowedContent(context, resources)}`)
  const left = context.obj({})
  for (const [kind, value] of resources.entries()) left.set(kind, value)
  for (const [kind, entries] of kinds) {
    const keptEntries = context.obj({})
    for (const [name, value] of entries.entries())
      if (!(value instanceof PDFRef && suspect.has(value)) || used.has(name.decodeText()))
        keptEntries.set(name, value)
    left.set(kind, keptEntries)
  }
  return left
}

/** Gives every page the resources it inherits as its own, and takes them from the branches of the page tree. */
const settleInherited = (document: PDFDocument): void => {
  const branches = new Set<PDFDict>()
  for (const { node } of document.getPages()) {
    let own: PDFObject | undefined = node.get(resourcesName)
    let above = node.lookup(PDFName.of('Parent'))
    for (let level = 0; above instanceof PDFDict && level < 64; level++) {
      branches.add(above)
      own ??= above.get(resourcesName)
      above = above.lookup(PDFName.of('Parent'))
    }
    if (own) node.set(resourcesName, own)
  }
  for (const branch of branches) branch.delete(resourcesName)
}

/**
 * Programs often give all pages one list of pictures. What was on a redacted page (`suspect`) would stay in the file by
 * such a list, though no page shows it: the lists are cut to what their pages and forms use.
 */
export const cutSharedResources = (document: PDFDocument, suspect: ReadonlySet<PDFRef>): void => {
  const { context } = document
  settleInherited(document)
  for (const { node } of document.getPages()) {
    const resources = node.lookup(resourcesName)
    if (resources instanceof PDFDict)
      node.set(
        resourcesName,
        withoutUnused(context, resources, suspect, () => contentOf(context, node)),
      )
  }
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue
    const resources = object.dict.lookup(resourcesName)
    if (resources instanceof PDFDict)
      object.dict.set(
        resourcesName,
        withoutUnused(context, resources, suspect, () => operationsOf(object)),
      )
  }
}
