import { Link } from 'react-router'
import { expectedOnRoute } from '../../../../shared/bundle/court/deliver'
import { changeDocument, keepsNumbers, numberAfresh, replaceFile } from '../../../../shared/bundle/court/edit'
import { timesIssued } from '../../../../shared/bundle/court/numbering'
import { missingDocuments, outdatedDocuments } from '../../../../shared/bundle/court/place'
import type { CourtDocument } from '../../../../shared/bundle/court/plan'
import { templateOf } from '../../../../shared/bundle/court/templates'
import { LinkButton } from '../../../parts/button'
import { Panel } from '../../../parts/panel'
import { stepPath, useCaseView } from '../case-view'
import { useBundleView } from './bundle-view'

/** What is missing, out of date, or fixed by having been issued. */
export const Checks = () => {
  const { one, procedure } = useCaseView()
  const { bundle, change } = useBundleView()
  const { plan } = bundle
  const template = templateOf(plan.caseType)
  const missing = template ? missingDocuments(plan, template, procedure) : []
  const outdated = outdatedDocuments(plan, one)
  const expected = expectedOnRoute(one, plan)
  const canTake = ({ id }: CourtDocument, file: string) =>
    keepsNumbers(
      plan,
      changeDocument(plan, id, entry => replaceFile(entry, file)),
    )
  return (
    <>
      <Panel title="Before it is made" level={3} data-court="checks">
        {expected.length > 0 && (
          <ul className="govuk-list govuk-list--bullet desk-court__notes">
            {expected.map(({ stops, message, next }) => (
              <li key={message}>
                {stops ? <strong>{message}</strong> : message} {next}
              </li>
            ))}
          </ul>
        )}
        {missing.length === 0 && outdated.length === 0 && (
          <p className="govuk-body-s">Every document that this case type must have is in the bundle.</p>
        )}
        {missing.length > 0 && (
          <ul className="govuk-list govuk-list--bullet desk-court__missing">
            {missing.map(({ name, section, step }) => (
              <li key={name}>
                <strong>{name}</strong> is missing from “{section}”.{' '}
                {step ? (
                  <Link className="govuk-link" to={stepPath(one.id, step.id)}>
                    Step {step.no} makes it
                  </Link>
                ) : (
                  'No step of this procedure makes it: add it from this computer.'
                )}
              </li>
            ))}
          </ul>
        )}
        {outdated.length > 0 && (
          <ul className="govuk-list govuk-list--bullet">
            {outdated.map(({ document, file }) => (
              <li key={document.id}>
                “{document.title}” was made again since.{' '}
                {!one.closed &&
                  !canTake(document, file) &&
                  'It was given out: put the newest in as a late document.'}
                {!one.closed && canTake(document, file) && (
                  <LinkButton
                    onClick={() =>
                      void change(`took the newest “${document.title}”`, now =>
                        changeDocument(now, document.id, entry => replaceFile(entry, file)),
                      )
                    }
                  >
                    Use the newest<span className="govuk-visually-hidden"> {document.title}</span>
                  </LinkButton>
                )}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {plan.issued && (
        <Panel title="Issued: page numbers stay" level={3}>
          <p className="govuk-body-s">
            {timesIssued(plan) > 1 && `Issued ${timesIssued(plan)} times. `}
            Others quote its page numbers and tabs. What you add comes in late, numbered 12A, 12B after the
            page before it, at a tab like 5A; nothing else moves.
          </p>
          {!one.closed && (
            <LinkButton
              onClick={() =>
                void change('numbered afresh: page numbers may differ from the issued bundle', numberAfresh, {
                  afresh: true,
                })
              }
            >
              Number afresh
            </LinkButton>
          )}
        </Panel>
      )}
    </>
  )
}
