import { z } from 'zod'
import type { HostHandlers } from '../../shared/host/contract'
import { OfficeProcedures } from '../../shared/procedures/added'
import { ok } from '../../shared/result'
import { createJsonFile } from './local/json-file'
import { createTurns } from './local/turns'

const Kept = z.strictObject({ format: z.literal(1), procedures: OfficeProcedures })
type Kept = z.infer<typeof Kept>

/** The office's own procedures in `procedures.json`. A damaged file is reported, and set aside only by saving new ones. */
export const createProcedures = (
  dataDir: string,
): Pick<HostHandlers, 'procedures.read' | 'procedures.write'> => {
  const turn = createTurns()
  const file = createJsonFile<Kept>({
    folder: dataDir,
    name: 'procedures.json',
    schema: Kept,
    format: 1,
    whenDamaged:
      'Load the files of your office’s procedures again in Settings, the oldest version first: the damaged file is kept beside the new one. Your SRs are not affected; those under such a procedure open again once it is loaded.',
  })
  return {
    'procedures.read': () =>
      turn(async () => {
        const kept = await file.read()
        return kept.ok ? ok(kept.value?.procedures ?? []) : kept
      }),
    'procedures.write': ({ procedures }) =>
      turn(async () => {
        const present = await file.read()
        if (!present.ok) {
          if (present.fault.code !== 'damaged') return present
          const aside = await file.setAside()
          if (!aside.ok) return aside
        }
        const written = await file.write({ format: 1, procedures })
        return written.ok ? ok({}) : written
      }),
  }
}
