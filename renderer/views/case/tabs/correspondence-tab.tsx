import { Link } from 'react-router'
import { londonDate } from '../../../../shared/calendar/london'
import { Table } from '../../../parts/table'
import { Tag } from '../../../parts/tag'
import { When } from '../../../parts/when'
import { casePath, stepPath, useCaseView } from '../case-view'
import { ledger } from './ledger'
import { TabHeading } from './tab-heading'

/** Emails, calls and what was received, in the order it happened. */
export const CorrespondenceTab = () => {
  const { one, procedure } = useCaseView()
  const rows = ledger(procedure, one)
  return (
    <>
      <TabHeading title="Correspondence" />
      {rows.length === 0 ? (
        <p className="govuk-body">Nothing has been sent, received or telephoned yet.</p>
      ) : (
        <Table
          caption="Emails, calls and what was received, oldest first"
          captionHidden
          rows={rows}
          rowKey={row => row.event}
          columns={[
            {
              key: 'at',
              label: 'When',
              cell: row => (row.timed ? <When instant={row.at} /> : <When date={londonDate(row.at)} />),
            },
            {
              key: 'what',
              label: 'What',
              rowHeader: true,
              cell: row => (row.open ? <Tag tone="orange">{row.what}</Tag> : row.what),
            },
            { key: 'who', label: 'From or to', cell: row => row.who },
            { key: 'about', label: 'About', cell: row => row.about },
            {
              key: 'outcome',
              label: 'Receipt or note',
              cell: row => <span className="desk-lines">{row.outcome}</span>,
            },
            {
              key: 'step',
              label: 'Step',
              cell: row =>
                row.bundleId ? (
                  <Link className="govuk-link" to={casePath(one.id, `court-bundles/${row.bundleId}`)}>
                    Court bundle
                  </Link>
                ) : (
                  row.step && (
                    <Link className="govuk-link" to={stepPath(one.id, row.step.id)}>
                      <span className="govuk-visually-hidden">Step </span>
                      {row.step.no}
                    </Link>
                  )
                ),
            },
            { key: 'by', label: 'Recorded by', cell: row => row.by },
          ]}
        />
      )}
    </>
  )
}
