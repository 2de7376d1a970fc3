import type { Case } from '../../../../shared/case/case'
import type { Checklist, Task } from '../../../../shared/checklist/checklist'

/** The step to open when none is asked for: the current one; on a closed SR the one that closed it. */
export const firstStep = ({ tasks, current }: Checklist, one: Case): Task | undefined =>
  current ??
  tasks.findLast(task =>
    task.parts.some(({ part }) => part.kind === 'close' && part.end === one.closed?.end),
  ) ??
  tasks[0]
