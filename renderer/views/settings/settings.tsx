import { useRef } from 'react'
import { Link } from 'react-router'
import { Details, Panel } from '../../parts/panel'
import { useTitle } from '../shell/use-page'
import { About } from './about'
import {
  InboxFields,
  InboxSource,
  JurisdictionFields,
  LeadFields,
  ListFields,
  LockFields,
  OfficerFields,
  PaymentFields,
} from './fields'
import { Folders } from './folders/folders'
import { LockWords } from './lock-words'
import { OfficialForms } from './official/official-forms'
import { OnThisPage } from './on-this-page'
import { Passphrase } from './passphrase'
import { Procedures } from './procedures/procedures'
import { RenewKey } from './renew-key'
import { Section } from './section'

/** Everything that set-up asked for, to be changed. */
export const SettingsPage = () => {
  useTitle('Settings')
  const parts = useRef<HTMLDivElement>(null)
  return (
    <>
      <h1 className="govuk-heading-l">Settings</h1>
      <OnThisPage within={parts} />
      <div className="desk-columns" ref={parts}>
        <div>
          <Panel title="Mapped folders">
            <Folders />
          </Panel>
          <Panel title="Procedures">
            <Procedures />
          </Panel>
          <Panel title="Official forms">
            <OfficialForms />
          </Panel>
          <Panel title="Recovery key">
            <RenewKey />
          </Panel>
          <Panel title="Backups">
            <p className="govuk-body">
              SSST Desk backs up your SRs by itself.{' '}
              <Link className="govuk-link" to="/backups">
                Look at the backups, make one now, or restore SRs
              </Link>
            </p>
          </Panel>
          <Panel title="Handover">
            <p className="govuk-body">
              Give SRs to a colleague in one encrypted file, or take over a colleague’s.{' '}
              <Link className="govuk-link" to="/handover">
                Hand over or take over SRs
              </Link>
            </p>
          </Panel>
          <Panel title="Passphrase">
            <Passphrase />
          </Panel>
          <About />
        </div>
        <div>
          <Section title="You" fields={['name', 'telephone']} Fields={OfficerFields} />
          <Section title="Team inbox" fields={['inbox']} Fields={InboxFields}>
            <Details summary="Why there is no default address">
              <InboxSource />
            </Details>
          </Section>
          <Section title="Bank holidays" fields={['jurisdiction']} Fields={JurisdictionFields} />
          <Section title="Court fees" fields={['paymentDays', 'paymentCount']} Fields={PaymentFields} />
          <Section
            title="Lists of the 2012 system"
            fields={['reasons', 'resolutionCodes']}
            Fields={ListFields}
          />
          <Section title="Locking" fields={['lockMinutes']} Fields={LockFields}>
            <LockWords />
          </Section>
          <Section title="Second PV check" fields={['leadWorkingDays']} Fields={LeadFields} />
        </div>
      </div>
    </>
  )
}
