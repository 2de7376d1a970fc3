import type { Page } from './actions/desk'
import { drafts } from './parts/drafts'
import type { Locked } from './session/session'

/** Holds for one loading of this window's page; says nothing of any case. */
const lockedKey = 'ssst-desk-locked'

const reasons: readonly Locked['why'][] = ['idle', 'computer', 'officer']

const takeLocked = (): Locked | null => {
  const [word, lost] = (window.sessionStorage.getItem(lockedKey) ?? '').split(' ')
  window.sessionStorage.removeItem(lockedKey)
  const why = reasons.find(reason => reason === word)
  return why ? { why, entriesLost: lost === 'lost' } : null
}

/** The page of this window, for the actions. */
export const openPage = (): Page => ({
  typed: () => drafts.getState(),
  putBack: typed => drafts.setState(typed, true),
  startAnew({ why, entriesLost }) {
    window.sessionStorage.setItem(lockedKey, entriesLost ? `${why} lost` : why)
    window.location.reload()
  },
  locked: takeLocked(),
})
