import { useDeferredValue, useMemo } from 'react'
import { londonDate } from '../../../shared/calendar/london'
import { procedureFor, procedureUnknown } from '../../../shared/procedures/registry'
import { useDesk, useSession } from '../../actions/use-desk'
import { overviews, sessionContext } from '../../session/overview'
import type { WorklistView } from '../../session/worklist-view'
import { fitting } from './filter'
import { needsOf } from './needs'
import { inOrder } from './order'
import { rowsOf } from './rows'

/** Everything the worklist shows, worked out from the session; only what a change touches is worked out again. */
export const useWorklist = () => {
  const desk = useDesk()
  const cases = useSession(session => session.cases)
  const folders = useSession(session => session.folders)
  const procedures = useSession(session => session.procedures)
  const view = useSession(session => session.worklist)
  const now = useSession(session => session.now)
  const settings = useSession(session => session.settings)
  const today = londonDate(now)
  // A key stroke is shown at once; the table may follow a moment later.
  const query = useDeferredValue(view.query)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the context is made of the settings and the minute
  const all = useMemo(() => {
    const context = sessionContext(desk.session.getState())
    return context ? overviews(Object.values(cases), context, procedures) : []
  }, [desk, cases, procedures, settings, now])
  const strangers = useMemo(
    () =>
      Object.values(cases)
        .filter(one => !procedureFor(procedures, one.procedure))
        .map(one => ({ caseId: one.id, fault: procedureUnknown().fault })),
    [cases, procedures],
  )
  const needs = useMemo(() => needsOf(all), [all])
  const ordered = useMemo(() => inOrder(rowsOf(all, folders), view.sort), [all, folders, view.sort])
  const found = useMemo(() => {
    if (query.trim() === '') return null
    const { search } = desk.session.getState()
    search.update(cases)
    return search.find(query)
  }, [desk, cases, query])
  const rows = useMemo(
    () => fitting(ordered, { ...view, query: '' }, found, today),
    [ordered, view, found, today],
  )
  const change = (part: Partial<WorklistView>) =>
    desk.session.setState(session => ({ worklist: { ...session.worklist, ...part } }))
  return { all, strangers, needs, ordered, rows, found, view, now, today, change }
}
