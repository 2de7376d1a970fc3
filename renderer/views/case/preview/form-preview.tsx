import { modelFor } from '../../../../shared/documents/standing'
import { WarningText } from '../../../parts/panel'
import { useCaseView } from '../case-view'
import { ModelBlock } from './model-block'

/** A form or letter from the facts as they are now, drawn from the same model as its PDF. */
export const FormPreview = ({ form }: { form: string }) => {
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
