import type { CourtDocument } from '../../../../shared/bundle/court/plan'
import type { Route } from '../../../../shared/bundle/court/routes'
import { counted } from '../../../../shared/calendar/write'
import { sizeWords } from '../../../parts/sizes'

/** What a route takes, in a few words; empty where nobody set a limit. */
export const routeWords = (route: Route): string => {
  const limits = [
    route.mostBytes !== null && `at most ${sizeWords(route.mostBytes)}`,
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
