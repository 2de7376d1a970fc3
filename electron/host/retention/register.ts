import { Deletion } from '../../../shared/host/deletion'
import { ok, type Result } from '../../../shared/result'
import { createTurns } from '../local/turns'
import { closeBox, fromText, openBox, toText } from '../vault/box'
import type { Vault } from '../vault/vault'
import { type Entry, type Kept, registerFiles } from './register-files'

const purposeOf = (id: string): string => `ssst-desk deletion, format 1, ${id}`

/** Every deletion since set-up, begun or finished, each sealed: even an SR number is not readable there. */
export interface DeletionRegister {
  /**
   * Oldest first. `unreadable` counts entries that no longer open, which stay as they are, and registers that were lost
   * before. What only one of the two files holds is written to the other.
   */
  all(): Promise<Result<{ deletions: Deletion[]; unreadable: number }>>
  /** Adds a deletion, or replaces it. Where the register is lost or damaged, a new one is begun that says so. */
  put(deletion: Deletion): Promise<Result<null>>
  drop(id: string): Promise<Result<null>>
}

const firstBoxes = ({ deletions }: Kept): Entry[] =>
  deletions.map(({ id, boxes: [box = ''] }) => ({ id, box }))

type Keys = Pick<Vault, 'registerKey' | 'hasRegisterKey'>

/**
 * The key of the register, for everything that is sealed under it. Before it is made an empty register is written: a key
 * without one tells that it was lost.
 */
export const registerKeyOf = (
  dataDir: string,
  { registerKey, hasRegisterKey }: Keys,
): Keys['registerKey'] => {
  const turn = createTurns()
  const files = registerFiles(dataDir, hasRegisterKey)
  return () =>
    turn(async () => {
      const begun = await files.wasBegun()
      if (!begun.ok) return begun
      const first = begun.value ? ok(null) : await files.write([], 0)
      return first.ok ? await registerKey() : first
    })
}

/** `registerKey` is the one that `registerKeyOf` gives out. */
export const openDeletionRegister = (
  dataDir: string,
  { registerKey, hasRegisterKey }: Keys,
): DeletionRegister => {
  const turn = createTurns()
  const files = registerFiles(dataDir, hasRegisterKey)

  const open = (key: Uint8Array, id: string, box: string): Deletion | null => {
    const content = openBox(key, fromText(box), purposeOf(id))
    if (content === null) return null
    const read = Deletion.safeParse(JSON.parse(Buffer.from(content).toString('utf8')))
    return read.success ? read.data : null
  }

  const change = async (
    change: (deletions: Entry[]) => Entry[],
    beginAnew: boolean,
  ): Promise<Result<null>> => {
    const kept = await files.read()
    if (kept.ok) return await files.write(change(firstBoxes(kept.value)), kept.value.lost)
    const gone = kept.fault.code === 'damaged' || kept.fault.code === 'not-found'
    return gone && beginAnew ? await files.write(change([]), 1) : kept
  }

  return {
    all: () =>
      turn(async () => {
        const kept = await files.read()
        if (!kept.ok) return kept
        const { deletions: found, lost } = kept.value
        // Without a deletion there is no key either, and none is made for a look.
        if (found.length === 0) return ok({ deletions: [], unreadable: lost })
        const key = await registerKey()
        if (!key.ok) return key
        const looked = found.map(({ id, boxes }) => {
          const opened = boxes.map(box => ({ box, deletion: open(key.value, id, box) }))
          return {
            id,
            ...(opened.find(one => one.deletion !== null) ?? { box: boxes[0] ?? '', deletion: null }),
          }
        })
        // Where this cannot be written, what was read is as good, and it is tried again at the next look.
        await files.write(
          looked.map(({ id, box }) => ({ id, box })),
          lost,
        )
        const deletions = looked.flatMap(({ deletion }) => (deletion === null ? [] : [deletion]))
        return ok({ deletions, unreadable: looked.length - deletions.length + lost })
      }),

    put: deletion =>
      turn(async () => {
        const key = await registerKey()
        if (!key.ok) return key
        const { id } = deletion
        const content = Buffer.from(JSON.stringify(deletion), 'utf8')
        const entry = { id, box: toText(closeBox(key.value, content, purposeOf(id))) }
        return await change(
          kept =>
            kept.some(one => one.id === id)
              ? kept.map(one => (one.id === id ? entry : one))
              : [...kept, entry],
          true,
        )
      }),

    drop: id => turn(() => change(kept => kept.filter(one => one.id !== id), false)),
  }
}
