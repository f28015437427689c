import { z } from 'zod';
import { code, flag, line, many, organisation, person } from './fields.ts';
import type { Leaves } from './leaves.ts';
import { noted } from './notes.ts';

const meeting = () => line({ title: 'Sitting', hint: 'Its id, such as northmarch-ttcg-2026-03' }, 100);
const paper = <N, T, D>(leaf: Leaves<N, T, D>) =>
  noted(
    z.strictObject({
      whyBeyondOwner: leaf.narrative({ title: 'Why this is beyond its owner' }),
      resourcesAsked: leaf.narrative({ title: 'What is asked for' }),
      interimRiskPlan: leaf.narrative({ title: 'How the risk is held until it is decided' }),
      safeguarding: leaf.narrative({ title: 'Safeguarding' }),
      proposedOwner: organisation('Proposed owner'),
    }),
    { title: 'Paper' },
  );
export const escalate = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    paper: paper(leaf),
    extraordinary: flag('Is a decision needed before the next ordinary sitting?').exactOptional(),
    ownerAgreement: noted(
      z.strictObject({ by: person('Who of the owner agreed'), at: leaf.instant({ title: 'Time of the agreement', lies: 'past' }) }),
      {
        title: 'Agreement of the owner',
      },
    ).exactOptional(),
  });
export const revisePaper = <N, T, D>(leaf: Leaves<N, T, D>) => z.strictObject({ paper: paper(leaf) });
export const listForMeeting = () => z.strictObject({ meeting: meeting() });
const commissioned = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    type: code({ title: 'Type of product', list: 'productTypes' }),
    question: leaf.narrative({ title: 'Question that it answers' }),
  });
export const recordDecision = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    meeting: meeting(),
    outcome: noted(z.enum(['retain', 'transfer', 'refer-to-ftt', 'defer', 'commission-development', 'reject']), { title: 'Outcome' }),
    newOwner: organisation('New owner').exactOptional(),
    products: many(commissioned(leaf), { title: 'Products commissioned' }).exactOptional(),
    optionsConsidered: many(leaf.narrative({ title: 'Option' }), { title: 'Options considered' }),
    rationale: leaf.narrative({ title: 'Rationale' }),
    dissent: leaf.narrative({ title: 'Dissent' }).exactOptional(),
  });
export const acceptTransfer = () => z.strictObject({ lead: person('Lead, who holds the risk from then on') });
export const masterListChange = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({ changedAt: leaf.date({ title: 'Day on which the list was changed', lies: 'past' }), keyedBy: person('Who changed it') });
