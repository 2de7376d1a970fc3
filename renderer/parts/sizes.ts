const units = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const

/** Bytes in words, as the system's own windows count them: 1,024 to the next unit. `3.4 MB`, `870 KB`, `12 bytes`. */
export const sizeWords = (bytes: number): string => {
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024
    unit++
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1
  const shown = value.toLocaleString('en-GB', { maximumFractionDigits: digits })
  return `${shown} ${bytes === 1 ? 'byte' : units[unit]}`
}

/** A stretch of time in words, rounded as people say it: `a few seconds`, `40 seconds`, `3 minutes`, `2 hours`. */
export const durationWords = (ms: number): string => {
  const seconds = Math.round(ms / 1000)
  if (seconds < 10) return 'a few seconds'
  if (seconds < 60) return `${Math.ceil(seconds / 10) * 10} seconds`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
  const hours = Math.round(minutes / 60)
  return `${hours} ${hours === 1 ? 'hour' : 'hours'}`
}
