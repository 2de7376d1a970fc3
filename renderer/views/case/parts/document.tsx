import { counted } from '../../../../shared/calendar/write'
import { latestDocument } from '../../../../shared/case/case'
import type { Outdated } from '../../../../shared/documents/mark'
import { modelFor, standing } from '../../../../shared/documents/standing'
import type { PartOf, Step } from '../../../../shared/procedures/schema'
import { makeDocument } from '../../../actions/documents'
import { useDesk } from '../../../actions/use-desk'
import { Button, LinkButton } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { Details, WarningText } from '../../../parts/panel'
import { sizeWords } from '../../../parts/sizes'
import { useCaseView } from '../case-view'
import { markWords } from '../steps/step-words'
import { useAction } from '../use-action'
import { MissingFacts } from './missing-facts'
import { staleBecause } from './stale'

const becauseWords: Record<Outdated, string> = {
  facts: 'What it says has changed since it was made.',
  officer: 'Your telephone number on it has changed since it was made.',
  'official-form': 'Your office’s form for it, or what goes into its fields, has changed since it was made.',
}

/** A form or letter the product makes: how it stands, its preview, and making it. */
export const DocumentPart = ({ step, part }: { step: Step; part: PartOf<'document'> }) => {
  const desk = useDesk()
  const { one, procedure, context, events, show } = useCaseView()
  const { busy, fault, run } = useAction()
  const made = latestDocument(one, part.form, part.format)
  const state = standing(part.form, made, one.facts, context)
  if (state.is === 'unknown-form')
    return <p className="govuk-body">This SSST Desk does not know the form {part.form}.</p>
  const checks = modelFor(part.form, one.facts, context)?.checks ?? []
  const older = one.documents
    .filter(document => document.form === part.form && document.format === made?.format && document !== made)
    .reverse()
  const stale =
    made && state.is === 'out-of-date' && state.because === 'facts'
      ? staleBecause(procedure, one, events, made, context)
      : []
  return (
    <>
      {state.is === 'lacks-facts' && (
        <MissingFacts step={step} part={part.id} of={state.reference} names={state.missing} />
      )}
      {made && (
        <p className="govuk-body">
          <LinkButton onClick={() => show({ kind: 'file', ...made })}>
            {made.name}, version {made.version}
          </LinkButton>{' '}
          <span className="desk-quiet">
            {made.pages !== undefined && `${counted(made.pages, 'page')}, `}
            {sizeWords(made.bytes)}, made {markWords(made)}
          </span>
        </p>
      )}
      {state.is === 'out-of-date' && (
        <div className="desk-stale">
          <p>
            <strong>Out of date.</strong>{' '}
            {stale.length > 0 ? 'Changed since it was made:' : becauseWords[state.because]}
          </p>
          {stale.length > 0 && (
            <ul className="govuk-list govuk-list--bullet desk-list-tight">
              {stale.map(line => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </div>
      )}
      {checks.map(check => (
        <WarningText key={check}>{check}</WarningText>
      ))}
      {state.is === 'current' &&
        made?.warnings.map(warning => <WarningText key={warning}>{warning}</WarningText>)}
      {fault && <FaultText fault={fault} />}
      <div className="desk-row">
        {!one.closed && state.is !== 'lacks-facts' && (
          <Button
            kind="secondary"
            busy={busy}
            onClick={() => run(() => makeDocument(desk, one.id, part.form, part.format))}
          >
            {made ? `Make ${state.reference} again` : `Make ${state.reference}`}
          </Button>
        )}
        <LinkButton onClick={() => show({ kind: 'form', form: part.form })}>
          Preview<span className="govuk-visually-hidden"> {state.reference} as it would be made now</span>
        </LinkButton>
      </div>
      {older.length > 0 && (
        <Details summary={`Earlier versions of ${state.reference} (${older.length})`}>
          <ul className="govuk-list desk-list-tight">
            {older.map(document => (
              <li key={document.event}>
                <LinkButton onClick={() => show({ kind: 'file', ...document })}>
                  Version {document.version}
                </LinkButton>{' '}
                <span className="desk-quiet">made {markWords(document)}</span>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}
