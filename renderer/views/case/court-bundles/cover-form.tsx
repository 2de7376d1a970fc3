import { type FormEvent, useState } from 'react'
import type { CourtBundlePlan, CourtCover, Numbering, RouteId } from '../../../../shared/bundle/court/plan'
import { routeOf } from '../../../../shared/bundle/court/routes'
import { readDate, readTime } from '../../../../shared/calendar/read'
import { shortDate } from '../../../../shared/calendar/write'
import { Button } from '../../../parts/button'
import { CheckField, RadioField } from '../../../parts/choices'
import { DateField, TextArea, TextField } from '../../../parts/fields'
import { Details } from '../../../parts/panel'
import { useCaseView } from '../case-view'
import { useEntries } from '../entries'
import { useBundleView } from './bundle-view'
import { RouteField } from './route-field'

const line = (text: string) => text.trim().replace(/\s+/g, ' ') || null

const partiesText = (parties: CourtCover['parties']) =>
  parties.map(({ name, role }) => `${name}; ${role}`).join('\n')

/** One party a line: the name, a semicolon, the part in the case. */
const partiesIn = (text: string): CourtCover['parties'] =>
  text.split('\n').flatMap(row => {
    const [name = '', ...role] = row.split(';')
    return name.trim() ? [{ name: name.trim(), role: role.join(';').trim() || 'Party' }] : []
  })

const entriesOf = ({ cover, route, numbering, dividers }: CourtBundlePlan) => ({
  title: cover.title,
  court: cover.court ?? '',
  caseNumber: cover.caseNumber ?? '',
  parties: partiesText(cover.parties),
  hearingDate: cover.hearingDate ? shortDate(cover.hearingDate) : '',
  hearingTime: cover.hearingTime ?? '',
  preparedBy: cover.preparedBy ?? '',
  reference: cover.reference ?? '',
  route: route as string,
  numbering: numbering as string,
  dividers: dividers ? 'yes' : 'no',
})

/** What the first page says, how pages are numbered, and how the bundle reaches the court. */
export const CoverForm = () => {
  const { one } = useCaseView()
  const { bundle, change } = useBundleView()
  const { plan } = bundle
  const { values, set, clear, typed } = useEntries(
    `case/${one.id}/court-cover/${bundle.bundleId}`,
    entriesOf(plan),
  )
  const [errors, setErrors] = useState<{ title?: string; hearingDate?: string; hearingTime?: string }>({})

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const title = line(values.title)
    const date = values.hearingDate.trim() ? readDate(values.hearingDate) : null
    const time = values.hearingTime.trim() ? readTime(values.hearingTime) : null
    const found = {
      ...(title ? {} : { title: 'Enter what the cover is headed.' }),
      ...(date && !date.ok ? { hearingDate: date.fault.message } : {}),
      ...(time && !time.ok ? { hearingTime: time.fault.message } : {}),
    }
    setErrors(found)
    if (Object.keys(found).length || !title) return
    const kept = await change('changed the cover or the numbering', now => ({
      ...now,
      route: values.route as RouteId,
      numbering: values.numbering as Numbering,
      dividers: values.dividers === 'yes',
      cover: {
        title,
        court: line(values.court),
        caseNumber: line(values.caseNumber),
        parties: partiesIn(values.parties),
        hearingDate: date?.ok ? date.value : null,
        hearingTime: time?.ok ? time.value : null,
        preparedBy: line(values.preparedBy),
        reference: line(values.reference),
      },
    }))
    if (kept) clear()
  }

  return (
    <Details summary={`Cover, numbering and route: ${routeOf(plan.route).title}`} open={typed}>
      <form noValidate autoComplete="off" className="desk-form desk-court__cover" onSubmit={save}>
        <TextField
          label="Heading of the cover"
          error={errors.title}
          value={values.title}
          onChange={value => set('title', value)}
        />
        <TextField label="Court" value={values.court} onChange={value => set('court', value)} />
        <TextField
          label="The court’s case number"
          value={values.caseNumber}
          onChange={value => set('caseNumber', value)}
        />
        <TextField
          label="Our reference"
          value={values.reference}
          onChange={value => set('reference', value)}
        />
        <DateField
          label="Hearing date"
          error={errors.hearingDate}
          value={values.hearingDate}
          onChange={value => set('hearingDate', value)}
        />
        <TextField
          label="Hearing time"
          width="short"
          error={errors.hearingTime}
          value={values.hearingTime}
          onChange={value => set('hearingTime', value)}
        />
        <TextArea
          label="Parties"
          hint="One a line: the name, a semicolon, the part in the case"
          value={values.parties}
          onChange={value => set('parties', value)}
        />
        <TextField
          label="Prepared by"
          value={values.preparedBy}
          onChange={value => set('preparedBy', value)}
        />
        <RadioField
          label="Page numbers"
          options={[
            { value: 'plain', label: '1, 2, 3 from the first page' },
            { value: 'lettered', label: 'A1, A2, B1: anew in each section' },
          ]}
          value={values.numbering}
          onChange={value => set('numbering', value)}
        />
        <RouteField value={values.route} onChange={route => set('route', route)} />
        <CheckField
          label="A dividing page before each section"
          checked={values.dividers === 'yes'}
          onChange={checked => set('dividers', checked ? 'yes' : 'no')}
        />
        <Button type="submit" kind="secondary">
          Save the cover and numbering
        </Button>
      </form>
    </Details>
  )
}
