import { type ComponentType, type ReactNode, useState } from 'react'
import { Button } from '../../parts/button'
import { ErrorSummary, FaultText } from '../../parts/faults'
import { Panel } from '../../parts/panel'
import type { FieldsProps } from './fields'
import { type SettingsField, settingsFieldId } from './settings-entry'
import { useSettingsEntry } from './use-settings-entry'

interface Props {
  title: string
  fields: readonly SettingsField[]
  Fields: ComponentType<FieldsProps>
  children?: ReactNode
}

/** Some settings with a button of their own. */
export const Section = ({ title, fields, Fields, children }: Props) => {
  const { entry, faults, failure, attempt, change, save, typed } = useSettingsEntry()
  const [busy, setBusy] = useState(false)
  const [saved, setSaved] = useState(false)
  const unsaved = fields.some(field => typed[field] !== undefined)
  return (
    <Panel title={title}>
      {children}
      <form
        noValidate
        autoComplete="off"
        className="desk-form"
        onSubmit={async event => {
          event.preventDefault()
          if (busy) return
          setBusy(true)
          setSaved(await save(fields))
          setBusy(false)
        }}
      >
        {faults.length > 0 && (
          <ErrorSummary
            key={attempt}
            faults={faults.map(({ field, message }) => ({ message, field: settingsFieldId(field) }))}
          />
        )}
        <Fields entry={entry} faults={faults} change={change} />
        {failure && <FaultText fault={failure} />}
        <div className="desk-row">
          <Button type="submit" kind="secondary" busy={busy}>
            Save<span className="govuk-visually-hidden"> {title.toLowerCase()}</span>
          </Button>
          <span role="status" className="desk-quiet">
            {unsaved ? 'Not saved yet' : saved ? 'Saved' : ''}
          </span>
        </div>
      </form>
    </Panel>
  )
}
