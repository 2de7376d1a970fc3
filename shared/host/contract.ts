import { z } from 'zod'
import { OfficialForm, OfficialForms, officialBytes } from '../documents/official'
import { Office, OfficeChoice } from '../office/office'
import { OfficeProcedures } from '../procedures/added'
import { faultCodes, type Result } from '../result'
import { BackupCase, BackupId, BackupList, BackupSummary, PieceBytes, PieceHash } from './backups'
import { Deletion, DeletionOrder, HandoverOf } from './deletion'
import { chunkBytes, DeliveryPlan, DeliveryReceipt, DeliveryToken } from './delivery'
import { DraftFile, DraftId, DraftMessage } from './drafts'
import { FolderId, FolderTest, MappedFolder, NewFolder } from './folders'
import {
  HandoverHeader,
  HandoverList,
  HandoverOrder,
  HandoverPiece,
  HandoverToken,
  SealedPiece,
} from './handover'
import { Settings } from './settings'
import { CaseId, CaseKey, Passphrase, RecoveryKey, VaultStatus } from './vault'

const nothing = z.strictObject({})

const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output })

/**
 * Everything the host can do, and the only way the renderer reaches outside itself.
 * Client, servers and carriers are derived from this table. Every call answers a `Result`; what a host cannot do is
 * the fault `unsupported`, what does not answer is `unreachable`, both with words an officer understands.
 */
export const contract = {
  /** Which host this is, for the footer and for diagnostics. */
  'host.about': call(
    nothing,
    z.strictObject({
      host: z.enum(['electron', 'loopback']),
      version: z.string(),
      /** Whether a window opened by the host can show the system's folder dialog. */
      canChooseFolder: z.boolean(),
      canOpenMail: z.boolean(),
      /** Where email drafts lie, for reading only. */
      drafts: z.string(),
    }),
  ),

  /** Room on the disk that holds the store, in bytes; null where the disk does not tell. */
  'host.room': call(nothing, z.strictObject({ freeBytes: z.int().nonnegative().nullable() })),

  /** Memory that the window takes now, its workers included, in bytes; null where this host cannot know. */
  'host.memory': call(nothing, z.strictObject({ bytes: z.int().nonnegative().nullable() })),

  /**
   * Answers when the computer is locked or sleeps, and not before; asked again for the next time. `unsupported` where
   * the host cannot know.
   */
  'host.systemLocked': call(nothing, nothing),

  /** The settings, or null before set-up. A file that cannot be read is the fault `damaged`, never null. */
  'settings.read': call(nothing, Settings.nullable()),
  'settings.write': call(Settings, nothing),

  /** The office's own procedures, every version; the product's are not among them. A file that cannot be read is the fault `damaged`, never an empty list. */
  'procedures.read': call(nothing, OfficeProcedures),
  /** Replaces them. A damaged file is set aside beside the new one. */
  'procedures.write': call(z.strictObject({ procedures: OfficeProcedures }), nothing),

  /** The office's own files for forms, without their bytes. A file that cannot be read is the fault `damaged`, never an empty list. */
  'official.read': call(nothing, OfficialForms),
  /** Keeps one, sealed, in place of the one for the same form and kind. Refused where the bytes are not those of its hash. */
  'official.keep': call(
    z.strictObject({
      form: OfficialForm,
      bytes: z
        .instanceof(Uint8Array)
        .refine(bytes => bytes.byteLength <= officialBytes, 'An official form is 20 MB at most'),
    }),
    nothing,
  ),
  'official.bytes': call(
    OfficialForm.pick({ form: true, kind: true }),
    z.strictObject({ bytes: z.instanceof(Uint8Array) }),
  ),
  'official.remove': call(OfficialForm.pick({ form: true, kind: true }), nothing),

  'folders.list': call(nothing, z.array(MappedFolder)),
  /** Shows the system's folder dialog; null when the officer closes it. */
  'folders.choose': call(nothing, z.strictObject({ chosen: z.uuid(), place: z.string() }).nullable()),
  /** Tests the place and maps it; a place that fails the test is not mapped. */
  'folders.map': call(NewFolder, MappedFolder),
  'folders.rename': call(
    z.strictObject({ id: FolderId, of: NewFolder.shape.of, label: NewFolder.shape.label }),
    MappedFolder,
  ),
  'folders.unmap': call(z.strictObject({ id: FolderId }), nothing),
  /** Writes, reads back and removes a probe; answers within 15 seconds whatever the folder does. */
  'folders.test': call(z.strictObject({ id: FolderId }), FolderTest),

  'vault.status': call(nothing, VaultStatus),
  /** Makes the key file. Refused where one exists. The recovery key is shown once and never stored in the clear. */
  'vault.create': call(nothing, z.strictObject({ recoveryKey: RecoveryKey })),
  'vault.confirmRecovery': call(z.strictObject({ recoveryKey: RecoveryKey }), nothing),
  /**
   * Makes a new recovery key for a key file that is open: the one before was never written down, or is lost. It is shown
   * once; the one before opens nothing any more, and the new one waits to be confirmed.
   */
  'vault.renewRecovery': call(nothing, z.strictObject({ recoveryKey: RecoveryKey })),
  /** Opens a key file whose sealed key is lost, and seals it anew on this machine. */
  'vault.recover': call(z.strictObject({ recoveryKey: RecoveryKey }), nothing),
  /**
   * Takes every key out of the host's memory. Nothing that needs one is answered until `vault.unlock` (fault `locked`).
   * The window drops what it holds itself, after it has handed its unsaved entries to `entries.keep`.
   */
  'vault.lock': call(nothing, nothing),
  /** Opens what `vault.lock` closed, or what has a passphrase. A wrong passphrase is the fault `refused`. */
  'vault.unlock': call(z.strictObject({ passphrase: z.string().max(200).nullable() }), nothing),
  /** Sets, changes (`passphrase`) or takes away (null) the passphrase; `present` is the one in use, null where there is none. */
  'vault.setPassphrase': call(
    z.strictObject({ present: z.string().max(200).nullable(), passphrase: Passphrase.nullable() }),
    nothing,
  ),
  /** Keeps what was typed and not saved, sealed under the master key, while SSST Desk is locked. */
  'entries.keep': call(
    z.strictObject({
      bytes: z
        .instanceof(Uint8Array)
        .refine(bytes => bytes.byteLength <= chunkBytes, 'The entries are larger than 4 MiB'),
    }),
    nothing,
  ),
  /** Hands them out once; null where there are none. */
  'entries.take': call(nothing, z.strictObject({ bytes: z.instanceof(Uint8Array).nullable() })),
  /**
   * All case keys. `settled` is false for a case whose first record may not have been stored; `key` is null for one that
   * does not open, which does not affect the others.
   */
  'vault.keys': call(
    nothing,
    z.array(z.strictObject({ caseId: CaseId, key: CaseKey.nullable(), settled: z.boolean() })),
  ),
  /** A key for a new case, kept as unsettled until the case is stored. */
  'vault.addCase': call(z.strictObject({ caseId: CaseId }), z.strictObject({ key: CaseKey })),
  /** Counts the case among the expected ones: its first record is stored. */
  'vault.settleCase': call(z.strictObject({ caseId: CaseId }), nothing),
  /** Drops the key of a case that never was stored. Refused for a settled case. */
  'vault.dropUnsettled': call(z.strictObject({ caseId: CaseId }), nothing),

  /** The backups there are. `place` is named on the certificate of a deletion, with those older than it. */
  'backups.list': call(nothing, BackupList),
  /** What one backup holds. */
  'backups.read': call(
    z.strictObject({ id: BackupId }),
    z.strictObject({ madeAt: z.iso.datetime(), cases: z.array(BackupCase) }),
  ),
  /** Which of these pieces are not there whole; each is read and hashed, and a damaged one is taken away. */
  'backups.missing': call(
    z.strictObject({ pieces: z.array(PieceHash).max(16) }),
    z.strictObject({ missing: z.array(PieceHash) }),
  ),
  /** Keeps a piece of ciphertext and reads it back. */
  'backups.put': call(z.strictObject({ sha256: PieceHash, bytes: PieceBytes }), nothing),
  /** A piece, if it still is what its name says. */
  'backups.piece': call(z.strictObject({ sha256: PieceHash }), z.strictObject({ bytes: PieceBytes })),
  /** What a backup holds of what the office has set up; null in one that was made before that was kept. */
  'backups.office': call(z.strictObject({ id: BackupId }), z.strictObject({ office: Office.nullable() })),
  /** Puts what is chosen of it in the place of what is here. Folders get their places back without the page naming them. */
  'backups.restoreOffice': call(z.strictObject({ id: BackupId, chosen: OfficeChoice }), nothing),
  /**
   * Makes a backup of these cases, all pieces of which are there, and of what the office has set up, and removes what the
   * rule no longer keeps. A case that was deleted meanwhile is left out.
   */
  'backups.commit': call(z.strictObject({ cases: z.array(BackupCase) }), BackupSummary),
  /** Puts the copy of the key file in the place of one that is gone or damaged. Refused over one that is whole. */
  'backups.restoreKeys': call(nothing, nothing),

  /** Opens a delivery: checks names, space and path lengths, and creates the partial file or folder. */
  'delivery.begin': call(DeliveryPlan, z.strictObject({ token: DeliveryToken })),
  /**
   * `nth` counts the pieces of a delivery from 0; the host puts those on their way in that order. `entry` is the index in
   * the plan, `offset` in bytes.
   */
  'delivery.chunk': call(
    z.strictObject({
      token: DeliveryToken,
      nth: z.int().nonnegative(),
      entry: z.int().nonnegative(),
      offset: z.int().nonnegative(),
      bytes: z
        .instanceof(Uint8Array)
        .refine(bytes => bytes.byteLength <= chunkBytes, 'A piece is larger than 4 MiB'),
    }),
    nothing,
  ),
  /** Flushes, closes, reopens and hashes, claims the name, renames, checks again. */
  'delivery.commit': call(z.strictObject({ token: DeliveryToken }), DeliveryReceipt),
  /** How far a commit is with reading back what arrived, which it does twice. */
  'delivery.progress': call(
    z.strictObject({ token: DeliveryToken }),
    z.strictObject({ readBytes: z.int().nonnegative(), ofBytes: z.int().nonnegative() }),
  ),
  /** Gives a delivery up, also while its commit reads back; one that has its name by then stays. */
  'delivery.abort': call(z.strictObject({ token: DeliveryToken }), nothing),
  /** Hashes what is on the folder now and says whether it is still what was delivered. */
  'delivery.check': call(
    z.strictObject({ ...DeliveryPlan.shape }),
    z.strictObject({
      state: z.enum(['there', 'missing', 'changed']),
      /** Where it is there. */
      receipt: DeliveryReceipt.optional(),
    }),
  ),

  /** Writes the `.eml`; `name` carries no personal data. */
  'drafts.write': call(
    z.strictObject({
      draftId: DraftId,
      name: z
        .string()
        .max(120)
        .regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]*\.eml$/),
      message: DraftMessage,
    }),
    DraftFile,
  ),
  /** Opens the draft in the officer's mail program. */
  'drafts.open': call(z.strictObject({ draftId: DraftId }), nothing),
  /** The drafts that this host wrote and that lie in the drafts folder. */
  'drafts.list': call(nothing, z.strictObject({ draftIds: z.array(DraftId) })),
  'drafts.remove': call(z.strictObject({ draftId: DraftId }), nothing),

  /**
   * Deletes a case for good: writes down what is to go, then destroys the case's key. From then on nothing of it can be
   * read; its rows, copies and drafts follow. After a fault the case is still there.
   */
  'retention.delete': call(DeletionOrder, Deletion),
  /** The register of deletions, oldest first. A deletion that was broken off before its key was destroyed is finished first. */
  'retention.resume': call(
    nothing,
    z.strictObject({
      deletions: z.array(Deletion),
      /** Entries of the register that do not open any more. */
      unreadable: z.int().nonnegative(),
    }),
  ),
  /** The case's rows are gone from the window's store. */
  'retention.rowsRemoved': call(z.strictObject({ id: z.uuid() }), Deletion),
  /**
   * Removes the copies and drafts that are pending, as far as their folders answer; with `again`, also looks again at what
   * somebody changed, and with that or `gone` at what was not there.
   */
  'retention.continue': call(
    z.strictObject({
      id: z.uuid(),
      again: z.boolean(),
      gone: z.boolean().optional(),
      /** Places of other copies that should be on the same folders: by one of them a folder is known to be the right one. */
      known: z.array(z.string().max(2000)).max(500).optional(),
    }),
    Deletion,
  ),
  /** The handover files written on this computer that hold an SR: what goes with it, or stays and still opens it. */
  'retention.handovers': call(
    z.strictObject({ caseId: CaseId }),
    z.strictObject({ files: z.array(HandoverOf), whole: z.boolean() }),
  ),
  /** The officer says what became of something that the product does not remove. `part` is its delivery, draft or file id. */
  'retention.decide': call(
    z.strictObject({
      id: z.uuid(),
      part: z.uuid(),
      words: z.string().trim().min(1, 'Say what became of it').max(2000),
    }),
    Deletion,
  ),

  /** Begins a handover file for a colleague: its list of SRs with their keys, which the host takes from the key store. */
  'handover.begin': call(
    z.strictObject({ passphrase: Passphrase, order: HandoverOrder }),
    z.strictObject({ token: HandoverToken }),
  ),
  /** The next piece, in the order that the list promises. */
  'handover.piece': call(z.strictObject({ token: HandoverToken, bytes: HandoverPiece }), nothing),
  /** Reads the file back, opens every piece of it, and only then gives it its name. */
  'handover.commit': call(
    z.strictObject({ token: HandoverToken }),
    z.strictObject({
      name: z.string(),
      place: z.string(),
      bytes: z.int().positive(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  'handover.abort': call(z.strictObject({ token: HandoverToken }), nothing),
  /** Opens a handover file by its beginning and its first piece; `refused` for another passphrase. */
  'handover.open': call(
    z.strictObject({ passphrase: z.string().max(200), header: HandoverHeader, first: SealedPiece }),
    z.strictObject({ token: HandoverToken, list: HandoverList }),
  ),
  /** Opens the next piece; a piece that is not the one of its place is the fault `damaged`. */
  'handover.read': call(
    z.strictObject({ token: HandoverToken, bytes: SealedPiece }),
    z.strictObject({ bytes: z.instanceof(Uint8Array), last: z.boolean() }),
  ),
  /** Takes the key of one of the file's SRs into the key store; unsettled, as after `vault.addCase`. */
  'handover.adopt': call(z.strictObject({ token: HandoverToken, caseId: CaseId }), nothing),
  'handover.close': call(z.strictObject({ token: HandoverToken }), nothing),

  /** Saves a file for the officer outside the product; `name` carries no personal data. Nothing there is replaced. */
  'exports.write': call(
    z.strictObject({
      name: z
        .string()
        .max(120)
        .regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]*\.(pdf|csv)$/),
      bytes: z.instanceof(Uint8Array),
    }),
    z.strictObject({ name: z.string(), place: z.string() }),
  ),

  /** `unsupported` where the page can reach the clipboard itself. */
  'clipboard.write': call(z.strictObject({ text: z.string().max(100_000) }), nothing),

  /** A fault of the renderer, for the log: a place in the program and a code, never a text from a case. */
  'log.fault': call(
    z.strictObject({
      where: z
        .string()
        .max(80)
        .regex(/^[a-z0-9./:-]+$/i),
      code: z.enum(faultCodes),
    }),
    nothing,
  ),
} as const

export type Contract = typeof contract
export type CallName = keyof Contract
export type Input<N extends CallName> = z.input<Contract[N]['input']>
export type Output<N extends CallName> = z.output<Contract[N]['output']>

/** The host as the renderer sees it. */
export type HostClient = <N extends CallName>(name: N, input: Input<N>) => Promise<Result<Output<N>>>

/** The host as it is built: one handler per call, given checked input. */
export type HostHandlers = {
  [N in CallName]: (input: z.output<Contract[N]['input']>) => Promise<Result<Output<N>>>
}

/** Tells whether a name that came from outside is a call of this contract. */
export const isCallName = (name: string): name is CallName => Object.hasOwn(contract, name)
