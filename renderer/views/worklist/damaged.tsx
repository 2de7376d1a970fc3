import { Link } from 'react-router'
import { procedureFor } from '../../../shared/procedures/registry'
import type { Fault } from '../../../shared/result'
import { useSession } from '../../actions/use-desk'
import { Panel } from '../../parts/panel'

/** SRs that are in the store and cannot be read. The others are not affected. */
export const Damaged = ({ damaged }: { damaged: readonly { caseId: string; fault: Fault }[] }) =>
  damaged.length === 0 ? null : (
    <Panel title={damaged.length === 1 ? 'One SR cannot be read' : `${damaged.length} SRs cannot be read`}>
      <div className="desk-fault">
        <ul className="govuk-list desk-list-tight">
          {damaged.map(({ caseId, fault }) => (
            <li key={caseId}>
              {fault.message} {fault.next}{' '}
              <span className="desk-quiet">
                Its mark in the store: <code>{caseId.slice(0, 8)}</code>
              </span>{' '}
              <Link className="govuk-link" to={`/sr/${caseId}/delete`}>
                Look at what could be deleted
                <span className="govuk-visually-hidden"> of the SR with the mark {caseId.slice(0, 8)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )

/** SRs that can be read and whose history does not hold. */
export const Broken = () => {
  const broken = useSession(session => session.broken)
  const cases = useSession(session => session.cases)
  const procedures = useSession(session => session.procedures)
  const ids = Object.keys(broken).filter(caseId => cases[caseId])
  if (ids.length === 0) return null
  const nameOf = (caseId: string) => {
    const one = cases[caseId]
    const reference = one && procedureFor(procedures, one.procedure)?.identity.reference
    const name = one && reference ? one.facts[reference] : ''
    return typeof name === 'string' && name ? name : caseId.slice(0, 8)
  }
  return (
    <Panel
      title={
        ids.length === 1 ? 'The history of one SR is broken' : `The histories of ${ids.length} SRs are broken`
      }
    >
      <div className="desk-fault">
        <ul className="govuk-list desk-list-tight">
          {ids.map(caseId => (
            <li key={caseId}>
              <Link className="govuk-link" to={`/sr/${caseId}/timeline`}>
                {nameOf(caseId)}
              </Link>{' '}
              Broken at entry {broken[caseId]?.entry}. {broken[caseId]?.fault.message}
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}
