import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import PostalMime from 'postal-mime'
import { readDelivered } from './delivered'
import type { OutFolder } from './out-folder'

/** What a demo leaves in report.json; see docs/case-file.md. Paths are relative to its folder. */
export interface Report {
  procedure: string
  /** Null where none was asked for. */
  branch: string | null
  end: string
  steps: { no: string; title: string; doneAt: string | null }[]
  deliveries: DeliveryFinding[]
  drafts: DraftFinding[]
  documents: { form: string; file: string }[]
  /** Null where the SR was not deleted. Then the paths above lie in `deleted/`, where the demo kept them before. */
  deletion: DeletionFinding | null
}

export interface DeletionFinding {
  /** When the SR's key was destroyed. */
  at: string
  certificate: string
  register: string
  /** Whether nothing was left on the share and among the drafts. */
  verified: boolean
}

export interface DeliveryFinding {
  step: string
  folder: string
  path: string
  bytes: number
  sha256: string
  verified: boolean
}

export interface DraftFinding {
  step: string
  to: string
  subject: string
  file: string
  readReceipt: boolean
}

/** A path inside the demo's folder, with forward slashes on every system. */
export const inOut = ({ root }: OutFolder, path: string): string => relative(root, path).split(sep).join('/')

/** What the product says about one delivery that has arrived. */
export interface ProductReceipt {
  step: string
  folder: string
  path: string
  bytes: number
  sha256: string
}

/** Reads what was delivered on the share itself, and compares it with the product's receipt. */
export const findDelivery = async (out: OutFolder, receipt: ProductReceipt): Promise<DeliveryFinding> => {
  const found = await readDelivered(receipt.path)
  return {
    step: receipt.step,
    folder: receipt.folder,
    path: inOut(out, receipt.path),
    bytes: found?.bytes ?? 0,
    sha256: found?.sha256 ?? '',
    verified: found?.bytes === receipt.bytes && found.sha256 === receipt.sha256,
  }
}

/** Reads the drafts that lie in the folder. `stepOf` says which step an email with this subject belongs to. */
export const findDrafts = async (
  out: OutFolder,
  stepOf: (subject: string) => string,
): Promise<DraftFinding[]> => {
  const names = (await readdir(out.drafts)).filter(name => name.endsWith('.eml')).sort()
  return Promise.all(
    names.map(async name => {
      const file = join(out.drafts, name)
      const mail = await PostalMime.parse(await readFile(file))
      const header = (key: string) => mail.headers.find(one => one.key === key)?.value
      const subject = mail.subject ?? ''
      return {
        step: stepOf(subject),
        to: (mail.to ?? []).map(one => one.address ?? '').join(', '),
        subject,
        file: inOut(out, file),
        readReceipt: header('disposition-notification-to') !== undefined,
      }
    }),
  )
}
