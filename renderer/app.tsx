import { Link, Route, HashRouter as Router, Routes } from 'react-router'
import { canLock } from './actions/lock'
import { useSession } from './actions/use-desk'
import type { Phase } from './session/session'
import { BackupsPage } from './views/backups/backups-page'
import { CasePage } from './views/case/case-page'
import { CertificatePage } from './views/deletions/certificate-page'
import { RegisterPage } from './views/deletions/register-page'
import { HandoverPage } from './views/handover/handover-page'
import { LockedPage } from './views/locked'
import { NewCase } from './views/new-case/new-case'
import { Payments } from './views/payments'
import { Recovery } from './views/recovery/recovery'
import { ReferencePage } from './views/reference/reference-page'
import { SetUp } from './views/set-up/set-up'
import { SettingsPage } from './views/settings/settings'
import { Boundary } from './views/shell/boundary'
import { Frame } from './views/shell/frame'
import { LockNow } from './views/shell/lock-now'
import { Shell } from './views/shell/shell'
import { NoHost, SecondWindow, Starting } from './views/shell/stopped'
import { useIdleLock } from './views/shell/use-idle-lock'
import { useTitle } from './views/shell/use-page'
import { Worklist } from './views/worklist/worklist'

/** The whole window: what the phase of the session asks for. */
export const App = () => {
  const phase = useSession(session => session.phase)
  const lockable = useSession(canLock)
  useIdleLock()
  if (phase.is === 'ready') return <Screens />
  return (
    <Frame
      nav={
        lockable && (
          <div className="desk-nav">
            <LockNow />
          </div>
        )
      }
    >
      <Boundary where={phase.is}>
        <BeforeWork phase={phase} />
      </Boundary>
    </Frame>
  )
}

const BeforeWork = ({ phase }: { phase: Exclude<Phase, { is: 'ready' }> }) => {
  switch (phase.is) {
    case 'starting':
      return <Starting />
    case 'second-window':
      return <SecondWindow />
    case 'no-host':
      return <NoHost fault={phase.fault} />
    case 'set-up':
      return <SetUp />
    case 'locked':
      return <LockedPage locked={phase} />
    case 'recovery':
      return <Recovery key={phase.reason.kind} reason={phase.reason} />
  }
}

const Screens = () => (
  <Router>
    <Routes>
      <Route element={<Shell />}>
        <Route index element={<Worklist />} />
        <Route path="new" element={<NewCase />} />
        <Route path="sr/:caseId/*" element={<CasePage />} />
        <Route path="payments" element={<Payments />} />
        <Route path="deletions" element={<RegisterPage />} />
        <Route path="deletions/:deletionId" element={<CertificatePage />} />
        <Route path="reference/:procedureId?/:stepId?" element={<ReferencePage />} />
        <Route path="backups" element={<BackupsPage />} />
        <Route path="handover" element={<HandoverPage />} />
        <Route path="settings" element={<SettingsPage />} />
        <Route path="*" element={<NowhereElse />} />
      </Route>
    </Routes>
  </Router>
)

const NowhereElse = () => {
  useTitle('Not found')
  return (
    <>
      <h1 className="govuk-heading-l">There is no such page</h1>
      <p className="govuk-body">
        <Link className="govuk-link" to="/">
          Go to the worklist
        </Link>
      </p>
    </>
  )
}
