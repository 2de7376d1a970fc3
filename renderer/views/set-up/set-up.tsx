import { type ComponentType, type FormEvent, useEffect, useRef, useState } from 'react'
import { finishSetUp } from '../../actions/set-up'
import { useDesk, useSession } from '../../actions/use-desk'
import { Button, LinkButton } from '../../parts/button'
import { ErrorSummary, FaultText } from '../../parts/faults'
import { InsetText } from '../../parts/panel'
import {
  type FieldsProps,
  InboxFields,
  InboxSource,
  JurisdictionFields,
  OfficerFields,
} from '../settings/fields'
import { Folders } from '../settings/folders/folders'
import { settingsFieldId } from '../settings/settings-entry'
import { useSettingsEntry } from '../settings/use-settings-entry'
import { focusMain, useTitle } from '../shell/use-page'
import { firstOpenPage, type SetUpPage, setUpPages } from './pages'
import { RecoveryKeyPage } from './recovery-key'

const fieldsOf: Partial<Record<SetUpPage, ComponentType<FieldsProps>>> = {
  you: OfficerFields,
  inbox: InboxFields,
  holidays: JurisdictionFields,
}

/** The first run: who, which inbox, whose holidays, which folders, and the recovery key. Stopped halfway, it goes on where it was. */
export const SetUp = () => {
  useTitle('Set up')
  const desk = useDesk()
  const settings = useSession(session => session.settings)
  const vault = useSession(session => session.vault)
  const folders = useSession(session => session.folders)
  const [at, setAt] = useState(() => firstOpenPage(settings, vault))
  const { entry, faults, failure, attempt, change, check, save } = useSettingsEntry()
  const [busy, setBusy] = useState(false)
  const index = setUpPages.findIndex(page => page.id === at)
  const page = setUpPages[index] ?? setUpPages[0]
  const Fields = fieldsOf[page.id]

  const before = useRef(at)
  useEffect(() => {
    if (before.current !== at) focusMain()
    before.current = at
  }, [at])

  const goOn = async (event?: FormEvent) => {
    event?.preventDefault()
    if (busy) return
    const next = setUpPages[index + 1]
    if (!next) return
    const asked = setUpPages.slice(0, index + 1).flatMap(one => one.fields)
    if (page.id === 'holidays') {
      setBusy(true)
      const saved = await save([...asked, 'leadWorkingDays'])
      setBusy(false)
      if (!saved) return
    } else if (Fields && !check(page.fields)) return
    setAt(next.id)
  }
  const back = index > 0 && (
    <LinkButton onClick={() => setAt(setUpPages[index - 1]?.id ?? at)}>Back</LinkButton>
  )

  return (
    <div className="desk-set-up">
      <nav aria-label="Steps of set-up" className="desk-set-up__steps">
        <p className="desk-set-up__title">Set up SSST Desk</p>
        <ol>
          {setUpPages.map((one, number) => (
            <li
              key={one.id}
              aria-current={one.id === page.id ? 'step' : undefined}
              className={number < index ? 'desk-set-up__done' : ''}
            >
              {one.title}
              {number < index && <span className="govuk-visually-hidden"> (done)</span>}
            </li>
          ))}
        </ol>
      </nav>
      <div>
        <p className="desk-quiet">
          Step {index + 1} of {setUpPages.length}
        </p>
        <h1 className="govuk-heading-l">{page.title}</h1>
        {Fields && (
          <form noValidate autoComplete="off" className="desk-form" onSubmit={goOn}>
            {faults.length > 0 && (
              <ErrorSummary
                key={attempt}
                faults={faults.map(({ field, message }) => ({ message, field: settingsFieldId(field) }))}
              />
            )}
            {page.id === 'inbox' && (
              <InsetText>
                <InboxSource />
              </InsetText>
            )}
            <Fields entry={entry} faults={faults} change={change} />
            {failure && <FaultText fault={failure} />}
            <div className="desk-row">
              <Button type="submit" busy={busy}>
                Continue
              </Button>
              {back}
            </div>
          </form>
        )}
        {page.id === 'folders' && (
          <>
            <p className="govuk-body">
              The network folders that bundles are saved in. Each is tested on the spot. You can add and
              change them later in Settings; until there is one, bundles wait.
            </p>
            <Folders />
            <div className="desk-row">
              <Button onClick={() => goOn()}>
                {folders.length ? 'Continue' : 'Continue without folders'}
              </Button>
              {back}
            </div>
          </>
        )}
        {page.id === 'key' && <RecoveryKeyPage onConfirmed={() => void finishSetUp(desk)} back={back} />}
      </div>
    </div>
  )
}
