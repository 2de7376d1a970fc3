import type { RouteId } from './plan'

export interface Route {
  id: RouteId
  title: string
  /** Where the limits come from, shown beside them; null where nobody set any. */
  source: string | null
  /** Bytes of the whole PDF. */
  mostBytes: number | null
  /** Sides of paper, which are the pages of the PDF. */
  mostSides: number | null
  /** Everything must go in a single email. */
  oneEmail: boolean
}

const megabyte = 1_000_000

/** The ways a court bundle leaves, and what each takes. */
export const routes: readonly Route[] = [
  {
    id: 'county-court-email',
    title: 'County Court by email',
    source: 'CPR Practice Direction 5B, paragraph 2.3',
    mostBytes: 10 * megabyte,
    mostSides: 50,
    oneEmail: true,
  },
  {
    id: 'magistrates',
    title: 'Magistrates’ court',
    source: null,
    mostBytes: null,
    mostSides: null,
    oneEmail: false,
  },
  {
    id: 'upload',
    title: 'Upload to the court’s document service',
    source: null,
    mostBytes: null,
    mostSides: null,
    oneEmail: false,
  },
  {
    id: 'post',
    title: 'Printed and posted',
    source: null,
    mostBytes: null,
    mostSides: null,
    oneEmail: false,
  },
]

/** A route by its id. */
export const routeOf = (id: RouteId): Route => {
  const route = routes.find(one => one.id === id)
  if (!route) throw new Error(`There is no route ${id}`)
  return route
}
