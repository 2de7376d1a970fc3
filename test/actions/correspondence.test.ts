import 'fake-indexeddb/auto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import {
  copyPlain,
  copyText,
  draftEmail,
  markSent,
  recordReceipt,
} from '../../renderer/actions/correspondence'
import { fileBytes, makeDocument, previewDocument } from '../../renderer/actions/documents'
import { enterCase, lookAt } from '../../renderer/actions/enter-case'
import { recordFacts, undo } from '../../renderer/actions/work-on-steps'
import type { HostClient } from '../../shared/host/contract'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { aReadyDesk, draftsOf, shown } from '../build/desk'
import { sampleFacts } from '../documents/samples'
import { faultOf, got } from '../host/build/delivering'

const none = {
  secondPvMarking: 'none',
  secondPvCheckedOn: '2026-06-15',
  paymentsSince: false,
  contactSince: false,
}
const aCase = async (changes: Parameters<typeof sampleFacts>[0] = none) => {
  const desk = await aReadyDesk()
  const facts = Object.entries(sampleFacts(changes)).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  const { id } = got(await enterCase(desk, liabilityOrder, Object.fromEntries(facts)))
  return { desk, id, draft: () => draftEmail(desk, id, 'second-pv-check', 'reply') }
}
const now = () => new Date().toISOString()

describe('an email', () => {
  it('becomes a draft that names no person, with a read receipt, and is recorded', async () => {
    const { desk, draft } = await aCase()
    const [email] = got(await draft()).emails
    expect(await draftsOf(desk)).toEqual(['SR 1-4471902653 step 10 email 1.eml'])
    expect(email).toMatchObject({ draft: 'SR 1-4471902653 step 10 email 1.eml', sent: null, receipt: null })
    const text = await readFile(path.join(desk.at.draftsDir, email?.draft ?? ''), 'utf8')
    expect(text).toMatch(/X-Unsent: 1/)
    expect(text).toMatch(/Disposition-Notification-To: /)
  })

  it('is not drafted while it lacks something', async () => {
    const { desk, id, draft } = await aCase({ ...none, cpoEmail: undefined })
    expect(faultOf(await draft()).message).toBe('The email needs: CPO email.')
    expect(await draftsOf(desk)).toEqual([])
    expect(shown(desk, id).emails).toEqual([])
  })

  it('may be long: several texts of several thousand letters', async () => {
    const long = 'A sentence of an officer. '.repeat(150)
    const { draft } = await aCase({
      secondPvMarking: 'marked',
      secondPvDetails: long,
      secondPvCheckedOn: '2026-06-15',
      paymentsSince: true,
      paymentsDetails: long,
      scheduleAffected: true,
      scheduleEffect: long,
      contactSince: true,
      contactDetails: long,
    })
    expect(got(await draft()).emails[0]?.text.length).toBeGreaterThan(15_000)
  })

  it('leaves no draft behind that the case does not know of', async () => {
    const { desk, draft } = await aCase()
    desk.database.cases.hook('updating', () => {
      throw new Error('The disk is gone')
    })
    expect(faultOf(await draft()).code).toBe('internal')
    expect(await draftsOf(desk)).toEqual([])
  })

  it('takes its draft along when it is discarded', async () => {
    const { desk, id, draft } = await aCase()
    got(await draft())
    got(await lookAt(desk, id))
    const event = desk.session.getState().history?.events.at(-1)?.id ?? ''
    expect(got(await undo(desk, id, event, 'Not needed')).emails).toEqual([])
    expect(await draftsOf(desk)).toEqual([])
  })

  it('is sent before its receipt is recorded, and both are of this SR', async () => {
    const { desk, id, draft } = await aCase()
    const mailId = got(await draft()).emails[0]?.mailId ?? ''
    expect(faultOf(await recordReceipt(desk, id, mailId, 'received', '2026-06-16')).message).toContain(
      'not recorded as sent',
    )
    expect(faultOf(await markSent(desk, id, crypto.randomUUID(), now())).code).toBe('not-found')
    got(await markSent(desk, id, mailId, now()))
    const one = got(await recordReceipt(desk, id, mailId, 'received', '2026-06-16'))
    expect(one.emails[0]).toMatchObject({ sent: {}, receipt: { receipt: 'received' } })
  })
})

describe('text for the 2012 system', () => {
  it('is copied and recorded as it was copied', async () => {
    const { desk, id } = await aCase()
    const { copied } = got(await copyText(desk, id, 'cmel7298', 'plan'))
    expect(desk.clipboard).toEqual([copied[0]?.text])
  })

  it('is neither copied nor recorded while it lacks something', async () => {
    const { desk, id } = await aCase()
    expect(faultOf(await copyText(desk, id, 'issue-date', 'sr')).message).toBe('The text needs: Issue date.')
    expect(faultOf(await copyText(desk, id, 'issue-date', 'date')).code).toBe('not-found')
    expect(desk.clipboard).toEqual([])
  })

  it('goes by the page where the host has no clipboard, and says so where neither can', async () => {
    const { desk } = await aCase()
    const host: HostClient = async (name, input) =>
      name === 'clipboard.write'
        ? { ok: false, fault: { code: 'unsupported', message: 'The window does it.', next: 'By itself.' } }
        : desk.host(name, input)
    const written: string[] = []
    vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => written.push(text) } })
    got(await copyPlain({ ...desk, host }, 'In Progress'))
    expect(written).toEqual(['In Progress'])
    vi.stubGlobal('navigator', {})
    expect(faultOf(await copyPlain({ ...desk, host }, 'x')).next).toContain('Ctrl+C')
    vi.unstubAllGlobals()
  })
})

describe('documents', () => {
  it('are made, stored and counted on', async () => {
    const { desk, id } = await aCase()
    got(await makeDocument(desk, id, 'cmel7298'))
    const [first, second] = got(await makeDocument(desk, id, 'cmel7298')).documents
    expect([first?.version, second?.version]).toEqual([1, 2])
    const bytes = got(await fileBytes(desk, id, first?.fileId ?? ''))
    expect(bytes.byteLength).toBe(first?.bytes)
  })

  it('are refused with what they need, and shown all the same', async () => {
    const { desk, id } = await aCase()
    got(await recordFacts(desk, id, { court: null }))
    expect(faultOf(await makeDocument(desk, id, 'cmel7298')).message).toBe('CMEL7298 needs: Court.')
    expect(got(previewDocument(desk, id, 'cmel7298')).title).toBe('Enforcement form')
    expect(faultOf(await makeDocument(desk, id, 'poem')).code).toBe('not-found')
    expect(await desk.database.fileParts.count()).toBe(0)
  })

  it('can be made of a name that no font can show, with a warning', async () => {
    const { desk, id } = await aCase({ ...none, payingParent: '\u{13000}\u{13001}'.repeat(60) })
    const [made] = got(await makeDocument(desk, id, 'cmel7298')).documents
    expect(made?.warnings.join()).toContain('Paying parent')
  })
})
