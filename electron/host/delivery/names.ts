/** Names Windows keeps for devices, whatever follows the first dot. */
const device = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i
const forbidden = /[<>:"|?*]/
const control = /\p{Cc}/u
const brokenLetter = /\p{Cs}/u

/** What every name of our own work in progress starts with; nothing of ours ever starts so when it is finished. */
export const workPrefix = '~ssst-'
/** Ending of the short-lived folder that claims a name. */
export const claimEnding = '.claim'
/** Room left in a name for ` (99)` and the claim's ending, within the 255 characters file systems allow. */
const longestName = 240

/** How many names of one delivery are tried, ` (2)` to ` (99)` among them. */
export const mostVersions = 99

/** Names that differ in this form only are one name to a Windows share. */
export const fold = (name: string): string => name.normalize('NFC').toLowerCase()

/**
 * Why a single file or folder name cannot be used on a folder that Windows computers read, as the end of a sentence
 * that starts with the name; null when it can.
 */
export const unsafeName = (name: string): string | null => {
  if (name === '' || name === '.' || name === '..') return 'is not a name'
  if (/[\\/]/.test(name)) return 'contains a slash, so it would leave its folder'
  if (control.test(name)) return 'contains a control character'
  if (brokenLetter.test(name)) return 'contains half a character'
  const sign = forbidden.exec(name)?.[0]
  if (sign !== undefined) return `contains ${sign}, which Windows does not allow in a name`
  if (/[. ]$/.test(name)) return 'ends with a dot or a space, which Windows drops'
  if (device.test((name.split('.', 1)[0] ?? '').trimEnd())) return 'is a name Windows keeps for a device'
  if (name.length > longestName) return `is longer than ${longestName} characters`
  const folded = fold(name)
  if (folded.startsWith(workPrefix) || folded.endsWith(claimEnding)) {
    return 'looks like the unfinished work of this application'
  }
  return null
}

/** `report.pdf`, `report (2).pdf`, `report (3).pdf`, …; a folder's name has no ending to keep. */
export const numberedName = (name: string, n: number, kind: 'file' | 'folder'): string => {
  if (n === 1) return name
  const dot = kind === 'file' ? name.lastIndexOf('.') : -1
  return dot > 0 ? `${name.slice(0, dot)} (${n})${name.slice(dot)}` : `${name} (${n})`
}
