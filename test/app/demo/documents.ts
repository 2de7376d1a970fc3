import { readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import JSZip from 'jszip'
import PostalMime from 'postal-mime'
import { forms } from '../../../shared/documents/forms'
import { readDelivered } from './delivered'
import type { OutFolder } from './out-folder'
import type { DeliveryFinding, DraftFinding, Report } from './report'
import { inOut } from './report'

/** Every file by its name that left the product: in delivered zips and folders in the order they were saved, then on drafts. */
const everythingThatLeft = async (
  { root }: OutFolder,
  deliveries: readonly DeliveryFinding[],
  drafts: readonly DraftFinding[],
): Promise<{ name: string; bytes: Uint8Array }[]> => {
  const left: { name: string; bytes: Uint8Array }[] = []
  for (const { path } of deliveries)
    for (const { path: name, bytes } of (await readDelivered(join(root, path)))?.files ?? []) {
      if (extname(name) !== '.zip') {
        left.push({ name, bytes })
        continue
      }
      const zip = await JSZip.loadAsync(bytes)
      for (const entry of Object.values(zip.files))
        if (!entry.dir) left.push({ name: entry.name, bytes: await entry.async('uint8array') })
    }
  for (const { file } of drafts) {
    const { attachments } = await PostalMime.parse(await readFile(join(root, file)))
    for (const { filename, content } of attachments)
      if (typeof content !== 'string') left.push({ name: filename ?? '', bytes: new Uint8Array(content) })
  }
  return left
}

/** Takes the newest version of each form and letter out of what was delivered or attached, and lays it in the folder. */
export const collectDocuments = async (
  out: OutFolder,
  deliveries: readonly DeliveryFinding[],
  drafts: readonly DraftFinding[],
): Promise<Report['documents']> => {
  const left = await everythingThatLeft(out, deliveries, drafts)
  const documents: Report['documents'] = []
  for (const { id, reference } of forms)
    for (const ending of ['.pdf', '.docx']) {
      const newest = left.findLast(({ name }) => name.endsWith(`${reference}${ending}`))
      if (!newest) continue
      const file = join(out.documents, `${reference}${ending}`)
      await writeFile(file, newest.bytes)
      documents.push({ form: id, file: inOut(out, file) })
    }
  return documents
}
