import { useState } from 'react'
import { changeDocument, setAreas } from '../../../../shared/bundle/court/edit'
import { type Area, type CourtDocument, documentsOf } from '../../../../shared/bundle/court/plan'
import { pagesInWords } from '../../../../shared/bundle/court/preflight'
import { soughtOnCase, soughtWords } from '../../../../shared/bundle/court/served-values'
import { counted } from '../../../../shared/calendar/write'
import {
  type PagesToLookAt,
  type SuggestedArea,
  type SuggestedForServing,
  suggestForServing,
} from '../../../actions/court-bundles/serve'
import { useDesk } from '../../../actions/use-desk'
import { Button, LinkButton } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { Panel } from '../../../parts/panel'
import { useCaseView } from '../case-view'
import { useAction } from '../use-action'
import { useBundleView } from './bundle-view'

const withAreas = (entry: CourtDocument, page: number, areas: readonly Area[]) =>
  setAreas(entry, page, [...(entry.areas.find(one => one.page === page)?.areas ?? []), ...areas])

const keyOf = ({ document, page, kind, whose }: SuggestedArea) => `${document} ${page} ${kind} ${whose}`

const inWords = (list: readonly PagesToLookAt[]): string =>
  list.map(({ title, pages }) => `${pagesInWords(pages.map(String))} of “${title}”`).join('; ')

/** Finds where the receiving parent's details stand in the documents, and marks them at a press. */
export const Suggestions = () => {
  const desk = useDesk()
  const { one } = useCaseView()
  const { bundle, change } = useBundleView()
  const { busy, fault, run } = useAction()
  const [found, setFound] = useState<SuggestedForServing | null>(null)
  const [looked, setLooked] = useState<readonly string[]>([])
  const files = documentsOf(bundle.plan).map(({ file }) => file)
  const isStale = found !== null && files.some(file => !looked.includes(file))
  if (soughtOnCase(one.facts).sought.length === 0 || one.closed) return null
  const open = found?.suggested.filter(suggested => !isMarked(suggested)) ?? []
  const markable = open.filter(({ areas }) => areas.length > 0)

  function isMarked({ document, page, areas }: SuggestedArea) {
    const marked = documentsOf(bundle.plan)
      .find(({ id }) => id === document)
      ?.areas.find(entry => entry.page === page)?.areas
    return (
      areas.length > 0 &&
      areas.every(area =>
        marked?.some(
          other =>
            other.x <= area.x &&
            other.y <= area.y &&
            other.x + other.width >= area.x + area.width &&
            other.y + other.height >= area.y + area.height,
        ),
      )
    )
  }
  const mark = ({ document, title, page, areas }: SuggestedArea) =>
    change(`marked suggested areas on page ${page} of “${title}” for the served copy`, plan =>
      changeDocument(plan, document, entry => withAreas(entry, page, areas)),
    )
  const markAll = () =>
    change(`marked ${counted(markable.length, 'suggestion')} for the served copy`, plan =>
      markable.reduce(
        (marked, { document, page, areas }) =>
          changeDocument(marked, document, entry => withAreas(entry, page, areas)),
        plan,
      ),
    )

  return (
    <Panel title="For the served copy" level={3} data-court="suggestions">
      <Button
        kind="secondary"
        busy={busy}
        onClick={async () => {
          setFound(await run(() => suggestForServing(desk, one.id, bundle.bundleId)))
          setLooked(files)
        }}
      >
        Find the receiving parent’s details
      </Button>
      {fault && <FaultText fault={fault} />}
      <div role="status">
        {isStale && (
          <p className="govuk-body-s">
            <strong>Documents came in or changed since:</strong> look again to find the details in them too.
          </p>
        )}
        {found && !isStale && open.length === 0 && (
          <p className="govuk-body-s">
            {found.suggested.length === 0
              ? 'They are not in the text of these documents.'
              : 'Everything that was found is marked.'}
          </p>
        )}
        {markable.length > 1 && (
          <Button kind="secondary" onClick={() => void markAll()}>
            Mark all {markable.length}
          </Button>
        )}
        {open.length > 0 && (
          <ul className="govuk-list govuk-list--bullet">
            {open.map(suggested => (
              <li key={keyOf(suggested)}>
                {soughtWords(suggested)}: page {suggested.page} of “{suggested.title}”.{' '}
                {suggested.areas.length > 0 ? (
                  <LinkButton onClick={() => void mark(suggested)}>
                    Mark it
                    <span className="govuk-visually-hidden">
                      : {soughtWords(suggested)}, page {suggested.page} of {suggested.title}
                    </span>
                  </LinkButton>
                ) : (
                  'It is hidden in the page: leave the page out, or look at it.'
                )}
              </li>
            ))}
          </ul>
        )}
        {found && found.unread.length > 0 && (
          <p className="govuk-body-s">
            <strong>Not looked through, because they are scans without text:</strong> {inWords(found.unread)}.
            Press “Change” there, make the scans searchable, then look again; or look at them yourself.
          </p>
        )}
        {found && found.recognised.length > 0 && (
          <p className="govuk-body-s">
            The words of these scans were recognised, and some may be misread: look at{' '}
            {inWords(found.recognised)} yourself before the copy is served.
          </p>
        )}
      </div>
    </Panel>
  )
}
