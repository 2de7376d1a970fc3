import 'fake-indexeddb/auto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { answer, createHost, fileSealer } from '../../electron/host'
import { casesIn } from '../../renderer/store/cases'
import { openDatabase } from '../../renderer/store/database'
import { loadKeys } from '../../renderer/store/keys'
import type { CaseEvent, Happening } from '../../shared/case/events'
import type { CallName, HostClient, Input, Output } from '../../shared/host/contract'
import type { Fault, Result } from '../../shared/result'
import { aContext, someSettings } from '../build/context'
import { anOfficer } from '../build/officer'
import { sampleFacts } from '../documents/samples'

export interface Places {
  dataDir: string
  draftsDir: string
  share: string
}

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error((result.fault as Fault).message)
  return result.value
}

const happening = ({ format, id, caseId, seq, at, by, prev, ...rest }: CaseEvent): Happening =>
  rest as Happening

const forenames = ['Testina', 'Samplia', 'Fictor', 'Notional', 'Mockett', 'Exempla', 'Placido', 'Dummett']
const surnames = ['Example', 'Placeholder', 'Specimen', 'Invented', 'Sampleton', 'Testwell', 'Madeup']

/** An invented SR, like the others in kind and unlike them in number, name and court; `depth` steps are done. */
const happeningsOf = (number: number, depth: number): Happening[] => {
  const context = aContext({ now: new Date().toISOString() })
  const officer = anOfficer({
    context,
    known: sampleFacts({
      srNumber: `1-${String(4_000_000_000 + number)}`,
      scin: `1210 ${String(number).padStart(8, '0')}`,
      payingParent: `${forenames[number % forenames.length]} ${surnames[number % surnames.length]} ${number}`,
      court: `${surnames[(number * 3) % surnames.length]} Magistrates’ Court`,
    }),
  })
  const steps = Array.from({ length: depth }, (_, index) => index + 1)
  return officer.does(...steps).events.map(happening)
}

interface Rows {
  cases: unknown[]
  events: unknown[]
}

const portable = (row: unknown): unknown => {
  if (row instanceof ArrayBuffer) return { buffer: Buffer.from(row).toString('base64') }
  if (row instanceof Uint8Array) return { bytes: Buffer.from(row).toString('base64') }
  if (row === null || typeof row !== 'object') return row
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, portable(value)]))
}

/**
 * Sets a profile up as an officer's with `count` SRs at every stage, through the product's own host and store.
 * Answers the database rows, still to be put into the browser.
 */
export const seedProfile = async ({ dataDir, draftsDir, share }: Places, count: number): Promise<Rows> => {
  await mkdir(share, { recursive: true })
  const hostDir = join(dataDir, 'host')
  await mkdir(hostDir, { recursive: true })
  const host = must(
    await createHost({
      dataDir: hostDir,
      draftsDir,
      exportsDir: join(hostDir, 'saved'),
      version: '0',
      kind: 'loopback',
      sealer: fileSealer(hostDir),
      log: { fault: () => undefined },
    }),
  )
  const call: HostClient = async <N extends CallName>(name: N, input: Input<N>) =>
    (await answer(host.handlers, name, input)) as Result<Output<N>>
  const { recoveryKey } = must(await call('vault.create', {}))
  must(await call('vault.confirmRecovery', { recoveryKey }))
  must(await call('settings.write', someSettings()))
  must(
    await call('folders.map', {
      kind: 'cpt-shared',
      of: 'Northern CPT',
      label: 'Northern CPT',
      place: { typed: share },
    }),
  )
  const database = openDatabase()
  const cases = casesIn(database, must(await loadKeys(call)))
  for (let number = 1; number <= count; number++)
    must(
      await cases.start(crypto.randomUUID(), happeningsOf(number, number % 15), {
        by: someSettings().officer.name,
        at: new Date().toISOString(),
      }),
    )
  const rows = {
    cases: (await database.cases.toArray()).map(portable),
    events: (await database.events.toArray()).map(portable),
  }
  await database.delete()
  await host.close()
  return rows
}

/** Puts rows into the product's own database in a window, as they would lie there. */
export const putRows = async (page: Page, rows: Rows): Promise<void> => {
  // The compiler that runs this file gives every function its name through a helper the page does not have.
  await page.evaluate('globalThis.__name = one => one')
  for (const table of ['cases', 'events'] as const)
    for (let from = 0; from < rows[table].length; from += 2000)
      await page.evaluate(
        async ({ table, part }) => {
          const bytes = (text: string) => Uint8Array.from(atob(text), char => char.charCodeAt(0))
          const real = (value: unknown): unknown => {
            if (value === null || typeof value !== 'object') return value
            const one = value as Record<string, unknown>
            if (typeof one.buffer === 'string') return bytes(one.buffer).buffer
            if (typeof one.bytes === 'string') return bytes(one.bytes)
            return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, real(inner)]))
          }
          const database = await new Promise<IDBDatabase>((resolve, reject) => {
            const request = indexedDB.open('ssst-desk')
            request.onsuccess = () => resolve(request.result)
            request.onerror = () => reject(request.error)
          })
          await new Promise<void>((resolve, reject) => {
            const change = database.transaction(table, 'readwrite')
            for (const row of part) change.objectStore(table).put(real(row))
            change.oncomplete = () => resolve()
            change.onerror = () => reject(change.error)
          })
          database.close()
        },
        { table, part: rows[table].slice(from, from + 2000) },
      )
}
