import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { failed, ok, type Result } from '../../../shared/result'

/** The folder a demo fills. Absolute paths. */
export interface OutFolder {
  root: string
  share: string
  drafts: string
  documents: string
  screens: string
  report: string
}

const folders = ['share', 'drafts', 'documents', 'screens'] as const
const reportName = 'report.json'
/** Stands in a folder from the start of a demo to its end, so that one that broke off can be replaced too. */
const unfinished = '.demo-unfinished'
const ours = new Set<string>([...folders, reportName, unfinished])

const inside = (root: string): OutFolder => ({
  root,
  share: join(root, 'share'),
  drafts: join(root, 'drafts'),
  documents: join(root, 'documents'),
  screens: join(root, 'screens'),
  report: join(root, reportName),
})

/** Makes the folder ready: new, empty, or what an earlier demo left, which is removed. Anything else is left alone and refused. */
export const prepareOut = async (root: string): Promise<Result<OutFolder>> => {
  try {
    await mkdir(root, { recursive: true })
    const there = await readdir(root)
    const foreign = there.find(name => !ours.has(name))
    const marked = there.includes(unfinished) || (await isReport(join(root, reportName)))
    if (foreign !== undefined || (there.length > 0 && !marked))
      return failed(
        'conflict',
        `${root} is not empty${foreign === undefined ? '' : `: ${foreign} is in it`}, and is not what a demo left.`,
        'Give --out a new or empty folder.',
      )
    for (const name of there) await rm(join(root, name), { recursive: true })
    const out = inside(root)
    for (const name of folders) await mkdir(out[name], { mode: 0o700 })
    await mkdir(join(root, unfinished))
    return ok(out)
  } catch {
    return failed(
      'refused',
      `The folder ${root} cannot be made or written to.`,
      'Give --out a place where you may write.',
    )
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
