import type { Facts } from '../../case/facts'

/** What must not reach the other side, by kind. */
export const soughtKinds = ['address', 'postcode', 'national-insurance', 'sort-code', 'account'] as const
export type SoughtKind = (typeof soughtKinds)[number]

/** A piece of what the case holds about a parent, to be found wherever it stands in a file. */
export interface Sought {
  kind: SoughtKind
  whose: 'receiving' | 'paying'
  /** As the case has it: a postcode, a line of an address, a number. */
  text: string
}

export interface SoughtOnCase {
  sought: Sought[]
  /** Facts that hold something which cannot be looked for, such as half a number: their names. */
  unusable: string[]
}

const postcode = /(?<![\p{L}\p{N}])(?:GIR\s*0AA|[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})(?![\p{L}\p{N}])/giu

/** A line that says nothing by itself: the number of a flat or of a house, which goes with the line below it. */
const onlyNumber = /^(?:(?:flat|apartment|apt|unit|room)\s*)?\d*\s*\p{L}?$/iu

/**
 * The lines of an address that point to one home: those with a number, and the first. Towns point to nobody. A street is
 * looked for with its flat and without it.
 */
const telling = (address: string): string[] => {
  const lines = address
    .replace(postcode, ' ')
    .split(/[\n,;]+/)
    .map(text => text.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
  const whole: string[] = []
  let held = ''
  for (const text of lines) {
    const joined = held ? `${held} ${text}` : text
    held = onlyNumber.test(text) ? joined : ''
    if (!held) whole.push(...new Set([joined, text]))
  }
  if (held) whole.push(held)
  const pieces = whole.filter((text, index) => index === 0 || /\d/.test(text))
  return pieces.filter(text => text.replace(/[^\p{L}\p{N}]/gu, '').length >= 4)
}

const addressPieces = (whose: Sought['whose'], address: string): Sought[] => [
  ...telling(address).map((text): Sought => ({ kind: 'address', whose, text })),
  ...Array.from(address.matchAll(postcode), ([text]): Sought => ({ kind: 'postcode', whose, text })),
]

const squashed = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')

/** What each kind of number looks like without spaces and hyphens. */
const shapes = {
  'national-insurance': /^[A-Z]{2}\d{6}[A-Z]?$/i,
  'sort-code': /^\d{6}$/,
  account: /^\d{6,10}$/,
} as const

const numbers = [
  ['receivingParentNationalInsurance', 'receiving', 'national-insurance'],
  ['payingParentNationalInsurance', 'paying', 'national-insurance'],
  ['receivingParentSortCode', 'receiving', 'sort-code'],
  ['receivingParentAccount', 'receiving', 'account'],
] as const

/**
 * What the case holds that a served copy must not show: the receiving parent's address and bank account, and National
 * Insurance numbers. A client who is the receiving parent counts as one.
 */
export const soughtOnCase = (facts: Facts): SoughtOnCase => {
  const textOf = (name: string): string => {
    const value = facts[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  const addresses = [
    'receivingParentAddress',
    ...(textOf('clientRole') === 'receiving-parent' ? ['clientAddress'] : []),
  ]
  const sought: Sought[] = []
  const unusable: string[] = []
  const keep = (name: string, pieces: readonly Sought[]) => {
    if (pieces.length === 0) unusable.push(name)
    for (const piece of pieces)
      if (!sought.some(one => one.kind === piece.kind && squashed(one.text) === squashed(piece.text)))
        sought.push(piece)
  }
  for (const name of addresses) if (textOf(name)) keep(name, addressPieces('receiving', textOf(name)))
  for (const [name, whose, kind] of numbers) {
    const text = textOf(name)
    if (text) keep(name, shapes[kind].test(squashed(text)) ? [{ kind, whose, text }] : [])
  }
  return { sought, unusable }
}

/** Words that somebody gives, as they are to be looked for: as they stand, and as the number they may be. */
export const soughtInWords = (text: string): Sought[] => {
  const plain = squashed(text)
  const number = (Object.keys(shapes) as (keyof typeof shapes)[]).filter(kind => shapes[kind].test(plain))
  const whole = Array.from(text.trim().matchAll(postcode), ([found]) => found).includes(text.trim())
  const kinds: SoughtKind[] = ['address', ...number, ...(whole ? (['postcode'] as const) : [])]
  return kinds.map(kind => ({ kind, whose: 'receiving', text: text.trim() }))
}

const kindWords: Record<SoughtKind, string> = {
  address: 'address',
  postcode: 'postcode',
  'national-insurance': 'National Insurance number',
  'sort-code': 'sort code',
  account: 'account number',
}

/** What is looked for, in words that do not say it: "Receiving parent’s postcode". */
export const soughtWords = ({ kind, whose }: Pick<Sought, 'kind' | 'whose'>): string =>
  `${whose === 'receiving' ? 'Receiving' : 'Paying'} parent’s ${kindWords[kind]}`
