import { sioUnavailable, unavailableRefused } from './availability.ts';
import { listedOn } from './beside.ts';
import type { Case } from './case.ts';
import { startClock } from './clocks.ts';
import type { Change } from './entries.ts';
import { decidedByBody, struckWith, withdrawnEscalation } from './escalation.ts';
import { escalationOf } from './escalation-state.ts';
import { agencyName, type Facts } from './facts.ts';
import { intoClosing } from './ownership.ts';
import type { Refusal } from './refusals.ts';
import { stamp, stepOver } from './sides.ts';
import { counts } from './value-state.ts';
import { agreedOf } from './versions.ts';
import { anyStage, isBeforeDevelopment, liveButClosing } from './stages.ts';
import { alsoOn, no, refuse, yes, type Rows } from './table.ts';

/** VAL-1: the master list shows who owns the threat before the case closes. */
const masterListOpen = (on: Case, facts: Facts): Refusal | null => {
  const { agency, keyedAgency } = on.masterList;
  const name = agencyName(facts, agency);
  return on.stage === 'closing' && agency !== keyedAgency ? refuse('master-list-open', 'VAL-1', { agency: name }) : null;
};
/** After closure values go on being verified and disputed, whatever it ends as (VAL-1); only what closed is reviewed. */
const endClocks = (on: Case, stage: 'closed' | 'withdrawn', facts: Facts) => ({
  ...stepOver(on),
  ...(stage === 'closed' ? { 'operational-review': startClock(facts, on, { step: 'operational-review', party: 'toex' }) } : {}),
});
const ended = (on: Case): 'closed' | 'withdrawn' => (on.endsAs === 'withdrawn' ? 'withdrawn' : 'closed');

/** OWN-8: while the SIO cannot act, a withdrawal is for an owner-lead. */
const ownerLeadOnly = (on: Case, facts: Facts): Refusal | null => {
  const unavailable = on.stage in liveButClosing && sioUnavailable(on, facts);
  return unavailable && facts.actor?.roles.includes('owner-lead') !== true ? unavailableRefused(on, facts) : null;
};
/** OWN-10: what was escalated is escalated no longer. */
const offAgenda = (on: Case): Change => {
  const escalation = on.stage === 'escalated' ? escalationOf(on) : null;
  return escalation === null ? {} : { escalations: { [escalation.id]: withdrawnEscalation(escalation) } };
};
/** A body that commissions more leads back to the terms: what was done before is accounted for all the same. */
const hasBegun = (on: Case): boolean => agreedOf(on.terms) !== null;
const noImpasse = (on: Case): Change => (on.impasse == null ? {} : { impasse: null });
/** Before development a withdrawal is the end; afterwards what was done is accounted for first. */
const withdrawn = (on: Case, facts: Facts): Change =>
  isBeforeDevelopment(on.stage) && !hasBegun(on)
    ? { stage: 'withdrawn', pen: null, clocks: stepOver(on), ...noImpasse(on) }
    : { ...intoClosing(on, facts), ...offAgenda(on), ...noImpasse(on), endsAs: 'withdrawn' };

export const closureRows: Rows<'close' | 'withdraw' | 'note'> = {
  close: {
    rule: 'VAL-1',
    who: [{ relation: 'sia' }],
    stages: { closing: true },
    whileHeld: false,
    whileSioUnavailable: false,
    elsewhere: masterListOpen,
    decide: (on, about, facts) => {
      const problems = [{ path: 'apmis', rule: 'VAL-6' as const, message: 'Give the APMIS reference, or not-applicable.' }];
      if (about.apmis.trim() === '') return no(refuse('fields-refused', 'VAL-6', { problems }));
      const noValue = !Object.values(on.value).some(counts);
      if (noValue && about.noValueReason === undefined) return no(refuse('no-value-logged', 'VAL-1', {}));
      const { apmis, feedbackRequested } = about;
      const stage = ended(on);
      const closure = { at: stamp(facts).at, apmis, feedbackRequested, noValue };
      return yes({
        type: 'closed',
        about,
        after: { stage, pen: null, closure, ...(on.review == null ? {} : { review: null }), clocks: endClocks(on, stage, facts) },
      });
    },
  },
  withdraw: {
    rule: 'OWN-9',
    who: [{ role: 'spoc', of: 'owner' }, { relation: 'sio' }, { role: 'owner-lead', of: 'owner' }],
    stages: liveButClosing,
    whileHeld: true,
    whileSioUnavailable: true,
    elsewhere: (on, facts) => ownerLeadOnly(on, facts) ?? decidedByBody(on, facts),
    touches: listedOn,
    decide: (on, about, facts) =>
      alsoOn(yes({ type: 'withdrawn', about, after: withdrawn(on, facts) }), struckWith(on, about.reason, facts)),
  },
  note: {
    rule: 'ACC-1',
    who: [{ relation: 'on-case' }],
    stages: anyStage,
    whileHeld: true,
    whileSioUnavailable: true,
    decide: (_on, about) => yes({ type: 'noted', about, after: {} }),
  },
};
