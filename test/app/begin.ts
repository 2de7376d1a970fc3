import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { safeName } from '../../shared/bundle/names'
import { BankHolidays } from '../../shared/calendar/holidays'
import { londonDate } from '../../shared/calendar/london'
import type { FactValue } from '../../shared/case/facts'
import { type CaseFile, readCaseFile } from './cases/read'
import { sampleOf } from './cases/sample'
import type { Desk } from './desk/desk'
import { root } from './desk/places'
import type { JourneyFolders } from './journey'
import { type Guide, quietGuide, type Walk } from './walk/guide'
import { setUp } from './walk/set-up'
import { setUpOnHost } from './walk/set-up-host'
import { enterCase, walkSteps } from './walk/walk'

/** The shipped fictional SR of a procedure, on one of its branches or on none, with some facts changed. */
export const sampleCase = async (
  procedure = 'liability-order',
  facts: Readonly<Record<string, FactValue>> = {},
  branch?: string,
): Promise<CaseFile> => {
  const read = (path: string) => readFile(join(root, 'resources', path), 'utf8')
  const bankHolidays = BankHolidays.parse(JSON.parse(await read('bank-holidays.json')))
  const today = londonDate(new Date().toISOString())
  const sample = readCaseFile(
    await readFile(sampleOf(procedure), 'utf8'),
    { today, bankHolidays },
    branch === undefined ? null : { branch, sample: {} },
  )
  if (!sample.ok) throw new Error(sample.fault.message)
  return { ...sample.value, facts: { ...sample.value.facts, ...facts } }
}

/** A walk of this SR on this desk; it follows the desk over restarts. */
export const walkOf = (
  desk: Desk,
  folders: JourneyFolders,
  file: CaseFile,
  guide: Guide = quietGuide,
): Walk => ({
  get page() {
    return desk.page
  },
  ...(desk.kind === 'loopback' ? { address: desk.address } : {}),
  file,
  guide,
  files: folders.files,
  beside: dirname(sampleOf(file.procedure.id)),
  places: new Map(),
  entered: new Set(),
})

/** Makes the folders that an SR's officer has mapped, by label. */
export const makeShare = async (
  folders: JourneyFolders,
  file: CaseFile,
): Promise<ReadonlyMap<string, string>> => {
  const places = new Map<string, string>()
  for (const { label } of file.folders) {
    const place = join(folders.share, safeName(label))
    await mkdir(place, { recursive: true })
    places.set(label, place)
  }
  return places
}

/** The worklist of an office that is set up: without the screens of set-up where the host can be called from here. */
export const ready = (walk: Walk, places: ReadonlyMap<string, string>): Promise<void> =>
  walk.address === undefined ? setUp(walk, places) : setUpOnHost(walk.page, walk.address, walk.file, places)

/**
 * From the first run to the open case, at the step asked for or at its first. Gives the mapped folders by label. The
 * screens of set-up are left to the journeys that look at them.
 */
export const begin = async (
  walk: Walk,
  folders: JourneyFolders,
  until?: string,
): Promise<ReadonlyMap<string, string>> => {
  const places = await makeShare(folders, walk.file)
  for (const [label, place] of places) walk.places.set(label, place)
  await ready(walk, places)
  await enterCase(walk)
  if (until !== undefined) await walkSteps(walk, { until })
  return places
}
