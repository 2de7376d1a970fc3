import { useNavigate } from 'react-router'
import type { Task } from '../../../../shared/checklist/checklist'
import type { PartOf } from '../../../../shared/procedures/schema'
import { Button } from '../../../parts/button'
import { casePath, useCaseView } from '../case-view'

interface Props {
  task: Task
  part: PartOf<'close'>
  onTooEarly: () => boolean
}

/** Leads to the page that closes the SR, once everything else in the step is done. */
export const ClosePart = ({ task, part, onTooEarly }: Props) => {
  const navigate = useNavigate()
  const { one, procedure, list } = useCaseView()
  const end = procedure.ends.find(candidate => candidate.id === part.end)
  if (one.closed) return <p className="govuk-body">The SR is closed.</p>
  const open = list.ends.some(candidate => candidate.id === part.end)
  const rest = task.parts.some(state => state.part.kind !== 'close' && !state.satisfied)
  return (
    <>
      <p className="govuk-body">
        {open
          ? 'The next page shows what will be recorded and every step that is not done. Nothing is closed before you confirm it there.'
          : `The SR cannot be closed as ${end?.title ?? part.end} as things stand.`}
      </p>
      <Button
        kind="warning"
        onClick={() => {
          if (rest && onTooEarly()) return
          navigate(casePath(one.id, `close/${part.end}`))
        }}
      >
        Close the SR: {end?.title ?? part.end}
      </Button>
    </>
  )
}
