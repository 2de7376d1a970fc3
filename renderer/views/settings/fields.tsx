import { jurisdictionNames, jurisdictions } from '../../../shared/host/settings'
import { RadioField } from '../../parts/choices'
import { TextArea, TextField } from '../../parts/fields'
import {
  isRetiredAddress,
  type SettingsEntry,
  type SettingsFault,
  type SettingsField,
  settingsFieldId,
} from './settings-entry'

export interface FieldsProps {
  entry: SettingsEntry
  faults: readonly SettingsFault[]
  change: (field: SettingsField, value: string) => void
}

const bind = ({ entry, faults, change }: FieldsProps, field: SettingsField) => ({
  id: settingsFieldId(field),
  value: entry[field],
  error: faults.find(fault => fault.field === field)?.message,
  onChange: (value: string) => change(field, value),
})

/** Who works here: in every entry of a history, and under every email. */
export const OfficerFields = (props: FieldsProps) => (
  <>
    <TextField
      {...bind(props, 'name')}
      label="Your name"
      hint="As it stands under your emails, and in the history of every SR you work on"
      width="medium"
      required
    />
    <TextField
      {...bind(props, 'telephone')}
      label="Your telephone number"
      hint="For court presenting officers to call you back. You can leave it empty."
      width="medium"
      type="tel"
    />
  </>
)

/** The two spellings in the source documents (procedures, silence 1). */
const spellings = [
  {
    document: 'Specialist Services Support Team',
    address: '2012SCHEME.SOUTHWESTSPECIALISTSERVICESUPPORTTEAM@CHILDMAINTENANCE.GSI.GOV.UK',
  },
  {
    document: 'Face To Face – Consider',
    address: '2012SCHEME.SOUTHWESTSPECIALISTSERVICESSUPPORTTEAM@CHILDMAINTENANCE.GSI.GOV.UK',
  },
] as const

/** What the source documents say of the address, and why that is no default. */
export const InboxSource = () => (
  <>
    <p className="govuk-body">
      SSST Desk cannot know this address. The two procedure documents spell it differently: one has SERVICE,
      the other SERVICES.
    </p>
    <dl className="desk-spellings">
      {spellings.map(({ document, address }) => (
        <div key={address}>
          <dt>In “{document}”</dt>
          <dd>
            <code>{address}</code>
          </dd>
        </div>
      ))}
    </dl>
    <p className="govuk-body">
      Both end in gsi.gov.uk, a kind of address that government has retired. Ask your team leader which
      address is in use.
    </p>
  </>
)

/** The team's address, as it is today. */
export const InboxFields = (props: FieldsProps) => (
  <>
    <TextField
      {...bind(props, 'inbox')}
      label="Team inbox in use today"
      hint="Stands under every email, and as the sender of the drafts"
      type="email"
      required
    />
    <p className="desk-note" role="status">
      {isRetiredAddress(props.entry.inbox) &&
        'This address is of the retired kind. You can use it, but make sure first that somebody receives what is sent to it.'}
    </p>
  </>
)

/** Whose bank holidays are no working days. */
export const JurisdictionFields = (props: FieldsProps) => (
  <RadioField
    {...bind(props, 'jurisdiction')}
    label="Whose bank holidays count?"
    hint="Deadlines are worked out in working days. Choose where the courts you work with are."
    required
    options={jurisdictions.map(value => ({ value, label: jurisdictionNames[value] }))}
  />
)

/** How early the second check is asked for. */
export const LeadFields = (props: FieldsProps) => (
  <TextField
    {...bind(props, 'leadWorkingDays')}
    label="Working days of warning before a second check is due"
    hint="From 0 to 10. The check itself is due 48 hours before the hearing, or on the working day before."
    width="short"
    inputMode="numeric"
    required
  />
)

/** How long after its request came a court fee is paid. */
export const PaymentFields = (props: FieldsProps) => (
  <>
    <TextField
      {...bind(props, 'paymentDays')}
      label="Days to wait before a court fee is paid"
      hint="From the day the request came. The procedure says two days, and not which; a day that falls on a weekend or bank holiday moves to the next working day."
      width="short"
      inputMode="numeric"
      required
    />
    <RadioField
      {...bind(props, 'paymentCount')}
      label="Which days count?"
      required
      options={[
        { value: 'calendar', label: 'Every day' },
        { value: 'working', label: 'Working days' },
      ]}
    />
  </>
)

/** When SSST Desk locks itself. */
export const LockFields = (props: FieldsProps) => (
  <TextField
    {...bind(props, 'lockMinutes')}
    label="Minutes without use until SSST Desk locks itself"
    hint="From 1 to 120"
    width="short"
    inputMode="numeric"
    required
  />
)

/** Values of drop-down lists of the 2012 system, which the procedures do not give. */
export const ListFields = (props: FieldsProps) => (
  <>
    <TextArea
      {...bind(props, 'reasons')}
      label="Reason"
      hint="One value a line, as the 2012 system has them"
      rows={5}
    />
    <TextArea
      {...bind(props, 'resolutionCodes')}
      label="Resolution Code"
      hint="One value a line, as the 2012 system has them"
      rows={5}
    />
  </>
)
