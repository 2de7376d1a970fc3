import { access, mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { stepOf } from '../../../shared/procedures/schema'
import type { Brought } from '../cases/case-file'
import { type Problem, problem } from '../cases/problems'
import type { CaseFile } from '../cases/read'
import { entryOf } from '../cases/way'
import { madeFile } from './made'

/** Paths of the files a case file brings to a step; those that are made up are written into `made`. */
export const broughtFiles = async (
  list: readonly Brought[],
  folders: { made: string; beside: string },
): Promise<string[]> => {
  await mkdir(folders.made, { recursive: true })
  return Promise.all(
    list.map(async one => {
      if ('file' in one) return resolve(folders.beside, one.file)
      const path = join(folders.made, one.made)
      await writeFile(path, await madeFile(one.made, one.pages))
      return path
    }),
  )
}

/** The files that a case file names and that do not lie beside it. */
export const missingFiles = async (file: CaseFile, beside: string): Promise<Problem[]> => {
  const problems: Problem[] = []
  for (const [stepId, parts] of Object.entries(file.steps)) {
    const step = stepOf(file.procedure, stepId)
    for (const part of step?.parts ?? []) {
      if (!step || part.kind !== 'file' || parts[part.id] === undefined) continue
      for (const [index, one] of (entryOf(file.steps, step, part).files ?? []).entries()) {
        if (!('file' in one)) continue
        const path = resolve(beside, one.file)
        const there = await access(path).then(
          () => true,
          () => false,
        )
        if (!there)
          problems.push(
            problem(
              ['steps', stepId, part.id, 'files', String(index + 1), 'file'],
              `there is no file ${path}`,
            ),
          )
      }
    }
  }
  return problems
}
