/** Longer addresses are cut short by Windows and by mail programs. */
const longest = 1800

interface Letter {
  to: readonly string[]
  cc: readonly string[]
  subject: string
  text: string
}

/** A `mailto:` address that opens a new email with everything filled in, or null when it would be too long to work. */
export const mailto = ({ to, cc, subject, text }: Letter): string | null => {
  const fields = [
    ...(cc.length ? [`cc=${cc.map(encodeURIComponent).join(',')}`] : []),
    `subject=${encodeURIComponent(subject)}`,
    `body=${encodeURIComponent(text.replace(/\r?\n/g, '\r\n'))}`,
  ]
  const address = `mailto:${to.map(encodeURIComponent).join(',')}?${fields.join('&')}`
  return address.length <= longest ? address : null
}
