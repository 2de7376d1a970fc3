import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { begin, sampleCase, walkOf } from '../begin'
import { madePdf } from '../files/made'
import { expect, test } from '../journey'
import { casePage } from '../pages/case-page'
import { courtBundlePage } from '../pages/court-bundle'

test('a court bundle is put together from the SR, kept over a restart, made, and proved', async ({
  desk,
  folders,
}) => {
  const walk = walkOf(desk, folders, await sampleCase())
  await begin(walk, folders, 'in-progress')
  const court = courtBundlePage(desk.page)

  await test.step('it begins with the SR’s documents, and says what is missing and which step makes it', async () => {
    await casePage(desk.page).tab('Court bundles')
    await court.start('Hearing in June')
    await expect(court.documents('application')).toHaveText([/CMEL7000: Liability order application/])
    await expect(court.document(/PV check/)).toHaveCount(0)
    await expect(court.checks).toContainText('CMEL9180 is missing')
    await expect(court.checks.getByRole('link', { name: 'Step 7 makes it' })).toBeVisible()
  })

  await test.step('documents come from this computer, move by the keyboard, and lose and turn pages', async () => {
    const statement = join(folders.files, 'Bank statement.pdf')
    await writeFile(statement, await madePdf('Invented statement', 3))
    await court.bring('evidence', [statement])
    await expect(court.document('Bank statement')).toBeVisible()
    const before = await court.documents('evidence').count()
    await court.document('Bank statement').focus()
    await desk.page.keyboard.press('Alt+ArrowUp')
    await expect(court.documents('evidence').nth(before - 2)).toContainText('Bank statement')
    await expect(court.document('Bank statement')).toBeFocused()
    await court.document('Bank statement').getByRole('button', { name: 'Change' }).click()
    await court.document('Bank statement').getByRole('button', { name: 'Leave out page 2' }).click()
    await court.document('Bank statement').getByRole('button', { name: 'Turn page 3' }).click()
    await expect(court.document('Bank statement')).toContainText('2 pages of 3')
  })
})
