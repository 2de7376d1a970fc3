import { useState } from 'react'
import type { Fault } from '../../../shared/result'
import { saveSettings } from '../../actions/set-up'
import { useDesk, useSession } from '../../actions/use-desk'
import { drafts, keepDraft, useDraft } from '../../parts/drafts'
import {
  entryFrom,
  faultsIn,
  type SettingsEntry,
  type SettingsFault,
  type SettingsField,
  settingsFrom,
} from './settings-entry'

const draftKey = 'settings'

/** The settings being edited: what is typed stays until it is saved, on whichever screen. */
export const useSettingsEntry = () => {
  const desk = useDesk()
  const settings = useSession(session => session.settings)
  const stored = entryFrom(settings)
  const draft = useDraft(draftKey) as Partial<SettingsEntry>
  const [faults, setFaults] = useState<readonly SettingsFault[]>([])
  const [failure, setFailure] = useState<Fault | null>(null)
  const [attempt, setAttempt] = useState(0)
  const entry: SettingsEntry = { ...stored, ...draft }

  const change = (field: SettingsField, value: string) => {
    const { [field]: _, ...others } = drafts.getState()[draftKey] ?? {}
    keepDraft(draftKey, value === stored[field] ? others : { ...others, [field]: value })
  }
  /** Whether the fields named can stand; shows what is wrong with them. */
  const check = (fields: readonly SettingsField[]): boolean => {
    const found = faultsIn(entry, fields)
    setFaults(found)
    setFailure(null)
    setAttempt(attempt + 1)
    return found.length === 0
  }
  /** Stores the fields named; the others stay as they are stored, and what is typed in them stays typed. */
  const save = async (fields: readonly SettingsField[]): Promise<boolean> => {
    if (!check(fields)) return false
    const kept = Object.fromEntries(
      Object.entries(draft).filter(([name]) => !fields.includes(name as SettingsField)),
    )
    const chosen = Object.fromEntries(fields.map(field => [field, entry[field]]))
    const changed = settingsFrom({ ...stored, ...chosen }, settings)
    const saved = changed.ok ? await saveSettings(desk, changed.value) : changed
    if (!saved.ok) {
      setFailure(saved.fault)
      return false
    }
    keepDraft(draftKey, kept)
    return true
  }
  return { entry, faults, failure, attempt, change, check, save, typed: draft }
}
