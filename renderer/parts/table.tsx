import { memo, type ReactNode } from 'react'

export interface Column<R> {
  key: string
  label: string
  cell: (row: R) => ReactNode
  numeric?: boolean
  /** The cell that names its row. */
  rowHeader?: boolean
  sortable?: boolean
}

export interface Sort {
  by: string
  direction: 'ascending' | 'descending'
}

interface Props<R> {
  caption: string
  /** The caption is read out only, where a heading above already says it. */
  captionHidden?: boolean
  columns: readonly Column<R>[]
  rows: readonly R[]
  rowKey: (row: R) => string
  sort?: Sort
  onSort?: (sort: Sort) => void
}

/** More columns than this do not fit a narrow window: each row then stands as a block of its own. */
const most = 5

/** A table with a caption. With `onSort`, its sortable columns are buttons; the rows come sorted from outside. */
export const Table = <R,>({ caption, captionHidden, columns, rows, rowKey, sort, onSort }: Props<R>) => (
  <div className="desk-table-frame">
    <table className={`govuk-table desk-table${columns.length > most ? ' desk-table--many' : ''}`}>
      <caption
        className={captionHidden ? 'govuk-visually-hidden' : 'govuk-table__caption govuk-table__caption--s'}
      >
        {caption}
      </caption>
      <thead className="govuk-table__head">
        <tr className="govuk-table__row">
          {columns.map(column => (
            <th
              key={column.key}
              scope="col"
              data-column={column.key}
              className={`govuk-table__header${column.numeric ? ' govuk-table__header--numeric' : ''}`}
              aria-sort={
                sort?.by === column.key ? sort.direction : column.sortable && onSort ? 'none' : undefined
              }
            >
              {column.sortable && onSort ? (
                <button type="button" className="desk-sort" onClick={() => onSort(turned(sort, column.key))}>
                  {column.label}
                </button>
              ) : (
                column.label
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="govuk-table__body">
        {rows.map(row => (
          <TableRow key={rowKey(row)} row={row} columns={columns} />
        ))}
      </tbody>
    </table>
  </div>
)

const PlainRow = <R,>({ row, columns }: { row: R; columns: readonly Column<R>[] }) => (
  <tr className="govuk-table__row">
    {columns.map(column =>
      column.rowHeader ? (
        <th scope="row" className="govuk-table__header" key={column.key} data-column={column.key}>
          {column.cell(row)}
        </th>
      ) : (
        <td
          key={column.key}
          data-column={column.key}
          data-label={column.label}
          className={`govuk-table__cell${column.numeric ? ' govuk-table__cell--numeric' : ''}`}
        >
          {column.cell(row)}
        </td>
      ),
    )}
  </tr>
)

/** Drawn again only when its row or the columns are other objects: long tables stay quick. */
const TableRow = memo(PlainRow) as typeof PlainRow

const turned = (sort: Sort | undefined, by: string): Sort => ({
  by,
  direction: sort?.by === by && sort.direction === 'ascending' ? 'descending' : 'ascending',
})
