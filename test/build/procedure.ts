import { Procedure, type Step } from '../../shared/procedures/schema'

type StepLike = Pick<Step, 'id'> & Partial<Step>

/** A step with nothing in it but what is given. */
export const aStep = (step: StepLike): Step => ({
  no: '1',
  title: `Do ${step.id}`,
  does: [`Do what ${step.id} asks for.`],
  after: [],
  parts: [],
  decisions: [],
  ...step,
})

/** A small sound procedure of the given steps, numbered in order; the last of its own steps closes it. */
export const aProcedure = (steps: readonly StepLike[] = [], changes: Partial<Procedure> = {}): Procedure =>
  Procedure.parse({
    id: 'errand',
    version: 1,
    code: 'P99',
    title: 'An errand',
    askedBy: 'Nobody',
    source: { document: 'Invented', section: 'For tests' },
    facts: [
      { name: 'reference', label: 'Reference', kind: 'text' },
      { name: 'person', label: 'Person', kind: 'name' },
      { name: 'day', label: 'Day', kind: 'date' },
      { name: 'dayAgain', label: 'Day in the email', kind: 'date' },
      { name: 'hour', label: 'Hour', kind: 'time' },
      { name: 'address', label: 'Address for email', kind: 'email' },
      { name: 'telephone', label: 'Telephone', kind: 'telephone' },
      { name: 'fee', label: 'Fee', kind: 'money' },
      {
        name: 'several',
        label: 'Several',
        kind: 'choices',
        options: [
          { value: 'one', label: 'One' },
          { value: 'two', label: 'Two' },
        ],
      },
      {
        name: 'answer',
        label: 'Answer',
        kind: 'choice',
        options: [
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ],
      },
    ],
    opening: { required: ['reference'], optional: [] },
    identity: { reference: 'reference', scin: 'reference', person: 'person', pvMarking: 'answer' },
    stages: [
      {
        id: 'all',
        title: 'Everything',
        steps: [
          ...steps.map((step, index) => aStep({ no: String(index + 1), ...step })),
          aStep({
            id: 'close',
            no: String(steps.length + 1),
            parts: [{ id: 'close', kind: 'close', end: 'complete' }],
          }),
        ],
      },
    ],
    ends: [{ id: 'complete', title: 'Close / Complete', outcome: 'complete' }],
    ...changes,
  })
