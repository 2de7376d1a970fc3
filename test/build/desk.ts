import { readdir } from 'node:fs/promises'
import { onTestFinished } from 'vitest'
import type { Desk, Page } from '../../renderer/actions/desk'
import { saveSettings } from '../../renderer/actions/set-up'
import { decide } from '../../renderer/actions/start-up'
import { bringIn } from '../../renderer/output/bring-in'
import { makeCourtBundle } from '../../renderer/output/court-bundle/order'
import { modelToDocx } from '../../renderer/output/docx'
import { makeSearchable } from '../../renderer/output/ocr/make-searchable'
import { fillOfficial, readOfficial } from '../../renderer/output/official/official'
import { type Offthread, patience } from '../../renderer/output/offthread'
import { modelToPdf } from '../../renderer/output/pdf'
import { openPreview } from '../../renderer/output/pdf-preview'
import { picturesToPdf } from '../../renderer/output/pictures-to-pdf'
import { readForm } from '../../renderer/output/reading/read-form'
import { readProcedureFile } from '../../renderer/output/reading/read-procedure-file'
import { searchServed } from '../../renderer/output/redact/search-served'
import { suggestAreas } from '../../renderer/output/redact/suggest-areas'
import { makeZip } from '../../renderer/output/zip'
import { type Locked, newSession } from '../../renderer/session/session'
import { judgeCopy } from '../../renderer/store/judged-copy'
import type { Case } from '../../shared/case/case'
import type { Settings } from '../../shared/host/settings'
import { ok } from '../../shared/result'
import { readPasted } from '../../shared/written/pasted-rows'
import { diskFonts, readFromDisk } from '../documents/disk-fonts'
import { got, mapFolder } from '../host/build/delivering'
import { startHost, type TestHost } from '../host/build/host'
import { aHost } from '../host/build/temporary'
import { aContext, someSettings } from './context'
import { lookingHere } from './looking'
import { openNodeRecogniser } from './node-recogniser'
import { nodeViewer } from './node-viewer'
import { aDatabase } from './store'

/** The real work of the workers, in this thread. */
const inThisThread: Offthread = {
  look: bytes => openPreview(bytes, { patience, start: lookingHere() }),
  intake: file => bringIn(file, nodeViewer),
  readForm: ({ bytes, ...file }) => readForm(bytes, file),
  readProcedure: readProcedureFile,
  readRows: async ({ text, columns }) => ok(readPasted(text, columns)),
  judgeCopy,
  picturesToPdf: (names, supply) => picturesToPdf(names, supply),
  pdf: async model => modelToPdf(model, await diskFonts()),
  docx: modelToDocx,
  readOfficial,
  fillOfficial: order => fillOfficial(order, readFromDisk),
  courtBundle: async (order, supply) =>
    makeCourtBundle(
      order,
      { supply, progress: () => undefined },
      { fonts: await diskFonts(), viewer: nodeViewer },
    ),
  suggestAreas: (bytes, sought) => suggestAreas(nodeViewer, bytes, sought),
  searchServed: (file, sought) => searchServed(nodeViewer, file, sought),
  zip: (plan, supply) => makeZip(plan, supply),
  makeSearchable: (file, watch) => makeSearchable(nodeViewer, openNodeRecogniser, file, watch?.progress),
}

const freshSession = () => newSession(aContext().bankHolidays, new Date().toISOString())

/** A page that remembers how often it was started anew; what is typed goes with it, as in a window. */
export const aPage = (): Page & { started: Locked[]; fields: Record<string, Record<string, unknown>> } => ({
  started: [],
  fields: {},
  typed() {
    return this.fields
  },
  putBack(typed) {
    this.fields = { ...typed }
  },
  startAnew(locked) {
    this.started.push(locked)
    this.fields = {}
  },
  locked: null,
})

export interface TestDesk extends Desk {
  /** The real host behind the desk. */
  at: TestHost
  /** What stands on the clipboard; empty at first. */
  clipboard: string[]
}

/** A desk as a window has it when it opens: a real host on fresh folders, the real store, nothing set up. */
export const aDesk = async (): Promise<TestDesk> => {
  const clipboard: string[] = []
  const at = await aHost({
    confirmFolder: async () => true,
    writeClipboard: async text => void clipboard.push(text),
  })
  const desk: TestDesk = {
    host: at.call,
    session: freshSession(),
    database: aDatabase(),
    page: aPage(),
    offthread: inThisThread,
    store: null,
    at,
    clipboard,
  }
  onTestFinished(() => desk.database.close())
  return desk
}

/** Another window on the same computer, after the first was closed. */
export const reopenedDesk = (desk: TestDesk): TestDesk => ({ ...desk, session: freshSession(), store: null })

/** The product started anew on the same computer: another host on the same data folder, and another window. */
export const restartedDesk = async (desk: TestDesk): Promise<TestDesk> => {
  await desk.at.host.close()
  const at = await startHost(desk.at.root)
  onTestFinished(async () => void (await at.host.close()))
  return { ...reopenedDesk(desk), host: at.call, at }
}

/** Does what set-up does: settings, key file, recovery key confirmed. */
export const setUp = async (desk: Desk, settings: Settings = someSettings()): Promise<void> => {
  got(await saveSettings(desk, settings))
  const { recoveryKey } = got(await desk.host('vault.create', {}))
  got(await desk.host('vault.confirmRecovery', { recoveryKey }))
  await decide(desk)
}

/** A desk that is set up, with its worklist open and one CPT shared folder mapped. */
export const aReadyDesk = async (): Promise<TestDesk & { folderId: string }> => {
  const desk = await aDesk()
  const { id } = await mapFolder(desk.host, desk.at.share, 'Northern CPT')
  await setUp(desk)
  return { ...desk, folderId: id }
}

/** The email drafts that lie ready, by their file names. */
export const draftsOf = async ({ at }: TestDesk): Promise<string[]> =>
  (await readdir(at.draftsDir)).filter(name => name.endsWith('.eml')).sort()

/** A case as the session shows it. */
export const shown = (desk: Desk, caseId: string): Case => {
  const one = desk.session.getState().cases[caseId]
  if (!one) throw new Error('The session does not show this SR')
  return one
}
