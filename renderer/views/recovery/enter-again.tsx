import { useState } from 'react'
import { decide } from '../../actions/start-up'
import { useDesk } from '../../actions/use-desk'
import { Button } from '../../parts/button'
import { ErrorSummary, FaultText } from '../../parts/faults'
import { Details } from '../../parts/panel'
import { InboxFields, InboxSource, JurisdictionFields, LeadFields, OfficerFields } from '../settings/fields'
import { type SettingsField, settingsFieldId } from '../settings/settings-entry'
import { useSettingsEntry } from '../settings/use-settings-entry'

const all: readonly SettingsField[] = ['name', 'telephone', 'inbox', 'jurisdiction', 'leadWorkingDays']

/** Settings entered anew, where their file is damaged or gone; the host keeps a damaged one beside the new. */
export const EnterAgain = () => {
  const desk = useDesk()
  const { entry, faults, failure, attempt, change, save } = useSettingsEntry()
  const [busy, setBusy] = useState(false)
  const fields = { entry, faults, change }
  return (
    <form
      noValidate
      autoComplete="off"
      className="desk-form"
      onSubmit={async event => {
        event.preventDefault()
        if (busy) return
        setBusy(true)
        if (await save(all)) await decide(desk)
        setBusy(false)
      }}
    >
      {faults.length > 0 && (
        <ErrorSummary
          key={attempt}
          faults={faults.map(({ field, message }) => ({ message, field: settingsFieldId(field) }))}
        />
      )}
      <OfficerFields {...fields} />
      <Details summary="What the procedure documents say of the team inbox">
        <InboxSource />
      </Details>
      <InboxFields {...fields} />
      <JurisdictionFields {...fields} />
      <LeadFields {...fields} />
      {failure && <FaultText fault={failure} />}
      <Button type="submit" busy={busy}>
        Save and open SSST Desk
      </Button>
    </form>
  )
}
