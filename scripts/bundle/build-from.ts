import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { buildCourtBundle } from '../../renderer/output/court-bundle/build'
import type { CourtBundleMade, CourtBundleMeans } from '../../renderer/output/court-bundle/job'
import { type Fonts, openFonts } from '../../renderer/output/fonts/fonts'
import type { Supply } from '../../renderer/output/supply'
import type { CourtBundlePlan } from '../../shared/bundle/court/plan'
import { type Sought, soughtInWords } from '../../shared/bundle/court/served-values'
import {
  asksForServed,
  type CourtBundleSpec,
  planOfSpec,
  readCourtBundleSpec,
} from '../../shared/bundle/court/spec'
import type { Problem } from '../../shared/written/read-json'
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

const missingFiles =
  (folder: string) =>
  (spec: CourtBundleSpec): Problem[] =>
    spec.sections.flatMap((section, s) =>
      section.documents.flatMap(({ file }, d) =>
        existsSync(resolve(folder, file))
          ? []
          : [{ at: ['sections', s, 'documents', d, 'file'], words: 'there is no such file.' }],
      ),
    )

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

/** Builds the bundle of a specification that lies at `place`; what is wrong comes back as sentences. */
export const buildFrom = async (
  written: Uint8Array,
  place: string,
  madeAt: string,
  more: CourtBundleMeans = {},
): Promise<{ ok: true; value: BuiltFrom } | { ok: false; problems: string[] }> => {
  const folder = dirname(place)
  // Waited for when the plan is read: much of it is done beside other work.
  const opening = openFonts(readFromDisk)
  const read = readCourtBundleSpec(written, missingFiles(folder))
  if (!read.ok) return { ok: false, problems: [`${place} cannot be used:`, ...read.problems] }
  const plan = planOfSpec(read.value)
  const paths = read.value.sections.flatMap(section =>
    section.documents.map(document => resolve(folder, document.file)),
  )
  const fonts = await opening
  if (!fonts.ok) return { ok: false, problems: [fonts.fault.message, fonts.fault.next] }
  const files = paths.map(path => ({ name: basename(path), bytes: statSync(path).size }))
  const supply = readingAhead(paths)
  const made = await buildCourtBundle({ plan, files, madeAt }, fonts.value, supply, {
    ...meansOfNode(),
    ...more,
  })
  const words = read.value.served?.words ?? []
  return made.ok
    ? {
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
    : { ok: false, problems: [made.fault.message, made.fault.next] }
}
