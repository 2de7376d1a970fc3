import { Link, useNavigate } from 'react-router'
import { currentProcedures } from '../../../../shared/procedures/registry'
import { openNext, wentOnAs } from '../../../actions/open-next'
import { useDesk, useSession } from '../../../actions/use-desk'
import { Button } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { casePath, useCaseView } from '../case-view'
import { useAction } from '../use-action'

/** An SR that goes on as one of another procedure: entered with everything already known, once. */
export const GoOn = () => {
  const desk = useDesk()
  const navigate = useNavigate()
  const { one, procedure } = useCaseView()
  const there = useSession(session => wentOnAs(Object.values(session.cases), one.id))
  const procedures = useSession(session => session.procedures)
  const { busy, fault, run } = useAction()
  const opens = procedure.ends.find(end => end.id === one.closed?.end)?.opens
  const next = currentProcedures(procedures).find(candidate => candidate.id === opens?.procedure)
  if (there)
    return (
      <p className="govuk-body">
        <Link className="govuk-link" to={casePath(there.id)}>
          Open the SR it went on as
        </Link>
      </p>
    )
  if (!next) return null
  return (
    <>
      <p className="govuk-body">
        It goes on as: {next.title} ({next.code}). Everything already known is taken along.
      </p>
      {fault && <FaultText fault={fault} />}
      <Button
        busy={busy}
        onClick={async () => {
          const entered = await run(() => openNext(desk, one.id))
          if (entered) navigate(casePath(entered.id))
        }}
      >
        Enter it as {next.title}
      </Button>
    </>
  )
}
