import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { buildCourtBundle } from '../../renderer/output/court-bundle/build'
import type { CourtBundleMade, CourtBundleMeans } from '../../renderer/output/court-bundle/job'
import { type Fonts, openFonts } from '../../renderer/output/fonts/fonts'
import type { Supply } from '../../renderer/output/supply'
import type { CourtBundlePlan } from '../../shared/bundle/court/plan'
import { type Sought, soughtInWords } from '../../shared/bundle/court/served-values'
import { asksForServed, planOfSpec, readCourtBundleSpec } from '../../shared/bundle/court/spec'
import { pageProblems } from '../../shared/bundle/court/spec-pages'
import { fileProblems, pagesOf, pathsOf } from './files'
import { meansOfNode, readFromDisk } from './means'

export interface BuiltFrom {
  plan: CourtBundlePlan
  files: { name: string; bytes: number }[]
  supply: Supply
  bundle: CourtBundleMade
  fonts: Fonts
  /** Whether a served copy is asked for, how many words it must not show, and how those are looked for. */
  isServed: boolean
  words: number
  sought: Sought[]
}

/** The bytes of a file, not copied once more: a bundle's files come to hundreds of megabytes. */
const bytesOf = async (path: string): Promise<Uint8Array<ArrayBuffer>> => {
  const { buffer, byteOffset, byteLength } = await readFile(path)
  return buffer instanceof ArrayBuffer
    ? new Uint8Array(buffer, byteOffset, byteLength)
    : new Uint8Array(await readFile(path))
}

/** Gives out files by their place in the list; the next one is read while one is worked on. */
const readingAhead = (paths: readonly string[]): Supply => {
  let ahead: { index: number; bytes: Promise<Uint8Array<ArrayBuffer>> } | null = null
  return async index => {
    const bytes = ahead?.index === index ? ahead.bytes : bytesOf(paths[index] ?? '')
    const next = paths[index + 1]
    ahead = next === undefined ? null : { index: index + 1, bytes: bytesOf(next) }
    // Where it cannot be read, that is said when its turn comes.
    ahead?.bytes.catch(() => undefined)
    return { ok: true, value: await bytes }
  }
}

/**
 * Builds the bundle of a specification that lies at `place`; what is wrong comes back as sentences. `outputs` are the
 * files that are going to be written, none of which may be one of the specification's own.
 */
export const buildFrom = async (
  written: Uint8Array,
  place: string,
  madeAt: string,
  outputs: readonly string[],
  more: CourtBundleMeans = {},
): Promise<{ ok: true; value: BuiltFrom } | { ok: false; problems: string[] }> => {
  // Waited for when the plan is read: much of it is done beside other work.
  const opening = openFonts(readFromDisk)
  const read = readCourtBundleSpec(written, fileProblems(place, outputs))
  const unusable = (problems: string[]) => ({
    ok: false as const,
    problems: [`${place} cannot be used:`, ...problems],
  })
  if (!read.ok) return unusable(read.problems)
  const plan = planOfSpec(read.value)
  const paths = pathsOf(place, read.value)
  const fonts = await opening
  if (!fonts.ok) return { ok: false, problems: [fonts.fault.message, fonts.fault.next] }
  const files = paths.map(path => ({ name: basename(path), bytes: statSync(path).size }))
  const supply = readingAhead(paths)
  const made = await buildCourtBundle({ plan, files, madeAt }, fonts.value, supply, {
    ...meansOfNode(),
    ...more,
  })
  if (!made.ok) {
    // Only now: a specification that is right need not wait until every file was opened once more.
    const pages = await pagesOf(paths)
    const again = readCourtBundleSpec(written, spec => pageProblems(spec, pages))
    return again.ok
      ? { ok: false, problems: [made.fault.message, made.fault.next] }
      : unusable(again.problems)
  }
  const words = read.value.served?.words ?? []
  return {
    ok: true,
    value: {
      plan,
      files,
      supply,
      bundle: made.value,
      fonts: fonts.value,
      isServed: asksForServed(read.value),
      words: words.length,
      sought: words.flatMap(soughtInWords),
    },
  }
}
