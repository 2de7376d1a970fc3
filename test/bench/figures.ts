/** One measured figure. `bound`, where the issue sets one, is the most it may be. */
export interface Figure {
  name: string
  value: number
  unit: 'ms' | 's' | 'times' | 'MB'
  bound?: number
  /** How it came about: runs, spread, peer. */
  how: string
}

/** The value below which `share` (0 to 1) of the values lie; the nearest rank. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Milliseconds that a piece of work takes. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** A figure as one line of the report. */
export const lineOf = ({ name, value, unit, bound, how }: Figure): string => {
  const shown = unit === 'ms' ? value.toFixed(0) : value.toFixed(2)
  const verdict =
    bound === undefined ? '' : value <= bound ? ` (at most ${bound}: met)` : ` (at most ${bound}: NOT MET)`
  return `${name}: ${shown} ${unit}${verdict}\n    ${how}`
}
