import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type BackupOffice, type BackupPiece, backupPieceBytes } from '../../../shared/host/backups'
import type { HostHandlers } from '../../../shared/host/contract'
import type { MappedFolder } from '../../../shared/host/folders'
import { Office, type OfficeChoice } from '../../../shared/office/office'
import { failed, ok, type Result } from '../../../shared/result'
import { closeSameBox, openBox } from '../vault/box'
import type { Vault } from '../vault/vault'
import type { Pieces } from './pieces'

/** Where what the office has set up lies, and how it is changed: the same doors that the window uses. */
export interface OfficeDoors
  extends Pick<
    HostHandlers,
    | 'settings.read'
    | 'settings.write'
    | 'folders.list'
    | 'procedures.read'
    | 'procedures.write'
    | 'official.read'
    | 'official.bytes'
    | 'official.keep'
  > {
  /** Maps folders as they were mapped before, each under its own id. */
  mapAgain(folders: readonly MappedFolder[]): Promise<Result<null>>
}

interface Needs {
  doors: OfficeDoors
  pieces: Pieces
  officeKey: Vault['officeKey']
}

export interface OfficeBackup {
  /** Seals what is set up now into pieces. A part that cannot be read is left as `before` has it. */
  keep(before: BackupOffice | null): Promise<Result<BackupOffice>>
  read(kept: BackupOffice): Promise<Result<Office>>
  /** Puts what is chosen in the place of what is here. Done twice it comes to the same. */
  restore(kept: BackupOffice, chosen: OfficeChoice): Promise<Result<null>>
}

type Part = keyof Office
const parts = ['settings', 'folders', 'procedures', 'official'] as const satisfies readonly Part[]

/** What nobody has set up; nothing is sealed for it. */
const nothing: Office = { settings: null, folders: [], procedures: [], official: [] }

const purposeOf = (what: string): string => `ssst-desk office in backups, format 1, ${what}`
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const damaged = (): Result<never> =>
  failed(
    'damaged',
    'The settings in this backup cannot be read.',
    'Look in another backup, or enter them again. The SRs in it are not affected.',
  )

/** The settings, mapped folders, procedures and official forms of an office, in backups and out of them. */
export const createOfficeBackup = ({ doors, pieces, officeKey }: Needs): OfficeBackup => {
  const seal = async (key: Uint8Array, what: string, content: Uint8Array): Promise<Result<BackupPiece[]>> => {
    const box = closeSameBox(key, content, purposeOf(what))
    const made: BackupPiece[] = []
    for (let at = 0; at < box.byteLength; at += backupPieceBytes) {
      const piece = box.subarray(at, at + backupPieceBytes)
      const sha256 = hashOf(piece)
      const there = await pieces.isWhole(sha256)
      if (!there.ok) return there
      const put = there.value ? ok(null) : await pieces.put(sha256, piece)
      if (!put.ok) return put
      made.push({ sha256, bytes: piece.byteLength })
    }
    return ok(made)
  }

  const unseal = async (
    key: Uint8Array,
    what: string,
    sealed: readonly BackupPiece[],
  ): Promise<Result<Uint8Array>> => {
    const read: Uint8Array[] = []
    for (const { sha256 } of sealed) {
      const piece = await pieces.read(sha256)
      if (!piece.ok) return piece
      read.push(piece.value)
    }
    const content = openBox(key, Buffer.concat(read), purposeOf(what))
    return content === null ? damaged() : ok(content)
  }

  /** What is set up now; a part that cannot be read is left out. */
  const present = async (): Promise<Partial<Office>> => {
    const settings = await doors['settings.read']({})
    const folders = await doors['folders.list']({})
    const procedures = await doors['procedures.read']({})
    const official = await doors['official.read']({})
    return {
      ...(settings.ok ? { settings: settings.value } : {}),
      ...(folders.ok ? { folders: folders.value } : {}),
      ...(procedures.ok ? { procedures: procedures.value } : {}),
      ...(official.ok ? { official: official.value } : {}),
    }
  }

  const read = async (kept: BackupOffice): Promise<Result<Office>> => {
    if (parts.every(part => kept[part].length === 0)) return ok(nothing)
    const key = await officeKey({ make: false })
    if (!key.ok) return key
    const found: Record<string, unknown> = { ...nothing }
    for (const part of parts) {
      if (kept[part].length === 0) continue
      const content = await unseal(key.value, part, kept[part])
      if (!content.ok) return content
      try {
        const { format, value } = z
          .strictObject({ format: z.int(), value: z.unknown() })
          .parse(JSON.parse(Buffer.from(content.value).toString('utf8')))
        if (format > 1)
          return failed(
            'damaged',
            'The settings in this backup were written by a newer version of SSST Desk.',
            'Install the newest version, then restore them.',
          )
        found[part] = value
      } catch {
        return damaged()
      }
    }
    const office = Office.safeParse(found)
    return office.success ? ok(office.data) : damaged()
  }

  return {
    async keep(before) {
      const now = await present()
      const made: BackupOffice = { settings: [], folders: [], procedures: [], official: [], forms: {} }
      const isNothing = (part: Part) =>
        now[part] === null || (Array.isArray(now[part]) && now[part].length === 0)
      if (parts.every(isNothing)) return ok(made)
      const key = await officeKey({ make: true })
      if (!key.ok) return key
      for (const part of parts) {
        if (now[part] === undefined) made[part] = before?.[part] ?? []
        else if (!isNothing(part)) {
          const content = Buffer.from(JSON.stringify({ format: 1, value: now[part] }), 'utf8')
          const sealed = await seal(key.value, part, content)
          if (!sealed.ok) return sealed
          made[part] = sealed.value
        }
      }
      if (now.official === undefined) return ok({ ...made, forms: before?.forms ?? {} })
      for (const { form, kind, sha256 } of now.official) {
        const file = await doors['official.bytes']({ form, kind })
        // One that does not open here any more may have been kept while it did.
        const sealed = file.ok
          ? await seal(key.value, sha256, file.value.bytes)
          : ok(before?.forms[sha256] ?? [])
        if (!sealed.ok) return sealed
        made.forms[sha256] = sealed.value
      }
      return ok(made)
    },

    read,

    async restore(kept, chosen) {
      const office = await read(kept)
      if (!office.ok) return office
      const { settings, folders, procedures, official } = office.value
      if (chosen.settings && settings) {
        const written = await doors['settings.write'](settings)
        if (!written.ok) return written
      }
      const again = folders.filter(({ id }) => chosen.folders.includes(id))
      const mapped = again.length > 0 ? await doors.mapAgain(again) : ok(null)
      if (!mapped.ok) return mapped
      const wanted = procedures.filter(one =>
        chosen.procedures.some(({ id, version }) => id === one.id && version === one.version),
      )
      if (wanted.length > 0) {
        const here = await doors['procedures.read']({})
        if (!here.ok && here.fault.code !== 'damaged') return here
        const known = here.ok ? here.value : []
        // A version that is here stays as it is: SRs may run under it.
        const missing = wanted.filter(
          one => !known.some(({ id, version }) => id === one.id && version === one.version),
        )
        const written = await doors['procedures.write']({ procedures: [...known, ...missing] })
        if (!written.ok) return written
      }
      for (const form of official) {
        if (!chosen.official.some(one => one.form === form.form && one.kind === form.kind)) continue
        const key = await officeKey({ make: false })
        if (!key.ok) return key
        const bytes = await unseal(key.value, form.sha256, kept.forms[form.sha256] ?? [])
        if (!bytes.ok)
          return failed(
            'damaged',
            `The official form ‘${form.name}’ is not whole in this backup.`,
            'Look in another backup, or load the form again in Settings.',
          )
        const written = await doors['official.keep']({ form, bytes: new Uint8Array(bytes.value) })
        if (!written.ok) return written
      }
      return ok(null)
    },
  }
}
