import { inLineOf } from './access.ts';
import type { Candidate, Case } from './case.ts';
import { startClock } from './clocks.ts';
import type { Person } from './directory.ts';
import { nameOf, person, type Facts } from './facts.ts';
import { allStopped, penTo, stopped } from './pen.ts';
import { no, refuse, yes, type Authority, type Rows } from './table.ts';
import { backToTriage, ownSubmission } from './triage.ts';

export const toexManager: Authority = { role: 'toex-manager', of: 'toex' };

const absent = (who: Person, { now }: Facts): boolean =>
  who.absentFrom !== null && who.absentFrom <= now && (who.absentUntil === null || now < who.absentUntil);
/** ALL-2: TOEX of the region, active, there, not in conflict. Null where nothing speaks against them. */
const unfit = (on: Case, who: Person | null, facts: Facts): string | null => {
  if (who?.active !== true || !who.roles.includes('sia') || who.organisation !== facts.directory.regions[on.region]?.toex)
    return 'not an active SIA of the region’s TOEX';
  if (absent(who, facts)) return 'absent';
  const near = [on.owner.user, on.customer, on.spoc]
    .map((id) => person(facts, id))
    .find((other) => other !== null && inLineOf(who, other, facts));
  return near === undefined || near === null ? null : `in conflict, being in the line of ${nameOf(facts, near.id)}`;
};

/** ALL-3: who could take it, best first, with the reasons: load, skills, availability. */
export const candidatesFor = (on: Case, facts: Facts): readonly Candidate[] =>
  Object.values(facts.directory.people)
    .filter((who) => unfit(on, who, facts) === null)
    .map((who) => {
      const load = facts.siaLoad[who.id] ?? 0;
      const skills = on.bid.need.support.filter((support) => who.skills.includes(support));
      const reasons = [
        `${String(load)} of ${String(facts.policy.siaCapacity)} cases held`,
        ...(skills.length > 0 ? [`skilled in ${skills.join(', ')}`] : []),
        'available',
      ];
      return { user: who.id, reasons, load, skills: skills.length };
    })
    .sort((a, b) => a.load - b.load || b.skills - a.skills || (a.user < b.user ? -1 : 1))
    .map(({ user, reasons }) => ({ user, reasons }));

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
          clocks: { ...allStopped(on), capacity: startClock(facts, on, { step: 'capacity', party: 'toex' }) },
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
    decide: (on, about, facts) => yes({ type: 'referred-back', about, after: backToTriage(on, facts, on.lastOfficer) }),
  },
  allocate: {
    rule: 'ALL-1',
    who: [toexManager],
    stages: considering,
    whileHeld: false,
    whileSioUnavailable: false,
    bars: ownSubmission,
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
        ...allStopped(on),
        'first-contact': startClock(facts, on, { step: 'first-contact', party: 'toex' }),
        'terms-agreed': startClock(facts, on, { step: 'terms-agreed', party: 'toex' }),
      };
      const allocation = { sia: about.sia, by: facts.actor?.id ?? '', at: facts.now, candidates };
      return yes({
        type: 'allocated',
        about,
        after: { stage: 'terms', sia: about.sia, allocation, pen: penTo(facts, 'toex', { role: 'sia', user: about.sia }), clocks },
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
