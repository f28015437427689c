// What a merge does to the two cases, and what becomes of a proposal that ends.
import { caseBeside, onCase, type Touched } from './beside.ts';
import { isTerminal, type Case, type Owner } from './case.ts';
import type { Change, Drafted } from './entries.ts';
import { person, type Facts } from './facts.ts';
import { goesOn } from './gateway-clock.ts';
import { hasConsented, partnerIn, pendingMerge, type Merge } from './merge-state.ts';
import { penTo } from './pen.ts';
import { serves } from './posts.ts';
import { stepOver } from './sides.ts';
import type { Ruling } from './table.ts';
import { backToTriage } from './triage.ts';
import type { Ref, Stage } from './words.ts';

export const CONSENT = 'merge-consent';
export const OUTCOME = 'triage-outcome';
export const bothOf = ({ from, into }: Merge) => ({ from, into });

/** Where the case was: with its claimer, or with any officer where they have left, and what the gateway had left of its clock. */
export const backWithClaimer = (on: Case, { gatewayClock }: Merge, facts: Facts): Change => {
  if (!serves(person(facts, on.claimer), 'claimer')) return backToTriage(on, facts, null);
  const outcome = gatewayClock === null ? {} : { [OUTCOME]: goesOn(on, gatewayClock, facts) };
  return {
    stage: 'in-triage',
    pen: penTo(facts, 'gateway', { role: 'triage-officer', user: on.claimer }),
    clocks: { [CONSENT]: null, ...outcome },
  };
};
/** Whose turn it is while consent is awaited: the SIO who has not spoken yet, of the case that would end first. */
export const awaitedPen = (merge: Merge, owners: { readonly from: Owner; readonly into: Owner }, facts: Facts) =>
  penTo(facts, 'force', { role: 'sio', user: hasConsented(merge, merge.from) ? owners.into.user : owners.from.user });

const gone = (on: Case, merge: Merge): Change => ({ merges: { [partnerIn(merge, on)]: null } });
/** The proposal is over. `stays` is the stage that the case is in afterwards. */
export const withoutProposal = (on: Case, merge: Merge, { facts, stays }: { readonly facts: Facts; readonly stays: Stage }): Change =>
  merge.from === on.ref && stays === 'in-triage' ? { ...backWithClaimer(on, merge, facts), ...gone(on, merge) } : gone(on, merge);
/** The case has ended in the other one; its value goes on being verified (VAL-1). */
export const ended = (on: Case, merge: Merge): Change => ({
  stage: 'merged',
  pen: null,
  clocks: stepOver(on),
  merges: { [merge.into]: merge },
});

type Why = 'moved-on' | 'owner-changed';
/** Whether what is decided on one of the two ends what was proposed: it leaves triage or its region, it ends, or its risk changes hands. */
const voidedBy = (on: Case, merge: Merge, drafts: readonly Drafted[]): { readonly why: Why; readonly stays: Stage } | null => {
  const stays = drafts.reduce<Stage>((stage, { after }) => after.stage ?? stage, on.stage);
  const owner = drafts.reduce<Owner>((was, { after }) => after.owner ?? was, on.owner);
  if (owner.agency !== on.owner.agency || owner.user !== on.owner.user) return { why: 'owner-changed', stays };
  const moved = drafts.some(({ after }) => after.region !== undefined && after.region !== on.region);
  const left = moved || (merge.from === on.ref ? stays !== 'in-triage' : isTerminal(stays) || stays === 'closing');
  return left ? { why: 'moved-on', stays } : null;
};
const withDrafts = (touched: readonly Touched[], ref: Ref, draft: Drafted): readonly Touched[] =>
  touched.some(({ kind, id }) => kind === 'case' && id === ref)
    ? touched.map((each) => (each.kind === 'case' && each.id === ref ? onCase(ref, ...each.drafts, draft) : each))
    : [...touched, onCase(ref, draft)];
/** DUP-4: a proposal does not outlive what it was made of; both cases are told in the same transaction. */
export const withMergeVoided = (on: Case | null, ruling: Ruling, facts: Facts): Ruling => {
  const merge = on === null ? null : pendingMerge(on);
  if (on === null || merge === null || !ruling.ok || ruling.entries.some(({ after }) => after.merges !== undefined)) return ruling;
  const found = voidedBy(on, merge, ruling.entries);
  if (found === null) return ruling;
  const { why, stays } = found;
  // Each from its own copy: the case that would end knows what the gateway had left of its clock.
  const draft = (of: Case, stage: Stage): Drafted => ({
    type: 'merge-voided',
    about: { ...bothOf(merge), why },
    after: withoutProposal(of, pendingMerge(of) ?? merge, { facts, stays: stage }),
  });
  const partner = caseBeside(facts, partnerIn(merge, on));
  const touched = partner === null ? ruling.touched : withDrafts(ruling.touched, partner.ref, draft(partner, partner.stage));
  return { ...ruling, entries: [...ruling.entries, draft(on, stays)], touched };
};
/** CLK-3: consent is awaited on the clock of the case that would end; where its hold has moved that, the other case names the new day too. */
export const withMergePutOff = (on: Case | null, ruling: Ruling, facts: Facts): Ruling => {
  const merge = on === null ? null : pendingMerge(on);
  if (on === null || merge?.from !== on.ref || !ruling.ok || ruling.entries.some(({ after }) => after.merges !== undefined)) return ruling;
  const until = ruling.entries.reduce((day, { after }) => after.clocks?.[CONSENT]?.dueAt ?? day, merge.dueAt);
  const partner = caseBeside(facts, merge.into);
  const its = partner === null ? null : pendingMerge(partner);
  if (until === merge.dueAt || its === null) return ruling;
  const draft: Drafted = {
    type: 'merge-put-off',
    about: { ...bothOf(merge), until },
    after: { merges: { [on.ref]: { ...its, dueAt: until } } },
  };
  return { ...ruling, touched: withDrafts(ruling.touched, merge.into, draft) };
};
