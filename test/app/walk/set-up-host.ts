import type { Page } from '@playwright/test'
import { callPath, frameType, secretHeader } from '../../../shared/host/carrier'
import type { CallName, Input, Output } from '../../../shared/host/contract'
import { decodeFrame, encodeFrame } from '../../../shared/host/frame'
import { Settings } from '../../../shared/host/settings'
import type { Result } from '../../../shared/result'
import type { CaseFile } from '../cases/read'
import { expect } from '../pages/expect'

/** Calls the loopback host as its page does; `address` holds this launch's key. */
const caller = (address: string) => {
  const { origin, searchParams } = new URL(address)
  const headers = { origin, 'content-type': frameType, [secretHeader]: searchParams.get('key') ?? '' }
  return async <N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> => {
    const reply = await fetch(origin + callPath + name, { method: 'POST', headers, body: encodeFrame(input) })
    const frame = decodeFrame(new Uint8Array(await reply.arrayBuffer()))
    const answer = (frame.ok ? frame.value : frame) as Result<Output<N>>
    if (!answer.ok) throw new Error(`${name}: ${answer.fault.message}`)
    return answer.value
  }
}

/**
 * What set-up does on screen, done on the loopback host: for journeys that are about something later. Ends on the empty
 * worklist. `places` by label.
 */
export const setUpOnHost = async (
  page: Page,
  address: string,
  file: CaseFile,
  places: ReadonlyMap<string, string>,
): Promise<void> => {
  const call = caller(address)
  const { officer, inbox, jurisdiction } = file
  await call(
    'settings.write',
    Settings.parse({
      format: 1,
      officer,
      team: { inbox },
      jurisdiction,
      secondCheck: { leadWorkingDays: 2 },
    }),
  )
  for (const { kind, of, label } of file.folders)
    await call('folders.map', { kind, of, label, place: { typed: places.get(label) ?? '' } })
  const { recoveryKey } = await call('vault.create', {})
  await call('vault.confirmRecovery', { recoveryKey })
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Worklist', level: 1 })).toBeVisible()
}
