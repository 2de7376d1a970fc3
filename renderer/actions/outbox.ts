import { planDelivery } from '../../shared/bundle/plan'
import { type Case, type Delivery, deliveriesOf } from '../../shared/case/case'
import type { Happening } from '../../shared/case/events'
import { unsettled } from '../../shared/checklist/parts'
import type { Input, Output } from '../../shared/host/contract'
import { folderKindNames } from '../../shared/host/folders'
import { partOf, stepOf } from '../../shared/procedures/schema'
import { failed, ok, type Result } from '../../shared/result'
import { type Desk, openCase, record } from './desk'
import { notify } from './notices'
import { reportFault } from './report-fault'
import { plannedEntries, send } from './send-delivery'

/** How long the outbox rests between looks at folders that were away, in milliseconds. */
const restMs = 15_000

interface Waiting {
  caseId: string
  delivery: Delivery
}

/** Deliveries that have not arrived, over all cases, in the order they were planned. */
const waiting = (desk: Desk): Waiting[] =>
  Object.values(desk.session.getState().cases)
    .flatMap(one =>
      one.deliveries
        .filter(delivery => delivery.state === 'waiting')
        .map(delivery => ({ caseId: one.id, delivery })),
    )
    .sort((a, b) => a.delivery.at.localeCompare(b.delivery.at))

// One delivery at a time: in order, once each, whoever asks for it.
let line: Promise<unknown> = Promise.resolve()
const inLine = <T>(work: () => Promise<T>): Promise<T> => {
  const turn = line.then(work)
  line = turn.catch(() => undefined)
  return turn
}

const current = (desk: Desk, caseId: string, deliveryId: string): Delivery | undefined =>
  desk.session
    .getState()
    .cases[caseId]?.deliveries.find(entry => entry.deliveryId === deliveryId && entry.state === 'waiting')

type Sent = Pick<Input<'delivery.check'>, 'kind' | 'entries'>

/** That a delivery leaves the outbox, with the zip by which it is known should it be on its folder all the same. */
const withdrawn = (deliveryId: string, reason: string, sent: Sent | null): Happening => {
  const [zip] = sent?.kind === 'file' ? sent.entries : []
  const content = zip && { bytes: zip.bytes, sha256: zip.sha256 }
  return { type: 'delivery-withdrawn', deliveryId, reason, ...(content ? { content } : {}) }
}

const attempt = (desk: Desk, caseId: string, deliveryId: string): Promise<Result<Case>> =>
  inLine(async () => {
    const delivery = current(desk, caseId, deliveryId)
    const one = desk.session.getState().cases[caseId]
    if (!one) return failed('not-found', 'This SR is not in the store.', 'Go back to the worklist.')
    if (!delivery) return ok(one)
    let content: Sent | null = null
    const sent = await send(desk, caseId, delivery, built => {
      content = built
    })
    if (sent.ok) {
      const arrived = await record(desk, caseId, { type: 'delivery-arrived', deliveryId, ...sent.value })
      if (arrived.ok)
        notify(
          desk,
          'success',
          `${sent.value.name} is on ${delivery.folderLabel}, checked there byte for byte.`,
        )
      return arrived
    }
    if (sent.fault.code === 'cancelled')
      return record(
        desk,
        caseId,
        withdrawn(deliveryId, 'Stopped by the officer while it was being saved', content),
      )
    const { code, message } = sent.fault
    if (delivery.held?.message !== message)
      await record(desk, caseId, { type: 'delivery-held', deliveryId, code, message })
    return sent
  })

/**
 * Puts a delivery in the outbox, in the place of earlier ones that still wait there, and tries it at once. A fault means
 * that it could not be recorded; one that cannot go now waits, and the case says why.
 */
export const queueDelivery = async (
  desk: Desk,
  caseId: string,
  earlier: readonly Delivery[],
  planned: Omit<Extract<Happening, { type: 'delivery-planned' }>, 'type' | 'deliveryId'>,
): Promise<Result<Case>> => {
  const deliveryId = crypto.randomUUID()
  const replaced: Happening[] = []
  for (const entry of earlier.filter(one => one.state === 'waiting')) {
    const content = await plannedEntries(desk, caseId, entry)
    const why = `Replaced by version ${planned.version} before it went`
    replaced.push(withdrawn(entry.deliveryId, why, content.ok ? content.value : null))
  }
  const recorded = await record(desk, caseId, ...replaced, {
    type: 'delivery-planned',
    deliveryId,
    ...planned,
  })
  if (!recorded.ok) return recorded
  const sent = await attempt(desk, caseId, deliveryId)
  if (sent.ok) return sent
  const after = desk.session.getState().cases[caseId]
  return after && current(desk, caseId, deliveryId) ? ok(after) : sent
}

/**
 * Saves what a step delivers on a mapped folder: plans it, puts it in the outbox, and tries at once. A fault means that it
 * could not be planned; one that is planned and cannot go now waits, and the case says why.
 */
export const saveDelivery = async (
  desk: Desk,
  caseId: string,
  step: string,
  part: string,
  folderId: string,
): Promise<Result<Case>> => {
  const opened = openCase(desk, caseId)
  if (!opened.ok) return opened
  const { one, procedure, context } = opened.value
  const found = stepOf(procedure, step)
  const spec = found && partOf(found, part, 'delivery')
  const folder = desk.session.getState().folders.find(entry => entry.id === folderId)
  if (!found || !spec) return failed('not-found', 'This step delivers nothing.', 'Open the step again.')
  if (!folder)
    return failed(
      'not-found',
      'This folder is no longer mapped.',
      'Map it in Settings, or choose another folder.',
    )
  if (folder.kind !== spec.folderKind)
    return failed(
      'invalid',
      `${folder.label} is not a ${folderKindNames[spec.folderKind].name}, and this goes to one.`,
      'Choose another folder.',
    )
  if (unsettled(found, one))
    return failed(
      'invalid',
      'Facts of this step arrived twice and differ.',
      'Settle which one counts, then save it on the mapped folder.',
    )
  const plan = planDelivery(procedure, spec, one, context)
  if (plan.problems[0]) return failed('invalid', plan.problems[0], 'Then save it on the mapped folder.')

  return queueDelivery(desk, caseId, deliveriesOf(one, step, part), {
    step,
    part,
    folderId,
    folderLabel: folder.label,
    as: spec.as,
    name: plan.name,
    version: plan.version,
    entries: plan.entries,
    changes: plan.changes,
  })
}

/** Tries a waiting delivery now. */
export const tryAgain = attempt

/**
 * Takes a waiting delivery out of the outbox. Refused when it has gone meanwhile, also where it had arrived and only the
 * answer was lost: then it is recorded as what it is.
 */
export const withdraw = (
  desk: Desk,
  caseId: string,
  deliveryId: string,
  reason: string,
): Promise<Result<Case>> =>
  inLine(async () => {
    const delivery = current(desk, caseId, deliveryId)
    if (!delivery)
      return failed('conflict', 'This delivery does not wait any more.', 'Look at what became of it.')
    const { folderId, folderLabel, name } = delivery
    const content = await plannedEntries(desk, caseId, delivery)
    const plan = content.ok ? { kind: content.value.kind, entries: content.value.entries } : null
    const looked = plan && (await desk.host('delivery.check', { deliveryId, folderId, name, ...plan }))
    const receipt = looked?.ok ? looked.value.receipt : undefined
    if (!receipt) return record(desk, caseId, withdrawn(deliveryId, reason, plan))
    const arrived = await record(desk, caseId, { type: 'delivery-arrived', deliveryId, ...receipt })
    return arrived.ok
      ? failed(
          'conflict',
          `${name} is on ${folderLabel} already: it had arrived, and only the answer was lost. It stands in the record now as arrived, and is removed when the files of this SR are deleted.`,
          'If it should not be used, tell the team whose folder it is, or save a new version.',
        )
      : arrived
  })

/** Asks the host whether an arrived delivery is still on its folder as it was delivered. */
export const checkDelivery = async (
  desk: Desk,
  caseId: string,
  deliveryId: string,
): Promise<Result<Output<'delivery.check'>['state']>> => {
  const delivery = desk.session
    .getState()
    .cases[caseId]?.deliveries.find(entry => entry.deliveryId === deliveryId)
  if (!delivery?.receipt)
    return failed('not-found', 'This delivery has not arrived yet.', 'Wait until it has, or try it again.')
  const { name, bytes, sha256 } = delivery.receipt
  const checked = await desk.host('delivery.check', {
    deliveryId,
    folderId: delivery.folderId,
    kind: delivery.as === 'zip' ? 'file' : 'folder',
    name,
    entries:
      delivery.as === 'zip'
        ? [{ path: [name], bytes, sha256 }]
        : delivery.entries.map(entry => ({ path: [entry.name], bytes: entry.bytes, sha256: entry.sha256 })),
  })
  return checked.ok ? ok(checked.value.state) : checked
}

const resumed = new WeakSet<Desk>()

/** Sends everything that waits, in order, whenever its folder answers; for as long as the window is open. */
export const resumeOutbox = (desk: Desk): void => {
  if (resumed.has(desk)) return
  resumed.add(desk)
  const lookAround = async () => {
    const away = new Set<string>()
    for (const { caseId, delivery } of waiting(desk)) {
      if (away.has(delivery.folderId)) continue
      // Tested first, so that nothing is built for a folder that is away.
      const answer = await desk.host('folders.test', { id: delivery.folderId })
      if (!answer.ok) {
        away.add(delivery.folderId)
        continue
      }
      const sent = await attempt(desk, caseId, delivery.deliveryId)
      // One that cannot go for a reason of its own must not hold up the others.
      if (!sent.ok && sent.fault.code === 'unreachable') away.add(delivery.folderId)
    }
  }
  const round = async () => {
    try {
      await lookAround()
    } catch {
      reportFault(desk, 'actions/outbox')
    } finally {
      setTimeout(round, restMs)
    }
  }
  void round()
}
