import type { Settings } from '../../../shared/host/settings'
import type { VaultStatus } from '../../../shared/host/vault'
import type { SettingsField } from '../settings/settings-entry'

/** The pages of set-up, in order, with the settings each asks for. */
export const setUpPages = [
  { id: 'you', title: 'About you', fields: ['name', 'telephone'] },
  { id: 'inbox', title: 'Team inbox', fields: ['inbox'] },
  { id: 'holidays', title: 'Bank holidays', fields: ['jurisdiction'] },
  { id: 'folders', title: 'Mapped folders', fields: [] },
  { id: 'key', title: 'Recovery key', fields: [] },
] as const satisfies readonly { id: string; title: string; fields: readonly SettingsField[] }[]

export type SetUpPage = (typeof setUpPages)[number]['id']

/** Where set-up goes on: at the first thing that is not stored yet. */
export const firstOpenPage = (settings: Settings | null, vault: VaultStatus | null): SetUpPage => {
  if (!settings) return 'you'
  return vault?.state === 'open' ? 'key' : 'folders'
}
