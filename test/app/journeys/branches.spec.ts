import { readdir } from 'node:fs/promises'
import { procedures } from '../../../shared/procedures/registry'
import { stepsOf } from '../../../shared/procedures/schema'
import { begin, makeShare, sampleCase, walkOf } from '../begin'
import type { Branches } from '../cases/branches'
import { sampleBranches } from '../cases/sample'
import { readDelivered } from '../demo/delivered'
import type { Desk } from '../desk/desk'
import { expect, type JourneyFolders, test } from '../journey'
import { casePage } from '../pages/case-page'
import { shownDeletion, shownReceipts, shownTimeline } from '../pages/records'
import { isDeleted } from '../walk/close'
import type { Walk } from '../walk/guide'
import { enterCase, walkToEnd } from '../walk/walk'
import { lookingGuide } from '../watch/looking'

/** Walked by liability-order.spec.ts, which looks at every screen of it. */
const elsewhere = ['liability-order/complete']

/**
 * Walked by `npm test`, within its time: one of each procedure but the liability order, whose own journey goes there. Every branch goes to its end there by the product's own
 * actions (test/actions/branches.test.ts); `npm run soak` walks every one on screen.
 */
const always = [
  'payment/confirmed',
  'county-court/screenshots-criminal',
  'commitment/complete',
  'face-to-face/failed-to-attend',
  'face-to-face-consider/approved',
]

/** Parts that a liability order does not have: these screens are looked at on the first branch of each procedure. */
const looked = ['deletion', 'close', 'certificate', 'payment', 'visit', 'compared', 'refused', 'waiting']

/** What is to be seen once a branch has come to its end, beyond what must be so on every branch. */
const afterwards: Readonly<Record<string, (walk: Walk) => Promise<void>>> = {
  'liability-order/cmel9180-saved-again': async ({ page }) => {
    expect((await shownReceipts(page)).map(one => one.step)).toEqual(['4', '7', '7'])
    const third = page.locator('[data-delivery]').filter({ hasText: 'v3.zip' })
    await expect(third).toContainText('New version: CMEL9180.pdf')
  },
  'face-to-face/form-differs': async ({ page, file }) => {
    const told = (await shownTimeline(page)).map(({ what, detail }) => `${what} ${detail}`).join('\n')
    expect(told).toContain('01632 960 220')
    await casePage(page).tab('Steps')
    await casePage(page).open('referral')
    await expect(casePage(page).part('who')).toContainText('01632 960 220')
    await expect(casePage(page).part('who')).toContainText(String(file.facts.caseworkerEmail))
  },
  'face-to-face/failed-to-attend': async ({ page }) => {
    await casePage(page).open('visit')
    await expect(casePage(page).part('resolution')).toContainText('Failed To Attend')
  },
  'face-to-face-consider/approved': async ({ page, file }) => {
    await page.goto(page.url().replace(/\/(step|timeline).*$/, '/close/approved'))
    await page.getByRole('button', { name: 'Enter it as Face to face' }).click()
    const screen = casePage(page)
    await expect(screen.identity).toContainText('(P4)')
    await expect(screen.identity).toContainText(String(file.facts.client))
    const why = screen.part('who').getByRole('textbox', { name: /^Why a visit is asked for/ })
    await expect(why).toHaveValue(String(file.facts.requestDetails))
    await page.goBack()
    await expect(page.getByRole('link', { name: 'Open the SR it went on as' })).toBeVisible()
  },
}

const walkBranch = async (
  desk: Desk,
  folders: JourneyFolders,
  procedure: string,
  name: string,
  no: number,
) => {
  // Several SRs in one window: each has a number and a SCIN of its own.
  const own = { srNumber: `1-00000${20_000 + no}`, scin: `SAMPLE-${880_000 + no}` }
  const file = await sampleCase(procedure, own, name)
  const secrets = [...Object.values(own), file.facts.payingParent ?? file.facts.client].map(String)
  const looking = lookingGuide(() => desk.page, secrets)
  const see = async (screen: string) => {
    if (looked.includes(screen)) await looking.see(screen)
  }
  const walk = walkOf(desk, folders, file, { ...looking, see })
  const looks = name === Object.keys(sampleBranches(procedure))[0]
  if (no === 1) await begin(walk, folders)
  else {
    for (const [label, place] of await makeShare(folders, file)) walk.places.set(label, place)
    await enterCase(walk)
  }
  await walkToEnd(walk, looks && process.env.SSST_SOAK ? { before: () => looking.see('before') } : {})
  expect(looking.found).toEqual([])

  const end = file.procedure.ends.find(one => one.id === file.branch?.end)
  if (isDeleted(desk.page)) {
    expect((await shownDeletion(desk.page)).end).toBe(end?.title)
    // Not one of them had been changed or was gone: each was what the receipt says, and was removed as such.
    for (const removal of await desk.page.locator('[data-removal]').all())
      await expect(removal).toHaveAttribute('data-removal', 'removed')
    for (const place of [...walk.places.values(), folders.draftsDir])
      expect((await readdir(place)).filter(one => one.includes(own.srNumber))).toEqual([])
    return
  }
  const screen = casePage(desk.page)
  await expect(screen.identity).toContainText(`Closed: ${end?.title}`)
  const states = end?.outside ? /^(done|not-needed|set-aside)$/ : /^(done|not-needed)$/
  for (const step of stepsOf(file.procedure))
    await expect(screen.step(step.id)).toHaveAttribute('data-state', states)
  for (const { path, bytes, sha256 } of await shownReceipts(desk.page))
    expect(await readDelivered(path)).toMatchObject({ bytes, sha256 })
  expect((await shownTimeline(desk.page))[0]?.what).toBe(`SR closed: ${end?.title}`)
  await screen.tab('Steps')
  await afterwards[`${procedure}/${name}`]?.(walk)
}

/** The branches of a procedure in two halves: a journey each, so that they run beside each other. */
const halves = (branches: Branches): string[][] => {
  const names = Object.keys(branches)
  const half = Math.ceil(names.length / 2)
  return [names.slice(0, half), names.slice(half)].filter(part => part.length > 0)
}

const isWalked = (branch: string) =>
  !elsewhere.includes(branch) && (process.env.SSST_SOAK !== undefined || always.includes(branch))

for (const { id } of procedures)
  for (const part of halves(sampleBranches(id))) {
    const names = part.filter(name => isWalked(`${id}/${name}`))
    if (names.length === 0) continue
    test(`${id}: ${names.join(', ')}`, async ({ desk, folders }) => {
      test.setTimeout(300_000)
      for (const [index, name] of names.entries())
        await test.step(name, () => walkBranch(desk, folders, id, name, index + 1))
    })
  }
