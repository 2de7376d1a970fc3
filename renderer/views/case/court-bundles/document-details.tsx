import { type FormEvent, useState } from 'react'
import { changeDocument, moveDocument } from '../../../../shared/bundle/court/edit'
import type { CourtDocument, CourtSection } from '../../../../shared/bundle/court/plan'
import { readDate } from '../../../../shared/calendar/read'
import { shortDate } from '../../../../shared/calendar/write'
import { Button } from '../../../parts/button'
import { SelectField } from '../../../parts/choices'
import { DateField, TextField } from '../../../parts/fields'
import { useCaseView } from '../case-view'
import { useEntries } from '../entries'
import { useBundleView } from './bundle-view'
import { MakeSearchable } from './make-searchable'
import { Pages } from './pages'

interface Props {
  document: CourtDocument
  section: CourtSection
  fileId: string
}

/** A document's title and date in the index, its section, and its pages one by one. */
export const DocumentDetails = ({ document: entry, section, fileId }: Props) => {
  const { one } = useCaseView()
  const { bundle, change } = useBundleView()
  const { values, set, clear } = useEntries(`case/${one.id}/court-document/${bundle.bundleId}/${entry.id}`, {
    title: entry.title,
    date: entry.date ? shortDate(entry.date) : '',
    section: section.id,
  })
  const [errors, setErrors] = useState<{ title?: string; date?: string }>({})

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const title = values.title.trim()
    const date = values.date.trim() ? readDate(values.date) : null
    const found = {
      ...(title ? {} : { title: 'Enter the title that the index shows.' }),
      ...(date && !date.ok ? { date: date.fault.message } : {}),
    }
    setErrors(found)
    if (Object.keys(found).length) return
    const on = date?.ok ? date.value : null
    const kept = await change(
      `changed “${title}”`,
      plan => {
        const changed = changeDocument(plan, entry.id, document => ({ ...document, title, date: on }))
        return values.section === section.id ? changed : moveDocument(changed, entry.id, values.section, 1e6)
      },
      { focus: entry.id },
    )
    if (kept) clear()
  }

  return (
    <div className="desk-court__details">
      <form noValidate autoComplete="off" className="desk-form desk-court__fields" onSubmit={save}>
        <TextField
          label="Title in the index"
          error={errors.title}
          value={values.title}
          onChange={value => set('title', value)}
        />
        <DateField
          label="Date of the document"
          error={errors.date}
          value={values.date}
          onChange={value => set('date', value)}
        />
        <SelectField
          label="Section"
          options={bundle.plan.sections.map(({ id, title }) => ({ value: id, label: title }))}
          value={values.section}
          onChange={value => set('section', value)}
        />
        <Button type="submit" kind="secondary">
          Save
        </Button>
      </form>
      <MakeSearchable documentId={entry.id} />
      <Pages key={fileId} document={entry} fileId={fileId} />
    </div>
  )
}
