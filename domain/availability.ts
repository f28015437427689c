import type { Case } from './case.ts';
import { startClock, type Clock } from './clocks.ts';
import type { Change, Drafted } from './entries.ts';
import { nameOf, person, type Facts } from './facts.ts';
import type { Refusal } from './refusals.ts';
import { stamp } from './sides.ts';
import { live } from './stages.ts';
import { no, refuse, yes, type Rows } from './table.ts';
import type { Instant, Narrative, UserId } from './words.ts';

/** OWN-8: the SIO cannot act. `reason` is null where the directory says that they have left. */
export type Unavailable = { readonly by: UserId; readonly at: Instant; readonly reason: Narrative | null };
/** The clock of the deputy's working day; from its end on the owner lead answers for the risk. */
export const SUCCESSION = 'successor-named';

/** OWN-8: reported, or no longer active. */
export const sioUnavailable = (on: Case, facts: Pick<Facts, 'directory'>): boolean =>
  (on.unavailable ?? null) !== null || person(facts, on.owner.user)?.active !== true;
export const unavailableRefused = (on: Case, facts: Facts): Refusal =>
  refuse('sio-unavailable', 'OWN-8', { name: nameOf(facts, on.owner.user) });

/** The deputy whom the bid names, or the SIO's own by the directory: active, and of the agency that owns the threat. */
export const deputyOf = (on: Case, facts: Pick<Facts, 'directory'>): UserId | null => {
  const named = [on.bid.deputySio?.userId ?? null, person(facts, on.owner.user)?.deputy ?? null];
  const fits = named.find((id) => {
    const who = person(facts, id);
    return who?.active === true && who.organisation === on.owner.agency && who.id !== on.owner.user;
  });
  return fits ?? null;
};
const dayOver = (clock: Clock | undefined): boolean => clock === undefined || clock.told.length > 0;
export type Answering = { readonly as: 'deputy'; readonly user: UserId } | { readonly as: 'owner-lead' };
/** Who answers for the risk while its owner of record cannot act: the deputy for a working day, then the owner lead. Null while the SIO can act. */
export const answeringFor = (on: Case, facts: Pick<Facts, 'directory'>): Answering | null => {
  if (!(on.stage in live) || !sioUnavailable(on, facts)) return null;
  const deputy = deputyOf(on, facts);
  return deputy === null || dayOver(on.clocks[SUCCESSION]) ? { as: 'owner-lead' } : { as: 'deputy', user: deputy };
};

/** The alarm: from now on nothing that changes the stage or signs is accepted, and somebody is asked to take over. */
export const alarmed = (on: Case, unavailable: Unavailable, facts: Facts): Change & { readonly unavailable: Unavailable } => ({
  unavailable,
  clocks: on.clocks[SUCCESSION] === undefined ? { [SUCCESSION]: startClock(facts, on, { step: SUCCESSION, party: 'force' }) } : {},
});
/** OWN-8: a case that goes on after an end whose SIO has left meanwhile: whoever takes over is asked in the same decision. */
export const alarmIfLeft = (on: Case, facts: Facts): readonly Drafted[] => {
  if (person(facts, on.owner.user)?.active === true || (on.unavailable ?? null) !== null) return [];
  const after = alarmed(on, { by: 'system', at: facts.now, reason: null }, facts);
  return [{ type: 'leaver-released', about: { person: on.owner.user, was: ['sio'] }, after }];
};
/** It is over: the SIO is back, or somebody else holds the risk. */
export const allClear = (on: Case): Pick<Change, 'unavailable' | 'clocks'> => ({
  ...((on.unavailable ?? null) === null ? {} : { unavailable: null }),
  clocks: on.clocks[SUCCESSION] === undefined ? {} : { [SUCCESSION]: null },
});

const beside = { rule: 'OWN-8', stages: live, whileHeld: true, whileSioUnavailable: true } as const;
export const availabilityRows: Rows<'report-sio-unavailable' | 'report-sio-available'> = {
  'report-sio-unavailable': {
    ...beside,
    who: [{ relation: 'own-agency' }, { role: 'toex-manager', of: 'toex' }],
    elsewhere: (on, facts) =>
      (on.unavailable ?? null) === null
        ? null
        : refuse('already-recorded', 'OWN-8', { what: `That ${nameOf(facts, on.owner.user)} is not available` }),
    decide: (on, { reason }, facts) =>
      yes({ type: 'sio-reported-unavailable', about: { reason }, after: alarmed(on, { ...stamp(facts), reason }, facts) }),
  },
  'report-sio-available': {
    ...beside,
    who: [{ relation: 'own-agency' }],
    elsewhere: (on, facts) => (sioUnavailable(on, facts) ? null : refuse('sio-available', 'OWN-8', { name: nameOf(facts, on.owner.user) })),
    decide: (on, { reason }, facts) =>
      person(facts, on.owner.user)?.active === true
        ? yes({ type: 'sio-reported-available', about: { reason }, after: allClear(on) })
        : no(unavailableRefused(on, facts)),
  },
};
