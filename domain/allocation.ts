import { stamp, stepOver } from './sides.ts';
import { candidatesFor, noCandidate, unfit, withoutProposal } from './candidates.ts';
import { startClock } from './clocks.ts';
import { nameOf, person } from './facts.ts';
import { penTo, stopped } from './pen.ts';
import { no, refuse, yes, type Authority, type Rows } from './table.ts';
import { backToTriage, ownSubmission } from './triage.ts';

export const toexManager: Authority = { role: 'toex-manager', of: 'toex' };

const considering = { consideration: true, 'awaiting-capacity': true } as const;

export const allocationRows: Rows<'accept' | 'refer-back' | 'allocate' | 'record-first-contact'> = {
  accept: {
    rule: 'ALL-1',
    who: [toexManager],
    stages: { consideration: true },
    whileHeld: false,
    whileSioUnavailable: false,
    bars: ownSubmission,
    decide: (on, about, facts) =>
      yes({
        type: 'accepted',
        about,
        after: {
          stage: 'awaiting-capacity',
          pen: penTo(facts, 'toex', { role: 'toex-manager' }),
          clocks: { ...stepOver(on), capacity: startClock(facts, on, { step: 'capacity', party: 'toex' }) },
        },
      }),
  },
  'refer-back': {
    rule: 'ALL-1',
    who: [toexManager],
    stages: considering,
    whileHeld: false,
    whileSioUnavailable: false,
    bars: ownSubmission,
    decide: (on, about, facts) =>
      yes({ type: 'referred-back', about, after: { ...backToTriage(on, facts, on.lastOfficer), ...withoutProposal(on) } }),
  },
  allocate: {
    rule: 'ALL-1',
    who: [toexManager],
    stages: considering,
    whileHeld: false,
    whileSioUnavailable: false,
    bars: ownSubmission,
    nothingOpen: (on, facts) => noCandidate(on, facts),
    decide: (on, about, facts) => {
      if (on.stage === 'consideration' && about.rationale === undefined) {
        return no(
          refuse('fields-refused', 'ALL-1', {
            problems: [
              { path: 'rationale', rule: 'ALL-1', message: 'Say why the request is accepted: allocating from consideration accepts it.' },
            ],
          }),
        );
      }
      const why = unfit(on, person(facts, about.sia), facts);
      if (why !== null) return no(refuse('sia-unfit', 'ALL-2', { why }));
      const candidates = candidatesFor(on, facts);
      const proposed = candidates[0]?.user ?? about.sia;
      if (proposed !== about.sia && about.overrideReason === undefined)
        return no(refuse('override-reason-needed', 'ALL-3', { name: nameOf(facts, proposed) }));
      const clocks = {
        ...stepOver(on),
        'first-contact': startClock(facts, on, { step: 'first-contact', party: 'toex' }),
        'terms-agreed': startClock(facts, on, { step: 'terms-agreed', party: 'toex' }),
      };
      const allocation = { sia: about.sia, ...stamp(facts), candidates };
      const pen = penTo(facts, 'toex', { role: 'sia', user: about.sia });
      return yes({
        type: 'allocated',
        about,
        after: { stage: 'terms', sia: about.sia, allocation, ...withoutProposal(on), pen, clocks },
      });
    },
  },
  'record-first-contact': {
    rule: 'ALL-2',
    who: [{ relation: 'sia' }],
    stages: { terms: true },
    whileHeld: false,
    whileSioUnavailable: true,
    elsewhere: (on) => (on.firstContact === null ? null : refuse('already-recorded', 'ALL-2', { what: 'First contact' })),
    decide: (on, about, facts) =>
      about.at > facts.now
        ? no(
            refuse('fields-refused', 'ALL-2', {
              problems: [{ path: 'at', message: 'Give the time at which contact was made; it cannot lie in the future.' }],
            }),
          )
        : yes({
            type: 'first-contact-recorded',
            about,
            after: { firstContact: { at: about.at, sioConfirmed: about.sioConfirmed }, clocks: stopped(on, 'first-contact') },
          }),
  },
};
