import { keyOfFile, newHeader, sealPiece } from '../../electron/host/handover/sealing'
import { packRows } from '../../renderer/store/backup-pack'
import { backupPieceBytes } from '../../shared/host/backups'
import { noise } from './bytes'
import { at, badSrs, caseId, keyText, longSr, oddSrs, otherId, wholeSr } from './sealed-srs'

/** Opens every handover file of the corpus. */
export const handoverPassphrase = 'invented words of the corpus'

/** What a list says of a case, to be changed by a test. */
const listed = {
  caseId,
  seq: 2,
  changedAt: at,
  rows: 1,
  files: 0,
  key: keyText,
}

const list = (cases: readonly object[] = [listed], more: object = {}): Uint8Array =>
  Buffer.from(
    JSON.stringify({ format: 1, from: 'Testina Example', madeAt: listed.changedAt, cases, ...more }),
  )

/** The rows of a case whose ciphertext is noise: it reads as a pack, and its history opens under no key. */
const rows = (id = caseId, cipher = noise(200, 1)): Uint8Array =>
  packRows({
    row: {
      id,
      format: 1,
      changedAt: listed.changedAt,
      seq: 2,
      sealed: { iv: noise(12, 2), cipher: cipher.buffer },
    },
    events: [],
    files: [],
  })

const headed = (cost = 2): Buffer => {
  const header = newHeader()
  // The least work there is: what is tried here is not how hard a passphrase is to guess.
  header.writeUInt32BE(cost, 12)
  // The same file every time.
  Buffer.from(noise(16, 3)).copy(header, 16)
  return header
}

/** A handover file with these pieces, each sealed in its place as the product seals it. */
const sealed = async (...pieces: readonly Uint8Array[]): Promise<Buffer> => {
  const header = headed()
  const key = await keyOfFile(header, handoverPassphrase)
  if (!key.ok) throw new Error(key.fault.message)
  return Buffer.concat([
    header,
    ...pieces.map((piece, index) =>
      sealPiece(key.value, header, { index, last: index === pieces.length - 1 }, piece),
    ),
  ])
}

/** A handover file of one SR, its rows cut into pieces as the product cuts them. */
const ofSr = async (rows: Uint8Array): Promise<Buffer> => {
  const pieces = Array.from({ length: Math.ceil(rows.byteLength / backupPieceBytes) }, (_, index) =>
    rows.subarray(index * backupPieceBytes, (index + 1) * backupPieceBytes),
  )
  return sealed(list([{ ...listed, rows: pieces.length }]), ...pieces)
}

/** One that is whole. */
export const handover = async (): Promise<Buffer> => ofSr(await wholeSr())

type Made = Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>>
const eachOfSr = (srs: Made): Made =>
  Object.fromEntries(Object.entries(srs).map(([what, make]) => [what, async () => ofSr(await make())]))

/** Handover files that are taken, whatever is odd about them. */
export const oddHandovers: Made = {
  ...eachOfSr(oddSrs),
  'entries-of-10-mb': async () => ofSr(await longSr(550)),
}

/** The same with something done to its bytes. */
const changed =
  (change: (bytes: Buffer) => Uint8Array): (() => Promise<Uint8Array>) =>
  async () =>
    change(await handover())

const flipped = (at: number) =>
  changed(bytes => {
    const place = at < 0 ? bytes.length + at : at
    bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place)
    return bytes
  })

/** Where the second piece begins: behind the header and the first. */
const second = (bytes: Buffer): number => 32 + 4 + bytes.readUInt32BE(32)

const exchanged = changed(bytes => {
  const at = second(bytes)
  return Buffer.concat([bytes.subarray(0, 32), bytes.subarray(at), bytes.subarray(32, at)])
})

const long = (at: number, value: number) =>
  changed(bytes => {
    bytes.writeUInt32BE(value, at)
    return bytes
  })

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])

/** A frame whose parts say they belong where nothing is. */
const astray = (path: readonly unknown[], bytes: number): Uint8Array => {
  const json = Buffer.from(JSON.stringify({ value: {}, parts: [[path, bytes]] }))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.length)
  return Buffer.concat([length, json])
}

/** Handover files by what is wrong with them; every one of them must be refused. */
export const badHandovers: Made = {
  ...eachOfSr(badSrs),
  empty: () => new Uint8Array(0),
  noise: () => noise(5000, 4),
  text: () => Buffer.from('Dear colleague, here are the SRs. '.repeat(40)),
  'only-its-beginning': () => headed(),
  'cut-in-the-beginning': changed(bytes => bytes.subarray(0, 20)),
  'cut-in-the-list': changed(bytes => bytes.subarray(0, 60)),
  'cut-after-the-list': changed(bytes => bytes.subarray(0, second(bytes))),
  'cut-in-the-end': changed(bytes => bytes.subarray(0, -1)),
  'more-behind-the-end': changed(bytes => Buffer.concat([bytes, Buffer.from('more')])),
  'another-salt': flipped(20),
  'list-changed': flipped(50),
  'rows-changed': flipped(-20),
  exchanged,
  newer: long(8, 99),
  'cost-of-all-memory': long(12, 2 ** 30),
  'cost-of-one-gigabyte': long(12, 2 ** 20),
  'piece-of-4-gb': long(32, 0xffffffff),
  'piece-of-nothing': long(32, 0),
  'list-of-no-case': () => sealed(list([]), rows()),
  'list-of-21000-cases': () => sealed(list(Array.from({ length: 21_000 }, () => listed)), rows()),
  'list-of-a-billion-rows': () => sealed(list([{ ...listed, rows: 1e9 }]), rows()),
  'list-of-a-billion-files': () => sealed(list([{ ...listed, files: 1e9 }]), rows()),
  'list-of-another-form': () => sealed(list([{ ...listed, more: 1 }]), rows()),
  'list-100000-deep': () => sealed(Buffer.from('['.repeat(100_000)), rows()),
  'list-closed-100000-deep': () => sealed(Buffer.from('['.repeat(100_000) + ']'.repeat(100_000)), rows()),
  'list-in-utf-16': () => sealed(utf16(Buffer.from(list()).toString()), rows()),
  'list-of-nul': () => sealed(new Uint8Array(5000), rows()),
  'rows-of-another-sr': () => sealed(list(), rows(otherId)),
  'rows-that-do-not-open': () => sealed(list(), rows()),
  'rows-of-noise': () => sealed(list(), noise(4000, 6)),
  'rows-100000-deep': () => sealed(list(), astray(Array(100_000).fill('a'), 0)),
  'rows-without-a-place': () => sealed(list(), astray(['constructor', 'prototype'], 0)),
  'rows-of-a-petabyte': () => sealed(list(), astray(['a'], 1e15)),
}
