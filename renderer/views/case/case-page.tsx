import { useEffect, useMemo, useState } from 'react'
import { Link, Navigate, Route, Routes, useParams } from 'react-router'
import type { Case } from '../../../shared/case/case'
import { checklist } from '../../../shared/checklist/checklist'
import { underProcedure } from '../../../shared/documents/input'
import { forOffice } from '../../../shared/procedures/office'
import { procedureFor, procedureUnknown } from '../../../shared/procedures/registry'
import type { Procedure } from '../../../shared/procedures/schema'
import type { Fault } from '../../../shared/result'
import { lookAt } from '../../actions/enter-case'
import { useDesk, useSession } from '../../actions/use-desk'
import { FaultText } from '../../parts/faults'
import { BrokenHistory } from './broken-history'
import { CaseTabs } from './case-tabs'
import { CaseViewProvider, type Preview } from './case-view'
import { ClosePage } from './close/close-page'
import { BundlePage } from './court-bundles/bundle-page'
import { BundlesTab } from './court-bundles/bundles-tab'
import { EmailPage } from './court-bundles/email-page'
import { DeleteDamaged } from './deletion/delete-damaged'
import { DeletePage } from './deletion/delete-page'
import { IdentityBar } from './identity/identity-bar'
import { PreviewPane } from './preview/preview-pane'
import { StepsPage } from './steps/steps-page'
import { CorrespondenceTab } from './tabs/correspondence-tab'
import { DeliveriesTab } from './tabs/deliveries-tab'
import { DocumentsTab } from './tabs/documents-tab'
import { FactsTab } from './tabs/facts-tab'
import { TimelineTab } from './tabs/timeline-tab'
import { useStickyHeight } from './use-sticky-height'

/** The page of one SR, for the address `/sr/:caseId/*`. */
export const CasePage = () => {
  const { caseId = '' } = useParams()
  const one = useSession(session => session.cases[caseId])
  const damaged = useSession(session => session.damaged.find(entry => entry.caseId === caseId))
  const procedures = useSession(session => session.procedures)
  const procedure = one && procedureFor(procedures, one.procedure)
  if (one && procedure) return <OpenCase key={caseId} one={one} procedure={procedure} />
  const fault: Pick<Fault, 'message' | 'next'> =
    damaged?.fault ??
    (one
      ? procedureUnknown().fault
      : { message: 'This SR is not in the store.', next: 'Choose it from the worklist.' })
  return (
    <div className="desk-case">
      <h1 className="govuk-heading-l">This SR cannot be shown</h1>
      <Routes>
        {damaged && <Route path="delete" element={<DeleteDamaged caseId={caseId} />} />}
        <Route path="*" element={<FaultText fault={fault} />} />
      </Routes>
      <p className="govuk-body">
        <Link className="govuk-link" to="/">
          Back to the worklist
        </Link>
      </p>
    </div>
  )
}

const OpenCase = ({ one, procedure: general }: { one: Case; procedure: Procedure }) => {
  const desk = useDesk()
  const settings = useSession(session => session.settings)
  const procedure = settings ? forOffice(general, settings) : general
  const bankHolidays = useSession(session => session.bankHolidays)
  const official = useSession(session => session.official)
  const now = useSession(session => session.now)
  const history = useSession(session => session.history)
  const broken = useSession(session => session.broken[one.id] !== undefined)
  const [fault, setFault] = useState<Fault | null>(null)
  const [preview, show] = useState<Preview | null>(null)
  const [lastStep, setLastStep] = useState<string>()
  const sticky = useStickyHeight()

  useEffect(() => {
    void lookAt(desk, one.id).then(read => setFault(read.ok ? null : read.fault))
  }, [desk, one.id])

  const context = useMemo(
    () => settings && underProcedure({ now, settings, bankHolidays, official }, procedure),
    [now, settings, bankHolidays, official, procedure],
  )
  const list = useMemo(() => context && checklist(procedure, one, context), [procedure, one, context])
  if (!context || !list) return null
  const events = history?.caseId === one.id ? history.events : []

  return (
    <CaseViewProvider value={{ one, procedure, context, list, events, preview, show }}>
      <div className="desk-case" data-preview={preview !== null}>
        <div className="desk-case__top" ref={sticky}>
          <IdentityBar />
          <CaseTabs />
        </div>
        {fault && <FaultText fault={fault} />}
        <Routes>
          {/* It says all that itself. */}
          <Route path="delete" element={null} />
          <Route path="*" element={<BrokenHistory />} />
        </Routes>
        <div className="desk-case__body">
          <div className="desk-case__main">
            <Routes>
              <Route index element={<Navigate to="step" replace />} />
              <Route path="step/:stepId?" element={<StepsPage last={lastStep} onOpen={setLastStep} />} />
              <Route path="facts" element={<FactsTab />} />
              <Route path="documents" element={<DocumentsTab />} />
              <Route path="court-bundles" element={<BundlesTab />} />
              <Route path="court-bundles/:bundleId" element={<BundlePage />} />
              <Route path="court-bundles/:bundleId/email/:copy" element={<EmailPage />} />
              <Route path="correspondence" element={<CorrespondenceTab />} />
              <Route path="deliveries" element={<DeliveriesTab />} />
              <Route path="timeline" element={<TimelineTab />} />
              <Route path="close/:end" element={<ClosePage />} />
              <Route path="delete" element={broken ? <DeleteDamaged caseId={one.id} /> : <DeletePage />} />
              <Route path="*" element={<Navigate to="step" replace />} />
            </Routes>
          </div>
          {preview && <PreviewPane key={JSON.stringify(preview)} preview={preview} />}
        </div>
      </div>
    </CaseViewProvider>
  )
}
