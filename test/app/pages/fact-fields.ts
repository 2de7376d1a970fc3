import type { Locator } from '@playwright/test'
import { plainDate } from '../../../shared/calendar/write'
import { choicesIn, type FactColumn, type FactSpec, type FactValue, rowsIn } from '../../../shared/case/facts'
import { exactly } from './names'

/** Whole pence as an officer types them. */
const pounds = (pence: FactValue | undefined) => (Number(pence) / 100).toFixed(2)

const cellText = (kind: FactColumn['kind'], value: string | number | undefined): string => {
  if (kind === 'date') return plainDate(String(value))
  return kind === 'money' ? pounds(value) : String(value)
}

/** The place of one fact in a form of facts. */
export const factPlace = (form: Locator, name: string): Locator => form.locator(`[data-fact="${name}"]`)

/** The control an officer types a fact of one line or many into. */
export const factInput = (form: Locator, spec: FactSpec): Locator =>
  factPlace(form, spec.name).getByRole('textbox', { name: exactly(spec.label) })

/** Enters one fact into its field, as its kind wants it typed. Nothing is saved yet. */
export const enterFact = async (form: Locator, spec: FactSpec, value: FactValue): Promise<void> => {
  const place = factPlace(form, spec.name)
  switch (spec.kind) {
    case 'date':
      return factInput(form, spec).fill(plainDate(String(value)))
    case 'money':
      return factInput(form, spec).fill(pounds(value))
    case 'yes-no':
      return place.getByRole('radio', { name: value === true ? 'Yes' : 'No', exact: true }).check()
    case 'choice': {
      // A list of the office's own, as long as the office has put nothing in it.
      if (spec.optionsFrom && (await place.getByRole('textbox').count()) > 0)
        return factInput(form, spec).fill(String(value))
      const options = spec.options ?? []
      const label = options.find(option => option.value === value)?.label ?? String(value)
      return options.length <= 4
        ? place.getByRole('radio', { name: label, exact: true }).check()
        : void (await place.getByRole('combobox').selectOption({ label }))
    }
    case 'choices': {
      for (const { value: option, label } of spec.options ?? [])
        await place
          .getByRole('checkbox', { name: label, exact: true })
          .setChecked(choicesIn(value).includes(option))
      return
    }
    case 'table':
      return pasteRows(place, spec, tableText(spec, value))
    default:
      return factInput(form, spec).fill(String(value))
  }
}

/** A table's rows as a spreadsheet puts them on the clipboard. */
export const tableText = ({ columns = [] }: FactSpec, value: FactValue): string =>
  rowsIn(value)
    .map(row => columns.map(({ name, kind }) => cellText(kind, row[name])).join('\t'))
    .join('\n')

/** Adds rows to a table by pasting them where the product asks for it. */
export const pasteRows = async (place: Locator, spec: FactSpec, text: string): Promise<void> => {
  const rows = place.getByRole('textbox', { name: new RegExp(`^Rows to add to ${spec.label}`, 'i') })
  if (!(await rows.isVisible()))
    await place.getByRole('button', { name: 'Paste rows from a spreadsheet or CSV file' }).click()
  await rows.fill(text)
  await place.getByRole('button', { name: 'Add these rows' }).click()
}
