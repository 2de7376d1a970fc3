import type { Task } from '../../../../shared/checklist/checklist'
import type { PartState } from '../../../../shared/checklist/parts'
import { CallPart } from './call'
import { ClosePart } from './close'
import { ComparePart } from './compare'
import { ConfirmPart } from './confirm'
import { DeletionPart } from './deletion'
import { DeliveryPart } from './delivery'
import { DocumentPart } from './document'
import { FactsPart } from './facts'
import { FilePart } from './file'
import { MessagePart } from './message'
import { PastePart } from './paste'
import { PaymentPart } from './payment'
import { ReceivedPart } from './received'
import { SettlePart } from './settle'
import { VisitsPart } from './visits'

interface Props {
  task: Task
  state: PartState
  onTooEarly: () => boolean
}

/** What a part of a step asks for, by its kind. */
export const PartBody = ({ task, state: { part, satisfied, missing }, onTooEarly }: Props) => {
  const { step } = task
  switch (part.kind) {
    case 'facts':
      return <FactsPart task={task} part={part} />
    case 'received':
      return <ReceivedPart step={step} part={part} satisfied={satisfied} />
    case 'file':
      return <FilePart step={step} part={part} />
    case 'document':
      return <DocumentPart step={step} part={part} />
    case 'settle':
      return <SettlePart step={step} part={part} />
    case 'paste':
      return <PastePart step={step} part={part} />
    case 'delivery':
      return <DeliveryPart step={step} part={part} satisfied={satisfied} />
    case 'message':
      return <MessagePart step={step} part={part} />
    case 'call':
      return <CallPart step={step} part={part} satisfied={satisfied} missing={missing} />
    case 'payment':
      return <PaymentPart step={step} part={part} />
    case 'visits':
      return <VisitsPart step={step} part={part} satisfied={satisfied} />
    case 'compare':
      return <ComparePart step={step} part={part} />
    case 'confirm':
      return <ConfirmPart step={step} part={part} />
    case 'deletion':
      return <DeletionPart step={step} part={part} />
    case 'close':
      return <ClosePart task={task} part={part} onTooEarly={onTooEarly} />
  }
}
