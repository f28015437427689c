// Several cases side by side, each under a reference of its own, driven by real decisions.
import type { Case } from '../../domain/case.ts';
import type { Bid } from '../../domain/bid.ts';
import { writeReference } from '../../domain/reference.ts';
import { narrative } from '../support/rulebook.ts';
import { instant } from './calendars.ts';
import { council } from './council.ts';
import { bid } from './payloads.ts';
import { storyOf } from './story.ts';

export const why = narrative('Because.');
export const brackenshire: Bid = {
  ...bid,
  owningAgency: 'brackenshire',
  customer: { userId: 'sio.brackenshire' },
  sio: { userId: 'sio.brackenshire' },
};
export const dunmere: Bid = { ...bid, owningAgency: 'dunmere', customer: { userId: 'sio.dunmere' }, sio: { userId: 'sio.dunmere' } };

export const neighbours = () => {
  const all = council(instant('2026-11-20T14:00:00Z'));
  const known = (state: Case, number: number, change: Partial<Case> = {}): string => {
    const ref = writeReference({ code: state.region === 'southvale' ? 'SV' : 'NM', year: 2026, number });
    all.cases[ref] = { ...state, ...change, ref };
    return ref;
  };
  let number = 0;
  return {
    ...all,
    /** A case as it stands. */
    put: (state: Case, change: Partial<Case> = {}): string => known(state, (number += 1), change),
    /** A bid as it was submitted. */
    submitted: (of: Bid = bid, spoc = 'spoc.aldershire', change: Partial<Case> = {}): string =>
      known(storyOf(of, spoc).on(), (number += 1), change),
  };
};
