import { useState } from 'react'
import { foundInWords, type ServedSearch } from '../../../../shared/bundle/court/served-copy'
import { soughtOnCase, soughtWords } from '../../../../shared/bundle/court/served-values'
import type { CaseFile } from '../../../../shared/case/case'
import { searchServedCopy } from '../../../actions/court-bundles/serve'
import { useDesk } from '../../../actions/use-desk'
import { Button } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { WarningText } from '../../../parts/panel'
import { useCaseView } from '../case-view'
import { useAction } from '../use-action'

/** Looks through a served copy for what the SR holds about the receiving parent, and says where it still stands. */
export const SearchServed = ({ file }: { file: CaseFile }) => {
  const desk = useDesk()
  const { one } = useCaseView()
  const { busy, fault, run } = useAction()
  const [found, setFound] = useState<ServedSearch | null>(null)
  const { sought, unusable } = soughtOnCase(one.facts)
  if (sought.length === 0)
    return (
      <p className="govuk-body-s">
        The SR holds no address, National Insurance number or bank details of the receiving parent, so nothing
        can be looked for. Enter them under Facts if they may stand in these documents.
      </p>
    )
  return (
    <div data-court="search">
      <Button
        kind="secondary"
        busy={busy}
        onClick={async () => setFound(await run(() => searchServedCopy(desk, one.id, file.fileId)))}
      >
        Search it for the receiving parent’s details
      </Button>
      {fault && <FaultText fault={fault} />}
      <div role="status">
        {found && found.hits.length === 0 && (
          <p className="govuk-body-s">
            None of them stands in it: {[...new Set(sought.map(soughtWords))].join(', ')}.
          </p>
        )}
        {found && found.hits.length > 0 && (
          <>
            <WarningText>Do not serve this copy: mark these, and make it again.</WarningText>
            <ul className="govuk-list govuk-list--bullet">
              {found.hits.map(hit => (
                <li key={`${hit.kind} ${hit.whose} ${hit.in} ${hit.page}`}>
                  {soughtWords(hit)} {foundInWords[hit.in]}
                  {hit.page !== null && `, page ${hit.page} of the PDF`}
                </li>
              ))}
            </ul>
          </>
        )}
        {found && found.unread.length > 0 && (
          <p className="govuk-body-s">
            Nothing could be looked for on {found.unread.length === 1 ? 'page' : 'pages'}{' '}
            {found.unread.join(', ')} of the PDF: scans, or letters that cannot be read. Look at them
            yourself.
          </p>
        )}
        {unusable.length > 0 && (
          <p className="govuk-body-s">
            Some of the SR’s details are too short or not whole, and were not looked for.
          </p>
        )}
      </div>
    </div>
  )
}
