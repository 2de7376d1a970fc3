import type { ReactNode } from 'react'

export interface SummaryRow {
  key: string
  value: ReactNode
  action?: ReactNode
}

/** What is known, line by line: name, value and what can be done about it. */
export const SummaryList = ({ rows }: { rows: readonly SummaryRow[] }) => {
  const withActions = rows.some(row => row.action !== undefined)
  return (
    <dl className="govuk-summary-list">
      {rows.map(row => (
        <div
          className={`govuk-summary-list__row${withActions && row.action === undefined ? ' govuk-summary-list__row--no-actions' : ''}`}
          key={row.key}
        >
          <dt className="govuk-summary-list__key">{row.key}</dt>
          <dd className="govuk-summary-list__value">{row.value}</dd>
          {row.action !== undefined && <dd className="govuk-summary-list__actions">{row.action}</dd>}
        </div>
      ))}
    </dl>
  )
}
