import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import JSZip from 'jszip'
import PostalMime from 'postal-mime'
import { stepsOf } from '../../../shared/procedures/schema'
import { makeShare, sampleCase, walkOf } from '../begin'
import { expect, test } from '../journey'
import { casePage } from '../pages/case-page'
import { shownEmails, shownReceipts, shownTimeline } from '../pages/records'
import { setUp } from '../walk/set-up'
import { enterCase, walkSteps } from '../walk/walk'
import { lookingGuide } from '../watch/looking'

test('a liability order goes from allocation to Close / Complete, every screen fit to be seen', async ({
  desk,
  folders,
}) => {
  test.setTimeout(240_000)
  const file = await sampleCase()
  const { srNumber, scin, payingParent } = file.facts
  const looking = lookingGuide(() => desk.page, [srNumber, scin, payingParent].map(String))
  const walk = walkOf(desk, folders, file, looking)
  const places = await makeShare(folders, file)
  await setUp(walk, places)
  await enterCase(walk)
  await walkSteps(walk, { before: () => looking.see('before'), after: () => looking.see('after') })

  const screen = casePage(desk.page)
  await expect(screen.identity).toContainText('Closed: Close / Complete')
  for (const { id } of stepsOf(file.procedure))
    await expect(screen.step(id)).toHaveAttribute('data-state', 'done')

  await test.step('what lies on the share is what the receipts say', async () => {
    const place = places.get('CPT Placeholder Vale') ?? ''
    const receipts = await shownReceipts(desk.page)
    await looking.see('deliveries')
    expect(receipts.map(one => one.step)).toEqual(['4', '7'])
    expect((await readdir(place)).sort()).toEqual(receipts.map(one => basename(one.path)).sort())
    for (const { path, bytes, sha256 } of receipts) {
      const delivered = await readFile(path)
      expect(delivered.byteLength).toBe(bytes)
      expect(createHash('sha256').update(delivered).digest('hex')).toBe(sha256)
    }
    const names = async (index: number) =>
      Object.keys((await JSZip.loadAsync(await readFile(receipts[index]?.path ?? ''))).files).join('\n')
    expect(await names(0)).not.toContain('CMEL9180')
    for (const form of ['CMEL7298', 'CMEL7000', 'CMEL9180', 'manifest.json'])
      expect(await names(1)).toContain(form)
  })

  await test.step('the second version says what changed', async () => {
    const second = desk.page.locator('[data-delivery]').filter({ hasText: 'v2.zip' })
    await expect(second).toContainText('Added: CMEL9180.pdf')
    await expect(second).toContainText('New version: CMEL7298.pdf')
  })

  await test.step('the drafts ask for what they must', async () => {
    const drafts = (await readdir(folders.draftsDir)).filter(name => name.endsWith('.eml'))
    const mails = await Promise.all(
      drafts.map(async name => PostalMime.parse(await readFile(join(folders.draftsDir, name)))),
    )
    const emails = await shownEmails(desk.page)
    await looking.see('correspondence')
    expect(mails.map(mail => mail.subject).sort()).toEqual(emails.map(one => one.subject).sort())
    const reply = mails.find(mail => mail.subject?.includes('second PV check'))
    const headers = new Map(reply?.headers.map(({ key, value }) => [key, value]))
    expect(headers.get('x-unsent')).toBe('1')
    expect(headers.get('disposition-notification-to')).toContain(file.inbox)
    expect(reply?.to?.[0]?.address).toBe(file.facts.cpoEmail)
    expect(reply?.text).toContain('£1,985.40')
    const forward = mails.find(mail => mail.subject?.includes('case file'))
    expect(forward?.attachments.map(one => one.filename)).toEqual([
      'Case file.pdf',
      'Outcome of the hearing.pdf',
    ])
  })

  await test.step('the timeline has it all, in order', async () => {
    const entries = (await shownTimeline(desk.page)).reverse()
    await looking.see('timeline')
    expect(entries[0]?.what).toContain('SR entered')
    expect(entries.at(-1)?.what).toBe('SR closed: Close / Complete')
    expect(entries.map(one => one.at)).toEqual(entries.map(one => one.at).toSorted())
    for (const what of ['Hearing date settled', 'Read receipt received', 'Telephone call with Ivo Made-Up'])
      expect(entries.some(one => one.what.includes(what))).toBe(true)
  })

  for (const tab of ['Facts', 'Documents'] as const) {
    await screen.tab(tab)
    await expect(desk.page.getByRole('heading', { name: tab, level: 2 })).toBeVisible()
    await looking.see(tab)
  }
  for (const name of ['Worklist', 'Settings']) {
    await desk.page
      .getByRole('navigation', { name: 'SSST Desk' })
      .getByRole('link', { name, exact: true })
      .click()
    await expect(desk.page.getByRole('heading', { name, level: 1 })).toBeVisible()
    await looking.see(name)
  }
  expect(looking.screens).toBeGreaterThan(40)
  expect(looking.found).toEqual([])
})
