import { useState } from 'react'
import { useNavigate } from 'react-router'
import { checklist, type Task } from '../../../../shared/checklist/checklist'
import { notify } from '../../../actions/notices'
import { useDesk } from '../../../actions/use-desk'
import { finishStep, setStepAside } from '../../../actions/work-on-steps'
import { Button, LinkButton } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { stepPath, useCaseView } from '../case-view'
import { ReasonDialog } from '../reason-dialog'
import { useAction } from '../use-action'
import { nextWords } from './step-words'

/** Marks the step done, or sets it aside with a reason; then the next one opens. */
export const FinishStep = ({ task, onTooEarly }: { task: Task; onTooEarly: () => boolean }) => {
  const desk = useDesk()
  const navigate = useNavigate()
  const { one, procedure, context } = useCaseView()
  const { busy, fault, run } = useAction()
  const [askingWhy, setAskingWhy] = useState(false)
  const { id, no } = task.step

  const goOn = (after: typeof one, happened: string) => {
    const { current } = checklist(procedure, after, context)
    notify(desk, 'success', `${happened} ${nextWords(current, id)}`.trim())
    if (current && current.step.id !== id) navigate(stepPath(one.id, current.step.id))
  }
  const finish = async () => {
    if (onTooEarly()) return
    const after = await run(() => finishStep(desk, one.id, id))
    if (after) goOn(after, `Step ${no} is done.`)
  }

  return (
    <div className="desk-finish">
      {fault && <FaultText fault={fault} />}
      <div className="desk-row">
        <Button busy={busy} onClick={finish}>
          Mark step {no} done
        </Button>
        <LinkButton onClick={() => setAskingWhy(true)}>Set step {no} aside with a reason</LinkButton>
      </div>
      {askingWhy && (
        <ReasonDialog
          title={`Set step ${no} aside`}
          label="Why is it not done?"
          hint="The step stays listed as not done, with your reason. You can take it up again."
          confirm="Set aside"
          draftKey={`case/${one.id}/${id}/set-aside`}
          onClose={() => setAskingWhy(false)}
          onReason={async reason => {
            const aside = await setStepAside(desk, one.id, id, reason)
            if (aside.ok) goOn(aside.value, `Step ${no} is set aside.`)
            return aside
          }}
        />
      )}
    </div>
  )
}
