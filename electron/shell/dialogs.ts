import { type BrowserWindow, dialog } from 'electron'
import type { Fault } from '../../shared/result'

/** The system's folder dialog; null when the officer closes it. */
export async function chooseFolder(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Choose the network folder',
    buttonLabel: 'Use this folder',
    properties: ['openDirectory', 'dontAddToRecent'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

/** Asks, outside the page, whether SSST Desk may write into a place that came as text. Closing the dialog means no. */
export async function confirmFolder(window: BrowserWindow, place: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: 'SSST Desk',
    message: 'Use this folder?',
    detail: `SSST Desk will test it now, and save case files there when you deliver them:\n\n${place}`,
    buttons: ['Use this folder', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  return response === 0
}

/** Says why the window does not open. */
export function showFault(fault: Fault): void {
  dialog.showErrorBox('SSST Desk', `${fault.message}\n\n${fault.next}`)
}

/** Asks what to do when the page has crashed: true to open it again. */
export async function offerReopening(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    title: 'SSST Desk',
    message: 'The page of SSST Desk stopped working.',
    detail: 'What you had saved is safe. What you were typing is not.',
    buttons: ['Open it again', 'Close SSST Desk'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  return response === 0
}

/** Asks whether to close although the page still holds something: true to close. Electron itself would stay, silently. */
export function confirmLeaving(window: BrowserWindow): boolean {
  const answer = dialog.showMessageBoxSync(window, {
    type: 'warning',
    title: 'SSST Desk',
    message: 'Close SSST Desk?',
    detail: 'Something you entered is not saved yet, or a file is still on its way to a folder.',
    buttons: ['Stay', 'Close SSST Desk'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return answer === 1
}
