import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { type OfficialForm, OfficialForms } from '../../shared/documents/official'
import type { HostHandlers } from '../../shared/host/contract'
import { failed, ok, type Result } from '../../shared/result'
import { writeAtomically } from './local/atomic'
import { errnoOf, localFault } from './local/faults'
import { createJsonFile } from './local/json-file'
import { createTurns } from './local/turns'
import { closeBox, fromText, keyBytes, openBox, toText } from './vault/box'
import type { Sealer } from './vault/sealer'

const Kept = z.strictObject({
  format: z.literal(1),
  /** The key of the files, sealed for this user on this machine. */
  key: z.string().regex(/^[A-Za-z0-9_-]{16,}$/),
  forms: OfficialForms,
})
type Kept = z.infer<typeof Kept>

type OfficialHandlers = Pick<
  HostHandlers,
  'official.read' | 'official.keep' | 'official.bytes' | 'official.remove'
>

const purpose = (sha256: string) => `ssst-desk official form, format 1, ${sha256}`

const same = (one: Pick<OfficialForm, 'form' | 'kind'>, other: Pick<OfficialForm, 'form' | 'kind'>) =>
  one.form === other.form && one.kind === other.kind

const gone = (name: string) =>
  failed(
    'damaged',
    `The office’s form ‘${name}’ cannot be read on this computer any more.`,
    'Load it again in Settings.',
  )

/**
 * The office's own forms: what they are for in `official.json`, the files themselves sealed beside it under their SHA-256.
 * Their key is not one of the vault's: they are no case data, live through the deletion of any case, and where the seal is
 * lost the office has its forms still.
 */
export const createOfficial = (dataDir: string, sealer: Sealer): OfficialHandlers => {
  const turn = createTurns()
  const folder = path.join(dataDir, 'official')
  const place = (sha256: string) => path.join(folder, `${sha256}.sealed`)
  const file = createJsonFile<Kept>({
    folder: dataDir,
    name: 'official.json',
    schema: Kept,
    format: 1,
    whenDamaged:
      'Load your office’s forms again in Settings: the damaged file is kept beside the new one. Until then the built-in layouts are used. Your SRs are not affected.',
  })

  const keyOf = async (kept: Kept | null): Promise<Uint8Array | null> => {
    const key = kept && (await sealer.open(fromText(kept.key)))
    return key?.ok && key.value.byteLength === keyBytes ? key.value : null
  }

  const withNewKey = async (forms: OfficialForm[]): Promise<Result<{ kept: Kept; key: Uint8Array }>> => {
    const key = randomBytes(keyBytes)
    const sealed = await sealer.seal(key)
    return sealed.ok ? ok({ kept: { format: 1, key: toText(sealed.value), forms }, key }) : sealed
  }

  /** What is kept, with its key; both anew where there is nothing, or nothing that opens. */
  const opened = async (): Promise<Result<{ kept: Kept; key: Uint8Array }>> => {
    const present = await file.read()
    if (!present.ok) {
      if (present.fault.code !== 'damaged') return present
      const aside = await file.setAside()
      return aside.ok ? withNewKey([]) : aside
    }
    const key = await keyOf(present.value)
    return present.value && key ? ok({ kept: present.value, key }) : withNewKey(present.value?.forms ?? [])
  }

  /** Takes away the files that no form is made from any more, and what a killed program left of one. */
  const sweep = async (forms: readonly OfficialForm[]): Promise<void> => {
    const needed = new Set(forms.map(one => path.basename(place(one.sha256))))
    for (const name of await readdir(folder).catch(() => []))
      if (!needed.has(name)) await rm(path.join(folder, name), { force: true })
  }

  return {
    'official.read': () =>
      turn(async () => {
        const kept = await file.read()
        return kept.ok ? ok(kept.value?.forms ?? []) : kept
      }),

    'official.keep': ({ form, bytes }) =>
      turn(async () => {
        if (createHash('sha256').update(bytes).digest('hex') !== form.sha256)
          return failed('damaged', `‘${form.name}’ did not arrive whole.`, 'Choose the file again.')
        const now = await opened()
        if (!now.ok) return now
        const { kept, key } = now.value
        const forms = [...kept.forms.filter(one => !same(one, form)), form]
        try {
          await mkdir(folder, { recursive: true, mode: 0o700 })
          await writeAtomically(place(form.sha256), closeBox(key, bytes, purpose(form.sha256)))
        } catch (error) {
          return localFault(error, 'the office’s form')
        }
        const written = await file.write({ ...kept, forms })
        if (!written.ok) return written
        await sweep(forms)
        return ok({})
      }),

    'official.bytes': wanted =>
      turn(async () => {
        const kept = await file.read()
        if (!kept.ok) return kept
        const form = kept.value?.forms.find(one => same(one, wanted))
        if (!form)
          return failed('not-found', 'The office has no such form here.', 'Open Settings and load it again.')
        const key = await keyOf(kept.value)
        let sealed: Buffer
        try {
          sealed = await readFile(place(form.sha256))
        } catch (error) {
          return errnoOf(error) === 'ENOENT' ? gone(form.name) : localFault(error, 'the office’s form')
        }
        const bytes = key && openBox(key, sealed, purpose(form.sha256))
        return bytes ? ok({ bytes: new Uint8Array(bytes) }) : gone(form.name)
      }),

    'official.remove': unwanted =>
      turn(async () => {
        const kept = await file.read()
        if (!kept.ok) return kept
        if (!kept.value) return ok({})
        const forms = kept.value.forms.filter(one => !same(one, unwanted))
        const written = await file.write({ ...kept.value, forms })
        if (!written.ok) return written
        await sweep(forms)
        return ok({})
      }),
  }
}
