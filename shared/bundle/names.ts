import { failed, ok, type Result } from '../result'

/** Longest full path that every Windows program takes, without the closing NUL of MAX_PATH (260). */
export const longestPath = 259

/** Longest name in one folder: 255 bytes on the file systems behind many shares, less room for a delivery's ` (99)`. */
const longestName = 240

/** Room a name needs to stay telling: below it a folder's place is too deep to deliver to. */
const shortestRoom = 24

/** Windows takes these as devices, with any extension: CON, con.pdf, COM1, COM¹.txt, CONIN$ */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?=\.|$)/i

const forbidden = /[<>:"/\\|?*\p{Co}\p{Noncharacter_Code_Point}]/gu
// Cc control, Cs lone surrogates; the default-ignorable ones show nothing: zero width, bidi marks, fillers, tags.
const invisible = /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu

const bytesOf = (text: string): number => {
  let bytes = 0
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}

const fits = (text: string, room: number) => text.length <= room && bytesOf(text) <= longestName

const visible = (text: string) =>
  text
    .replace(/[\t\r\n\v\f\p{Z}]+/gu, ' ')
    .replace(invisible, '')
    .normalize('NFC')
    .trim()

const split = (name: string): { stem: string; extension: string } => {
  const extension = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? ''
  return { stem: name.slice(0, name.length - extension.length), extension }
}

// Leading dots hide a file, leading hyphens are what is left of a path, a leading ~ marks unfinished work of Office
// and of this product; trailing dots and spaces Windows drops.
const bare = (stem: string) => stem.replace(/^[\s.~-]+|[\s.]+$/gu, '')

/** Cuts out of the middle, because the end often tells two documents apart: `Statement of~page 4`. */
const shorten = (stem: string, keeps: (stem: string) => boolean): string => {
  const points = Array.from(stem)
  // No name is longer than this, so longer cuts need not be tried.
  for (let keep = Math.min(points.length, longestName); keep > 1; keep--) {
    const tail = Math.floor(keep / 3)
    const head = points
      .slice(0, keep - tail)
      .join('')
      .trimEnd()
    // A mark that has lost its letter would join the "~".
    const end = points
      .slice(points.length - tail)
      .join('')
      .replace(/^[\s\p{M}]+/u, '')
    const short = keep === points.length ? stem : `${head}~${end}`.normalize('NFC')
    if (keeps(short)) return short
  }
  return points[0] ?? ''
}

const build = (asked: string, room: number, mark: string): string => {
  const { stem, extension } = split(
    visible(asked)
      .replace(forbidden, '-')
      .replace(/[\s.]+$/u, ''),
  )
  const clean = bare(stem.replace(/ +/g, ' ')) || 'Document'
  const whole = (part: string) => `${reserved.test(`${part}${mark}`) ? '_' : ''}${part}${mark}${extension}`
  return whole(bare(shorten(clean, part => fits(whole(part), room))))
}

/**
 * A name for one file or folder that Windows, a share and a zip take as it stands, as near to the asked one as can be:
 * the extension is kept, letters of any script stay, what Windows forbids becomes a hyphen, what cannot be seen goes.
 * At most `room` UTF-16 units long (24 at least). Total and idempotent.
 */
export const safeName = (asked: string, room = 120): string => build(asked, clamp(room), '')

const clamp = (room: number) => Math.min(Math.max(Math.floor(room) || 0, shortestRoom), longestName)

/**
 * How many UTF-16 units a name may have under a folder whose place has `placeLength` of them, `within` folders in it,
 * so that the full path stays within `longestPath`. Fails when that is too little for telling names.
 */
export const roomForName = (placeLength: number, within: readonly string[] = []): Result<number> => {
  const room = within.reduce((left, folder) => left - folder.length - 1, longestPath - placeLength - 1)
  return room >= shortestRoom
    ? ok(Math.min(room, longestName))
    : failed(
        'invalid',
        `The folder’s place is too long: it leaves ${Math.max(room, 0)} characters for file names, and Windows opens no path over ${longestPath}.`,
        'Map a folder nearer to the top of the share.',
      )
}

/** Two names with the same key are one file to Windows, to a Mac, or to the eye. */
export const nameKey = (name: string): string => name.toUpperCase().normalize('NFKC').toLowerCase()

/**
 * Safe names for what lies in one folder, in the given order and as many. Names that Windows would take for the same
 * are told apart by ` (2)`, ` (3)` before the extension; the first one asked for keeps the plain name, and a name that
 * was asked for is never given to another.
 */
export const distinctNames = (asked: readonly string[], room = 120): string[] => {
  const plain = asked.map(name => safeName(name, room))
  const firsts = new Map<string, number>()
  for (const [index, name] of plain.entries())
    if (!firsts.has(nameKey(name))) firsts.set(nameKey(name), index)
  const taken = new Set(firsts.keys())
  return plain.map((first, index) => {
    if (firsts.get(nameKey(first)) === index) return first
    let name = first
    for (let count = 2; taken.has(nameKey(name)); count++) name = build(first, clamp(room), ` (${count})`)
    taken.add(nameKey(name))
    return name
  })
}

/** A file name for reading in a sentence: nothing invisible in it, and not longer than a line. */
export const shownName = (name: string): string => {
  const seen = visible(name.replace(/\p{Co}/gu, '')) || 'a file without a name'
  return fits(seen, 80) ? seen : shorten(seen, short => fits(short, 80)).replace('~', '…')
}
