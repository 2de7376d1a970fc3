import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Link, useParams } from 'react-router'
import { type CourtBundlePlan, documentsOf } from '../../../../shared/bundle/court/plan'
import { tabsOf } from '../../../../shared/bundle/court/tabs'
import type { CourtBundle } from '../../../../shared/case/case'
import { changeBundle } from '../../../actions/court-bundles/keep'
import { notifyFault } from '../../../actions/notices'
import { useDesk } from '../../../actions/use-desk'
import { casePath, useCaseView } from '../case-view'
import { TabHeading } from '../tabs/tab-heading'
import { useAction } from '../use-action'
import { BundleViewProvider, type ChangeBundle } from './bundle-view'
import { Checks } from './checks'
import { CoverForm } from './cover-form'
import { Making } from './making'
import { NoSuchBundle } from './no-such-bundle'
import { SectionPart } from './section'
import { Suggestions } from './suggestions'

/** One court bundle: its documents in sections, its cover, and what stands in the way of making it. */
export const BundlePage = () => {
  const { bundleId = '' } = useParams()
  const { one } = useCaseView()
  const bundle = one.courtBundles.find(entry => entry.bundleId === bundleId)
  if (!bundle) return <NoSuchBundle />
  return <Editor key={bundleId} bundle={bundle} />
}

const Editor = ({ bundle }: { bundle: CourtBundle }) => {
  const desk = useDesk()
  const { one } = useCaseView()
  const { run } = useAction()
  const attempt = useRef(run)
  attempt.current = run
  const refused = useRef<() => void>(() => undefined)
  useEffect(() => () => refused.current(), [])
  const [openDocument, setOpen] = useState<string | null>(null)
  const [moved, setMoved] = useState<{ id: string } | null>(null)
  const { bundleId, plan } = bundle
  const tabs = useMemo(() => tabsOf(plan), [plan])

  const change: ChangeBundle = useCallback(
    async (words, edit, { focus, ...how } = {}) => {
      const kept = await attempt.current(async () => {
        const changed = await changeBundle(desk, one.id, bundleId, words, edit, how)
        // In the place of messages: a document far down the page is moved or taken out there, in sight of nothing else.
        refused.current()
        refused.current = changed.ok ? () => undefined : notifyFault(desk, changed.fault)
        return changed
      })
      if (kept && focus) setMoved({ id: focus })
      return kept !== null
    },
    [desk, one.id, bundleId],
  )

  // A document that went into another section is drawn anew there: the focus must follow it.
  useEffect(() => {
    if (moved) document.getElementById(`court-document-${moved.id}`)?.focus()
  }, [moved])

  const place = moved && whereIs(plan, moved.id)
  return (
    <BundleViewProvider value={{ bundle, tabs, change, openDocument, setOpen }}>
      <TabHeading
        title="Court bundle"
        aside={
          <Link className="govuk-link" to={casePath(one.id, 'court-bundles')}>
            All court bundles
          </Link>
        }
      />
      <p className="desk-court__name">{bundle.name}</p>
      <p className="govuk-visually-hidden" role="status">
        {place ?? ''}
      </p>
      <div className="desk-court">
        <div className="desk-court__documents">
          <CoverForm />
          {plan.sections.map(section => (
            <SectionPart key={section.id} section={section} />
          ))}
          <p className="desk-quiet">
            {documentsOf(plan).length > 1 &&
              'Drag a document to its place, or press Alt with the up or down arrow while it has the focus.'}
          </p>
        </div>
        <div className="desk-court__checks">
          <Checks />
          <Suggestions />
          <Making />
        </div>
      </div>
    </BundleViewProvider>
  )
}

/** Where a document stands, said to those who cannot see it move. */
const whereIs = (plan: CourtBundlePlan, id: string): string | null => {
  for (const { title, documents } of plan.sections) {
    const at = documents.findIndex(document => document.id === id)
    if (at >= 0) return `${documents[at]?.title}: ${at + 1} of ${documents.length} in ${title}`
  }
  return null
}
