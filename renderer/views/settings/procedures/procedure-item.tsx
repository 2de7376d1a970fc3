import { useState } from 'react'
import { Link } from 'react-router'
import { type Procedure, stepsOf } from '../../../../shared/procedures/schema'
import type { Fault } from '../../../../shared/result'
import { copyPlain } from '../../../actions/correspondence'
import { countUnder, isBuiltIn, patternOf, removeProcedure } from '../../../actions/procedures'
import { useDesk, useSession } from '../../../actions/use-desk'
import { Button, LinkButton } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { referencePath } from '../../reference/reference-path'

/** One version of a procedure: look at it, take it as a pattern, and take out the office's own. */
export const ProcedureItem = ({ procedure }: { procedure: Procedure }) => {
  const desk = useDesk()
  const count = useSession(session => countUnder(procedure, session))
  const [said, setSaid] = useState('')
  const [fault, setFault] = useState<Fault | null>(null)
  const [removing, setRemoving] = useState(false)
  const ours = isBuiltIn(procedure)
  const name = `${procedure.title}, version ${procedure.version}`

  const copy = async () => {
    const copied = await copyPlain(desk, patternOf(procedure))
    setFault(copied.ok ? null : copied.fault)
    setSaid(copied.ok ? 'Copied. Paste it into an empty text file that ends in .json.' : '')
  }
  const remove = async () => {
    const removed = await removeProcedure(desk, procedure)
    setRemoving(false)
    if (!removed.ok) setFault(removed.fault)
  }

  return (
    <li className="desk-folder" data-procedure={procedure.id} data-version={procedure.version}>
      <div className="desk-folder__head">
        <div>
          <strong>{procedure.title}</strong>
          <span className="desk-quiet">
            {' '}
            {procedure.code} · version {procedure.version} · {stepsOf(procedure).length} steps ·{' '}
            {ours ? 'comes with SSST Desk' : 'of this office'} · {count} {count === 1 ? 'SR' : 'SRs'}
          </span>
        </div>
        <div className="desk-row">
          <Link className="govuk-link" to={referencePath(procedure)}>
            Read<span className="govuk-visually-hidden"> {name}</span>
          </Link>
          <LinkButton onClick={copy}>
            Copy as a pattern<span className="govuk-visually-hidden">: {name}</span>
          </LinkButton>
          {!ours && (
            <LinkButton onClick={() => setRemoving(!removing)}>
              Remove<span className="govuk-visually-hidden"> {name}</span>
            </LinkButton>
          )}
        </div>
      </div>
      <p className="desk-folder__said" role="status">
        {said}
      </p>
      {fault && <FaultText fault={fault} />}
      {removing && (
        <div className="desk-paste">
          <p className="govuk-body">
            <strong>Remove {name}?</strong> You can load its file again at any time.
          </p>
          <div className="desk-row">
            <Button kind="warning" onClick={remove}>
              Remove this procedure
            </Button>
            <LinkButton onClick={() => setRemoving(false)}>Keep it</LinkButton>
          </div>
        </div>
      )}
    </li>
  )
}
