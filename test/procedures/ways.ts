import type { Facts } from '../../shared/case/facts'
import { commitment } from '../../shared/procedures/commitment'
import { countyCourt } from '../../shared/procedures/county-court'
import { faceToFace } from '../../shared/procedures/face-to-face'
import { faceToFaceConsider } from '../../shared/procedures/face-to-face-consider'
import { liabilityOrder } from '../../shared/procedures/liability-order'
import { payment } from '../../shared/procedures/payment'
import type { Procedure } from '../../shared/procedures/schema'
import {
  commitmentFacts,
  countyCourtFacts,
  liabilityOrderFacts,
  paymentFacts,
  visitFacts,
} from '../build/known'

export const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1)

/** The numbered steps of the source, procedure by procedure, in the order the product has them (P5: silence 13). */
export const sourceSteps: [Procedure, number[]][] = [
  [payment, upTo(3)],
  [countyCourt, upTo(9)],
  [commitment, upTo(14)],
  [liabilityOrder, upTo(14)],
  [faceToFace, upTo(8)],
  [faceToFaceConsider, [3, 1, 2, 4, 5, 6, 7]],
]

/** One way through a procedure, walked as events by walks.test.ts. */
export interface Walk {
  procedure: Procedure
  known: Facts
  /** The steps done, in this order; the last one closes the SR. */
  does: number[]
  end: string
  notNeeded?: number[]
}

const rejectedByTl = { tlDecision: 'rejected' }
/** A way to every end that a step reaches; Failed To Attend is walked by itself. */
export const walks: Walk[] = [
  { procedure: payment, known: paymentFacts(), does: upTo(3), end: 'confirmed' },
  { procedure: countyCourt, known: countyCourtFacts(), does: upTo(9), end: 'complete' },
  {
    procedure: countyCourt,
    known: countyCourtFacts({ actionKind: 'criminal', pvMarking: 'marked', pvDetails: 'Threats' }),
    does: upTo(9),
    end: 'complete',
  },
  { procedure: commitment, known: commitmentFacts(), does: upTo(14), end: 'complete' },
  { procedure: commitment, known: commitmentFacts({ caseFileOn: 'paper' }), does: upTo(14), end: 'complete' },
  { procedure: liabilityOrder, known: liabilityOrderFacts(), does: upTo(14), end: 'complete' },
  {
    procedure: liabilityOrder,
    known: liabilityOrderFacts({ cpoDecision: 'stop', stopReason: 'The arrears are paid' }),
    does: upTo(11),
    end: 'cancelled',
    notNeeded: [12, 13, 14],
  },
  { procedure: faceToFace, known: visitFacts(), does: upTo(8), end: 'complete' },
  {
    procedure: faceToFace,
    known: visitFacts({ vsatDecision: 'rejected' }),
    does: upTo(3),
    end: 'rejected',
    notNeeded: [4, 5, 6, 7, 8],
  },
  {
    procedure: faceToFaceConsider,
    known: visitFacts(),
    does: [3, 1, 2, 4, 5, 7],
    end: 'approved',
    notNeeded: [6],
  },
  {
    procedure: faceToFaceConsider,
    known: visitFacts(rejectedByTl),
    does: [3, 1, 2, 4, 5, 6],
    end: 'rejected-client',
    notNeeded: [7],
  },
  {
    procedure: faceToFaceConsider,
    known: visitFacts({ ...rejectedByTl, requestedBy: 'caseworker' }),
    does: [3, 1, 2, 4, 5, 6],
    end: 'rejected-caseworker',
    notNeeded: [7],
  },
  {
    procedure: faceToFaceConsider,
    known: visitFacts({ ...rejectedByTl, requestedBy: 'team-leader' }),
    does: [3, 1, 2, 4, 5, 6],
    end: 'rejected-caseworker',
    notNeeded: [7],
  },
  {
    procedure: faceToFaceConsider,
    known: visitFacts({ criteriaMet: false }),
    does: [3],
    end: 'not-created',
    notNeeded: [1, 2, 4, 5, 6, 7],
  },
]
