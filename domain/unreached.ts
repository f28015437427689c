import { listedItems } from './agenda.ts';
import { caseBeside } from './beside.ts';
import { carried, wholeAgenda } from './carrying.ts';
import { escalationOf } from './escalation-state.ts';
import { deciderOf } from './deciding.ts';
import { notOwedAtSitting, toldOf } from './sitting-time.ts';
import { declined, noted, type SittingRow } from './sitting-table.ts';
import { alsoOn } from './table.ts';

/** ESC-3: what a sitting has not reached by the end of its time is carried, told, and no deferral. What is recorded waits for the chair. */
export const itemsUnreached: SittingRow<'carry-unreached'> = {
  rule: 'ESC-3',
  who: [{ system: true }],
  statuses: { open: true, 'papers-closed': true, 'in-session': true },
  touches: wholeAgenda,
  decide: (on, about, facts) => {
    const refusal = notOwedAtSitting(on, about, facts);
    if (refusal !== null) return declined(refusal);
    const waiting = listedItems(on).filter(({ case: ref, kind }) => {
      const found = caseBeside(facts, ref);
      const confirmed = found !== null && escalationOf(found)?.standing === 'recorded' && deciderOf(found, on, facts) !== null;
      return kind === 'ratify' || !confirmed;
    });
    const { entries, touched } = carried(on, waiting, { facts });
    const told = toldOf(on, about, facts);
    return alsoOn(noted(told, ...entries), touched);
  },
};
