import { clockTime } from '../../../shared/calendar/write'
import { type FactSpec, type FactValue, rowsIn } from '../../../shared/case/facts'
import { factWords } from '../../../shared/case/fill'
import { dayDate } from '../../parts/dates'

/** A value as screens show it: days and times short. */
const shortWords = (spec: FactSpec, value: FactValue | undefined): string => {
  if (spec.kind === 'date' && typeof value === 'string') return dayDate(value)
  if (spec.kind === 'time' && typeof value === 'string') return clockTime(value)
  return factWords(spec, value)
}

/** A recorded fact as it is read: its lines kept, a table with its rows. */
export const FactWords = ({ spec, value }: { spec: FactSpec; value: FactValue | undefined }) => {
  if (value === undefined) return <span className="desk-quiet">Not known yet</span>
  if (spec.kind !== 'table') return <span className="desk-lines">{shortWords(spec, value)}</span>
  const columns = spec.columns ?? []
  return (
    <table className="desk-rows">
      <thead>
        <tr>
          {columns.map(column => (
            <th key={column.name} scope="col" data-kind={column.kind}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rowsIn(value).map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place
          <tr key={index}>
            {columns.map(column => (
              <td key={column.name} data-kind={column.kind}>
                {shortWords({ name: column.name, label: column.label, kind: column.kind }, row[column.name])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
