import { existsSync, realpathSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { openDocument, shownSize } from '../../renderer/output/court-bundle/document'
import { natureOf } from '../../renderer/output/reading/kind'
import type { PageSize } from '../../shared/bundle/court/plan'
import type { CourtBundleSpec } from '../../shared/bundle/court/spec'
import type { Problem } from '../../shared/written/read-json'

/** The files of a specification that lies at `place`, in their order. */
export const pathsOf = (place: string, { sections }: CourtBundleSpec): string[] =>
  sections.flatMap(({ documents }) => documents.map(({ file }) => resolve(dirname(place), file)))

/** The one place that a path leads to, however it is written. */
const realPlace = (path: string): string => {
  const real = existsSync(path) ? realpathSync.native(path) : path
  return process.platform === 'win32' ? real.toLowerCase() : real
}

/** What is wrong with the files that a specification at `place` names; `written` is what the command is going to write. */
export const fileProblems = (place: string, written: readonly string[]) => {
  const over = new Set(written.map(realPlace))
  return (spec: CourtBundleSpec): Problem[] =>
    spec.sections.flatMap((section, s) =>
      section.documents.flatMap(({ file }, d): Problem[] => {
        const path = resolve(dirname(place), file)
        const at = ['sections', s, 'documents', d, 'file']
        if (!existsSync(path)) return [{ at, words: 'there is no such file.' }]
        if (!statSync(path).isFile()) return [{ at, words: 'a file is expected, and this is a folder.' }]
        return over.has(realPlace(path))
          ? [{ at, words: 'what is made would be written over this file: choose another place for it.' }]
          : []
      }),
    )
}

/** The pages of each file as a reader shows them; null for pictures, and for what cannot be opened. */
export const pagesOf = async (paths: readonly string[]): Promise<(PageSize[] | null)[]> => {
  const all: (PageSize[] | null)[] = []
  for (const path of paths) {
    const bytes = new Uint8Array(await readFile(path))
    const opened = natureOf(bytes).kind === 'picture' ? null : await openDocument(bytes, path)
    all.push(opened?.ok ? opened.value.pages.map(shownSize) : null)
  }
  return all
}
