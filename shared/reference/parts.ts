import type { Payer } from '../case/facts'
import { formOf } from '../documents/forms'
import { folderKindNames } from '../host/folders'
import { placeNames } from '../mail/paste'
import { factOf, type Part, type Procedure, type StepDeadline } from '../procedures/schema'
import { whereWords } from './conditions'

/** One line of what a step asks for: what kind of thing, and which. */
export interface PartLine {
  label: string
  text: string
}

const payerNames: Record<Payer, string> = {
  ssst: 'the support team',
  cpt: 'the court presenting team',
  other: 'somebody else',
}

const factLabel = (procedure: Procedure, name: string): string => factOf(procedure, name)?.label ?? name

/** A list as it is read: "a, b and c"; empty for none. */
export const listed = (items: readonly string[]): string =>
  items.length > 1 ? `${items.slice(0, -1).join(', ')} and ${items.at(-1)}` : (items[0] ?? '')

const inSentence = (words: string): string =>
  /^\p{Lu}\p{Ll}/u.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words

/** A form by the name officers use: its number where it has one. */
export const formName = (id: string): string => {
  const form = formOf(id)
  if (!form) return id
  return /\d/.test(form.reference) ? `${form.reference}: ${form.title}` : form.title
}

/** A text with its places for facts shown by what goes there. */
const shown = (procedure: Procedure, text: string): string =>
  text.replace(/\{\{([a-zA-Z0-9]+)\}\}/g, (_, name: string) => `[${factLabel(procedure, name)}]`)

const roleName = (procedure: Procedure, role: string): string => {
  for (const { steps } of procedure.stages)
    for (const { parts } of steps)
      for (const part of parts) if (part.kind === 'file' && part.role === role) return part.label
  return role
}

const holding = (procedure: Procedure, documents: readonly string[], files: readonly string[]): string => {
  const all = [...documents.map(formName), ...files.map(role => roleName(procedure, role))]
  return all.length > 0 ? `, with ${listed(all)}` : ''
}

const line = (part: Part, procedure: Procedure): PartLine => {
  const facts = (names: readonly string[]) => listed(names.map(name => factLabel(procedure, name)))
  switch (part.kind) {
    case 'facts': {
      const optional = part.optional.length > 0 ? `if known: ${facts(part.optional)}` : ''
      return { label: 'Record', text: [facts(part.required), optional].filter(Boolean).join('; ') }
    }
    case 'received':
      return {
        label: 'Waits for',
        text: `${part.from}: ${part.what}${part.medium === 'either' ? ', by email or telephone' : part.medium === 'email' ? ', by email' : ', by telephone'}`,
      }
    case 'file':
      return {
        label: 'File',
        text: `${part.label}${part.required ? '' : ' (if there is one)'}${part.allowed ? `. ${part.allowed.words}` : ''}`,
      }
    case 'document':
      return {
        label: 'Document',
        text: `${formName(part.form)}${part.format === 'word' ? ', as a Word file' : ''}`,
      }
    case 'settle':
      return {
        label: 'Check',
        text: `${part.title}: ${facts([part.into, part.against])} must agree`,
      }
    case 'paste':
      return { label: 'Text for the 2012 system', text: placeNames[part.place] }
    case 'delivery':
      return {
        label: 'Folder',
        text: `${part.as === 'zip' ? 'A zip' : 'A folder'} in the ${folderKindNames[part.folderKind].name}${holding(procedure, part.documents, part.files)}`,
      }
    case 'message': {
      const to = [
        ...part.to.map(name => factLabel(procedure, name)),
        ...(part.toTeam ? ['the team inbox'] : []),
      ]
      const copies = part.cc.length > 0 ? `, copy to ${facts(part.cc)}` : ''
      return {
        label: part.readReceipt ? 'Email with a read receipt' : 'Email',
        text: `To ${listed(to)}${copies}: “${shown(procedure, part.subject)}”${holding(procedure, [...part.documents, ...(part.word ?? [])], part.files)}`,
      }
    }
    case 'call':
      return { label: 'Telephone', text: `${part.with}: ${shown(procedure, part.about)}` }
    case 'payment':
      return {
        label: 'Payment',
        text: `${facts([part.fee])} to ${facts([part.court])}, paid by ${payerNames[part.payer]}${part.required ? '' : ' (if one is made)'}`,
      }
    case 'visits':
      return { label: 'Visits', text: `${part.title}. Missed more than ${part.misses} times, it ends` }
    case 'compare':
      return {
        label: 'Compare',
        text: `${part.title}: ${roleName(procedure, part.role)} against ${facts(part.facts)}`,
      }
    case 'confirm':
      return { label: 'Confirm', text: part.label }
    case 'deletion':
      return {
        label: 'Delete',
        text: `The clerical files of the SR, for good, when it is closed${
          procedure.deletion
            ? `. First: ${listed(procedure.deletion.gates.map(gate => inSentence(gate.words)))}`
            : ''
        }`,
      }
    case 'close':
      return {
        label: 'Close',
        text: procedure.ends.find(end => end.id === part.end)?.title ?? part.end,
      }
  }
}

/** A text with a full stop, unless it ends a sentence by itself. */
const sentence = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`)

/** What a part of a step asks for, in one line, with the condition under which it does. */
export const partLine = (part: Part, procedure: Procedure): PartLine => {
  const { label, text } = line(part, procedure)
  return {
    label,
    text: part.when ? `${sentence(text)} Only where ${whereWords(part.when, procedure)}` : text,
  }
}

/** By when a step is to be done, in words. */
export const deadlineWords = (deadline: StepDeadline, procedure: Procedure): string => {
  const date = `“${factLabel(procedure, deadline.date)}”`
  switch (deadline.kind) {
    case 'hours-before':
      return `${deadline.hours} hours before ${date}; a point on a weekend or bank holiday moves to the working day before. ${deadline.prompt}`
    case 'on-date':
      return `On ${date}. ${deadline.prompt}`
    case 'days-after':
      return `Not before the days set in Settings have gone by since ${date}. ${deadline.prompt}`
  }
}
