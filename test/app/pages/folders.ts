import type { Page } from '@playwright/test'
import { folderKindNames, type NewFolder } from '../../../shared/host/folders'
import { expect } from './expect'
import { exactly } from './names'

/** The mapped folders and the form that adds one, in set-up and in Settings. */
export const foldersPage = (page: Page) => {
  const form = page.getByRole('form', { name: 'Add a mapped folder' })
  return {
    form,
    item: (label: string) => page.locator(`[data-folder="${label}"]`),
    /** Opens the form and fills it; nothing is sent yet. */
    async fill({ kind, of, label }: Omit<NewFolder, 'place'>, place: string): Promise<void> {
      if (!(await form.isVisible())) await page.getByText('Add a folder', { exact: true }).click()
      const names = folderKindNames[kind]
      await form.getByRole('radio', { name: names.name, exact: true }).check()
      await form.getByLabel(exactly(names.of)).fill(of)
      await form.getByLabel(exactly('Label in SSST Desk')).fill(label)
      await form.getByLabel(exactly('Where it is')).fill(place)
    },
    send: () => form.getByRole('button', { name: 'Test and add this folder' }).click(),
    /** Adds a folder and waits until it is mapped. */
    async add(folder: Omit<NewFolder, 'place'>, place: string): Promise<void> {
      await this.fill(folder, place)
      await this.send()
      await expect(this.item(folder.label)).toContainText('It answers')
    },
  }
}
