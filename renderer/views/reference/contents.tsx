import { type ReactNode, useMemo } from 'react'
import { Link } from 'react-router'
import type { Procedure } from '../../../shared/procedures/schema'
import { sectionNames } from '../../../shared/reference/entries'
import { type FormReference, formReferences } from '../../../shared/reference/forms'
import { formName } from '../../../shared/reference/parts'
import { relatedPages, shortcuts, statuses, type Term, terms } from '../../../shared/reference/words'
import { Panel } from '../../parts/panel'
import { type Column, Table } from '../../parts/table'
import { referencePath } from './reference-path'

const termColumns: readonly Column<Term>[] = [
  { key: 'term', label: 'Word', rowHeader: true, cell: term => term.term },
  { key: 'also', label: 'Also', cell: term => term.also.join(', ') || '–' },
  { key: 'meaning', label: 'What it means', cell: term => term.meaning },
]

const formColumns = (procedures: readonly Procedure[]): readonly Column<FormReference>[] => [
  {
    key: 'form',
    label: 'Form or letter',
    rowHeader: true,
    cell: form => formName(form.id),
  },
  { key: 'audience', label: 'For the', cell: form => form.audience },
  {
    key: 'madeIn',
    label: 'Made in',
    cell: form =>
      form.madeIn.length === 0 ? (
        '–'
      ) : (
        <ul className="govuk-list desk-list-tight">
          {form.madeIn.map(({ procedure: { id, title }, step, no }) => {
            const procedure = procedures.find(one => one.id === id)
            return (
              <li key={`${id} ${step}`}>
                {procedure && (
                  <Link className="govuk-link" to={referencePath(procedure, step)}>
                    {title}, step {no}
                  </Link>
                )}
              </li>
            )
          })}
        </ul>
      ),
  },
]

interface ListProps<R> {
  title: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  rowKey: (row: R) => string
}

/** A section that is one table: its heading says what it is, so the caption is only read out. */
const ListPanel = <R,>({ title, ...table }: ListProps<R>) => (
  <Panel title={title}>
    <Table caption={title} captionHidden {...table} />
  </Panel>
)

/** What stands beside each other as a name and what it is about. */
const Pairs = ({ pairs }: { pairs: readonly { name: ReactNode; key: string; about: string }[] }) => (
  <dl className="desk-reference__list">
    {pairs.map(({ key, name, about }) => (
      <div key={key}>
        <dt>{name}</dt>
        <dd>{about}</dd>
      </div>
    ))}
  </dl>
)

/** Everything in the reference, section by section. */
export const Contents = ({ procedures }: { procedures: readonly Procedure[] }) => {
  const forms = useMemo(() => formReferences(procedures), [procedures])
  const columns = useMemo(() => formColumns(procedures), [procedures])
  return (
    <>
      <Panel title={sectionNames.procedures}>
        <ul className="govuk-list desk-list-tight">
          {procedures.map(procedure => (
            <li key={procedure.id}>
              <Link className="govuk-link" to={referencePath(procedure)}>
                {procedure.title}
              </Link>{' '}
              <span className="desk-quiet">
                {procedure.code}, asked for by: {procedure.askedBy.toLowerCase()}
              </span>
            </li>
          ))}
        </ul>
        <p className="desk-quiet">
          Each as SSST Desk knows it: its steps, what each asks for, and what was decided where the source is
          silent.
        </p>
      </Panel>
      <ListPanel title={sectionNames.words} columns={termColumns} rows={terms} rowKey={term => term.term} />
      <ListPanel
        title={sectionNames.statuses}
        columns={termColumns}
        rows={statuses}
        rowKey={term => term.term}
      />
      <ListPanel title={sectionNames.forms} columns={columns} rows={forms} rowKey={form => form.id} />
      <Panel title={sectionNames.related}>
        <p className="govuk-body">
          The procedures point to these pages. SSST Desk does not hold them: look for their names in the
          system’s guidance.
        </p>
        <Pairs pairs={relatedPages.map(({ name, about }) => ({ key: name, name, about }))} />
      </Panel>
      <Panel title={sectionNames.keyboard}>
        <Pairs
          pairs={shortcuts.map(({ keys, does }) => ({
            key: keys.join(),
            name: keys.map((key, index) => (
              <span key={key}>
                {index > 0 && ' + '}
                <kbd>{key}</kbd>
              </span>
            )),
            about: does,
          }))}
        />
      </Panel>
    </>
  )
}
