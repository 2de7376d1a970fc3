import { type Case, filesAs } from '../../../../shared/case/case'
import type { PartState } from '../../../../shared/checklist/parts'
import { formOf } from '../../../../shared/documents/forms'
import { folderKindNames } from '../../../../shared/host/folders'
import { placeNames } from '../../../../shared/mail/paste'
import { factOf, type Part, type Procedure } from '../../../../shared/procedures/schema'
import type { Tone } from '../../../parts/tag'
import { inSentence } from '../identity/status'

/** What a form is called: its number where it has one, and its title. */
export const formTitle = (id: string): string => {
  const form = formOf(id)
  if (!form) return id
  return /\d/.test(form.reference) ? `${form.reference}: ${inSentence(form.title)}` : form.title
}

/** The heading of a part of a step, in words an officer knows. */
export const partTitle = (procedure: Procedure, part: Part): string => {
  switch (part.kind) {
    case 'facts': {
      const [only, ...more] = [...part.required, ...part.optional]
      const single = only && more.length === 0 ? factOf(procedure, only)?.label : undefined
      return part.title ?? single ?? 'Facts to record'
    }
    case 'received':
      return `From the ${inSentence(part.from)}: ${part.what}`
    case 'file':
      return part.label
    case 'document': {
      return part.format === 'word' ? `${formTitle(part.form)}, as a Word file` : formTitle(part.form)
    }
    case 'settle':
      return `${part.title}: does it agree?`
    case 'paste':
      return `Text for the ${placeNames[part.place]}`
    case 'delivery':
      return `Save ${part.as === 'zip' ? 'the bundle' : 'the file'} in the ${folderKindNames[part.folderKind].name}`
    case 'message':
      return part.readReceipt ? 'Email, with a read receipt' : 'Email'
    case 'call':
      return `Telephone the ${inSentence(part.with)}`
    case 'payment':
      return 'Payment'
    case 'visits':
    case 'compare':
      return part.title
    case 'confirm':
      return 'Confirm'
    case 'deletion':
      return 'Delete the clerical files'
    case 'close':
      return `Close the SR: ${procedure.ends.find(end => end.id === part.end)?.title ?? part.end}`
  }
}

/** The heading of a part among those of its step that apply: parts of one name are told apart by their place. */
export const partHeading = (procedure: Procedure, part: Part, beside: readonly Part[]): string => {
  const title = partTitle(procedure, part)
  const same = beside.filter(other => partTitle(procedure, other) === title)
  return same.length > 1 ? `${title} (${same.indexOf(part) + 1} of ${same.length})` : title
}

/** Whether the heading only repeats the label of the one field below it. */
export const titleIsLabel = (part: Part): boolean =>
  part.kind === 'facts' && part.title === undefined && part.required.length + part.optional.length === 1

/** How a part stands, in a word or two beside its heading. */
export const partTag = ({ part, satisfied }: PartState, one: Case): { tone: Tone; words: string } => {
  if (!satisfied) return { tone: 'grey', words: 'To do' }
  if (part.kind === 'file' && filesAs(one, part.role).length === 0) return { tone: 'grey', words: 'Optional' }
  // Nothing is asked for and nothing entered: that is not done, and need not be.
  if (
    part.kind === 'facts' &&
    [...part.required, ...part.optional].every(name => one.facts[name] === undefined)
  )
    return { tone: 'grey', words: 'Optional' }
  if (part.kind === 'payment' && !part.required && one.payments.length === 0)
    return { tone: 'grey', words: 'Optional' }
  if (part.kind === 'settle') {
    if (one.facts[part.into] === undefined || one.facts[part.against] === undefined)
      return { tone: 'grey', words: 'Not known yet' }
    if (!one.settled.some(entry => entry.part === part.id)) return { tone: 'green', words: 'Agrees' }
  }
  return { tone: 'green', words: 'Done' }
}

/** Files that belong to a court bundle, and to no step. */
const bundleRoles: Readonly<Record<string, string>> = {
  'court-bundle': 'Court bundle',
  'court-bundle-certificate': 'Certificate of a court bundle',
  'court-bundle-document': 'Document for a court bundle',
}

/** What a role of files is called, from the first part that asks for it. */
export const roleLabel = (procedure: Procedure, role: string): string => {
  for (const stage of procedure.stages)
    for (const step of stage.steps)
      for (const part of step.parts) if (part.kind === 'file' && part.role === role) return part.label
  return bundleRoles[role] ?? role
}
