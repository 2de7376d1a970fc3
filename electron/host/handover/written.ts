import { z } from 'zod'
import { WrittenHandover } from '../../../shared/host/deletion'
import { CaseId } from '../../../shared/host/vault'
import { ok, type Result } from '../../../shared/result'
import { createJsonFile } from '../local/json-file'
import { createTurns } from '../local/turns'
import { closeBox, fromText, openBox, toText } from '../vault/box'

const File = z.strictObject({
  format: z.literal(1),
  files: z.array(z.strictObject({ id: z.uuid(), box: z.string().regex(/^[A-Za-z0-9_-]{16,}$/) })),
})
type File = z.infer<typeof File>

const Kept = z.strictObject({ ...WrittenHandover.shape, caseIds: z.array(CaseId) })
/** A handover file that was written here, and the SRs in it. */
export type KeptHandover = z.infer<typeof Kept>

const purposeOf = (id: string): string => `ssst-desk handover file, format 1, ${id}`

/** `handovers.json`: the handover files that were written here, each entry sealed, so that a deletion finds those of its SR. */
export interface WrittenHandovers {
  /** `whole` is false where an entry does not open any more. */
  all(): Promise<Result<{ files: KeptHandover[]; whole: boolean }>>
  add(file: KeptHandover): Promise<Result<null>>
  drop(id: string): Promise<Result<null>>
}

export const openWrittenHandovers = (
  dataDir: string,
  registerKey: () => Promise<Result<Uint8Array>>,
): WrittenHandovers => {
  const turn = createTurns()
  const list = createJsonFile<File>({
    folder: dataDir,
    name: 'handovers.json',
    schema: File,
    format: 1,
    whenDamaged:
      'Look among your documents for handover files and delete those that were taken over. The damaged file is kept beside a new one when the next one is written.',
  })

  const present = async (): Promise<Result<File>> => {
    const kept = await list.read()
    return kept.ok ? ok(kept.value ?? { format: 1, files: [] }) : kept
  }

  const open = (key: Uint8Array, { id, box }: File['files'][number]): KeptHandover | null => {
    const content = openBox(key, fromText(box), purposeOf(id))
    if (content === null) return null
    const read = Kept.safeParse(JSON.parse(Buffer.from(content).toString('utf8')))
    return read.success ? read.data : null
  }

  return {
    all: () =>
      turn(async () => {
        const kept = await present()
        if (!kept.ok) return kept
        if (kept.value.files.length === 0) return ok({ files: [], whole: true })
        const key = await registerKey()
        if (!key.ok) return key
        const opened = kept.value.files.map(entry => open(key.value, entry))
        const files = opened.filter(one => one !== null)
        return ok({ files, whole: files.length === opened.length })
      }),

    add: file =>
      turn(async () => {
        const key = await registerKey()
        if (!key.ok) return key
        let kept = await present()
        if (!kept.ok) {
          if (kept.fault.code !== 'damaged') return kept
          const aside = await list.setAside()
          if (!aside.ok) return aside
          kept = ok({ format: 1, files: [] })
        }
        const { id } = file
        const content = Buffer.from(JSON.stringify(file), 'utf8')
        const entry = { id, box: toText(closeBox(key.value, content, purposeOf(id))) }
        return await list.write({ format: 1, files: [...kept.value.files, entry] })
      }),

    drop: id =>
      turn(async () => {
        const kept = await present()
        if (!kept.ok) return kept
        return await list.write({ format: 1, files: kept.value.files.filter(one => one.id !== id) })
      }),
  }
}
