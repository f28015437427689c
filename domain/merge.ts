import { sure } from './sure.ts';
import { opensForGiver } from './acting.ts';
import { alarmIfLeft, sioUnavailable, unavailableRefused } from './availability.ts';
import { caseBeside, onCase, type Reach } from './beside.ts';
import type { Case } from './case.ts';
import { startClock } from './clocks.ts';
import type { Drafted } from './entries.ts';
import { agencyName, calendarOf, type Facts } from './facts.ts';
import { aDayOn, asEntry } from './put-off.ts';
import { putAside } from './gateway-clock.ts';
import { mergePending } from './merge-bar.ts';
import { endingMerge, hasConsented, type Merge, partnerIn, pendingMerge } from './merge-state.ts';
import { awaitedPen, backWithClaimer, bothOf, CONSENT, ended, OUTCOME, withoutProposal } from './merging.ts';
import { readReference } from './reference.ts';
import type { Refusal } from './refusals.ts';
import { handed, stamp } from './sides.ts';
import { live, liveButClosing } from './stages.ts';
import { alsoOn, no, refuse, yes, type Rows, type Ruling } from './table.ts';
import { notOwed, time } from './time.ts';
import { gatewayManager, triageBars, waitsForSecond } from './triage.ts';
import type { Narrative, Ref } from './words.ts';

const meant = (into: Ref): Ref => readReference(into) ?? into;
const named = (_on: Case, payload: { readonly into: Ref } | null): readonly Reach[] =>
  payload === null ? [] : [{ stream: meant(payload.into) }];
const problem = (message: string): Refusal => refuse('fields-refused', 'DUP-4', { problems: [{ path: 'into', rule: 'DUP-4', message }] });

/** A merge never moves risk: both are the same agency's, now. */
const movesRisk = (on: Case, other: Case, facts: Facts): Refusal | null =>
  on.owner.agency === other.owner.agency
    ? null
    : refuse('merge-would-move-risk', 'DUP-4', {
        ref: other.ref,
        agency: agencyName(facts, on.owner.agency),
        other: agencyName(facts, other.owner.agency),
      });
const unfit = (on: Case, other: Case, facts: Facts): Refusal | null => {
  const told = (why: string): Refusal => refuse('merge-unfit', 'DUP-4', { ref: other.ref, why });
  if (other.region !== on.region) return told('is triaged in another region');
  if (!(other.stage in liveButClosing)) return told(other.stage in live ? 'is about to be closed' : 'is over');
  if (pendingMerge(other) !== null) return told('is in another proposal to merge, which is answered first');
  return sioUnavailable(other, facts) ? unavailableRefused(other, facts) : null;
};
const target = (on: Case, ref: Ref, facts: Facts): { readonly other: Case } | { readonly refusal: Refusal } => {
  if (ref === on.ref) return { refusal: problem('Give the reference of another case than this one.') };
  const other = caseBeside(facts, ref);
  if (other === null || opensForGiver(other, facts) === 'none')
    return { refusal: problem('Check the reference, with its last character. No case that you may open has it.') };
  const refusal = movesRisk(on, other, facts) ?? unfit(on, other, facts);
  return refusal === null ? { other } : { refusal };
};
const proposed = (on: Case, { other, reason }: { readonly other: Case; readonly reason: Narrative }, facts: Facts): Ruling => {
  const clock = startClock(facts, on, { step: CONSENT, party: 'force' });
  const merge: Merge = {
    from: on.ref, into: other.ref, status: 'proposed', ...stamp(facts), reason, dueAt: clock.dueAt, consents: [], mergedAt: null,
    gatewayClock: null,
  }; // prettier-ignore
  const about = { ...bothOf(merge), reason };
  const pen = awaitedPen(merge, { from: on.owner, into: other.owner }, facts);
  const after = {
    pen,
    merges: { [other.ref]: { ...merge, gatewayClock: putAside(on, facts) } },
    clocks: { [OUTCOME]: null, [CONSENT]: clock },
  };
  return alsoOn(yes({ type: 'merge-proposed', about, after }), [
    onCase(other.ref, { type: 'merge-proposed', about, after: { merges: { [on.ref]: merge } } }),
  ]);
};

type Pending = { readonly merge: Merge; readonly other: Case; readonly its: Merge };
/** The proposal that the payload names, with the other case as it is under the lock. */
const pendingIn = (on: Case, into: Ref, facts: Facts): Pending | { readonly refusal: Refusal } => {
  const merge = sure(pendingMerge(on));
  if (meant(into) !== merge.into) return { refusal: problem(`Give the reference of the case that would go on: ${merge.into}.`) };
  const other = caseBeside(facts, partnerIn(merge, on));
  const its = other === null ? null : pendingMerge(other);
  if (other === null || its === null) return { refusal: refuse('no-merge-pending', 'DUP-4', {}) };
  return { merge, other, its };
};
/** Both SIOs have consented: one case ends, and goes on in the other. Nobody's risk moves. */
const merged = (on: Case, { merge, other, its }: Pending, facts: Facts): readonly [Drafted, Drafted] => {
  const done = (of: Merge): Merge => ({ ...of, status: 'merged', mergedAt: facts.now });
  const about = bothOf(merge);
  const draft = (of: Case, own: Merge): Drafted => ({
    type: 'merged',
    about,
    after: own.from === of.ref ? ended(of, done(own)) : { merges: { [own.from]: done(own) } },
  });
  return [draft(on, merge), draft(other, its)];
};
const consented = (on: Case, reason: Narrative, { found, facts }: { readonly found: Pending; readonly facts: Facts }): Ruling => {
  const consent = { case: on.ref, reason, ...stamp(facts) };
  const spoken = (of: Merge): Merge => ({ ...of, consents: [...of.consents, consent] });
  const [merge, its] = [spoken(found.merge), spoken(found.its)];
  const owners = merge.from === on.ref ? { from: on.owner, into: found.other.owner } : { from: found.other.owner, into: on.owner };
  const draft = (of: Case, own: Merge): Drafted => ({
    type: 'merge-consented',
    about: { ...bothOf(own), case: on.ref, reason },
    after: { merges: { [partnerIn(own, of)]: own }, ...(own.from === of.ref ? handed(of, awaitedPen(own, owners, facts)) : {}) },
  });
  const both = [merge.from, merge.into].every((ref) => hasConsented(merge, ref));
  const [own, theirs] = both ? merged(on, { merge, other: found.other, its }, facts) : [];
  const drafts = [draft(on, merge), ...(own === undefined ? [] : [own])];
  return alsoOn(yes(...drafts), [onCase(found.other.ref, draft(found.other, its), ...(theirs === undefined ? [] : [theirs]))]);
};
type Ending = Extract<Drafted, { type: 'merge-refused' | 'merge-lapsed' }>;
const over = (on: Case, { merge, other, its }: Pending, end: Pick<Ending, 'type' | 'about'> & { readonly facts: Facts }): Ruling => {
  const { facts, ...said } = end;
  const draft = (of: Case, own: Merge): Drafted => ({ ...(said as Ending), after: withoutProposal(of, own, { facts, stays: of.stage }) });
  return alsoOn(yes(draft(on, merge)), [onCase(other.ref, draft(other, its))]);
};
const nothingPending = (on: Case): Refusal | null =>
  on.stage in live && pendingMerge(on) === null ? refuse('no-merge-pending', 'DUP-4', {}) : null;
/** OWN-8: a consent is a signature; CLK-3: it is given on hold as well. */
const forTheSio = { rule: 'DUP-4', who: [{ relation: 'sio' }], stages: live, whileHeld: true, whileSioUnavailable: false, elsewhere: nothingPending } as const; // prettier-ignore

export const mergeRows: Rows<'propose-merge' | 'consent-merge' | 'refuse-merge' | 'unmerge' | 'lapse-merge'> = {
  'propose-merge': {
    rule: 'DUP-4',
    who: [gatewayManager],
    stages: { 'in-triage': true },
    whileHeld: false,
    whileSioUnavailable: false,
    bars: triageBars,
    elsewhere: (on) => waitsForSecond(on) ?? mergePending(on),
    touches: named,
    decide: (on, { into, reason }, facts) => {
      const found = target(on, meant(into), facts);
      return 'refusal' in found ? no(found.refusal) : proposed(on, { other: found.other, reason }, facts);
    },
  },
  'consent-merge': {
    ...forTheSio,
    decide: (on, { into, reason }, facts) => {
      const found = pendingIn(on, into, facts);
      if ('refusal' in found) return no(found.refusal);
      if (hasConsented(found.merge, on.ref)) return no(refuse('already-recorded', 'DUP-4', { what: 'Consent for this case' }));
      // OWN-8: the other case ends or goes on with it, so its SIO must be able to act as well.
      const unable = sioUnavailable(found.other, facts) ? unavailableRefused(found.other, facts) : null;
      const refusal = movesRisk(on, found.other, facts) ?? unable;
      return refusal === null ? consented(on, reason, { found, facts }) : no(refusal);
    },
  },
  'refuse-merge': {
    ...forTheSio,
    decide: (on, { into, reason }, facts) => {
      const found = pendingIn(on, into, facts);
      if ('refusal' in found) return no(found.refusal);
      return over(on, found, { type: 'merge-refused', about: { ...bothOf(found.merge), case: on.ref, reason }, facts });
    },
  },
  unmerge: {
    rule: 'DUP-4',
    who: [gatewayManager],
    stages: { merged: true },
    whileHeld: false,
    whileSioUnavailable: true,
    bars: triageBars,
    touches: named,
    decide: (on, { into, reason }, facts) => {
      const merge = sure(endingMerge(on));
      if (merge.into !== meant(into)) return no(problem(`Give the reference of the case in which it goes on: ${merge.into}.`));
      const other = caseBeside(facts, merge.into);
      if (other === null) return no(refuse('moved-on', 'DUP-4', {}));
      const refusal = movesRisk(on, other, facts);
      if (refusal !== null) return no(refusal);
      const about = { ...bothOf(merge), reason };
      const after = { ...backWithClaimer(on, merge, facts), merges: { [merge.into]: null } };
      return alsoOn(yes({ type: 'unmerged', about, after }, ...alarmIfLeft(on, facts)), [
        onCase(other.ref, { type: 'unmerged', about, after: { merges: { [on.ref]: null } } }),
      ]);
    },
  },
  'lapse-merge': {
    rule: 'DUP-4',
    who: [time],
    stages: { 'in-triage': true },
    whileHeld: true,
    whileSioUnavailable: false,
    decide: (on, about, facts) => {
      const merge = pendingMerge(on);
      const refusal = notOwed(on, about, facts);
      if (refusal !== null || merge === null) return no(refusal ?? refuse('moved-on', 'CLK-7', {}));
      const found = pendingIn(on, merge.into, facts);
      const end = { type: 'merge-lapsed' as const, about: { ...about, ...bothOf(merge) } };
      if ('refusal' in found) return yes({ ...end, after: withoutProposal(on, merge, { facts, stays: on.stage }) });
      // OWN-8: nothing lapses while the SIO of either cannot act; the one of this case was asked for before.
      const at = { now: facts.now, calendar: calendarOf(facts, on.region) };
      const later = sioUnavailable(found.other, facts) ? aDayOn(on.clocks, about, at) : null;
      return later === null ? over(on, found, { ...end, facts }) : yes(asEntry(about, later));
    },
  },
};
