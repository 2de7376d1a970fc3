import { useEffect, useMemo, useRef } from 'react'
import { Link } from 'react-router'
import type { Procedure } from '../../../shared/procedures/schema'
import { procedureReference, type StepReference } from '../../../shared/reference/procedures'
import { Panel } from '../../parts/panel'
import { useTitle } from '../shell/use-page'
import { referencePath } from './reference-path'

const Back = () => (
  <p className="govuk-body">
    <Link className="govuk-link" to="/reference">
      All of the reference
    </Link>
  </p>
)

/** One procedure as the product knows it, from its data; with a step, at that step. */
export const ProcedurePage = ({ procedure, stepId }: { procedure: Procedure | null; stepId?: string }) => {
  useTitle('Reference')
  const reference = useMemo(() => procedure && procedureReference(procedure), [procedure])
  if (!procedure || !reference)
    return (
      <div className="desk-reference">
        <h1 className="govuk-heading-l">There is no such procedure here</h1>
        <Back />
      </div>
    )
  const { title, code, version, askedBy, source, opening, stages, ends } = reference
  return (
    <div className="desk-reference">
      <Back />
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">
        {code}, version {version}. Asked for by: {askedBy.toLowerCase()}. The numbers of the steps are those
        of “{source.section}”, {source.document}.
      </p>
      <p className="govuk-body">
        Entering an SR asks for: {opening.required.join(', ')}
        {opening.optional.length > 0 && `; if known: ${opening.optional.join(', ')}`}.
      </p>
      <nav aria-label="Steps of this procedure">
        <ol className="govuk-list desk-list-tight desk-reference__steps">
          {stages
            .flatMap(stage => stage.steps)
            .map(step => (
              <li key={step.id}>
                <Link className="govuk-link" to={referencePath(procedure, step.id)} replace>
                  {step.no}. {step.title}
                </Link>
              </li>
            ))}
        </ol>
      </nav>
      {stages.map(stage => (
        <Panel key={stage.id} title={stage.title}>
          {stage.steps.map(step => (
            <Step key={step.id} step={step} open={step.id === stepId} />
          ))}
        </Panel>
      ))}
      <Panel title="How an SR ends">
        <dl className="desk-reference__list">
          {ends.map(end => (
            <div key={end.id}>
              <dt>{end.title}</dt>
              <dd>{end.words}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </div>
  )
}

const Step = ({ step, open }: { step: StepReference; open: boolean }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!open) return
    heading.current?.scrollIntoView({ block: 'start' })
    heading.current?.focus({ preventScroll: true })
  }, [open])
  const id = `reference-${step.id}`
  return (
    <section
      className={`desk-reference__step${open ? ' desk-reference__step--open' : ''}`}
      data-reference-step={step.id}
      aria-labelledby={id}
    >
      <h3 className="govuk-heading-s" id={id} tabIndex={-1} ref={heading}>
        Step {step.no}. {step.title}
      </h3>
      <ul className="govuk-list govuk-list--bullet desk-list-tight">
        {step.does.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <dl className="desk-reference__list">
        {step.after.length > 0 && (
          <div>
            <dt>Comes after</dt>
            <dd>{step.after.join('; ')}</dd>
          </div>
        )}
        {step.needed && (
          <div>
            <dt>Needed</dt>
            <dd>{step.needed}</dd>
          </div>
        )}
        {step.deadline && (
          <div>
            <dt>Deadline</dt>
            <dd>{step.deadline}</dd>
          </div>
        )}
        {step.parts.map(part => (
          <div key={part.id}>
            <dt>{part.label}</dt>
            <dd>{part.text}</dd>
          </div>
        ))}
      </dl>
      {step.decisions.map(({ silence, source, product }) => (
        <dl className="desk-decision" key={silence}>
          <dt>The source</dt>
          <dd>{source}</dd>
          <dt>SSST Desk</dt>
          <dd>{product}</dd>
        </dl>
      ))}
    </section>
  )
}
