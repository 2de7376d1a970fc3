import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { begin, sampleCase, walkOf } from '../begin'
import type { Desk } from '../desk/desk'
import { expect, test } from '../journey'
import { casePage } from '../pages/case-page'

/** The folder in which the host of this desk keeps its files. */
const hostFolder = ({ kind, dataDir }: Desk) => join(dataDir, kind === 'electron' ? 'electron-host' : 'host')

test('a host file that is damaged or gone never looks like a first run', async ({ desk, folders }) => {
  const file = await sampleCase()
  await begin(walkOf(desk, folders, file), folders)
  const settings = join(hostFolder(desk), 'settings.json')
  const keys = join(hostFolder(desk), 'keys.json')
  const whole = await readFile(settings, 'utf8')
  const opensWorklist = async () => {
    await expect(desk.page.getByRole('heading', { name: 'Worklist', level: 1 })).toBeVisible()
    await expect(desk.page.getByRole('link', { name: String(file.facts.srNumber) })).toBeVisible()
  }
  const recovery = (kind: string) => desk.page.locator(`[data-recovery="${kind}"]`)

  await test.step('settings that cannot be read are asked for again, and the SRs are there', async () => {
    await desk.close()
    await writeFile(settings, whole.slice(0, 40))
    await desk.reopen()
    await expect(recovery('settings-damaged')).toContainText('settings.json')
    await expect(recovery('settings-damaged')).toContainText('Your SRs are not affected')
    await desk.page.getByRole('button', { name: 'Lock now' }).click()
    await expect(recovery('settings-damaged')).toHaveCount(0)
    await desk.page.getByRole('button', { name: 'Unlock', exact: true }).click()
    await expect(recovery('settings-damaged')).toBeVisible()
    await desk.close()
    await writeFile(settings, whole)
    await desk.reopen()
    await opensWorklist()
  })

  await test.step('without its key file nothing is begun anew', async () => {
    await desk.close()
    await rename(keys, `${keys}.away`)
    await desk.reopen()
    await expect(recovery('key-missing')).toContainText('1 SR is stored on this computer')
    await expect(recovery('key-missing')).toContainText('do not set SSST Desk up again')
    await rename(`${keys}.away`, keys)
    await desk.page.getByRole('button', { name: 'Look again' }).click()
    await opensWorklist()
  })

  await test.step('after a kill in the middle of work everything recorded is there', async () => {
    await desk.page.getByRole('link', { name: String(file.facts.srNumber) }).click()
    await casePage(desk.page).markDone.click()
    await expect(casePage(desk.page).step('allocated')).toHaveAttribute('data-state', 'done')
    await desk.kill()
    await desk.reopen()
    await opensWorklist()
    await desk.page.getByRole('link', { name: String(file.facts.srNumber) }).click()
    await expect(casePage(desk.page).step('allocated')).toHaveAttribute('data-state', 'done')
  })
})
