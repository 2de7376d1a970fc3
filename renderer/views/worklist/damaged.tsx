import type { Fault } from '../../../shared/result'
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
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
