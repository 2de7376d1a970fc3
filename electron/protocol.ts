import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { appScheme } from '../shared/host/carrier'
import type { Assets } from './carriers/assets'
import { pageHeaders } from './carriers/policy'
import { assetFor } from './shell/own-page'

/** Makes `app:` a standard, secure scheme, so that `app://desk` is one fixed origin. Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/** Serves the built page, and nothing else, under `app://desk/`. */
export function serveApp(assets: Assets): void {
  protocol.handle(appScheme, async request => {
    const asset = assetFor(assets, request.method, request.url)
    if (asset === null) {
      return new Response('Not found.', {
        status: 404,
        headers: { ...pageHeaders, 'Content-Type': 'text/plain' },
      })
    }
    const bytes = await readFile(asset.file)
    return new Response(new Uint8Array(bytes), { headers: { ...pageHeaders, 'Content-Type': asset.type } })
  })
}
