import { vouchedFor } from '../../../../shared/checklist/parts'
import type { PartOf, Step } from '../../../../shared/procedures/schema'
import { useDesk } from '../../../actions/use-desk'
import { confirm } from '../../../actions/work-on-steps'
import { Button } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { useCaseView } from '../case-view'
import { Happened } from '../happened'
import { useAction } from '../use-action'

/** Something only the officer can vouch for. */
export const ConfirmPart = ({ step, part }: { step: Step; part: PartOf<'confirm'> }) => {
  const desk = useDesk()
  const { one } = useCaseView()
  const { busy, fault, run } = useAction()
  const confirmed = vouchedFor(part, step, one)
  const earlier = one.confirmed[`${step.id}/${part.id}`]
  if (confirmed)
    return (
      <Happened mark={confirmed} what={`confirmation: ${part.label}`}>
        Confirmed: {part.label}
      </Happened>
    )
  return (
    <>
      <p className="govuk-body">{part.label}.</p>
      {earlier && <p className="desk-quiet">What was confirmed before is an earlier version.</p>}
      {fault && <FaultText fault={fault} />}
      {!one.closed && (
        <Button
          kind="secondary"
          busy={busy}
          onClick={() => run(() => confirm(desk, one.id, step.id, part.id))}
        >
          Yes, this is so
        </Button>
      )}
    </>
  )
}
