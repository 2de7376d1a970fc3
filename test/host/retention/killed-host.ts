import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { aDeliveredFile, aDeliveredFolder, aDraft, aKeyStore, anOrder } from '../build/deleting'
import { got, mapFolder } from '../build/delivering'
import { startHost } from '../build/host'

/** What one case put where; written for the test before the first deletion begins. */
export interface Planted {
  caseId: string
  file: string
  folder: string
  draft: string
}

const caseCount = 8

/** Deletes case after case until it is killed. Started by `kill.test.ts` with its root. */
const main = async (root: string): Promise<void> => {
  const { call, share } = await startHost(root)
  const caseIds = await aKeyStore(call, caseCount)
  const { id: folderId } = await mapFolder(call, share)
  const planted: Planted[] = []
  const orders = []
  for (const [index, caseId] of caseIds.entries()) {
    const file = await aDeliveredFile(call, folderId, `SR ${index}.zip`, `zip ${index}`)
    const folder = await aDeliveredFolder(call, folderId, `SR ${index} papers`, { a: `${index}`, 'b/c': 'c' })
    const draft = await aDraft(call, `SR ${index} email 1.eml`)
    planted.push({ caseId, file: file.name, folder: folder.name, draft: draft.name })
    orders.push(anOrder(caseId, { copies: [file, folder], drafts: [draft] }))
  }
  await writeFile(path.join(root, 'planted.json'), JSON.stringify(planted))
  process.stdout.write('ready\n')
  for (const order of orders) {
    const { id } = got(await call('retention.delete', order))
    got(await call('retention.rowsRemoved', { id }))
    got(await call('retention.continue', { id, again: false }))
  }
}

void main(process.argv[2] ?? '')
