import { markOfText } from '../../../../shared/documents/fingerprint'
import { documentInput } from '../../../../shared/documents/input'
import { type OfficialForm, officialEntries, officialFor } from '../../../../shared/documents/official'
import { modelFor } from '../../../../shared/documents/standing'
import { lookAtOfficial } from '../../../actions/look-at-pdf'
import { useDesk } from '../../../actions/use-desk'
import { InsetText, WarningText } from '../../../parts/panel'
import { useCaseView } from '../case-view'
import { ModelBlock } from './model-block'
import { PdfPane } from './pdf-pane'

/** A form or letter from the facts as they are now: in the office's own form where it has one. */
export const FormPreview = ({ form }: { form: string }) => {
  const { context } = useCaseView()
  const official = officialFor(context.official, form)
  if (official?.kind === 'acroform') return <OfficialPdf official={official} />
  if (official) return <OfficialTemplate official={official} />
  return <BuiltIn form={form} />
}

/** The office's PDF, filled; where it cannot be filled, why, and the built-in layout that is used instead. */
const OfficialPdf = ({ official }: { official: OfficialForm }) => {
  const desk = useDesk()
  const { one, procedure, context } = useCaseView()
  const said = officialEntries(official, documentInput(one.facts, context), procedure.facts)
  return (
    <PdfPane
      // Another content is another pane.
      key={markOfText(JSON.stringify([official.sha256, said]))}
      open={() => lookAtOfficial(desk, one.id, official)}
      otherwise={<BuiltIn form={official.form} />}
    />
  )
}

/** What goes into the office's Word template, which only Word can show. */
const OfficialTemplate = ({ official }: { official: OfficialForm }) => {
  const { one, procedure, context } = useCaseView()
  const said = officialEntries(official, documentInput(one.facts, context), procedure.facts)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <section className="desk-preview__body" tabIndex={0} aria-label={official.name}>
      <InsetText>
        It is made as a Word file from your office’s template ‘{official.name}’. Word shows how it looks; this
        goes into it:
      </InsetText>
      <div className="desk-paper">
        <dl className="desk-paper__fields">
          {Object.entries(said).map(([name, words]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{typeof words === 'boolean' ? (words ? '☒ ticked' : '☐ not ticked') : words}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  )
}

/** The product's own layout, drawn from the same model as its PDF. */
const BuiltIn = ({ form }: { form: string }) => {
  const { one, context } = useCaseView()
  const model = modelFor(form, one.facts, context)
  if (!model) return <p className="desk-preview__body">This SSST Desk does not know the form {form}.</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <section className="desk-preview__body" tabIndex={0} aria-label={model.title}>
      <div className="desk-paper" data-layout={model.layout}>
        <p className="desk-paper__marking">{model.marking}</p>
        {model.layout === 'form' && <h3 className="desk-paper__title">{model.title}</h3>}
        {model.checks.map(check => (
          <WarningText key={check}>{check}</WarningText>
        ))}
        {model.blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a block has no identity but its place
          <ModelBlock key={index} block={block} />
        ))}
        <p className="desk-paper__foot">{model.reference}</p>
      </div>
    </section>
  )
}
