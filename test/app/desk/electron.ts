import { _electron } from '@playwright/test'
import { watchPages } from '../watch/page-watch'
import type { DeskPlaces, Running } from './desk'
import { exportsIn } from './loopback-host'
import { root } from './places'

/** Starts the application in Electron. Its own dialogs are outside the page: folders typed by a journey are agreed to. */
export const startElectron = async (binary: string, { dataDir, draftsDir }: DeskPlaces): Promise<Running> => {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const application = await _electron.launch({
    executablePath: binary,
    args: [...asRoot, root, '--data', dataDir, '--drafts', draftsDir, ...exportsIn(draftsDir)],
    cwd: root,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  })
  await application.evaluate(({ dialog }) => {
    dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false })
  })
  const watch = await watchPages(application.context())
  const page = await application.firstWindow()
  return {
    page,
    watch,
    address: page.url(),
    close: () => application.close(),
    kill: async () => {
      const closed = new Promise(resolve => application.once('close', () => resolve(null)))
      application.process().kill('SIGKILL')
      await closed
    },
  }
}
