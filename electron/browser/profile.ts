import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { failed, ok, type Result } from '../../shared/result'
import { forgetPickedPlaces, noPlaces, refuseFolder } from './picked-places'

/**
 * Chromium's own memory of what was on a page, switched off. Cases are ciphertext in IndexedDB; none of these may keep
 * a plaintext copy beside it: passwords, autofill, spelling, translation, history (titles), saved sessions (form text),
 * the folders files were picked from.
 */
const preferences = {
  ...noPlaces,
  credentials_enable_service: false,
  credentials_enable_autosignin: false,
  profile: { password_manager_enabled: false, exit_type: 'Normal', exited_cleanly: true },
  autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
  browser: { enable_spellchecking: false, has_seen_welcome_page: true },
  spellcheck: { use_spelling_service: false, dictionaries: [] },
  translate: { enabled: false },
  history: { saving_disabled: true },
  session: { restore_on_startup: 5 },
  search: { suggest_enabled: false },
  alternate_error_pages: { enabled: false },
  safebrowsing: { enabled: false, scout_reporting_enabled: false },
  net: { network_prediction_options: 2 },
  payments: { can_make_payment_enabled: false },
  signin: { allowed: false, allowed_on_next_startup: false },
  media_router: { enable_media_router: false },
  user_experience_metrics: { personalization_data_consent_enabled: false },
}

const localState = {
  background_mode: { enabled: false },
  user_experience_metrics: { reporting_enabled: false },
}

/**
 * Folders Chromium fills with page content and offers no setting for: saved sessions hold the text of half-filled
 * forms, also under `--app`, and large blobs spill to disk. An empty file in a folder's place keeps it from being made.
 */
const refusedFolders = ['Sessions', 'Sessions_Encrypted', 'blob_storage']

/** Lasting storage for our own origin: without it the browser may evict the cases when the disk is nearly full. */
const lasting = (origin: string) => ({
  profile: { content_settings: { exceptions: { durable_storage: { [`${origin},*`]: { setting: 1 } } } } },
})

/**
 * Makes the browser profile for a page of `origin`, or sets an existing one right again; no browser may be running on it.
 * A profile that cannot be written is the fault `refused`.
 */
export async function prepareProfile(folder: string, origin: string): Promise<Result<null>> {
  const inner = join(folder, 'Default')
  try {
    await mkdir(inner, { recursive: true, mode: 0o700 })
    await settle(join(inner, 'Preferences'), lay(preferences, lasting(origin)))
    await settle(join(folder, 'Local State'), localState)
    await writeFile(join(folder, 'First Run'), '')
    for (const name of refusedFolders) refuseFolder(join(inner, name))
    return ok(null)
  } catch {
    return failed(
      'refused',
      `The window's own folder ${folder} cannot be prepared.`,
      'Check that you may write there and that nothing else uses it, then start SSST Desk again.',
    )
  }
}

/** Tidies the profile after its browser has ended: where files were picked is known only from then on. */
export const tidyProfile = (folder: string): void =>
  forgetPickedPlaces(join(folder, 'Default', 'Preferences'))

type Json = { [key: string]: unknown }

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Lays our values over what the file says; an unreadable file is replaced, as Chromium itself would do. */
async function settle(file: string, wanted: Json): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => '{}')
  let found: unknown
  try {
    found = JSON.parse(text)
  } catch {
    found = {}
  }
  const fresh = `${file}.new`
  await writeFile(fresh, JSON.stringify(lay(isJson(found) ? found : {}, wanted)), { mode: 0o600 })
  await rename(fresh, file)
}

function lay(found: Json, wanted: Json): Json {
  const merged: Json = { ...found }
  for (const [key, value] of Object.entries(wanted)) {
    const below = merged[key]
    merged[key] = isJson(value) ? lay(isJson(below) ? below : {}, value) : value
  }
  return merged
}
