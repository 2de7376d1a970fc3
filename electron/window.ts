import { app, BrowserWindow, type Session, type WebContents } from 'electron'
import { appOrigin } from '../shared/host/carrier'
import { isAppAddress, mayHave } from './shell/own-page'

/** Opens the one window: sandboxed, isolated, without Node, showing `app://desk/`. `preload` is the path of the built script. */
export function openDesk(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 900,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'SSST Desk',
    backgroundColor: '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${appOrigin}/`)
  return window
}

/** Refuses a page whatever would lead it elsewhere: navigation, new windows, webviews. */
export function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.on('will-frame-navigate', details => {
    if (!details.isMainFrame || !isAppAddress(details.url)) details.preventDefault()
  })
  contents.on('will-redirect', details => {
    if (!isAppAddress(details.url)) details.preventDefault()
  })
}

/** Refuses permissions, devices and downloads, and switches spelling off, which would fetch and keep words. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) =>
    decide(mayHave(permission, details.requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => mayHave(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, decide) => decide(null))
  session.setSpellCheckerEnabled(false)
  session.on('will-download', event => event.preventDefault())
}
