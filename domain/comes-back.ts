import { alarmed, sioUnavailable } from './availability.ts';
import { isTerminal, type Case } from './case.ts';
import type { Drafted } from './entries.ts';
import { person, type Facts } from './facts.ts';

/**
 * OWN-8: a case that comes back from its end, by an appeal or an unmerge, under an SIO who has left or was reported meanwhile raises the
 * alarm at once: its clocks were stopped as it ended. What names an owner of its own (a new round) has looked at them already.
 */
export const withAlarm = (on: Case | null, drafts: readonly Drafted[], facts: Facts): readonly Drafted[] => {
  const comesBack = drafts.some(({ after: { stage } }) => stage !== undefined && !isTerminal(stage));
  const looked = drafts.some(({ after: { owner, unavailable } }) => owner !== undefined || unavailable !== undefined);
  if (on === null || !isTerminal(on.stage) || !comesBack || looked || !sioUnavailable(on, facts)) return drafts;
  const { user } = on.owner;
  const reported = on.unavailable ?? null;
  const after = alarmed(on, reported ?? { by: 'system', at: facts.now, reason: null }, facts);
  const reason = reported?.reason ?? null;
  if (person(facts, user)?.active === true && reason !== null)
    return [...drafts, { type: 'sio-reported-unavailable', about: { reason }, after }];
  return [...drafts, { type: 'leaver-released', about: { person: user, was: ['sio'] }, after }];
};
