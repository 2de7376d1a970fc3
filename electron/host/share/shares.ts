import { openShare, type Share, type SharePatience } from './share'
import { shareWorkerFile } from './start'

/** The threads of all mapped folders, one for each place. */
export interface Shares {
  readonly patience: SharePatience
  /**
   * The place's thread. One that is stuck in a dead folder stays the place's thread, answering at once that the folder
   * is silent, until the system lets go of it; only then another is started.
   */
  at(place: string): Share
  /** Ends all threads; `stuck` when the system still holds one, in which case the process cannot end by itself. */
  close(): Promise<{ stuck: boolean }>
}

export interface ShareOptions extends Partial<SharePatience> {
  /** Another worker file than the product's own: for tests that make a folder slow or silent. */
  worker?: URL
}

const scannerPausesMs = [50, 100, 200, 400, 800]

export const createShares = (options: ShareOptions, crashed: () => void): Shares => {
  const shares = new Map<string, Share>()
  const file = options.worker ?? shareWorkerFile()
  const patience = {
    deadlineMs: options.deadlineMs ?? 15_000,
    retryMs: options.retryMs ?? scannerPausesMs,
  }
  return {
    patience,
    at(place) {
      const present = shares.get(place)
      if (present !== undefined && !present.ended) return present
      const share = openShare(file, patience, crashed)
      shares.set(place, share)
      return share
    },
    async close() {
      const ends = await Promise.all([...shares.values()].map(share => share.close(1000)))
      return { stuck: ends.includes(false) }
    },
  }
}
