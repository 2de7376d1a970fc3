import { sharedFacts } from './facts'
import type { Procedure } from './schema'

/** P0, "Making payment for enforcement actions". The source does not number its steps: 1 to 3 are in its order. */
export const payment: Procedure = {
  id: 'payment',
  version: 1,
  code: 'P0',
  title: 'Payment for an enforcement action',
  askedBy: 'Enforcement case manager',
  source: {
    document: 'Specialist Services Support Team',
    section: 'Making payment for enforcement actions',
  },
  facts: sharedFacts(
    'scin',
    'client',
    'srNumber',
    'ecmName',
    'ecmEmail',
    'court',
    'courtTelephone',
    'fee',
    'feeReceivedOn',
  ),
  opening: {
    required: ['scin', 'client', 'court', 'fee', 'feeReceivedOn', 'ecmName'],
    optional: ['ecmEmail', 'srNumber', 'courtTelephone'],
  },
  identity: { reference: 'scin', scin: 'scin', person: 'client' },
  stages: [
    {
      id: 'payment',
      title: 'Pay the court and confirm it',
      steps: [
        {
          id: 'requested',
          no: '1',
          title: 'Take the request for payment',
          does: [
            'The enforcement case manager emails the client’s name, the SCIN, the court and the fee.',
            'Record the email and what it says.',
          ],
          after: [],
          parts: [
            {
              id: 'request',
              kind: 'received',
              from: 'Enforcement case manager',
              what: 'the request for payment',
              medium: 'email',
            },
            {
              id: 'what',
              kind: 'facts',
              title: 'What is to be paid',
              required: ['client', 'scin', 'court', 'fee', 'feeReceivedOn'],
              optional: ['srNumber', 'ecmName', 'ecmEmail'],
            },
          ],
          decisions: [
            {
              silence: 19,
              source: 'Gives no format for a SCIN and no amount for a fee.',
              product: 'Takes the SCIN as it is written, and the fee from the email: no fee is built in.',
            },
          ],
        },
        {
          id: 'pay',
          no: '2',
          title: 'Contact the court and pay',
          does: [
            'Not before the day shown, contact the court and make the payment.',
            'Record what was paid. Never write a card number down here.',
          ],
          after: ['requested'],
          deadline: { kind: 'days-after', date: 'feeReceivedOn', prompt: 'The court can be paid now' },
          parts: [
            {
              id: 'contact',
              kind: 'call',
              with: 'Court',
              about: 'Payment of {{fee}} for SCIN {{scin}}',
              telephone: 'courtTelephone',
            },
            {
              id: 'paid',
              kind: 'payment',
              court: 'court',
              fee: 'fee',
              payer: 'ssst',
              required: true,
              confirmedBy: { step: 'confirm', part: 'confirmation' },
            },
          ],
          decisions: [
            {
              silence: 2,
              source: 'Says “after two days”: neither from when they count, nor which days.',
              product:
                'Counts from the day the request came, as set in Settings, and moves a day on a weekend or bank holiday forward. It keeps no card data.',
            },
            {
              silence: 3,
              source: 'Here the support team pays; for a liability order the court presenting team does.',
              product:
                'Records who paid, and warns of a second payment of the same fee for the same SR or SCIN.',
            },
          ],
        },
        {
          id: 'confirm',
          no: '3',
          title: 'Confirm the payment to the ECM',
          does: ['Email the enforcement case manager that the court has been paid.'],
          after: ['pay'],
          parts: [
            { id: 'ecm', kind: 'facts', required: ['ecmName', 'ecmEmail'], optional: [] },
            {
              id: 'confirmation',
              kind: 'message',
              to: ['ecmEmail'],
              cc: [],
              subject: 'SCIN {{scin}}: court fee paid',
              readReceipt: false,
              documents: [],
              files: [],
              body: [
                'Dear {{ecmName}}',
                'SCIN {{scin}}. The fee of {{fee}} has been paid to {{court}}.',
                { text: 'SR {{srNumber}}.', when: { fact: 'srNumber', known: true } },
              ],
            },
            { id: 'close', kind: 'close', end: 'confirmed' },
          ],
          decisions: [],
        },
      ],
    },
  ],
  ends: [
    { id: 'confirmed', title: 'Paid and confirmed', outcome: 'complete' },
    { id: 'not-paid', title: 'Not paid', outcome: 'cancelled', outside: true },
  ],
}
