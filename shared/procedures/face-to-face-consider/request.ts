import type { Stage } from '../schema'
import { ineligible, noRequest } from './ways'

/** P5, steps 1, 2 and 4. */
export const request: Stage = {
  id: 'request',
  title: 'Create and process the service request',
  steps: [
    {
      id: 'create',
      no: '1',
      title: 'Create the SR',
      does: [
        'Create the SR in the 2012 system with the values below, and enter its number here.',
        'Tell the client that the request is subject to approval.',
      ],
      after: ['criteria'],
      needed: { when: { not: ineligible }, otherwise: noRequest },
      parts: [
        {
          id: 'request',
          kind: 'facts',
          required: ['subArea', 'requestDetails', 'requestedBy'],
          optional: ['clientAddress', 'clientTelephone'],
        },
        {
          id: 'values',
          kind: 'paste',
          place: 'sr',
          text: [
            'Process Status: f2f',
            'Area Sub Status: Arrange f2f',
            'Sub Area: {{subArea}}',
            '{{requestDetails}}',
          ],
        },
        { id: 'number', kind: 'facts', required: ['srNumber'], optional: [] },
        {
          id: 'told',
          kind: 'confirm',
          label: 'The client knows that the request is subject to approval',
        },
      ],
      decisions: [],
    },
    {
      id: 'submit',
      no: '2',
      title: 'Complete the mandatory fields',
      does: ['Fill in every mandatory field of the SR, so that it can go to the team leader.'],
      after: ['create'],
      needed: { when: { not: ineligible }, otherwise: noRequest },
      parts: [
        {
          id: 'complete',
          kind: 'confirm',
          label: 'Every mandatory field of the SR is filled in',
        },
      ],
      decisions: [
        {
          silence: 13,
          source: 'Submits the SR for approval in step 2, and again in step 4.',
          product: 'Has one submission, in step 4.',
        },
      ],
    },
    {
      id: 'pending-approval',
      no: '4',
      title: 'Submit the SR for approval',
      does: [
        'Set the SR to In Progress, which makes its activities.',
        'Then set Pending Approval, with the Sub Status Pending Approval - TL.',
      ],
      after: ['submit'],
      needed: { when: { not: ineligible }, otherwise: noRequest },
      parts: [
        { id: 'in-progress', kind: 'paste', place: 'sr-status', text: ['In Progress'] },
        { id: 'activities', kind: 'confirm', label: 'The SR is In Progress and has its activities' },
        {
          id: 'pending',
          kind: 'paste',
          place: 'sr-status',
          text: ['Pending Approval', 'Sub Status: Pending Approval - TL'],
        },
        { id: 'submitted', kind: 'confirm', label: 'The SR is Pending Approval - TL' },
      ],
      decisions: [],
    },
  ],
}
