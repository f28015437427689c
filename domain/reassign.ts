import { boundWith } from './bound.ts';
import type { Case } from './case.ts';
import { agenciesOf, type Facts, nameOf, person } from './facts.ts';
import { mayEndByMerge } from './merge-bar.ts';
import { penTo } from './pen.ts';
import { here } from './presence.ts';
import type { Refusal, RuleId } from './refusals.ts';
import { no, refuse, yes, type Rows } from './table.ts';
import { gatewayManager, inOwnLine, ownSubmission, triageBars, waitsForSecond } from './triage.ts';
import type { UserId } from './words.ts';

const notAnOfficer = (on: Case, id: UserId, facts: Facts): string | null => {
  const who = person(facts, id);
  if (who === null) return 'nobody of the directory';
  const triages = who.roles.includes('triage-officer') || who.roles.includes('gateway-manager');
  if (who.organisation !== agenciesOf(facts, on.region).gateway || !triages) return 'not of the gateway of the region';
  if (!who.active) return 'no longer active';
  if (!here(who, facts.now)) return 'absent';
  return id === on.claimer ? 'the officer who has it already' : null;
};
/** TRI-1, TRI-8: what would bar them from claiming it bars them from being given it; also what bars somebody for whom they have acted here (ACC-6). */
const unfit = (on: Case, id: UserId, facts: Facts): Refusal | null => {
  const name = nameOf(facts, id);
  const why = notAnOfficer(on, id, facts);
  if (why !== null) return refuse('officer-unfit', 'TRI-2', { name, why });
  const unfitAs = (rule: RuleId, by: UserId, they: string): Refusal =>
    refuse('officer-unfit', rule, { name, why: by === id ? they : `somebody who has acted for ${nameOf(facts, by)}, ${they}` });
  for (const each of boundWith(on, [id])) {
    const asThem: Facts = { ...facts, actor: person(facts, each) };
    if (ownSubmission(on, asThem) !== null) return unfitAs('TRI-1', each, 'the one who submitted the bid, its customer or its SIO');
    if (inOwnLine(on, asThem) !== null) return unfitAs('TRI-8', each, 'in the management line of the SIO or the SPOC');
  }
  return null;
};
/** The officers to whom a manager could give it now. */
export const officersFor = (on: Case, facts: Facts): readonly UserId[] =>
  Object.keys(facts.directory.people).filter((id) => unfit(on, id, facts) === null);

export const reassignRows: Rows<'reassign-triage'> = {
  'reassign-triage': {
    rule: 'TRI-1',
    who: [gatewayManager],
    stages: { 'in-triage': true },
    // CLK-3, OWN-8: it neither moves the case nor speaks for the force.
    whileHeld: true,
    whileSioUnavailable: true,
    bars: triageBars,
    // DUP-4: while the SIO considers a merge the pen is theirs.
    elsewhere: (on) => waitsForSecond(on) ?? mayEndByMerge(on),
    nothingOpen: (on, facts) =>
      officersFor(on, facts).length > 0 ? null : refuse('nobody-to-choose', 'TRI-2', { whom: 'other officer of the gateway' }),
    decide: (on, about, facts) => {
      const refusal = unfit(on, about.to, facts);
      if (refusal !== null) return no(refusal);
      const { to } = about;
      return yes({
        type: 'triage-reassigned',
        about: { ...about, from: on.claimer ?? '' },
        after: { claimer: to, lastOfficer: to, pen: penTo(facts, 'gateway', { role: 'triage-officer', user: to }) },
      });
    },
  },
};
