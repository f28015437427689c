import { inLineOf } from './lines.ts';
import type { Candidate, Case } from './case.ts';
import type { Person } from './directory.ts';
import { agenciesOf, type Facts, nameOf, person } from './facts.ts';
import { labelOf } from './paper-words.ts';
import type { Refusal } from './refusals.ts';
import { inSentence } from './sentence.ts';
import { no, refuse, yes, type Authority, type Rows } from './table.ts';

const system: Authority = { system: true };

const absent = (who: Person, { now }: Facts): boolean =>
  who.absentFrom !== null && who.absentFrom <= now && (who.absentUntil === null || now < who.absentUntil);
/** ALL-2: TOEX of the region, active, there, not in conflict. Null where nothing speaks against them. */
export const unfit = (on: Case, who: Person | null, facts: Facts): string | null => {
  if (who?.active !== true || !who.roles.includes('sia') || who.organisation !== agenciesOf(facts, on.region).toex)
    return 'not an active SIA of the region’s TOEX';
  if (absent(who, facts)) return 'absent';
  const near = [on.owner.user, on.customer, on.spoc]
    .map((id) => person(facts, id))
    .find((other) => other !== null && inLineOf(who, other, facts));
  return near === undefined || near === null ? null : `in conflict, being in the line of ${nameOf(facts, near.id)}`;
};

/** Who could take it as things are, best first, with the reasons: load, skills, availability. */
const ranked = (on: Case, facts: Facts): readonly Candidate[] =>
  Object.values(facts.directory.people)
    .filter((who) => unfit(on, who, facts) === null)
    .map((who) => {
      const load = facts.siaLoad[who.id] ?? 0;
      const skills = on.bid.need.support.filter((support) => who.skills.includes(support));
      const reasons = [
        `${String(load)} of ${String(facts.policy.siaCapacity)} cases held`,
        ...(skills.length > 0 ? [`skilled in ${skills.map((skill) => inSentence(labelOf('support', skill, facts))).join(', ')}`] : []),
        'available',
      ];
      return { user: who.id, reasons, load, skills: skills.length };
    })
    .sort((a, b) => a.load - b.load || b.skills - a.skills || (a.user < b.user ? -1 : 1))
    .map(({ user, reasons }) => ({ user, reasons }));

/**
 * ALL-3: who could take it, the proposed candidate first: whoever the service has proposed on the record while they still could, else
 * the best as things are. What the manager reads and what an override is measured against are this one list.
 */
export const candidatesFor = (on: Case, facts: Facts): readonly Candidate[] => {
  const now = ranked(on, facts);
  const proposed = now.find(({ user }) => user === on.proposal?.sia);
  return proposed === undefined ? now : [proposed, ...now.filter((each) => each !== proposed)];
};

/** ALL-2: nobody but `has`, who has it already, could take it as things are. */
export const noCandidate = (on: Case, facts: Facts, has: string | null = null): Refusal | null =>
  Object.values(facts.directory.people).some((who) => who.id !== has && unfit(on, who, facts) === null)
    ? null
    : refuse('nobody-to-choose', 'ALL-2', { whom: has === null ? 'SIA of the region' : 'other SIA of the region' });

/** Whether somebody may be allocated to it now. */
export const awaitsAllocation = ({ stage }: Pick<Case, 'stage'>): boolean => stage === 'consideration' || stage === 'awaiting-capacity';
/** What was proposed is over once somebody is allocated, or once triage has it again. */
export const withoutProposal = (on: Case): { readonly proposal?: null } => (on.proposal == null ? {} : { proposal: null });

const alike = (one: readonly Candidate[], other: readonly Candidate[]): boolean =>
  one.length === other.length &&
  one.every(({ user, reasons }, index) => user === other[index]?.user && reasons.join() === other[index].reasons.join());

export const candidateRows: Rows<'propose-candidate'> = {
  'propose-candidate': {
    rule: 'ALL-3',
    who: [system],
    stages: { consideration: true, 'awaiting-capacity': true },
    whileHeld: true,
    whileSioUnavailable: true,
    decide: (on, _about, facts) => {
      const candidates = ranked(on, facts);
      if (on.proposal != null && alike(on.proposal.candidates, candidates))
        return no(refuse('already-recorded', 'ALL-3', { what: 'This proposal' }));
      const [first] = candidates;
      const sia = first?.user ?? null;
      return yes({
        type: 'candidate-proposed',
        about: { sia, reasons: first?.reasons ?? [] },
        after: { proposal: { sia, at: facts.now, candidates } },
      });
    },
  },
};
