/**
 * PDF objects, as light as copying a document's pages needs them. Text is Latin-1: one character for each byte. Names and
 * strings stay as the file writes them, so that what is copied is written back the same.
 */
export class Name {
  private static readonly known = new Map<string, Name>()

  private constructor(
    /** Without the slash, escapes (`#20`) as written. */
    readonly text: string,
  ) {}

  static of(text: string): Name {
    let name = Name.known.get(text)
    if (!name) {
      name = new Name(text)
      // Names repeat; what a file makes up without end need not be remembered.
      if (Name.known.size < 5000) Name.known.set(text, name)
    }
    return name
  }
}

/** A reference to an object, by its number; generations play no part in a file that was never edited by hand. */
export class Ref {
  constructor(readonly number: number) {}
}

/** A string with its brackets: `(text)` or `<hexadecimal>`. */
export class Quoted {
  constructor(readonly text: string) {}
}

export type Dict = Map<string, Value>
export type Value = number | boolean | null | Name | Ref | Quoted | Value[] | Dict

/** The text of a name, or undefined where the value is none. */
export const nameText = (value: Value | undefined): string | undefined =>
  value instanceof Name ? value.text : undefined

/** Numbers as PDF takes them: no exponent, five decimals. */
export const numberText = (value: number): string => {
  if (Number.isInteger(value)) return String(value)
  const text = value.toFixed(5)
  return text.replace(/\.?0+$/, '')
}

/** Writes a value; `refText` gives each reference as it is to be written. */
export const valueText = (value: Value, refText: (number: number) => string): string => {
  if (value === null) return 'null'
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return String(value)
  if (value instanceof Name) return `/${value.text}`
  if (value instanceof Ref) return refText(value.number)
  if (value instanceof Quoted) return value.text
  if (Array.isArray(value)) return `[${value.map(item => valueText(item, refText)).join(' ')}]`
  let text = '<<'
  for (const [key, item] of value) text += `/${key} ${valueText(item, refText)}\n`
  return `${text}>>`
}

/** A dictionary from a plain object; what is undefined is left out. */
export const dict = (entries: Readonly<Record<string, Value | undefined>>): Dict =>
  new Map(Object.entries(entries).filter((entry): entry is [string, Value] => entry[1] !== undefined))

/** A text string in UTF-16, readable by every reader. */
export const textString = (text: string): Quoted => {
  let hex = 'FEFF'
  for (let index = 0; index < text.length; index++)
    hex += text.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0')
  return new Quoted(`<${hex}>`)
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** The bytes of a string, as Latin-1 text. */
export const quotedBytes = ({ text }: Quoted): string => {
  if (text.startsWith('<')) {
    const digits = text.slice(1, -1).replace(/[^0-9a-f]/gi, '')
    let bytes = ''
    for (let at = 0; at < digits.length; at += 2)
      bytes += String.fromCharCode(Number.parseInt(digits.slice(at, at + 2).padEnd(2, '0'), 16))
    return bytes
  }
  return text
    .slice(1, -1)
    .replace(/\\([nrtbf()\\]|[0-7]{1,3}|\r\n|\r|\n)/g, (_, code: string) =>
      /^[0-7]/.test(code)
        ? String.fromCharCode(Number.parseInt(code, 8) & 255)
        : /^[\r\n]/.test(code)
          ? ''
          : (escapes[code] ?? code),
    )
}

/** What the bytes of PDFDocEncoding mean where they are not Latin-1 (ISO 32000-1, D.2), from 0x18 and from 0x80 on. */
const docEncoding: ReadonlyMap<number, string> = new Map(
  (
    [
      [0x18, '˘ˇˆ˙˝˛˚˜'],
      [0x80, '•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'],
      [0xa0, '€'],
    ] as const
  ).flatMap(([from, letters]) => [...letters].map((letter, at): [number, string] => [from + at, letter])),
)

/** The characters of a text string: UTF-16 or UTF-8 where it says so, otherwise PDFDocEncoding. */
export const quotedText = (value: Quoted): string => {
  const bytes = quotedBytes(value)
  const raw = () => Uint8Array.from(bytes, byte => byte.charCodeAt(0))
  if (bytes.startsWith('\xfe\xff')) return new TextDecoder('utf-16be').decode(raw())
  if (bytes.startsWith('\xff\xfe')) return new TextDecoder('utf-16le').decode(raw())
  if (bytes.startsWith('\xef\xbb\xbf')) return new TextDecoder().decode(raw())
  return Array.from(bytes, byte => docEncoding.get(byte.charCodeAt(0)) ?? byte).join('')
}
