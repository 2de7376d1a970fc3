import { useState } from 'react'
import type { HeldPage } from '../../../../shared/bundle/court/as-it-is'
import { type Copy, currentCopy, stopsOnRoute } from '../../../../shared/bundle/court/deliver'
import { documentsOf } from '../../../../shared/bundle/court/plan'
import { copyNames, makeBundle, makingWords } from '../../../actions/court-bundles/make'
import { notify } from '../../../actions/notices'
import { useDesk, useSession } from '../../../actions/use-desk'
import { Button, LinkButton } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { Panel } from '../../../parts/panel'
import { progressWords } from '../../../parts/progress-words'
import { sizeWords } from '../../../parts/sizes'
import { Tag } from '../../../parts/tag'
import { When } from '../../../parts/when'
import { useCaseView } from '../case-view'
import { useAction } from '../use-action'
import { useBundleView } from './bundle-view'
import { EmailThis } from './email-this'
import { HeldPages } from './held-pages'
import { Issue } from './issue'
import { SaveCourtBundle } from './save-court-bundle'
import { SearchServed } from './search-served'

/** The copies of the bundle: made, looked at, proved, and saved on a mapped folder. */
export const Making = () => {
  const { one } = useCaseView()
  const { bundle } = useBundleView()
  const hasAreas = documentsOf(bundle.plan).some(document => document.areas.length > 0)
  const current = currentCopy(bundle, 'full') ?? currentCopy(bundle, 'served')
  return (
    <>
      <CopyPanel copy="full" />
      {hasAreas || bundle.made.some(made => made.copy === 'served') ? (
        <CopyPanel copy="served" />
      ) : (
        <p className="desk-quiet">
          A served copy leaves out what you mark: press “Change” at a document, then “Served copy” under a
          page.
        </p>
      )}
      {current && !one.closed && <SaveCourtBundle />}
      <Issue bundle={bundle} />
    </>
  )
}

const StandingTag = ({ stale, stopped }: { stale: boolean; stopped: boolean }) => {
  if (stale) return <Tag tone="orange">Changed since</Tag>
  return stopped ? <Tag tone="red">Cannot go by this route</Tag> : <Tag tone="green">Made and checked</Tag>
}

const CopyPanel = ({ copy }: { copy: Copy }) => {
  const desk = useDesk()
  const { one, show } = useCaseView()
  const { bundle } = useBundleView()
  const { busy, fault, run } = useAction()
  const [tried, setTried] = useState('')
  const [held, setHeld] = useState<readonly HeldPage[]>([])
  const work = useSession(session =>
    session.work.find(entry => entry.caseId === one.id && entry.words === makingWords[copy]),
  )
  const current = currentCopy(bundle, copy)
  const last = current ?? bundle.made.findLast(made => made.copy === copy)
  const fileOf = (id: string | undefined) => one.files.find(file => file.fileId === id)
  const file = fileOf(last?.fileId)
  const certificate = fileOf(last?.certificateId)
  const stale = last !== undefined && !current

  const make = async () => {
    setTried(bundle.event)
    if (await run(() => makeBundle(desk, one.id, bundle.bundleId, copy, setHeld)))
      notify(desk, 'success', `${copyNames[copy]} made, opened again and checked.`)
  }
  const look = (shown: NonNullable<typeof file>) =>
    show({ kind: 'file', fileId: shown.fileId, name: shown.name, mediaType: shown.mediaType })

  return (
    <Panel
      title={copyNames[copy]}
      level={3}
      data-court={copy}
      aside={last && <StandingTag stale={stale} stopped={stopsOnRoute(one, bundle, [copy]).length > 0} />}
    >
      {last && file && certificate && (
        <>
          <p className="govuk-body-s desk-list-tight">
            <LinkButton onClick={() => look(file)}>{file.name}</LinkButton>
            <span className="desk-line desk-quiet">
              {file.pages} pages, {sizeWords(file.bytes)}, <When instant={last.at} />, {last.by}
            </span>
            <LinkButton onClick={() => look(certificate)}>What was checked</LinkButton>
          </p>
          {last.notes.length > 0 && (
            <ul className="govuk-list govuk-list--bullet desk-court__notes">
              {last.notes.map(note => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
          {copy === 'served' && !stale && <SearchServed file={file} />}
        </>
      )}
      {last && <EmailThis copy={copy} />}
      {/* What was wrong before a change says nothing of the bundle after it. */}
      {fault && tried === bundle.event && <FaultText fault={fault} />}
      {!one.closed && <HeldPages pages={held} />}
      {work ? (
        <div className="desk-progress">
          <progress
            max={work.total || 1}
            value={work.total ? work.done : undefined}
            aria-label={work.words}
          />
          <span className="desk-quiet">{progressWords(work, Date.now())}</span>
          <LinkButton onClick={work.cancel}>Stop</LinkButton>
        </div>
      ) : (
        !one.closed && (
          <Button kind={stale || !last ? 'primary' : 'secondary'} busy={busy} onClick={() => void make()}>
            {last
              ? `Make the ${copyNames[copy].toLowerCase()} again`
              : `Make the ${copyNames[copy].toLowerCase()}`}
          </Button>
        )
      )}
    </Panel>
  )
}
