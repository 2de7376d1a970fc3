import { notAllowed } from '../case/allowed-files'
import { type Case, filesAs, latestDocument } from '../case/case'
import type { DeliveredFile } from '../case/events'
import { fill } from '../case/fill'
import { type Today, underProcedure } from '../documents/input'
import { outdatedWords, standing } from '../documents/standing'
import { factOf, type PartOf, type Procedure, stepsOf } from '../procedures/schema'
import { distinctNames, safeName } from './names'

export interface PlannedDelivery {
  /** The name it will have on the mapped folder, extension and version included. */
  name: string
  version: number
  entries: DeliveredFile[]
  /** Against the version before, in words; empty for the first version. */
  changes: string[]
  /** Why it cannot go yet, each a sentence; empty when it can. */
  problems: string[]
}

const changesSince = (before: readonly DeliveredFile[], now: readonly DeliveredFile[]): string[] => {
  // The number in front of a name moves when something is put in before it; the rest says which document it is.
  const bare = (name: string) => name.replace(/^\d+ /, '')
  const without = (all: readonly DeliveredFile[], kept: readonly DeliveredFile[]) =>
    all.filter(entry => !kept.some(other => other.fileId === entry.fileId)).map(entry => bare(entry.name))
  const gone = without(before, now)
  const added: string[] = []
  const replaced: string[] = []
  // Several files may bear one name: each that went makes one that came a new version.
  for (const name of without(now, before)) {
    const at = gone.indexOf(name)
    if (at < 0) added.push(name)
    else replaced.push(...gone.splice(at, 1))
  }
  return [
    ...added.map(name => `Added: ${name}`),
    ...replaced.map(name => `New version: ${name}`),
    ...gone.map(name => `Taken out: ${name}`),
  ]
}

/**
 * What a delivery would put on its mapped folder if it went now: the newest document of each form in the procedure's
 * order, then the officer's files in the order they were added. A saved name is never used again: each save is a new version.
 */
export const planDelivery = (
  procedure: Procedure,
  part: PartOf<'delivery'>,
  one: Case,
  today: Today,
): PlannedDelivery => {
  const problems: string[] = []
  for (const asked of stepsOf(procedure).flatMap(step => step.parts))
    if (asked.kind === 'file' && part.files.includes(asked.role)) {
      const refused = notAllowed(procedure, asked, one)
      if (refused) problems.push(refused)
    }
  const documents = part.documents.flatMap(form => {
    const made = latestDocument(one, form)
    const state = standing(form, made, one.facts, underProcedure(today, procedure))
    if (state.is === 'unknown-form')
      problems.push(`This version of the product does not know the form ${form}.`)
    else if (state.is === 'lacks-facts')
      problems.push(
        `${state.reference} needs: ${state.missing.map(name => factOf(procedure, name)?.label ?? name).join(', ')}.`,
      )
    else if (state.is === 'not-made') problems.push(`Make ${state.reference} first.`)
    else if (state.is === 'out-of-date') problems.push(`${outdatedWords(state)} Make it again first.`)
    return made ? [made] : []
  })
  const files = part.files.flatMap(role => filesAs(one, role))
  const all = [...documents, ...files]
  const names = distinctNames(all.map((file, index) => `${String(index + 1).padStart(2, '0')} ${file.name}`))
  const entries = all.map(({ fileId, bytes, sha256 }, index) => ({
    name: names[index] ?? fileId,
    fileId,
    bytes,
    sha256,
  }))

  const base = fill(part.name, procedure.facts, one.facts)
  for (const name of base.missing) problems.push(`Enter: ${factOf(procedure, name)?.label ?? name}.`)
  const saved = one.deliveries.filter(entry => entry.name.startsWith(`${safeName(base.text)} v`))
  const version = 1 + Math.max(0, ...saved.map(entry => entry.version))
  const before = saved.findLast(entry => entry.state === 'arrived')
  return {
    name: `${safeName(base.text)} v${version}${part.as === 'zip' ? '.zip' : ''}`,
    version,
    entries,
    changes: before ? changesSince(before.entries, entries) : [],
    problems,
  }
}
