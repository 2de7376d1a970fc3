/** Clocks of two computers differ by seconds or minutes; by more one of them is wrong. In milliseconds. */
const tolerated = 10 * 60_000

/**
 * When the newest entry was made, where this computer's clock says that is still to come: then the clock was set back, or
 * was ahead when the entry was made. Null where it makes sense. Entries keep their order by number, whatever the clock
 * says; what is worked out from it (deadlines, prompts) may be wrong. Moments are ISO 8601 instants.
 */
export const aheadOfClock = (changedAt: readonly string[], now: string): string | null => {
  const newest = changedAt.reduce((latest, at) => (Date.parse(at) > Date.parse(latest) ? at : latest), now)
  return Date.parse(newest) - Date.parse(now) > tolerated ? newest : null
}
