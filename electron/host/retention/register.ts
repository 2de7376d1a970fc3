import { z } from 'zod'
import { Deletion } from '../../../shared/host/deletion'
import { ok, type Result } from '../../../shared/result'
import { createJsonFile } from '../local/json-file'
import { createTurns } from '../local/turns'
import { closeBox, fromText, openBox, toText } from '../vault/box'

const File = z.strictObject({
  format: z.literal(1),
  deletions: z.array(z.strictObject({ id: z.uuid(), box: z.string().regex(/^[A-Za-z0-9_-]{16,}$/) })),
})
type File = z.infer<typeof File>

const purposeOf = (id: string): string => `ssst-desk deletion, format 1, ${id}`

/** `deletions.json`: every deletion since set-up, begun or finished, each sealed: even an SR number is not readable there. */
export interface DeletionRegister {
  /** Oldest first. `unreadable` counts entries that no longer open; they stay in the file as they are. */
  all(): Promise<Result<{ deletions: Deletion[]; unreadable: number }>>
  /** Adds a deletion, or replaces it. */
  put(deletion: Deletion): Promise<Result<null>>
  drop(id: string): Promise<Result<null>>
}

export const openDeletionRegister = (
  dataDir: string,
  registerKey: () => Promise<Result<Uint8Array>>,
): DeletionRegister => {
  const turn = createTurns()
  const file = createJsonFile<File>({
    folder: dataDir,
    name: 'deletions.json',
    schema: File,
    format: 1,
    whenDamaged:
      'What was deleted stays deleted. Have the file restored, or go on: the damaged file is kept beside a new one when the next SR is deleted.',
  })

  const present = async (): Promise<Result<File>> => {
    const kept = await file.read()
    return kept.ok ? ok(kept.value ?? { format: 1, deletions: [] }) : kept
  }

  const open = (key: Uint8Array, { id, box }: File['deletions'][number]): Deletion | null => {
    const content = openBox(key, fromText(box), purposeOf(id))
    if (content === null) return null
    const read = Deletion.safeParse(JSON.parse(Buffer.from(content).toString('utf8')))
    return read.success ? read.data : null
  }

  const change = (change: (deletions: File['deletions']) => File['deletions'], anew: boolean) =>
    turn(async (): Promise<Result<null>> => {
      let kept = await present()
      if (!kept.ok) {
        if (kept.fault.code !== 'damaged' || !anew) return kept
        const aside = await file.setAside()
        if (!aside.ok) return aside
        kept = ok({ format: 1, deletions: [] })
      }
      return await file.write({ format: 1, deletions: change(kept.value.deletions) })
    })

  return {
    all: () =>
      turn(async () => {
        const kept = await present()
        if (!kept.ok) return kept
        // Without a deletion there is no key either, and none is made for a look.
        if (kept.value.deletions.length === 0) return ok({ deletions: [], unreadable: 0 })
        const key = await registerKey()
        if (!key.ok) return key
        const opened = kept.value.deletions.map(entry => open(key.value, entry))
        const deletions = opened.filter(one => one !== null)
        return ok({ deletions, unreadable: opened.length - deletions.length })
      }),

    async put(deletion) {
      const key = await registerKey()
      if (!key.ok) return key
      const { id } = deletion
      const content = Buffer.from(JSON.stringify(deletion), 'utf8')
      const entry = { id, box: toText(closeBox(key.value, content, purposeOf(id))) }
      return await change(
        kept =>
          kept.some(one => one.id === id) ? kept.map(one => (one.id === id ? entry : one)) : [...kept, entry],
        true,
      )
    },

    drop: id => change(kept => kept.filter(one => one.id !== id), false),
  }
}
