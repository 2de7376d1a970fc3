import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { holdNames } from '../../../../shared/case/timeline'
import { leftAtClosing } from '../../../../shared/checklist/checklist'
import { type End, factOf, type Step } from '../../../../shared/procedures/schema'
import { deletesAtClosing } from '../../../../shared/retention/at-closing'
import { closeAndDelete } from '../../../actions/delete-case'
import { notify } from '../../../actions/notices'
import { useDesk } from '../../../actions/use-desk'
import { closeCase } from '../../../actions/work-on-steps'
import { Button } from '../../../parts/button'
import { ErrorSummary, FaultText } from '../../../parts/faults'
import { TextArea } from '../../../parts/fields'
import { InsetText, WarningText } from '../../../parts/panel'
import { SummaryList } from '../../../parts/summary-list'
import { certificatePath } from '../../deletions/paths'
import { useTitle } from '../../shell/use-page'
import { casePath, stepPath, useCaseView } from '../case-view'
import { dropCaseDrafts } from '../deletion/drop-drafts'
import { WhatGoes } from '../deletion/what-goes'
import { useEntries } from '../entries'
import { useAction } from '../use-action'
import { Closed } from './closed'

/** The last stop before an SR is closed: how it ends, and why every step that is not done is left. */
export const ClosePage = () => {
  const { end: wanted } = useParams()
  const { one, procedure, list, context } = useCaseView()
  const end = procedure.ends.find(candidate => candidate.id === wanted)
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle('Close the SR')
  const isClosed = one.closed !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: once closed, the heading says something new
  useEffect(() => {
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [isClosed])

  if (one.closed) return <Closed heading={heading} />
  if (!end || !list.ends.includes(end))
    return (
      <div className="desk-close">
        <h2 className="govuk-heading-m" tabIndex={-1} ref={heading}>
          The SR cannot be closed {end ? `as ${end.title}` : 'this way'} as things stand
        </h2>
        {list.ends.length > 0 && (
          <p className="govuk-body">
            It can be closed as:{' '}
            {list.ends.map(open => (
              <Link className="govuk-link" key={open.id} to={casePath(one.id, `close/${open.id}`)}>
                {open.title}
              </Link>
            ))}
          </p>
        )}
        <p className="govuk-body">
          <Link className="govuk-link" to={casePath(one.id)}>
            Back to the steps
          </Link>
        </p>
      </div>
    )
  const left = leftAtClosing(procedure, one, end.id, context)
  const deletes = deletesAtClosing(procedure, one, context, end, left)
  return (
    <div className="desk-close">
      <h2 className="govuk-heading-m" tabIndex={-1} ref={heading}>
        Close the SR as {end.title}
        {deletes && ', and delete its clerical files for good'}
      </h2>
      <SummaryList
        rows={[
          {
            key: factOf(procedure, procedure.identity.reference)?.label ?? 'SR',
            value: String(one.facts[procedure.identity.reference] ?? ''),
          },
          {
            key: factOf(procedure, procedure.identity.person)?.label ?? 'Person',
            value: String(one.facts[procedure.identity.person] ?? ''),
          },
          { key: 'Will be recorded as', value: <strong>{end.title}</strong> },
        ]}
      />
      <p className="govuk-body">
        {end.title.startsWith('Close / ') &&
          'Set the same status in the 2012 system: SSST Desk cannot do that for you. '}
        {deletes ? 'Neither the closing nor the deletion can be undone.' : 'The closing can be undone.'}
      </p>
      {deletes && <WhatGoes />}
      {!deletes && one.declared && one.hold && (
        <InsetText>
          The files are held for {holdNames[one.hold.for]}: they stay when the SR is closed, and can be
          deleted when the hold is lifted.
        </InsetText>
      )}
      <CloseForm key={end.id} end={end} left={left} deletes={deletes} />
    </div>
  )
}

/** No step has this id. */
const outsideKey = 'outside the procedure'

const fieldId = (step: string) => `left-${step}`

const CloseForm = ({ end, left, deletes }: { end: End; left: readonly Step[]; deletes: boolean }) => {
  const desk = useDesk()
  const navigate = useNavigate()
  const { one } = useCaseView()
  const initial = Object.fromEntries(left.map(step => [step.id, one.steps[step.id]?.reason ?? '']))
  const { values, set, clear } = useEntries<string>(`case/${one.id}/close/${end.id}`, initial)
  const [attempt, setAttempt] = useState({ no: 0, silent: [] as readonly Step[] })
  const [unsaid, setUnsaid] = useState(false)
  const { busy, fault, run } = useAction()

  const close = async (event: FormEvent) => {
    event.preventDefault()
    const silent = end.outside ? [] : left.filter(step => !values[step.id]?.trim())
    setUnsaid(end.outside === true && !values[outsideKey]?.trim())
    if (end.outside && !values[outsideKey]?.trim()) return
    setAttempt({ no: attempt.no + 1, silent })
    if (silent.length) return
    if (deletes) {
      const deleted = await run(() => closeAndDelete(desk, one.id, end.id, values))
      if (!deleted) return
      dropCaseDrafts(one.id)
      notify(desk, 'success', `The SR is closed, and its files are deleted: ${end.title}.`)
      navigate(certificatePath(deleted.id), { replace: true })
      return
    }
    const closed = await run(() => closeCase(desk, one.id, end.id, values, values[outsideKey]))
    if (!closed) return
    clear()
    notify(desk, 'success', `The SR is closed: ${end.title}.`)
  }

  return (
    <form noValidate autoComplete="off" className="desk-form" onSubmit={close}>
      {attempt.silent.length > 0 && (
        <ErrorSummary
          key={attempt.no}
          faults={attempt.silent.map(step => ({
            message: `Say why step ${step.no} is not done`,
            field: fieldId(step.id),
          }))}
        />
      )}
      {end.outside ? (
        <>
          <WarningText>
            This is outside the procedure: the procedure has no such end. The reason stays in the history.
          </WarningText>
          <TextArea
            label="Why is the SR closed this way?"
            required
            rows={3}
            error={unsaid && !values[outsideKey]?.trim() ? 'Say why the SR is closed this way.' : undefined}
            value={values[outsideKey] ?? ''}
            onChange={value => set(outsideKey, value)}
          />
        </>
      ) : left.length === 0 ? (
        <p className="govuk-body">Every step that is needed is done.</p>
      ) : (
        <>
          <p className="govuk-body">
            {left.length === 1 ? 'One step is' : `${left.length} steps are`} not done, or not as things stand
            now. Say for each why it is left:
          </p>
          {left.map(step => (
            <div key={step.id} className="desk-left">
              <TextArea
                id={fieldId(step.id)}
                label={
                  <>
                    Step {step.no}: {step.title}
                  </>
                }
                rows={2}
                error={
                  attempt.silent.includes(step) && !values[step.id]?.trim()
                    ? `Say why step ${step.no} is not done.`
                    : undefined
                }
                value={values[step.id] ?? ''}
                onChange={value => set(step.id, value)}
              />
              <Link className="govuk-link" to={stepPath(one.id, step.id)}>
                Go to step {step.no}
              </Link>
            </div>
          ))}
        </>
      )}
      {fault && <FaultText fault={fault} />}
      <div className="desk-row">
        <Button type="submit" kind="warning" busy={busy}>
          Close the SR: {end.title}
          {deletes && ', and delete its files for good'}
        </Button>
        <Button kind="secondary" onClick={() => navigate(-1)}>
          Back
        </Button>
      </div>
    </form>
  )
}
