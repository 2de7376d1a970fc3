import { useSession } from '../../actions/use-desk'
import { Panel } from '../../parts/panel'
import { SummaryList } from '../../parts/summary-list'
import { When } from '../../parts/when'
import { sealingWords } from '../set-up/sealing'

const hosts = {
  electron: 'Desktop window (Electron)',
  loopback: 'Browser window, with SSST Desk running on this computer only',
} as const

/** What is running here, for whoever asks. */
export const About = () => {
  const about = useSession(session => session.about)
  const vault = useSession(session => session.vault)
  const holidays = useSession(session => session.bankHolidays)
  const count = useSession(session => Object.keys(session.cases).length)
  return (
    <Panel title="About SSST Desk">
      <SummaryList
        rows={[
          { key: 'Version', value: about?.version ?? 'Not known' },
          { key: 'Runs in', value: about ? hosts[about.host] : 'Not known' },
          { key: 'Key protection', value: vault ? sealingWords[vault.sealing].long : 'Not known' },
          { key: 'SRs stored here', value: String(count) },
          {
            key: 'Bank holidays',
            value: (
              <>
                Known from <When date={holidays.validFrom} /> to <When date={holidays.validUntil} />
              </>
            ),
          },
        ]}
      />
    </Panel>
  )
}
