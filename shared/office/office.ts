import { z } from 'zod'
import { OfficialForm, OfficialForms } from '../documents/official'
import { FolderId, MappedFolder } from '../host/folders'
import { Settings } from '../host/settings'
import { OfficeProcedures } from '../procedures/added'

/** What an office has set up in SSST Desk: all that is kept beside the SRs. The bytes of its forms are not in it. */
export const Office = z.strictObject({
  /** Null before set-up. */
  settings: Settings.nullable(),
  folders: z.array(MappedFolder),
  procedures: OfficeProcedures,
  official: OfficialForms,
})
export type Office = z.infer<typeof Office>

/** What of it is to be restored: the settings as a whole, everything else one by one. */
export const OfficeChoice = z.strictObject({
  settings: z.boolean(),
  folders: z.array(FolderId),
  procedures: z.array(z.strictObject({ id: z.string(), version: z.int() })),
  official: z.array(OfficialForm.pick({ form: true, kind: true })),
})
export type OfficeChoice = z.infer<typeof OfficeChoice>
