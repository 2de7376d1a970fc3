import { useEffect } from 'react'
import { Navigate, useParams } from 'react-router'
import { stepPath, useCaseView } from '../case-view'
import { firstStep } from './first-step'
import { StepList } from './step-list'
import { StepPanel } from './step-panel'

interface Props {
  /** The step that was open before the officer looked at another page of the case. */
  last: string | undefined
  onOpen: (step: string) => void
}

/** All steps beside the one that is open. */
export const StepsPage = ({ last, onOpen }: Props) => {
  const { stepId } = useParams()
  const { one, list } = useCaseView()
  const task = list.tasks.find(candidate => candidate.step.id === stepId)
  const open = task?.step.id
  useEffect(() => {
    if (open) onOpen(open)
  }, [open, onOpen])

  if (!task) {
    // The address names the step from the first moment on, so that the page does not change under the officer's hands.
    const to = (stepId === undefined ? last : undefined) ?? firstStep(list, one)?.step.id
    return to ? <Navigate to={stepPath(one.id, to)} replace /> : null
  }
  return (
    <div className="desk-steps-page">
      <StepList open={open} />
      <StepPanel key={task.step.id} task={task} />
    </div>
  )
}
