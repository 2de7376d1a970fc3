import type { HostHandlers } from '../../shared/host/contract'
import { Settings } from '../../shared/host/settings'
import { ok } from '../../shared/result'
import { createJsonFile } from './local/json-file'
import { createTurns } from './local/turns'

/** The office's settings in `settings.json`. A damaged file is reported, and set aside only by saving new settings. */
export const createSettings = (dataDir: string): Pick<HostHandlers, 'settings.read' | 'settings.write'> => {
  const turn = createTurns()
  const file = createJsonFile<Settings>({
    folder: dataDir,
    name: 'settings.json',
    schema: Settings,
    format: 1,
    whenDamaged:
      'Enter the settings again and save them: the damaged file is kept beside the new one. Your cases are not affected.',
  })
  return {
    'settings.read': () => turn(file.read),
    'settings.write': settings =>
      turn(async () => {
        const present = await file.read()
        if (!present.ok) {
          if (present.fault.code !== 'damaged') return present
          const aside = await file.setAside()
          if (!aside.ok) return aside
        }
        const written = await file.write(settings)
        return written.ok ? ok({}) : written
      }),
  }
}
