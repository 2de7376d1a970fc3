import {
  changesOffice,
  choiceOf,
  compareOffices,
  isSameOffice,
  type OfficeLine,
} from '../../shared/office/compare'
import type { Office } from '../../shared/office/office'
import { ok, type Result } from '../../shared/result'
import type { Desk } from './desk'
import { loadOfficial } from './official-forms'
import { loadProcedures } from './procedures'

/** What is set up here; what cannot be read counts as not here, and is set aside when it is restored. */
const officeHere = async ({ host }: Desk): Promise<Office> => {
  const settings = await host('settings.read', {})
  const folders = await host('folders.list', {})
  const procedures = await host('procedures.read', {})
  const official = await host('official.read', {})
  return {
    settings: settings.ok ? settings.value : null,
    folders: folders.ok ? folders.value : [],
    procedures: procedures.ok ? procedures.value : [],
    official: official.ok ? official.value : [],
  }
}

/** What restoring the office of a backup would change here; null for a backup that does not hold it. Nothing is written. */
export const previewOffice = async (desk: Desk, id: string): Promise<Result<OfficeLine[] | null>> => {
  const held = await desk.host('backups.office', { id })
  if (!held.ok) return held
  return ok(held.value.office && compareOffices(await officeHere(desk), held.value.office))
}

/** Restores those of the lines whose keys are chosen and that change something. Answers how many. */
export const restoreOffice = async (
  desk: Desk,
  id: string,
  lines: readonly OfficeLine[],
  chosen: readonly string[],
): Promise<Result<number>> => {
  const keys = new Set(
    lines.filter(one => changesOffice(one) && chosen.includes(one.key)).map(one => one.key),
  )
  if (keys.size === 0) return ok(0)
  const held = await desk.host('backups.office', { id })
  if (!held.ok) return held
  if (!held.value.office) return ok(0)
  const restored = await desk.host('backups.restoreOffice', { id, chosen: choiceOf(held.value.office, keys) })
  // Also after a fault: some of it may be here.
  const settings = await desk.host('settings.read', {})
  const folders = await desk.host('folders.list', {})
  desk.session.setState({
    ...(settings.ok ? { settings: settings.value } : {}),
    ...(folders.ok ? { folders: folders.value } : {}),
  })
  await loadProcedures(desk)
  await loadOfficial(desk)
  return restored.ok ? ok(keys.size) : restored
}

/** Whether a backup holds all that is set up here, as it is here. */
export const officeIsBackedUp = async (desk: Desk, id: string): Promise<boolean> => {
  const held = await desk.host('backups.office', { id })
  return held.ok && held.value.office !== null && isSameOffice(await officeHere(desk), held.value.office)
}
