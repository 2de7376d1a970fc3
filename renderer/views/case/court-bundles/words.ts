import type { CourtDocument } from '../../../../shared/bundle/court/plan'
import type { Route } from '../../../../shared/bundle/court/routes'
import { counted } from '../../../../shared/calendar/write'

/** What a route takes, in a few words; empty where nobody set a limit. */
export const routeWords = (route: Route): string => {
  const limits = [
    // As the rule counts them: a million bytes.
    route.mostBytes !== null && `at most ${route.mostBytes / 1_000_000} MB`,
    route.mostSides !== null && `at most ${route.mostSides} sides`,
    route.oneEmail && 'in one email',
  ].filter(limit => limit !== false)
  return limits.join(', ')
}

/** How many pages go in, and how many are left out. */
export const pagesWords = (document: CourtDocument, pages: number): string => {
  const left = pages - document.excluded.length
  return document.excluded.length ? `${counted(left, 'page')} of ${pages}` : counted(pages, 'page')
}
