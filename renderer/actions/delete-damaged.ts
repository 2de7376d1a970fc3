import type { Deletion } from '../../shared/host/deletion'
import { procedureFor } from '../../shared/procedures/registry'
import { failed, ok, type Result } from '../../shared/result'
import { damagedGates, damageOf, knownOf, type Remains, unknownOf } from '../../shared/retention/damaged'
import { firstMissing, type Gate } from '../../shared/retention/gates'
import { inventory } from '../../shared/retention/inventory'
import { storedCounts } from '../store/case-rows'
import { carryOut, handoversOf, type WhatGoes } from './delete-case'
import { type Desk, notUnlocked } from './desk'

/** What the officer sees before a damaged SR is deleted. */
export interface DamagedCase {
  remains: Remains
  /** What it is known by; null where that cannot be read. */
  reference: { label: string; value: string } | null
  procedure: string
  goes: WhatGoes
  unknown: string[]
  /** The newest backup that holds a copy of it, which may be whole; null where none does. */
  backup: string | null
}

/** What stands in for the number of an SR that cannot be read. */
export const markOf = (caseId: string): string => `Mark ${caseId.slice(0, 8)}`

const newestBackupWith = async (desk: Desk, caseId: string): Promise<string | null> => {
  const list = await desk.host('backups.list', {})
  if (!list.ok) return null
  for (const { id, madeAt } of list.value.backups) {
    const read = await desk.host('backups.read', { id })
    if (read.ok && read.value.cases.some(one => one.caseId === caseId)) return madeAt
  }
  return null
}

const remainsOf = async (desk: Desk, caseId: string): Promise<Result<Remains>> => {
  const { store, database } = desk
  if (!store) return notUnlocked()
  const { cases, damaged } = desk.session.getState()
  const marked = damaged.find(one => one.caseId === caseId)
  const key = await store.keys.of(caseId)
  const looked = key.ok ? await store.cases.look(caseId) : key
  const broken = looked.ok ? looked.value.broken : null
  const fault = broken?.fault ?? (looked.ok ? marked?.fault : looked.fault)
  if (!fault)
    return failed(
      'refused',
      'The history of this SR is whole.',
      'Close it, and delete its files as those of any other.',
    )
  const { entries, fileIds } = await storedCounts(database, caseId)
  return ok({
    events: looked.ok ? looked.value.events : [],
    kept: cases[caseId] ?? null,
    fault,
    entry: broken?.entry ?? null,
    entries,
    fileIds,
    hasKey: key.ok,
  })
}

/** What is known of a damaged SR, what would go with it, and what cannot be known. */
export const lookAtDamaged = async (desk: Desk, caseId: string): Promise<Result<DamagedCase>> => {
  const remains = await remainsOf(desk, caseId)
  if (!remains.ok) return remains
  const { cases, procedures, folders } = desk.session.getState()
  const one = knownOf(remains.value)
  const procedure = (one && procedureFor(procedures, one.procedure)) ?? null
  const name = procedure?.identity.reference ?? ''
  const value = one?.facts[name]
  const label = procedure?.facts.find(fact => fact.name === name)?.label ?? 'SR number'
  const others = Object.values(cases).filter(other => other.id !== caseId)
  return ok({
    remains: remains.value,
    reference: typeof value === 'string' && value ? { label, value } : null,
    procedure: procedure ? `${procedure.title} (${procedure.code})` : 'Not known',
    goes: {
      ...(one
        ? inventory(procedure, one, remains.value.events, others, folders)
        : { kinds: [], copies: [], drafts: [], shared: [] }),
      handovers: await handoversOf(desk, caseId),
    },
    unknown: unknownOf(
      remains.value,
      folders.map(folder => folder.label),
    ),
    backup: await newestBackupWith(desk, caseId),
  })
}

/** What stands in the way of deleting it, one by one. */
export const gatesOfDamaged = ({ remains }: DamagedCase, holdLifted: string): Gate[] =>
  damagedGates(remains, holdLifted)

/**
 * Deletes an SR for good that is damaged, or whose history is broken: as any other, as far as it can be read, with the
 * break and what could not be known on the certificate. `reference` is what the officer knows it by where it cannot be
 * read; a hold has to be lifted with a reason first.
 */
export const deleteDamaged = async (
  desk: Desk,
  caseId: string,
  said: { agreedBy: string; reference: string; holdLifted: string },
): Promise<Result<Deletion>> => {
  const { settings, folders } = desk.session.getState()
  if (!settings) return notUnlocked()
  const found = await lookAtDamaged(desk, caseId)
  if (!found.ok) return found
  const { remains, reference, procedure, goes } = found.value
  const missing = firstMissing(damagedGates(remains, said.holdLifted))
  if (missing) return failed('refused', missing, 'Nothing was deleted. Settle that first.')
  const agreedBy = said.agreedBy.trim()
  if (!agreedBy)
    return failed(
      'invalid',
      'An SR that is damaged is not deleted without a team leader.',
      'Ask your team leader, and enter who agreed to it.',
    )
  const one = knownOf(remains)
  return carryOut(desk, {
    caseId,
    reference: reference ?? { label: 'SR number', value: said.reference.trim() || markOf(caseId) },
    procedure,
    end: one?.closed ? 'Closed, and damaged since' : 'Not closed here: it was damaged',
    by: settings.officer.name,
    stated: false,
    agreedBy,
    declaredAt: new Date().toISOString(),
    kinds: goes.kinds,
    copies: goes.copies,
    drafts: goes.drafts,
    damage: damageOf(
      remains,
      folders.map(folder => folder.label),
      said.holdLifted,
    ),
  })
}
