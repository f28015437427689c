import { z } from 'zod';
import { code, confidence, flag, person, priority } from './fields.ts';
import type { Leaves } from './leaves.ts';
import { noted } from './notes.ts';
import { score } from './score.ts';

export const nothing = () => z.strictObject({});
export const rationale = <N, T, D>(leaf: Leaves<N, T, D>) => z.strictObject({ rationale: leaf.narrative({ title: 'Rationale' }) });
export const reason = <N, T, D>(leaf: Leaves<N, T, D>) => z.strictObject({ reason: leaf.narrative({ title: 'Reason' }) });
export const note = <N, T, D>(leaf: Leaves<N, T, D>) => z.strictObject({ text: leaf.narrative({ title: 'Note' }) });

export const recommend = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    assessment: noted(
      z.strictObject({
        complete: flag('Is the bid complete?'),
        inRemit: flag('Is it within the remit?'),
        overlapsChecked: flag('Have overlaps been checked?'),
        priority,
        confidence,
        score: score(leaf).exactOptional(),
        notScoredReason: leaf.narrative({ title: 'Reason for not scoring', hint: 'Where no score is given' }).exactOptional(),
        rationale: leaf.narrative({ title: 'Rationale' }),
      }),
      { title: 'Assessment' },
    ),
  });

export const proposeDecline = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    reasonCode: code({ title: 'Reason for declining', list: 'declineReasons' }),
    rationale: leaf.narrative({ title: 'Rationale' }),
    advice: leaf.narrative({ title: 'Advice to the force' }),
  });

export const allocate = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    sia: person('SIA'),
    rationale: leaf.narrative({ title: 'Rationale', hint: 'Needed where the case was not accepted before' }).exactOptional(),
    overrideReason: leaf.narrative({ title: 'Reason for another than the proposed candidate' }).exactOptional(),
  });

export const firstContact = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    at: leaf.instant({ title: 'Time of first contact', lies: 'past', hint: 'Not in the future' }),
    sioConfirmed: flag('Has the SIO confirmed?'),
    note: leaf.narrative({ title: 'Note' }),
  });
