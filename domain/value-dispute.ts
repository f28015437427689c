import { nextId } from './case.ts';
import { startClock } from './clocks.ts';
import { disputeOf, stamp } from './sides.ts';
import { no, yes, type Rows } from './table.ts';
import { noneOpen, reversesAlready, standingOnes } from './value-open.ts';
import { openDispute, standing, type ValueEntry } from './value-state.ts';
import {
  beside,
  byOtherSide,
  entryIn,
  keepers,
  ofOwnSide,
  organisationOf,
  someEntryIn,
  toVerify,
  verifiers,
  waitsNoMore,
} from './value-sides.ts';

/** VAL-2, VAL-3: an entry is disputed and answered for, or taken back by an entry of its own; nothing of it is ever altered. */
export const disputeRows: Rows<'dispute-value' | 'answer-dispute' | 'reverse-value'> = {
  'dispute-value': {
    ...beside,
    rule: 'VAL-2',
    who: verifiers,
    elsewhere: someEntryIn('VAL-2', 'logged'),
    nothingOpen: noneOpen('dispute-value'),
    decide: (on, about, facts) => {
      const own = byOtherSide(on, about.entry, facts);
      if (own !== null) return no(own);
      const found = entryIn(on, { id: about.entry, rule: 'VAL-2', in: ['logged'] });
      if ('refusal' in found) return no(found.refusal);
      const { entry } = found;
      const disputed = standing({ ...entry, disputes: [...(entry.disputes ?? []), { ...stamp(facts), comments: about.comments }] });
      const clocks = {
        ...waitsNoMore(on, entry),
        [disputeOf(entry.id)]: startClock(facts, on, { step: 'dispute-answered', party: entry.side }),
      };
      return yes({ type: 'value-disputed', about, after: { value: { [entry.id]: disputed }, clocks } });
    },
  },
  'answer-dispute': {
    ...beside,
    rule: 'VAL-3',
    who: keepers,
    elsewhere: someEntryIn('VAL-3', 'disputed'),
    nothingOpen: noneOpen('answer-dispute'),
    decide: (on, about, facts) => {
      const found = entryIn(on, { id: about.entry, rule: 'VAL-3', in: ['disputed'] });
      if ('refusal' in found) return no(found.refusal);
      const { entry } = found;
      const others = ofOwnSide(on, entry, facts);
      if (others !== null) return no(others);
      const open = openDispute(entry);
      const answer = { ...stamp(facts), comments: about.comments };
      const disputes = (entry.disputes ?? []).map((each) => (each === open ? { ...each, answer } : each));
      const clocks = { ...waitsNoMore(on, entry), ...toVerify(on, entry, facts) };
      const logged = standing({ ...entry, disputes });
      return yes({ type: 'value-dispute-answered', about, after: { value: { [entry.id]: logged }, clocks } });
    },
  },
  'reverse-value': {
    ...beside,
    rule: 'VAL-3',
    who: keepers,
    elsewhere: someEntryIn('VAL-3', ...standingOnes),
    nothingOpen: noneOpen('reverse-value'),
    decide: (on, about, facts) => {
      const found = entryIn(on, { id: about.entry, rule: 'VAL-3', in: standingOnes });
      if ('refusal' in found) return no(found.refusal);
      const { entry } = found;
      const others = ofOwnSide(on, entry, facts);
      if (others !== null) return no(others);
      const already = reversesAlready(entry);
      if (already !== null) return no(already);
      const { by: user, at } = stamp(facts);
      const id = nextId('v', on.value);
      const { dateOfEvent, toexRole, kind, recordType, fourP, level, confidence, evidenceRef, attributionPercent, side } = entry;
      const reversing: ValueEntry = standing({
        dateOfEvent, toexRole, kind, recordType, fourP, level, confidence, evidenceRef, attributionPercent, side, id, at,
        ...(entry.apmisRef === undefined ? {} : { apmisRef: entry.apmisRef }),
        ...(entry.counts === undefined ? {} : { counts: entry.counts }),
        ...(entry.hoursSaved === undefined ? {} : { hoursSaved: entry.hoursSaved }),
        basis: about.reason, claimedBy: { user, organisation: organisationOf(facts, user) },
        verifiedBy: null, verifiedAt: null, apmisStatus: 'not-entered', reverses: entry.id,
      }); // prettier-ignore
      const value = { [entry.id]: standing({ ...entry, reversedBy: id }), [id]: reversing };
      const clocks = { ...waitsNoMore(on, entry), ...toVerify(on, reversing, facts) };
      return yes({ type: 'value-reversed', about: { ...about, reversedBy: id }, after: { value, clocks } });
    },
  },
};
