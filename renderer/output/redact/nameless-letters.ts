import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFRef, PDFString } from 'pdf-lib'

const named = (name: string) => PDFName.of(name)

/** Names of letters that only count them, as g12, a65 or cid34; those that begin with u say which letter they are. */
const counting = /^\/?(?!uni[\dA-F]{4}|u[\dA-F]{4,6}$)\p{L}{1,5}_?\d+$/u

/** Whether most letters of a simple font have names that say nothing. */
const isCounted = (encoding: PDFObject | undefined): boolean => {
  const names = encoding instanceof PDFDict ? encoding.lookup(named('Differences')) : undefined
  if (!(names instanceof PDFArray)) return false
  const letters = names.asArray().filter(name => name instanceof PDFName)
  return letters.filter(name => counting.test(name.decodeText())).length * 2 > letters.length
}

/** Whether letters drawn in a font cannot be told: it numbers them, and nothing says which is which. */
const isNameless = (font: PDFDict): boolean => {
  if (font.has(named('ToUnicode'))) return false
  const encoding = font.lookup(named('Encoding'))
  if (font.lookup(named('Subtype')) !== named('Type0')) return isCounted(encoding)
  if (encoding !== named('Identity-H') && encoding !== named('Identity-V')) return false
  const below = font.lookup(named('DescendantFonts'))
  const own = below instanceof PDFArray ? below.lookup(0) : undefined
  const system = own instanceof PDFDict ? own.lookup(named('CIDSystemInfo')) : undefined
  const ordering = system instanceof PDFDict ? system.lookup(named('Ordering')) : undefined
  return !(ordering instanceof PDFString) || ordering.decodeText() === 'Identity'
}

/** A page that has such a font at hand, itself or in what it draws by name, is taken to use it. */
const hasNameless = (
  resources: PDFDict | undefined,
  known: Map<unknown, boolean>,
  seen: Set<unknown>,
): boolean => {
  if (!resources || seen.has(resources)) return false
  seen.add(resources)
  const each = (of: string): [PDFObject, PDFObject | undefined][] => {
    const dict = resources.lookup(named(of))
    return dict instanceof PDFDict
      ? dict
          .entries()
          .map(([, value]) => [value, value instanceof PDFRef ? resources.context.lookup(value) : value])
      : []
  }
  for (const [key, font] of each('Font')) {
    if (!(font instanceof PDFDict)) continue
    const nameless = known.get(key) ?? isNameless(font)
    known.set(key, nameless)
    if (nameless) return true
  }
  return each('XObject').some(([, form]) => {
    const dict = form && 'dict' in form && form.dict instanceof PDFDict ? form.dict : undefined
    const inside = dict?.lookup(named('Resources'))
    return inside instanceof PDFDict && hasNameless(inside, known, seen)
  })
}

/**
 * Pages, counted from 1, with letters that can be seen and that no reader can tell, as where a program numbers its letters
 * and leaves out which number is which. What stands there cannot be found by its words.
 */
export const namelessPages = (document: PDFDocument): Set<number> => {
  const known = new Map<unknown, boolean>()
  return new Set(
    document
      .getPages()
      .flatMap(({ node }, index) => (hasNameless(node.Resources(), known, new Set()) ? [index + 1] : [])),
  )
}
