import { useState } from 'react'
import { useDesk } from '../../../actions/use-desk'
import { recordFacts } from '../../../actions/work-on-steps'
import { LinkButton } from '../../../parts/button'
import { moment } from '../../../parts/dates'
import { useDraft } from '../../../parts/drafts'
import { FactForm } from '../../../parts/fact-form'
import { Panel } from '../../../parts/panel'
import { Table } from '../../../parts/table'
import { useCaseView } from '../case-view'
import { FactWords } from '../fact-words'
import { type FactGroup, factGroups, lastChanges } from './fact-groups'
import { TabHeading } from './tab-heading'

/** Everything that is recorded on the case, grouped by the step that first asks for it, and a way to correct it. */
export const FactsTab = () => {
  const { procedure } = useCaseView()
  return (
    <>
      <TabHeading title="Facts" />
      {factGroups(procedure).map(group => (
        <Group key={group.id} group={group} />
      ))}
    </>
  )
}

const Group = ({ group }: { group: FactGroup }) => {
  const desk = useDesk()
  const { one, procedure, events } = useCaseView()
  const draftKey = `case/${one.id}/facts/${group.id}`
  const typed = Object.keys(useDraft(draftKey)).length > 0
  const [changing, setChanging] = useState(false)
  const changes = lastChanges(events)
  const required = group.id === 'opening' ? procedure.opening.required : []

  if (!one.closed && (changing || typed))
    return (
      <Panel
        level={3}
        title={group.title}
        aside={typed ? undefined : <LinkButton onClick={() => setChanging(false)}>Stop changing</LinkButton>}
      >
        <FactForm
          specs={group.specs}
          required={required}
          facts={one.facts}
          saveKind="secondary"
          draftKey={draftKey}
          onSave={async facts => {
            const saved = await recordFacts(desk, one.id, facts)
            if (saved.ok) setChanging(false)
            return saved
          }}
        />
      </Panel>
    )
  return (
    <Panel
      level={3}
      title={group.title}
      className="desk-facts"
      aside={
        one.closed ? undefined : (
          <LinkButton onClick={() => setChanging(true)}>
            Change<span className="govuk-visually-hidden"> {group.title}</span>
          </LinkButton>
        )
      }
    >
      <Table
        caption={group.title}
        captionHidden
        rows={group.specs}
        rowKey={spec => spec.name}
        columns={[
          { key: 'fact', label: 'Fact', rowHeader: true, cell: spec => spec.label },
          {
            key: 'value',
            label: 'Value',
            cell: spec => <FactWords spec={spec} value={one.facts[spec.name]} />,
          },
          {
            key: 'changed',
            label: 'Last changed',
            cell: spec => {
              const change = changes.get(spec.name)
              return change ? `${moment(change.at)}, ${change.by}` : ''
            },
          },
        ]}
      />
    </Panel>
  )
}
