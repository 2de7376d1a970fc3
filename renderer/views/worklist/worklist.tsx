import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useSession } from '../../actions/use-desk'
import { Button } from '../../parts/button'
import { InsetText } from '../../parts/panel'
import { Table } from '../../parts/table'
import { columnKeys } from '../../session/worklist-view'
import { useKeys } from '../shell/use-keys'
import { useTitle } from '../shell/use-page'
import { columnsFor, Found } from './columns'
import { Broken, Damaged } from './damaged'
import { Filters } from './filters'
import { NeedsList } from './needs-list'
import { useWorklist } from './use-worklist'

/** Rows drawn at once; more on request. */
const page = 50

/** What is due first, then every SR. */
export const Worklist = () => {
  useTitle('Worklist')
  const navigate = useNavigate()
  const location = useLocation()
  const search = useRef<HTMLInputElement>(null)
  const damaged = useSession(session => session.damaged)
  const [shown, setShown] = useState(page)
  const { strangers, needs, ordered, rows, found, view, now, today, change } = useWorklist()
  const columns = useMemo(() => columnsFor(today), [today])
  const startNew = () => navigate('/new')

  useKeys({ n: startNew })
  useEffect(() => {
    // Asked for by key from any screen.
    if (location.state && typeof location.state === 'object' && 'search' in location.state)
      search.current?.focus()
  }, [location])

  return (
    <>
      <div className="desk-head">
        <h1 className="govuk-heading-l">Worklist</h1>
        <Button onClick={startNew} aria-keyshortcuts="n">
          New SR
        </Button>
      </div>
      <Damaged damaged={[...damaged, ...strangers]} />
      <Broken />
      {ordered.length === 0 ? (
        <Empty />
      ) : (
        <>
          <NeedsList needs={needs} now={now} />
          <Filters view={view} change={change} rows={ordered} fitting={rows.length} search={search} />
          <Found value={found}>
            <div className="desk-all">
              <Table
                caption={view.sort ? 'Service requests' : 'Service requests, the most pressing first'}
                columns={columns}
                rows={rows.slice(0, shown)}
                rowKey={row => row.caseId}
                sort={view.sort ?? undefined}
                onSort={({ by, direction }) => {
                  const key = columnKeys.find(one => one === by)
                  if (key) change({ sort: { by: key, direction } })
                }}
              />
            </div>
          </Found>
          {rows.length === 0 && (
            <p className="govuk-body">
              No SR fits. Look for fewer words, or clear the filters. Every word must stand somewhere on the
              SR; the beginning of a word is enough.
            </p>
          )}
          {rows.length > shown && (
            <div className="desk-row">
              <Button kind="secondary" onClick={() => setShown(shown + page)}>
                Show {Math.min(page, rows.length - shown)} more
              </Button>
              <span className="desk-quiet">
                {shown} of {rows.length} shown
              </span>
            </div>
          )}
        </>
      )}
    </>
  )
}

const Empty = () => (
  <InsetText>
    <p className="govuk-body">
      <strong>There are no service requests here.</strong>
    </p>
    <p className="govuk-body">
      When your case manager allocates an SR to you in the 2012 system, enter it with <strong>New SR</strong>{' '}
      (or press <kbd>n</kbd>). You need its SR number, the SCIN, the paying parent’s name and who asked for
      it; everything else can wait until the step that needs it.
    </p>
    <p className="govuk-body">
      Then this page shows what is due first, and every SR below with its next step.
    </p>
  </InsetText>
)
