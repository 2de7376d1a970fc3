import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { failed, ok, type Result } from '../../../shared/result'

/** The folder a demo fills. Absolute paths. */
export interface OutFolder {
  root: string
  share: string
  drafts: string
  documents: string
  screens: string
  /** What lay in `share` and `drafts` before the SR was deleted. */
  deleted: string
  /** The certificate of the deletion and the register, as the officer saved them. */
  saved: string
  report: string
}

const folders = ['share', 'drafts', 'documents', 'screens'] as const
const reportName = 'report.json'
/** Stands in a folder from the start of a demo to its end, so that one that broke off can be replaced too. */
const unfinished = '.demo-unfinished'
/** Made only where an SR is deleted. */
const afterDeletion = ['deleted', 'saved'] as const
const ours = new Set<string>([...folders, ...afterDeletion, reportName, unfinished])

const inside = (root: string): OutFolder => ({
  root,
  share: join(root, 'share'),
  drafts: join(root, 'drafts'),
  documents: join(root, 'documents'),
  screens: join(root, 'screens'),
  deleted: join(root, 'deleted'),
  saved: join(root, 'saved'),
  report: join(root, reportName),
})

const cannotWrite = (root: string) =>
  failed(
    'refused',
    `The folder ${root} cannot be made or written to.`,
    'Give --out a place where you may write.',
  )

/** What is in the folder that a demo may fill: nothing, or what an earlier one left. Anything else is refused. */
export const judgeOut = async (root: string): Promise<Result<string[]>> => {
  let there: string[]
  try {
    there = await readdir(root)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT') return ok([])
    return code === 'ENOTDIR'
      ? failed('conflict', `${root} is a file, not a folder.`, 'Give --out a new or empty folder.')
      : cannotWrite(root)
  }
  const foreign = there.find(name => !ours.has(name))
  const marked = there.includes(unfinished) || (await isReport(join(root, reportName)))
  if (foreign === undefined && (there.length === 0 || marked)) return ok(there)
  return failed(
    'conflict',
    `${root} is not empty${foreign === undefined ? '' : `: ${foreign} is in it`}, and is not what a demo left.`,
    'Give --out a new or empty folder.',
  )
}

/** With its parents, and each tried once: Node's own way never ends in a place like /proc, which says that nothing is there. */
const makeFolder = async (path: string): Promise<void> => {
  const code = (error: NodeJS.ErrnoException) => error.code
  const said = await mkdir(path).catch(code)
  if (said === undefined || said === 'EEXIST') return
  if (said !== 'ENOENT' || dirname(path) === path) throw new Error('The folder cannot be made.')
  await makeFolder(dirname(path))
  await mkdir(path)
}

/** Makes the folder ready; what an earlier demo left in it goes. */
export const prepareOut = async (root: string): Promise<Result<OutFolder>> => {
  const there = await judgeOut(root)
  if (!there.ok) return there
  try {
    await makeFolder(join(root, unfinished))
    for (const name of there.value) if (name !== unfinished) await rm(join(root, name), { recursive: true })
    const out = inside(root)
    for (const name of folders) await mkdir(out[name], { mode: 0o700 })
    return ok(out)
  } catch {
    return cannotWrite(root)
  }
}

/** The demo went to its end: what is in the folder is complete. */
export const finishOut = ({ root }: OutFolder): Promise<void> =>
  rm(join(root, unfinished), { recursive: true, force: true })

const isReport = async (file: string): Promise<boolean> => {
  try {
    const report: unknown = JSON.parse(await readFile(file, 'utf8'))
    return typeof report === 'object' && report !== null && 'procedure' in report && 'deliveries' in report
  } catch {
    return false
  }
}
