import { randomUUID } from 'node:crypto'
import type { HostClient, Input } from '../../../shared/host/contract'
import type { DeletionOrder } from '../../../shared/host/deletion'
import { aFilePlan, aFolderPlan, deliver, type Files, got, mapFolder } from './delivering'

/** A key store with so many stored cases. */
export const aKeyStore = async (call: HostClient, count = 1): Promise<string[]> => {
  got(await call('vault.create', {}))
  const caseIds = Array.from({ length: count }, () => randomUUID())
  for (const caseId of caseIds) {
    got(await call('vault.addCase', { caseId }))
    got(await call('vault.settleCase', { caseId }))
  }
  return caseIds
}

/** An order to delete a case that has nothing but what is given. */
export const anOrder = (caseId: string, changes: Partial<DeletionOrder> = {}): DeletionOrder => ({
  caseId,
  reference: { label: 'SR number', value: '1-4471902653' },
  procedure: 'County court (P1)',
  end: 'Close / Complete',
  by: 'Alex Fictional',
  stated: true,
  agreedBy: '',
  declaredAt: '2026-05-11T08:00:00.000Z',
  kinds: [{ what: 'Entries in the history', count: 12, bytes: 0, sha256: [] }],
  copies: [],
  drafts: [],
  ...changes,
})

type Copy = Input<'retention.delete'>['copies'][number]

/** Delivers a file and says what of it is to be removed. */
export const aDeliveredFile = async (
  call: HostClient,
  folderId: string,
  name: string,
  content: string,
): Promise<Copy> => {
  const plan = aFilePlan(folderId, name, content)
  const { path, bytes, sha256, name: given } = got(await deliver(call, plan, [content]))
  return {
    deliveryId: plan.deliveryId,
    folderId,
    folderLabel: 'Leeds presenting team',
    kind: 'file',
    name: given,
    path,
    bytes,
    sha256,
    files: 1,
    entries: plan.entries.map(entry => ({ ...entry, path: [given] })),
  }
}

/** Delivers a folder of files and says what of it is to be removed. */
export const aDeliveredFolder = async (
  call: HostClient,
  folderId: string,
  name: string,
  files: Files,
): Promise<Copy> => {
  const plan = aFolderPlan(folderId, name, files)
  const { path, bytes, sha256, name: given } = got(await deliver(call, plan, Object.values(files)))
  return {
    deliveryId: plan.deliveryId,
    folderId,
    folderLabel: 'Leeds presenting team',
    kind: 'folder',
    name: given,
    path,
    bytes,
    sha256,
    files: plan.entries.length,
    entries: plan.entries,
  }
}

/** Writes an email draft and says what of it is to be removed. */
export const aDraft = async (call: HostClient, name = 'SR 1 step 8 email 1.eml') => {
  const draftId = randomUUID()
  const written = await call('drafts.write', {
    draftId,
    name,
    message: {
      from: 'team@example.gov.uk',
      to: ['ecm@example.gov.uk'],
      cc: [],
      subject: 'Case file',
      text: 'Dear colleague',
      readReceipt: false,
      attachments: [],
    },
  })
  return { draftId, name: got(written).name }
}

export { mapFolder }
