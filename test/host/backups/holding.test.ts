import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { backupsHolding } from '../../../electron/host/backups/holding'
import { modelText } from '../../../shared/documents/model'
import { failed } from '../../../shared/result'
import { certificate } from '../../../shared/retention/certificate'
import { registerCsv } from '../../../shared/retention/register'
import { aKeyStore, anOrder } from '../build/deleting'
import { got } from '../build/delivering'
import { aHost } from '../build/temporary'

const none = 'No backup made by SSST Desk held this SR.'

/** A host with a case and a backup that holds it. */
const backedUp = async () => {
  const { call, dataDir } = await aHost()
  const [caseId = ''] = await aKeyStore(call)
  const bytes = new Uint8Array(randomBytes(500))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  got(await call('backups.put', { sha256, bytes }))
  const one = { caseId, seq: 1, changedAt: '2026-05-11T08:00:00.000Z', files: [] }
  const cases = [{ ...one, rows: [{ sha256, bytes: bytes.byteLength }] }]
  const { id } = got(await call('backups.commit', { cases }))
  return { call, caseId, cases, name: `${id}.backup.json`, place: path.join(dataDir, 'backups') }
}

it('backs up, lists and restores beside whatever cannot be read, and names it', async () => {
  const { call, cases, place } = await backedUp()
  const strangers = ['20260101T000000Z', '20260102T000000Z', '20260103T000000Z'].map(
    id => `${id}.backup.json`,
  )
  const [folder = '', nowhere = '', endless = ''] = strangers.map(one => path.join(place, one))
  await mkdir(folder)
  await symlink(path.join(place, 'nowhere'), nowhere)
  await writeFile(endless, '')
  await truncate(endless, 2 ** 40)
  const made = got(await call('backups.commit', { cases }))
  const list = got(await call('backups.list', {}))
  // The one before is of the same day, and goes.
  expect(list.backups).toEqual([made])
  expect(list.unreadable.sort()).toEqual(strangers)
  expect(got(await call('backups.read', { id: made.id })).cases).toEqual(cases)
})

it('says on the certificate which backups could not be read, and never that there was none', async () => {
  const { call, caseId, name, place } = await backedUp()
  const file = path.join(place, name)
  await writeFile(file, (await readFile(file, 'utf8')).replace('"format":2', '"format":3'))
  const deletion = got(await call('retention.delete', anOrder(caseId)))
  expect(deletion).toMatchObject({ backups: [], backupsUnsure: { place, listed: true, names: [name] } })
  const text = modelText(certificate(deletion, '2026-05-11'))
  expect(text).toContain(`may hold this SR, which no key opens any more: ${name}`)
  expect(text).not.toContain(none)
  expect(registerCsv([deletion])).toContain(name)
  // And it stands in the register as it does on the certificate.
  expect(got(await call('retention.resume', {})).deletions).toEqual([deletion])
})

it('says so where the backups cannot be looked for, and “none” only where there is none', async () => {
  const { call, caseId } = await backedUp()
  const deletion = got(await call('retention.delete', anOrder(caseId)))
  const holding = async (list: typeof call) => {
    const { backups, backupsUnsure } = await backupsHolding(
      { 'backups.list': () => list('backups.list', {}), 'backups.read': one => call('backups.read', one) },
      '/backups',
      'another case',
    )
    return modelText(certificate({ ...deletion, backups, backupsUnsure }, '2026-05-11'))
  }
  expect(await holding(call)).toContain(none)
  const away = await holding((async () => failed('refused', 'Not today.', 'Tomorrow.')) as typeof call)
  expect(away).not.toContain(none)
  expect(away).toContain('The backups in /backups could not be looked through')
})
