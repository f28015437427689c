import type { FieldProblem } from './refusals.ts';
import { entryOf, stamp } from './sides.ts';
import { anyStage } from './stages.ts';
import { no, refuse, yes, type Authority, type Rows } from './table.ts';
import { time } from './time.ts';
import { standing, type ValueEntry, type ValueStatus } from './value-state.ts';
import { beside, entryIn, someEntryIn, toexManager } from './value-sides.ts';
import { isoDateOf } from './working-time.ts';

const toex: readonly [Authority, ...Authority[]] = [{ relation: 'sia' }, toexManager];
const asked = (path: string, message: string): FieldProblem => ({ path, message, rule: 'VAL-6' });

const first: readonly ValueStatus[] = ['verified', 'exported'];
const again: readonly ValueStatus[] = [...first, 'entered'];
/** What was found not to match was perhaps mistyped here: then it is entered once more, under the right reference. */
const isMismatched = (entry: ValueEntry | null): boolean => entry?.status === 'entered' && entry.reconciled?.matches === false;

/** VAL-6: exported, entered on APMIS and reconciled are separate facts. This service keeps a ledger; a person keys it there. */
export const apmisRows: Rows<'record-apmis-entry' | 'reconcile-value' | 'record-value-export'> = {
  'record-apmis-entry': {
    ...beside,
    rule: 'VAL-6',
    who: toex,
    elsewhere: (on) => (Object.values(on.value).some(isMismatched) ? null : someEntryIn('VAL-6', ...first)(on)),
    decide: (on, about, facts) => {
      const { apmisRef, enteredAt } = about;
      const problems = [
        ...(apmisRef.trim() === '' ? [asked('apmisRef', 'Give the reference that APMIS gave to the entry.')] : []),
        ...(enteredAt <= isoDateOf(facts.now)
          ? []
          : [asked('enteredAt', 'Give the day on which it was entered; it cannot lie in the future.')]),
      ];
      if (problems.length > 0) return no(refuse('fields-refused', 'VAL-6', { problems }));
      const found = entryIn(on, { id: about.entry, rule: 'VAL-6', in: isMismatched(entryOf(on.value, about.entry)) ? again : first });
      if ('refusal' in found) return no(found.refusal);
      const entered = standing({ ...found.entry, apmisStatus: 'entered', entered: { ...stamp(facts), apmisRef }, enteredAt });
      return yes({ type: 'apmis-entry-recorded', about, after: { value: { [entered.id]: entered } } });
    },
  },
  'reconcile-value': {
    ...beside,
    rule: 'VAL-6',
    who: toex,
    elsewhere: someEntryIn('VAL-6', 'entered'),
    decide: (on, about, facts) => {
      const found = entryIn(on, { id: about.entry, rule: 'VAL-6', in: ['entered'] });
      if ('refusal' in found) return no(found.refusal);
      const { entry } = found;
      const { apmisRef, matches } = about;
      const known = entry.entered?.apmisRef ?? '';
      const problems = [asked('apmisRef', `Give the reference under which it was entered, ${known}; or say that it does not match.`)];
      if (matches && apmisRef !== known) return no(refuse('fields-refused', 'VAL-6', { problems }));
      const reconciled = { ...stamp(facts), apmisRef, matches };
      // What does not match stays entered: APMIS is put right, or the entry is reversed, and it is reconciled again.
      const after = standing({ ...entry, reconciled, apmisStatus: matches ? 'reconciled' : 'entered' });
      return yes({ type: 'value-reconciled', about, after: { value: { [entry.id]: after } } });
    },
  },
  // Somebody exported the ledger of several cases at once; each of them learns it from the service, with who and when.
  'record-value-export': {
    rule: 'VAL-6',
    who: [time],
    stages: anyStage,
    whileHeld: true,
    whileSioUnavailable: true,
    decide: (on, about) => {
      const left = about.entries.flatMap((id) => entryOf(on.value, id) ?? []);
      if (left.length === 0) return no(refuse('moved-on', 'VAL-6', {}));
      const { by, at, export: id } = about;
      const value = Object.fromEntries(
        left.map((entry) => {
          const apmisStatus = entry.apmisStatus === 'not-entered' ? 'exported' : entry.apmisStatus;
          return [entry.id, standing({ ...entry, apmisStatus, exported: { by, at, export: id } })];
        }),
      );
      return yes({ type: 'value-exported', about, after: { value } });
    },
  },
};
