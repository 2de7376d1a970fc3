import { useState } from 'react'
import { type Loaded, loadProcedureFile } from '../../../actions/procedures'
import { useDesk, useSession } from '../../../actions/use-desk'
import { ErrorSummary, FaultText } from '../../../parts/faults'
import { FileDrop } from '../../../parts/file-drop'
import { Details } from '../../../parts/panel'
import { ProcedureItem } from './procedure-item'

/** The procedures known here, and a place to load one of the office's own. */
export const Procedures = () => {
  const desk = useDesk()
  const procedures = useSession(session => session.procedures)
  const fault = useSession(session => session.proceduresFault)
  const [busy, setBusy] = useState(false)
  const [last, setLast] = useState<{ attempt: number; name: string; outcome: Loaded } | null>(null)

  const load = async ([file]: File[]) => {
    if (!file) return
    setBusy(true)
    const outcome = await loadProcedureFile(desk, file)
    setBusy(false)
    setLast({ attempt: (last?.attempt ?? 0) + 1, name: file.name, outcome })
  }

  return (
    <>
      {fault && <FaultText fault={fault} />}
      <ul className="desk-folders" aria-label="Procedures">
        {procedures.map(procedure => (
          <ProcedureItem key={`${procedure.id} ${procedure.version}`} procedure={procedure} />
        ))}
      </ul>
      <Details summary="Load a procedure of your office" open={last !== null}>
        <p className="govuk-body">
          A procedure is a JSON file in the same form as the ones above. Copy one of them as a pattern, change
          it in a text editor, and load it here. It is checked first, and nothing of a wrong file is kept.
        </p>
        {last?.outcome.is === 'wrong' && (
          <ErrorSummary
            key={last.attempt}
            title={`${last.name} was not loaded`}
            faults={last.outcome.problems.map(message => ({ message }))}
          />
        )}
        {last?.outcome.is === 'failed' && <FaultText fault={last.outcome.fault} />}
        <FileDrop label="Procedure file" accept={['json']} busy={busy} onFiles={load} />
        <p role="status" className="desk-quiet">
          {last?.outcome.is === 'loaded' &&
            `Loaded: ${last.outcome.procedure.title}, version ${last.outcome.procedure.version}. New SR offers it now.`}
        </p>
      </Details>
    </>
  )
}
