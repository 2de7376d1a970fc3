import { createContext, useContext } from 'react'
import { Link } from 'react-router'
import type { CivilDate } from '../../../shared/calendar/civil'
import { calendarDaysBetween } from '../../../shared/calendar/civil'
import { clockTime } from '../../../shared/calendar/write'
import { useSession } from '../../actions/use-desk'
import { daysFrom } from '../../parts/dates'
import type { Column } from '../../parts/table'
import { Tag } from '../../parts/tag'
import { When } from '../../parts/when'
import type { Place } from '../../session/search'
import type { ColumnKey } from '../../session/worklist-view'
import type { Row } from './rows'

const placeNames: Record<Place, string> = {
  identity: 'who it is about',
  facts: 'facts',
  notes: 'notes and reasons',
  files: 'files and deliveries',
  emails: 'emails',
  calls: 'calls',
}

/** What the search found, by case; null for no search. Apart from the rows, so that a key stroke does not draw them again. */
export const Found = createContext<ReadonlyMap<string, readonly Place[]> | null>(null)

/** Where the search found it, when that cannot be seen in the row itself. */
const FoundIn = ({ caseId }: { caseId: string }) => {
  const places = useContext(Found)?.get(caseId)
  if (!places || places.includes('identity')) return null
  return <span className="desk-found">Found in: {places.map(place => placeNames[place]).join(', ')}</span>
}

/** Its history does not hold. */
const BrokenMark = ({ caseId }: { caseId: string }) =>
  useSession(session => session.broken[caseId] !== undefined) ? (
    <>
      {' '}
      <Tag tone="red">History broken</Tag>
    </>
  ) : null

const Hearing = ({ row, today }: { row: Row; today: CivilDate }) => {
  if (!row.hearing) return <span className="desk-quiet">Not known yet</span>
  const { date, time } = row.hearing
  const days = calendarDaysBetween(today, date)
  const near = row.status.is !== 'closed' && days >= 0 && days <= 2
  const words = daysFrom(date, today)
  return (
    <>
      <span className="desk-nowrap">
        <When date={date} />
      </span>{' '}
      <span className="desk-nowrap">
        {time ? `${clockTime(time)}, ` : ''}
        {near ? <strong>{words}</strong> : words}
      </span>
    </>
  )
}

type WorklistColumn = Column<Row> & { key: ColumnKey }

/** The columns of the worklist on a day. */
export const columnsFor = (today: CivilDate): readonly WorklistColumn[] => {
  const columns: WorklistColumn[] = [
    {
      key: 'reference',
      label: 'SR',
      rowHeader: true,
      cell: row => (
        <>
          <Link className="govuk-link" to={`/sr/${row.caseId}`}>
            {row.reference}
          </Link>
          <BrokenMark caseId={row.caseId} />
          <FoundIn caseId={row.caseId} />
        </>
      ),
    },
    { key: 'scin', label: 'SCIN', cell: row => row.scin },
    { key: 'person', label: 'Paying parent', cell: row => row.person },
    { key: 'procedure', label: 'Procedure', cell: row => row.procedure.title },
    {
      key: 'pv',
      label: 'PV',
      cell: row =>
        row.pv.is === 'marked' ? (
          <Tag tone="red">
            <span title={row.pv.words}>PV marked</span>
          </Tag>
        ) : (
          <span className="desk-quiet">
            {{ marked: '', none: 'None', unknown: 'Not checked', 'not-asked': '' }[row.pv.is]}
          </span>
        ),
    },
    {
      key: 'next',
      label: 'Next step, or what it waits for',
      cell: row =>
        row.next ? (
          <>
            {row.next.words}
            {row.next.waits && <span className="desk-waits">{row.next.waits}</span>}
          </>
        ) : (
          <span className="desk-quiet">Nothing left to do</span>
        ),
    },
    { key: 'hearing', label: 'Hearing', cell: row => <Hearing row={row} today={today} /> },
    {
      key: 'folder',
      label: 'Folder or CPT',
      cell: row => row.folder || <span className="desk-quiet">Not known yet</span>,
    },
    { key: 'status', label: 'Status', cell: row => <Tag tone={row.status.tone}>{row.status.words}</Tag> },
  ]
  return columns.map(column => ({ ...column, sortable: true }))
}
