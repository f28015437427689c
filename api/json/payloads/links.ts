import { z } from 'zod';
import type { Title } from './asks.ts';
import { forceTasking } from './bid.ts';
import { code, line, person } from './fields.ts';
import type { Leaves } from './leaves.ts';
import { noted } from './notes.ts';

const reference = (title: Title) => line({ title, hint: 'Such as TSK-NM-2026-00042-C' }, 40);
export const link = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    other: reference('Reference of the other case'),
    relation: code({ title: 'What this case is to the other', list: 'linkRelations' }),
    reason: leaf.narrative({ title: 'Reason' }),
  });
/** To take a link back, or to confirm it. */
export const onLink = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({ other: reference('Reference of the other case'), reason: leaf.narrative({ title: 'Reason' }) });
/** To propose, answer or take back a merge. */
export const onMerge = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({ into: reference('Reference of the case that goes on'), reason: leaf.narrative({ title: 'Reason' }) });
export const reopen = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    newIntelligence: leaf.narrative({ title: 'New intelligence', hint: 'What is known now that was not known when the case was closed' }),
    tasking: forceTasking(leaf),
    sio: person('SIO of the new round').exactOptional(),
    sioConsent: noted(
      z.strictObject({ by: person('SIO who consented'), at: leaf.instant({ title: 'Time of the consent', lies: 'past' }) }),
      {
        title: 'Consent of the SIO',
      },
    ).exactOptional(),
  });
