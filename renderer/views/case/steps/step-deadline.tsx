import type { Task } from '../../../../shared/checklist/checklist'
import { WarningText } from '../../../parts/panel'
import { Tag } from '../../../parts/tag'
import { deadlineChip, deadlinePrompt } from './step-words'

/** When a step is due and how that came about; loudly once it is time. */
export const StepDeadlineWords = ({ task }: { task: Task }) => {
  const { deadline } = task
  if (!deadline || task.state === 'done' || task.state === 'not-needed') return null
  const chip = deadlineChip(task)
  const prompt = deadlinePrompt(task)
  return (
    <div className="desk-deadline" data-deadline={deadline.state}>
      {prompt && <WarningText>{prompt}</WarningText>}
      <p>
        {chip && <Tag tone={chip.tone}>{chip.words}</Tag>} {deadline.words}
        {deadline.warning && <strong> {deadline.warning}</strong>}
      </p>
    </div>
  )
}
