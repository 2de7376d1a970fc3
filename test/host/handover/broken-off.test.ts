import { randomUUID } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { HostClient } from '../../../shared/host/contract'
import { handoverHeaderBytes } from '../../../shared/host/handover'
import type { Result } from '../../../shared/result'
import { aKeyStore } from '../build/deleting'
import { faultOf, got } from '../build/delivering'
import { aFolder, aHost, startHost } from '../build/temporary'

const passphrase = 'three invented words'
type Call = { call: HostClient }

const anOrderFor = (caseId: string) => ({
  from: 'Alex Fictional',
  cases: [{ caseId, seq: 1, changedAt: '2026-05-11T08:00:00.000Z', rows: 1, files: 0 }],
})

const begin = async ({ call }: Call) => {
  const [caseId = ''] = await aKeyStore(call)
  const order = anOrderFor(caseId)
  return { caseId, order, ...got(await call('handover.begin', { passphrase, order })) }
}

it('breaks off what is written and read when SSST Desk is locked, and gives out nothing of it', async () => {
  const { call, root } = await aHost()
  const saved = path.join(root, 'saved')
  const { caseId, order, ...whole } = await begin({ call })
  got(await call('handover.piece', { ...whole, bytes: new Uint8Array([7]) }))
  const { name, place } = got(await call('handover.commit', whole))
  const file = await readFile(place)
  const second = handoverHeaderBytes + 4 + file.readUInt32BE(handoverHeaderBytes)
  const opening = {
    passphrase,
    header: Uint8Array.from(file.subarray(0, handoverHeaderBytes)),
    first: Uint8Array.from(file.subarray(handoverHeaderBytes + 4, second)),
  }
  const begun = got(await call('handover.begin', { passphrase, order }))
  const opened = got(await call('handover.open', opening))
  expect(await readdir(saved)).toHaveLength(2)

  // Neither what waits for its passphrase at this moment nor what is asked for afterwards goes on.
  const waiting = call('handover.begin', { passphrase, order })
  got(await call('vault.lock', {}))
  const answers: Result<unknown>[] = [
    await waiting,
    await call('handover.read', { token: opened.token, bytes: Uint8Array.from(file.subarray(second + 4)) }),
    await call('handover.adopt', { token: opened.token, caseId }),
    await call('handover.piece', { ...begun, bytes: new Uint8Array([7]) }),
    await call('handover.commit', begun),
    await call('handover.open', opening),
  ]
  expect(answers.map(answer => faultOf(answer).code)).toEqual(answers.map(() => 'locked'))
  expect(await readdir(saved)).toEqual([name])
  got(await call('vault.unlock', { passphrase: null }))
  expect(faultOf(await call('handover.commit', begun)).message).toContain('locked meanwhile')
})

it('leaves nothing unfinished when it closes, and clears what a killed host left, and nothing else', async () => {
  const saved = path.join(await aFolder(), 'saved')
  const [killed, beside] = [await aHost({ exportsDir: saved }), await aHost({ exportsDir: saved })]
  await begin(killed)
  const [left = ''] = await readdir(saved)
  await killed.host.close()
  expect(await readdir(saved)).toEqual([])
  await begin(beside)
  const [written = ''] = await readdir(saved)
  const others = ['.handover.notes.tmp', '.Certificate.pdf.0123456789abcdef.tmp', `${left}.pdf`]
  const earlier = '.handover.0123456789abcdef.tmp'
  for (const name of [left, earlier, ...others]) await writeFile(path.join(saved, name), '')
  const next = await startHost(killed.root, { exportsDir: saved })
  // Any call waits for it.
  got(await next.call('handover.close', { token: randomUUID() }))
  await next.host.close()
  expect((await readdir(saved)).sort()).toEqual([...others, written].sort())
})
