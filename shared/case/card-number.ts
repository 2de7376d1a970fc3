/** Digits as they are written on a card or in a message: in groups, with spaces, hyphens or dashes between them. */
const groups = /\d+(?:[\p{Zs}\t\p{Pd}.]*\d+)*/gu
/** What the numbers of payment cards begin with; a date or a telephone number in this country does not. */
const begins = /^(?:3|4|5|6|2[2-7])/

/** The check digit of a card number (Luhn). */
const checks = (digits: string): boolean => {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 0 ? digit : digit * 2
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

const isCard = (digits: string): boolean =>
  digits.length >= 13 && digits.length <= 19 && begins.test(digits) && checks(digits)

/** Groups of digits that stand together, such as 4 × 4: other numbers may stand directly before or after them. */
const together = (run: string): boolean => {
  const parts = run.match(/\d+/g) ?? []
  return parts.some((_, from) => {
    let digits = ''
    for (const part of parts.slice(from)) {
      digits += part
      if (isCard(digits)) return true
      if (digits.length > 19) return false
    }
    return false
  })
}

/** Whether a text holds what looks like the number of a payment card: it is kept nowhere in the product. */
export const hasCardNumber = (text: string): boolean =>
  [...text.normalize('NFKC').matchAll(groups)].some(([run]) => together(run))

export const noCardNumbers =
  'This looks like a payment card number. Take it out: card numbers are never kept here'
