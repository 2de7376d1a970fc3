/** The accessible name of a field: its label and nothing else but the mark that it is required. */
export const exactly = (label: string): RegExp => new RegExp(`^${escaped(label)}(\\s+required)?$`)

/** A text as it stands, for use inside a regular expression. */
export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
