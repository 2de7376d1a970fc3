import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { FactSpec, factKinds } from '../../shared/case/facts'
import { forms } from '../../shared/documents/forms'
import { procedureFileBytes, readProcedure } from '../../shared/procedures/read'
import { procedures } from '../../shared/procedures/registry'
import { End, Part, Procedure, Stage, Step, StepDeadline, systemPlaces } from '../../shared/procedures/schema'
import { formName } from '../../shared/reference/parts'

const page = readFileSync(new URL('../../docs/procedure-file.md', import.meta.url), 'utf8')

/** The text of the page under one heading, up to the next one. */
const under = (heading: string): string => {
  const [, after] = page.split(new RegExp(`^#+ ${heading}$`, 'm'))
  if (after === undefined) throw new Error(`The page has no heading ${heading}`)
  return after.split(/^#+ /m)[0] ?? ''
}

/** The fields in the table under a heading, with whether they are needed. */
const documented = (heading: string): Record<string, boolean> =>
  Object.fromEntries(
    [...under(heading).matchAll(/^\| `(\w+)` \| (yes|no) \| \S.* \|$/gm)].map(row => [
      row[1],
      row[2] === 'yes',
    ]),
  )

/** The fields of a schema, with whether they are needed. */
const declared = (schema: { shape: Readonly<Record<string, z.ZodType>> }): Record<string, boolean> =>
  Object.fromEntries(
    Object.entries(schema.shape).map(([name, field]) => [name, !field.safeParse(undefined).success]),
  )

const objects: [string, { shape: Readonly<Record<string, z.ZodType>> }][] = [
  ['The procedure', Procedure],
  ['Identity', Procedure.shape.identity],
  ['A fact', FactSpec],
  ['A stage', Stage],
  ['A step', Step],
  ['An end', End],
  ...StepDeadline.options.map((one): [string, typeof one] => [`A deadline: ${one.shape.kind.value}`, one]),
  ...Part.options.map((one): [string, typeof one] => [`A part: ${one.shape.kind.value}`, one]),
]

describe('docs/procedure-file.md', () => {
  it.each(objects)('has the fields of “%s”, no more, and whether they are needed', (heading, schema) => {
    expect(documented(heading)).toEqual(declared(schema))
  })

  it('has no part and no deadline that there is not', () => {
    const headings = [...page.matchAll(/^#+ (A (?:part|deadline): .*)$/gm)].map(match => match[1])
    expect(headings.sort()).toEqual(
      objects
        .map(([heading]) => heading)
        .filter(one => one.includes(':'))
        .sort(),
    )
  })

  it('names every kind of fact, every place of the 2012 system and every form', () => {
    for (const kind of factKinds) expect(under('A fact')).toContain(kind)
    for (const place of systemPlaces) expect(under('A part: paste')).toContain(`\`${place}\``)
    const listed = [...under('Forms').matchAll(/^- `([a-z0-9-]+)`: (.+)$/gm)].map(match => [
      match[1],
      match[2],
    ])
    expect(listed).toEqual(forms.map(({ id }) => [id, formName(id)]))
  })

  it('says the limit, and has an example that can be loaded', () => {
    expect(page).toContain(`up to ${procedureFileBytes / 1024} KB`)
    const example = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
    const read = readProcedure(new TextEncoder().encode(example), {
      forms: forms.map(form => form.id),
      builtIn: procedures,
      office: [],
    })
    expect(read).toMatchObject({ ok: true, value: { id: 'invented-office-errand' } })
  })
})
