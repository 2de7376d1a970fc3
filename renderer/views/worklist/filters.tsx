import { type RefObject, useId, useMemo } from 'react'
import { LinkButton } from '../../parts/button'
import { SelectField } from '../../parts/choices'
import {
  everything,
  type HearingFilter,
  hearingFilters,
  type StatusFilter,
  statusFilters,
  type WorklistView,
} from '../../session/worklist-view'
import { hearingNames, noFolder, statusNames } from './filter'
import type { Row } from './rows'

interface Props {
  view: WorklistView
  change: (part: Partial<WorklistView>) => void
  rows: readonly Row[]
  /** How many rows fit. */
  fitting: number
  search: RefObject<HTMLInputElement | null>
}

const distinct = (values: readonly string[]) =>
  [...new Set(values)].sort((a, b) => a.localeCompare(b, 'en-GB', { numeric: true }))

/** Search and filters over the table of all SRs. */
export const Filters = ({ view, change, rows, fitting, search }: Props) => {
  const field = useId()
  const procedures = useMemo(() => new Map(rows.map(row => [row.procedure.id, row.procedure.title])), [rows])
  const folders = useMemo(() => distinct(rows.map(row => row.folder).filter(Boolean)), [rows])
  const narrowed = JSON.stringify({ ...view, sort: null }) !== JSON.stringify(everything)
  return (
    <search className="desk-filters">
      <div className="govuk-form-group desk-filters__search">
        <label className="govuk-label" htmlFor={field}>
          Search everything on every SR
        </label>
        <input
          ref={search}
          id={field}
          className="govuk-input"
          type="search"
          value={view.query}
          onChange={event => change({ query: event.target.value })}
          autoComplete="off"
          spellCheck={false}
          aria-keyshortcuts="/"
        />
      </div>
      <SelectField
        label="Procedure"
        value={view.procedure}
        onChange={procedure => change({ procedure })}
        options={[
          { value: '', label: 'All' },
          ...[...procedures].map(([value, label]) => ({ value, label })),
        ]}
      />
      <SelectField
        label="Status"
        value={view.status}
        onChange={status => change({ status: status as StatusFilter })}
        options={statusFilters.map(value => ({ value, label: statusNames[value] }))}
      />
      <SelectField
        label="Folder"
        value={view.folder}
        onChange={folder => change({ folder })}
        options={[
          { value: '', label: 'All' },
          ...folders.map(folder => ({ value: folder, label: folder })),
          { value: noFolder, label: 'Not known yet' },
        ]}
      />
      <SelectField
        label="Hearing"
        value={view.hearing}
        onChange={hearing => change({ hearing: hearing as HearingFilter })}
        options={hearingFilters.map(value => ({ value, label: hearingNames[value] }))}
      />
      <p className="desk-filters__count" role="status">
        {narrowed ? `${fitting} of ${rows.length} SRs` : `${rows.length} ${rows.length === 1 ? 'SR' : 'SRs'}`}
      </p>
      <p className={`desk-filters__clear${narrowed || view.sort ? '' : ' desk-idle'}`}>
        {narrowed && (
          <LinkButton onClick={() => change({ ...everything, sort: view.sort })}>
            Clear search and filters
          </LinkButton>
        )}
        {view.sort && <LinkButton onClick={() => change({ sort: null })}>Most pressing first</LinkButton>}
      </p>
    </search>
  )
}
