import { formOf, forms } from '../../../../shared/documents/forms'
import type { OfficialKind } from '../../../../shared/documents/official'

/** What a form is called in a list: its number where it has one, and its title. */
export const formTitle = (id: string): string => {
  const form = formOf(id)
  if (!form) return id
  return /\d/.test(form.reference) ? `${form.reference} ${form.title}` : form.title
}

/** The forms an office can have a file of its own for. */
export const formOptions = forms.map(form => ({ value: form.id, label: formTitle(form.id) }))

export const kindNames: Record<OfficialKind, string> = {
  acroform: 'PDF with fields',
  'word-template': 'Word template',
}
