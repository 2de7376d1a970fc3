import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { Task } from '../../../../shared/checklist/checklist'
import { drafts } from '../../../parts/drafts'
import { Details, InsetText } from '../../../parts/panel'
import { Tag, type Tone } from '../../../parts/tag'
import { referencePath } from '../../reference/reference-path'
import { useTitle } from '../../shell/use-page'
import { partKey, useCaseView } from '../case-view'
import { PartBody } from '../parts/part-body'
import { Undo } from '../undo'
import { FinishStep } from './finish-step'
import { PartShell, partDomId } from './part-shell'
import { StepDeadlineWords } from './step-deadline'
import { markWords, missingLines, stateNames } from './step-words'

const tones: Record<Task['state'], Tone> = {
  done: 'green',
  'set-aside': 'grey',
  next: 'blue',
  waiting: 'yellow',
  'not-needed': 'grey',
}

const goTo = (part: string) => {
  const target = document.getElementById(partDomId(part))
  target?.scrollIntoView({ block: 'start' })
  target?.focus({ preventScroll: true })
}

/** One step: what to do, what it needs, and marking it done. */
export const StepPanel = ({ task }: { task: Task }) => {
  const { one, procedure } = useCaseView()
  /** Counts the attempts to finish the step, each with the part to go to. */
  const [asked, setAsked] = useState({ times: 0, part: '' })
  const heading = useRef<HTMLHeadingElement>(null)
  const { step, stage, state, why, record } = task
  useTitle(`Step ${step.no}`)
  // A step that closes the SR is finished by the closing, and by nothing else.
  const closes = task.parts.some(({ part }) => part.kind === 'close')
  const working = !one.closed && (state === 'next' || state === 'waiting')

  useEffect(() => {
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
    // On a small screen the list of steps stands above, and the step may be out of sight.
    if (heading.current && heading.current.getBoundingClientRect().bottom > window.innerHeight)
      heading.current.scrollIntoView({ block: 'start' })
  }, [])

  // Once what is missing is written there: it moves what stands below it.
  useEffect(() => {
    if (asked.part) goTo(asked.part)
  }, [asked])

  const unsaved = (part: string) => drafts.getState()[partKey(one.id, step.id, part)] !== undefined
  const missing = (part: string): string | null =>
    missingLines(task).find(line => line.part === part)?.message ??
    (unsaved(part) ? 'What you entered here is not saved yet.' : null)

  /** True when something is missing; the focus is then at the first part that lacks it. */
  const tooEarly = (): boolean => {
    const first = task.parts.find(({ part }) => missing(part.id))
    setAsked({ times: asked.times + 1, part: first?.part.id ?? '' })
    return first !== undefined
  }

  return (
    <article className="desk-step-panel" data-step={step.id} data-state={state} aria-labelledby="step-title">
      <div className="desk-step-panel__head">
        <h2 className="govuk-heading-m" id="step-title" tabIndex={-1} ref={heading}>
          Step {step.no}. {step.title}
        </h2>
        <Tag tone={tones[state]}>{stateNames[state]}</Tag>
      </div>
      <p className="desk-quiet">
        {stage.title}. Step {step.no} of “{procedure.source.section}”, {procedure.source.document}.{' '}
        <Link className="govuk-link" to={referencePath(procedure, step.id)}>
          Read it in the reference
        </Link>
      </p>
      <ul className="govuk-list govuk-list--bullet desk-list-tight">
        {step.does.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <StepDeadlineWords task={task} />
      {step.decisions.length > 0 && (
        <Details summary="What the source says and what we decided">
          {step.decisions.map(({ silence, source, product }) => (
            <dl className="desk-decision" key={silence}>
              <dt>The source</dt>
              <dd>{source}</dd>
              <dt>SSST Desk</dt>
              <dd>{product}</dd>
            </dl>
          ))}
        </Details>
      )}
      {record && (
        <InsetText>
          {record.state === 'done' ? 'Done ' : 'Set aside '}
          {markWords(record)}.{record.reason && ` ${record.reason}`}{' '}
          {!one.closed && (
            <Undo
              event={record.event}
              what={record.state === 'done' ? `step ${step.no} as done` : `step ${step.no}`}
              verb={record.state === 'done' ? 'Undo' : 'Take up again'}
            />
          )}
        </InsetText>
      )}
      {!record && why && (
        <InsetText>
          {why}
          {task.open || state === 'not-needed' || one.closed ? '' : '. You can prepare it here meanwhile.'}
        </InsetText>
      )}
      {state !== 'not-needed' &&
        task.parts.map(part => (
          <PartShell
            key={part.part.id}
            state={part}
            missing={asked.times > 0 && working ? missing(part.part.id) : null}
          >
            <PartBody task={task} state={part} onTooEarly={tooEarly} />
          </PartShell>
        ))}
      {working && !closes && <FinishStep task={task} onTooEarly={tooEarly} />}
    </article>
  )
}
