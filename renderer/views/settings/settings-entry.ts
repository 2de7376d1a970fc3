import { Settings } from '../../../shared/host/settings'
import { failed, ok, type Result } from '../../../shared/result'

/** The settings as texts in their fields. */
export interface SettingsEntry {
  name: string
  telephone: string
  inbox: string
  jurisdiction: string
  leadWorkingDays: string
  paymentDays: string
  paymentCount: string
  lockMinutes: string
  /** One value a line. */
  reasons: string
  resolutionCodes: string
}
export type SettingsField = keyof SettingsEntry

/** Working days before the 48-hour point, until the office decides otherwise. */
const usualLead = 2

/** What the product ships with until the office decides otherwise. */
const usual = Settings.pick({ payment: true, lock: true, lists: true }).parse({})

const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

const wholeNumber = (text: string): number => (/^\s*\d{1,3}\s*$/.test(text) ? Number(text) : Number.NaN)

const toField: Readonly<Record<string, SettingsField>> = {
  'officer.name': 'name',
  'officer.telephone': 'telephone',
  'team.inbox': 'inbox',
  jurisdiction: 'jurisdiction',
  'secondCheck.leadWorkingDays': 'leadWorkingDays',
  'payment.days': 'paymentDays',
  'payment.count': 'paymentCount',
  'lock.afterMinutes': 'lockMinutes',
  'lists.reason': 'reasons',
  'lists.resolution-code': 'resolutionCodes',
}

/** The id of a field's control, so that an error summary can lead to it. */
export const settingsFieldId = (field: SettingsField): string => `settings-${field}`

/** Stored settings as they stand in their fields; empty before set-up, except for what has a usual value. */
export const entryFrom = (settings: Settings | null): SettingsEntry => ({
  name: settings?.officer.name ?? '',
  telephone: settings?.officer.telephone ?? '',
  inbox: settings?.team.inbox ?? '',
  jurisdiction: settings?.jurisdiction ?? '',
  leadWorkingDays: String(settings?.secondCheck.leadWorkingDays ?? usualLead),
  paymentDays: String((settings ?? usual).payment.days),
  paymentCount: (settings ?? usual).payment.count,
  lockMinutes: String((settings ?? usual).lock.afterMinutes),
  reasons: (settings ?? usual).lists.reason.join('\n'),
  resolutionCodes: (settings ?? usual).lists['resolution-code'].join('\n'),
})

// What has no field here stays as it is stored.
const check = (entry: SettingsEntry, stored: Settings | null) =>
  Settings.safeParse({
    ...(stored ?? { format: 1 }),
    officer: { name: entry.name, telephone: entry.telephone },
    team: { inbox: entry.inbox.trim() },
    jurisdiction: entry.jurisdiction,
    secondCheck: { leadWorkingDays: wholeNumber(entry.leadWorkingDays) },
    payment: { days: wholeNumber(entry.paymentDays), count: entry.paymentCount },
    lock: { afterMinutes: wholeNumber(entry.lockMinutes) },
    lists: { reason: linesIn(entry.reasons), 'resolution-code': linesIn(entry.resolutionCodes) },
  })

const own: Partial<Record<SettingsField, string>> = {
  jurisdiction: 'Choose whose bank holidays count',
  leadWorkingDays: 'Enter a whole number of working days from 0 to 10',
  paymentDays: 'Enter a whole number of days from 0 to 30',
  paymentCount: 'Choose which days count',
  lockMinutes: 'Enter a whole number of minutes from 1 to 120',
}

export interface SettingsFault {
  field: SettingsField
  message: string
}

/** What is wrong with the fields named. */
export const faultsIn = (entry: SettingsEntry, fields: readonly SettingsField[]): SettingsFault[] => {
  const checked = check(entry, null)
  if (checked.success) return []
  const faults = new Map<SettingsField, string>()
  for (const issue of checked.error.issues) {
    // A line of a list is a fault of the list.
    const field = toField[issue.path.filter(key => typeof key === 'string').join('.')]
    if (field && fields.includes(field) && !faults.has(field))
      faults.set(field, `${own[field] ?? issue.message}.`)
  }
  return [...faults].map(([field, message]) => ({ field, message }))
}

/** The stored settings with what the fields say, or the first thing that is wrong. */
export const settingsFrom = (entry: SettingsEntry, stored: Settings | null): Result<Settings> => {
  const checked = check(entry, stored)
  return checked.success
    ? ok(checked.data)
    : failed(
        'invalid',
        `${checked.error.issues[0]?.message ?? 'A setting is not right'}.`,
        'Correct the settings and save them again.',
      )
}

/** An address of the kind that government has retired: it may be set up still, and nobody reads it. */
export const isRetiredAddress = (inbox: string): boolean =>
  /@(?:[^@]*\.)?(?:gsi|gse|gcsx|gsx)\.gov\.uk\s*$/i.test(inbox)
