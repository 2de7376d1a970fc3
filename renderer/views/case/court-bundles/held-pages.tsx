import { useState } from 'react'
import { type HeldPage, heldForWords, letGo, letGoBecause } from '../../../../shared/bundle/court/as-it-is'
import { changeDocument, excludePage, keepsNumbers } from '../../../../shared/bundle/court/edit'
import { documentsOf } from '../../../../shared/bundle/court/plan'
import { changeBundle } from '../../../actions/court-bundles/keep'
import { useDesk } from '../../../actions/use-desk'
import { LinkButton } from '../../../parts/button'
import { useCaseView } from '../case-view'
import { ReasonDialog } from '../reason-dialog'
import { useBundleView } from './bundle-view'

/** The pages that kept the last bundle back, each to be left out, or to go as it is for a reason. */
export const HeldPages = ({ pages }: { pages: readonly HeldPage[] }) => {
  const desk = useDesk()
  const { one } = useCaseView()
  const { bundle, change } = useBundleView()
  const [asked, setAsked] = useState<{ page: HeldPage; title: string } | null>(null)
  const documents = documentsOf(bundle.plan)
  const open = pages.flatMap(page => {
    const document = documents.find(({ id }) => id === page.document)
    const settled =
      !document ||
      document.excluded.includes(page.page) ||
      letGoBecause(document, page.page) !== undefined ||
      document.turned.some(turned => turned.page === page.page && page.for === 'upside-down')
    return settled ? [] : [{ page, title: document.title }]
  })
  const leftOut = ({ document, page }: HeldPage) =>
    changeDocument(bundle.plan, document, entry => excludePage(entry, page, true))

  return (
    <>
      {open.length > 0 && (
        <ul className="govuk-list govuk-list--bullet desk-court__notes" data-court="held">
          {open.map(({ page, title }) => (
            <li key={page.label}>
              Page {page.label} is {heldForWords[page.for]}: page {page.page} of “{title}”.{' '}
              {keepsNumbers(bundle.plan, leftOut(page)) && (
                <>
                  <LinkButton
                    onClick={() =>
                      void change(`left out page ${page.page} of “${title}”`, plan =>
                        changeDocument(plan, page.document, entry => excludePage(entry, page.page, true)),
                      )
                    }
                  >
                    Leave it out<span className="govuk-visually-hidden">: page {page.label}</span>
                  </LinkButton>{' '}
                </>
              )}
              <LinkButton onClick={() => setAsked({ page, title })}>
                Let it go as it is<span className="govuk-visually-hidden">: page {page.label}</span>
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
      {pages.length > 0 && open.length === 0 && (
        <p className="govuk-body-s">That is settled: make it again.</p>
      )}
      {asked && (
        <ReasonDialog
          title={`Let page ${asked.page.label} go as it is`}
          label="Why it goes although it is not as it should be"
          hint="The certificate names the page and this reason"
          confirm="Let it go"
          draftKey={`case/${one.id}/court-held/${bundle.bundleId}/${asked.page.document}/${asked.page.page}`}
          onReason={reason =>
            changeBundle(
              desk,
              one.id,
              bundle.bundleId,
              `lets page ${asked.page.page} of “${asked.title}” go although it is ${heldForWords[asked.page.for]}: ${reason}`,
              plan =>
                changeDocument(plan, asked.page.document, entry => letGo(entry, asked.page.page, reason)),
            )
          }
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}
