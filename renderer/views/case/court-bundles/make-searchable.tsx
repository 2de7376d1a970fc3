import { useState } from 'react'
import { counted } from '../../../../shared/calendar/write'
import { makeDocumentSearchable, readingWords } from '../../../actions/court-bundles/searchable'
import { useDesk, useSession } from '../../../actions/use-desk'
import { Button, LinkButton } from '../../../parts/button'
import { FaultText } from '../../../parts/faults'
import { useCaseView } from '../case-view'
import { useAction } from '../use-action'
import { useBundleView } from './bundle-view'

/** Reads the words of a document's scans, on this computer, so that they can be searched. */
export const MakeSearchable = ({ documentId }: { documentId: string }) => {
  const desk = useDesk()
  const { one } = useCaseView()
  const { bundle } = useBundleView()
  const { busy, fault, run } = useAction()
  const [read, setRead] = useState<number | null>(null)
  const work = useSession(session =>
    session.work.find(entry => entry.caseId === one.id && entry.words === readingWords),
  )
  const make = async () =>
    setRead(await run(() => makeDocumentSearchable(desk, one.id, bundle.bundleId, documentId)))
  return (
    <div className="desk-row">
      <Button kind="secondary" busy={busy} onClick={() => void make()}>
        Make scans searchable
      </Button>
      <span role="status" className="desk-quiet">
        {busy && 'Reading the words: this takes some seconds for each page.'}
        {!busy && read === 0 && 'Every page has text already.'}
        {!busy &&
          read !== null &&
          read > 0 &&
          `${counted(read, 'page')} read. Check what matters: reading makes mistakes.`}
      </span>
      {busy && work && <LinkButton onClick={work.cancel}>Stop</LinkButton>}
      {fault && <FaultText fault={fault} />}
    </div>
  )
}
