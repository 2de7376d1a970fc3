import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { closeAndDelete } from '../../../renderer/actions/delete-case'
import { openCase } from '../../../renderer/actions/desk'
import { enterCase } from '../../../renderer/actions/enter-case'
import { closeCase, finishStep } from '../../../renderer/actions/work-on-steps'
import { safeName } from '../../../shared/bundle/names'
import { londonDate } from '../../../shared/calendar/london'
import type { FactValue } from '../../../shared/case/facts'
import { checklist, leftAtClosing, type Task } from '../../../shared/checklist/checklist'
import type { Deletion } from '../../../shared/host/deletion'
import type { PartOf } from '../../../shared/procedures/schema'
import { deletesAtClosing } from '../../../shared/retention/at-closing'
import { type CaseFile, readCaseFile } from '../../app/cases/read'
import { sampleBranches, sampleOf } from '../../app/cases/sample'
import { got } from '../../host/build/delivering'
import { aContext, someSettings } from '../context'
import { aDesk, setUp, type TestDesk } from '../desk'
import { type Doing, doPart } from './parts'

/** The sample SR of a procedure on one of its branches, as the demo takes it. */
export const branchFile = async (procedure: string, branch: string): Promise<CaseFile> => {
  const { bankHolidays } = aContext()
  const today = londonDate(new Date().toISOString())
  const asked = { branch, sample: sampleBranches(procedure) }
  return got(readCaseFile(await readFile(sampleOf(procedure), 'utf8'), { today, bankHolidays }, asked))
}

export interface Walked {
  desk: TestDesk
  id: string
  /** Where each mapped folder is. */
  places: string[]
  /** The certificate, where the clerical files went with the closing. */
  deletion: Deletion | null
}

/** A desk that is set up as the case file says, with its folders mapped. */
const deskFor = async (file: CaseFile) => {
  const desk = await aDesk()
  const folders = await Promise.all(
    file.folders.map(async folder => {
      const place = path.join(desk.at.share, safeName(folder.label))
      await mkdir(place, { recursive: true })
      const { id } = got(await desk.host('folders.map', { ...folder, place: { typed: place } }))
      return { ...folder, id, place }
    }),
  )
  await setUp(
    desk,
    someSettings({
      officer: file.officer,
      team: { inbox: file.inbox },
      jurisdiction: file.jurisdiction,
      lists: { reason: [], 'resolution-code': [] },
    }),
  )
  const folderFor = (part: PartOf<'delivery'>, label: string | undefined) => {
    const fits = folders.filter(one => one.kind === part.folderKind)
    const of = part.folderOf && file.facts[part.folderOf]
    const folder = fits.find(one => one.label === label) ?? fits.find(one => one.of === of) ?? fits[0]
    if (!folder) throw new Error('The case file maps no such folder')
    return folder
  }
  return { desk, folderFor, places: folders.map(one => one.place) }
}

/** The checklist's own answer: what has changed since it was done, else what is next, or null once nothing is left to do. */
const current = (doing: Doing): Task | null => {
  const { one, procedure, context } = got(openCase(doing.desk, doing.id))
  const { tasks, current } = checklist(procedure, one, context)
  return one.closed ? null : (tasks.find(task => task.changed) ?? current)
}

/** The step as it stands now. */
const taskOf = ({ desk, id }: Doing, stepId: string): Task => {
  const { one, procedure, context } = got(openCase(desk, id))
  const task = checklist(procedure, one, context).tasks.find(entry => entry.step.id === stepId)
  if (!task) throw new Error(`The procedure has no step ${stepId}`)
  return task
}

/** Satisfied with nothing in them, so that the case file says whether anything is done. */
const mayBeLeftOut = ['facts', 'file', 'payment']

/** Does every part of a step that applies, in their order. A fact may bring further parts. Gives the part that closes the SR. */
const doParts = async (doing: Doing, stepId: string): Promise<PartOf<'close'> | null> => {
  const done = new Set<string>()
  for (;;) {
    const task = taskOf(doing, stepId)
    const state = task.parts.find(one => !done.has(one.part.id))
    if (!state) return null
    done.add(state.part.id)
    if (state.part.kind === 'close') return state.part
    const asked = task.state !== 'done' && mayBeLeftOut.includes(state.part.kind)
    if (!state.satisfied || asked) await doPart(doing, task.step, state.part)
  }
}

/** Closes the SR as its page does: with its clerical files, where the procedure asks for that and they were declared. */
const close = async ({ desk, id }: Doing, end: string, outside?: string): Promise<Deletion | null> => {
  const { one, procedure, context } = got(openCase(desk, id))
  const found = procedure.ends.find(candidate => candidate.id === end)
  const left = leftAtClosing(procedure, one, end, context)
  if (found && deletesAtClosing(procedure, one, context, found, left))
    return got(await closeAndDelete(desk, id, end, {}))
  got(await closeCase(desk, id, end, {}, outside))
  return null
}

/** Takes the SR of a case file from its allocation to its end by the product's own actions, on a real host and real folders. */
export const walkToEnd = async (file: CaseFile): Promise<Walked> => {
  const { desk, folderFor, places } = await deskFor(file)
  const { opening } = file.procedure
  const first = [...opening.required, ...opening.optional].flatMap((name): [string, FactValue][] => {
    const value = file.facts[name]
    return value === undefined ? [] : [[name, value]]
  })
  const { id } = got(await enterCase(desk, file.procedure, Object.fromEntries(first)))
  const doing: Doing = {
    desk,
    id,
    known: file.facts,
    steps: file.steps,
    folderFor,
    files: { made: path.join(desk.at.root, 'files'), beside: path.dirname(sampleOf(file.procedure.id)) },
  }
  const { givenUp, end } = file.branch ?? {}
  for (let task = current(doing); task; task = current(doing)) {
    if (givenUp && end && task.step.id === givenUp.before)
      return { desk, id, places, deletion: await close(doing, end, givenUp.reason) }
    const closing = await doParts(doing, task.step.id)
    if (closing) return { desk, id, places, deletion: await close(doing, closing.end) }
    if (task.state !== 'done') got(await finishStep(desk, id, task.step.id))
    const again = taskOf(doing, task.step.id)
    if (again.changed) throw new Error(`Step ${again.step.no} was done again: ${again.changed}`)
  }
  throw new Error('Nothing is left to do, and the SR is not closed')
}
