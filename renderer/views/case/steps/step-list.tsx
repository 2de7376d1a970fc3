import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { attention } from '../../../../shared/checklist/attention'
import type { Task } from '../../../../shared/checklist/checklist'
import { Tag } from '../../../parts/tag'
import { casePath, stepPath, useCaseView } from '../case-view'
import { type Chip, stateNames, stepChips, taskLine } from './step-words'

const moves: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

/** Moves the focus along the list: j or down, k or up. Enter opens the step, as on any link. */
const moveInList = (event: KeyboardEvent<HTMLElement>) => {
  const by = moves[event.key]
  if (by === undefined || event.ctrlKey || event.altKey || event.metaKey) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a[data-step]')]
  const at = links.indexOf(document.activeElement as HTMLElement)
  const next = links[Math.min(Math.max(at + by, 0), links.length - 1)]
  event.preventDefault()
  next?.focus()
}

/** Scrolls the list, and nothing else, so far that the step is in sight. */
const showInList = (list: HTMLElement, link: HTMLElement) => {
  const [frame, target] = [list.getBoundingClientRect(), link.getBoundingClientRect()]
  if (target.top < frame.top) list.scrollTop -= frame.top - target.top + 30
  if (target.bottom > frame.bottom) list.scrollTop += target.bottom - frame.bottom + 30
}

/** Every step of the procedure by stage: what is done, what is next, and what waits for what. */
export const StepList = ({ open }: { open: string | undefined }) => {
  const { one, procedure, list, context } = useCaseView()
  const needs = attention(procedure, one, context)
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    const link = nav.current?.querySelector<HTMLElement>(`a[data-step="${open}"]`)
    if (nav.current && link) showInList(nav.current, link)
  }, [open])
  return (
    <nav ref={nav} aria-label="Steps" className="desk-steps" onKeyDown={moveInList}>
      {procedure.stages.map(stage => (
        <div key={stage.id} className="desk-steps__stage">
          <h2 className="desk-steps__title">{stage.title}</h2>
          <ol>
            {list.tasks
              .filter(task => task.stage.id === stage.id)
              .map(task => (
                <StepLink
                  key={task.step.id}
                  task={task}
                  chips={stepChips(task, needs)}
                  to={stepPath(one.id, task.step.id)}
                  open={task.step.id === open}
                />
              ))}
          </ol>
        </div>
      ))}
      {list.ends
        .filter(end => end.outside)
        .map(end => (
          <p key={end.id} className="desk-quiet">
            <Link className="govuk-link" to={casePath(one.id, `close/${end.id}`)}>
              Outside the procedure: {end.title}
            </Link>
          </p>
        ))}
    </nav>
  )
}

const StepLink = ({ task, chips, to, open }: { task: Task; chips: Chip[]; to: string; open: boolean }) => {
  const line = taskLine(task)
  return (
    <li>
      <Link
        to={to}
        className="desk-step"
        data-step={task.step.id}
        data-state={task.state}
        aria-current={open ? 'page' : undefined}
      >
        <span className="desk-step__no">
          <span className="govuk-visually-hidden">Step </span>
          {task.step.no}
        </span>
        <span className="desk-step__words">
          <span className="desk-step__title">{task.step.title}</span>
          <span className="desk-step__line">
            {task.state === 'next' ? (
              <strong className="desk-step__next">Next</strong>
            ) : (
              <StateWords task={task} line={line} />
            )}
            {chips.map(chip => (
              <Tag key={chip.words} tone={chip.tone}>
                {chip.words}
              </Tag>
            ))}
          </span>
        </span>
        {task.state === 'done' && (
          <span className="desk-step__tick" aria-hidden="true">
            ✓
          </span>
        )}
      </Link>
    </li>
  )
}

// What the reason itself says ("Waits for step 3", "Not needed: …") is not said twice.
const StateWords = ({ task, line }: { task: Task; line: string }) => {
  const name = stateNames[task.state]
  if (task.state === 'done') return <span>{`${name} ${line}`}</span>
  if (line.startsWith('Waits') || line.startsWith(name)) return <span>{line}</span>
  return (
    <span>
      {name}
      {line && `: ${line}`}
    </span>
  )
}
