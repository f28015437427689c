import { sure } from './sure.ts';
import { allClear, sioUnavailable } from './availability.ts';
import { isTerminal, type Case, type Handover, type Pen } from './case.ts';
import { startClock } from './clocks.ts';
import { listedOn, sittingBeside } from './beside.ts';
import { deciderChanged } from './decider-change.ts';
import type { Change, ClockChange, Drafted, Entries } from './entries.ts';
import { agendaOf, receiverOf } from './escalation-state.ts';
import { nameOf, person, type Facts } from './facts.ts';
import { HANDOVER, penTo, stopped } from './pen.ts';
import { openRedirect } from './redirect-state.ts';
import type { Refusal } from './refusals.ts';
import { stamp } from './sides.ts';
import { live } from './stages.ts';
import { no, refuse, yes, type Rows } from './table.ts';
import type { TermsVersion } from './terms-state.ts';
import { notOwed } from './time.ts';
import { agreedOf, withoutSignatures } from './versions.ts';
import type { Digest, Stage, UserId } from './words.ts';

/** Where the bid is with its claimer, or comes back to them. */
const onceMoreTheirs: readonly Stage[] = ['in-triage', 'returned', 'decline-review'];
/** OWN-7, OWN-2: an active officer of the agency that owns the threat, and not one who triages this very bid (TRI-1). Null where nothing speaks against them. */
const unfit = (on: Case, id: UserId, facts: Facts): string | null => {
  const who = person(facts, id);
  if (who === null) return 'nobody of the directory';
  if (who.organisation !== on.owner.agency) return 'not of the agency that owns the threat';
  if (!who.active) return 'no longer active';
  if (id === on.owner.user) return 'the SIO already';
  return onceMoreTheirs.includes(on.stage) && id === on.claimer ? 'triaging this bid, which they must release first' : null;
};
const unfitRefused = (on: Case, id: UserId, facts: Facts): Refusal | null => {
  const why = unfit(on, id, facts);
  return why === null ? null : refuse('successor-unfit', 'OWN-7', { name: nameOf(facts, id), why });
};

const over: { readonly handover: null; readonly clocks: ClockChange } = { handover: null, clocks: { [HANDOVER]: null } };
/** A nomination that ends by something else than its answer: another one, a transfer, the end of the case. */
export const voided = ({ to, by }: Handover, why: Entries['handover-voided']['why']): Drafted => ({
  type: 'handover-voided',
  about: { to, by, why },
  after: over,
});
/** OWN-7: a case that is over needs no successor, whichever command ends it: a nomination that is open then is void. */
export const voidedAtTheEnd = (on: Case | null, drafts: readonly Drafted[]): readonly Drafted[] => {
  const open = on?.handover ?? null;
  const ends = drafts.some(({ after: { stage } }) => stage !== undefined && isTerminal(stage));
  return ends && open !== null ? [...drafts, voided(open, 'case-over')] : drafts;
};

/** TOR-8: the successor says that they know the terms in force; they name no digest where nothing is agreed. */
const unacknowledged = (agreed: TermsVersion | null, termsDigest: Digest | undefined): Refusal | null => {
  const asked = (message: string) => refuse('fields-refused', 'TOR-8', { problems: [{ path: 'termsDigest', rule: 'TOR-8', message }] });
  if (agreed === null) return termsDigest === undefined ? null : asked('Leave the digest out: no terms are agreed yet.');
  if (termsDigest === undefined)
    return asked(`Read version ${String(agreed.version)} of the terms, which is in force, and give its digest.`);
  return termsDigest === agreed.digest ? null : refuse('digest-differs', 'TOR-8', {});
};
/** Where the former SIO held the pen, as SIO or as owner, the successor does from now on; also where it was kept for them (ACC-7). */
const penFor = (on: Case, user: UserId, facts: Facts): { readonly pen?: Pen; readonly offeredTo?: null } => {
  if (on.pen === null) return {};
  const { party, role, user: holder } = on.pen;
  const theirs =
    role === 'sio' || role === 'owner'
      ? holder === on.owner.user
      : role === 'owner-lead' && party === 'force' && receiverOf(on) === null && openRedirect(on) === null;
  // TRI-1: whoever holds the risk triages it no longer, and an offer to them is an offer to nobody.
  if (on.stage === 'triage-queue' && on.offeredTo === user) return { offeredTo: null, pen: penTo(facts, party, { role }) };
  if (!theirs) return {};
  return { pen: penTo(facts, party, { role: role === 'owner-lead' ? (on.stage === 'ownership' ? 'owner' : 'sio') : role, user }) };
};
/** OWN-1, OWN-7: at this instant the successor is SIO and owner, and nobody else is. The agency stays. */
const toSuccessor = (on: Case, user: UserId, facts: Facts): Change => {
  const owner = { agency: on.owner.agency, user };
  const agreed = agreedOf(on.terms);
  const acknowledged = (version: TermsVersion): TermsVersion => ({
    ...version,
    acknowledged: [...(version.acknowledged ?? []), { side: 'force', user, at: facts.now, digest: version.digest }],
  });
  const terms = {
    ...withoutSignatures(on.terms, 'force'),
    ...(agreed === null ? {} : { [agreed.version]: acknowledged(agreed) }),
  };
  return {
    ...over,
    ...allClear(on),
    clocks: { ...over.clocks, ...allClear(on).clocks, ...(on.offeredTo === user ? stopped(on, 'offer') : {}) },
    owner,
    ownershipHistory: [...on.ownershipHistory, { ...owner, from: facts.now, by: 'accept-handover' }],
    ...(Object.keys(terms).length === 0 ? {} : { terms }),
    ...penFor(on, user, facts),
  };
};

const nobodyNamed = (on: Case): Refusal | null =>
  on.stage in live && (on.handover ?? null) === null ? refuse('no-handover', 'OWN-7', {}) : null;
const beside = { stages: live, whileHeld: true, whileSioUnavailable: true } as const;
const forTheSuccessor = { rule: 'OWN-7', who: [{ relation: 'successor' }], ...beside, elsewhere: nobodyNamed } as const;

export const handoverRows: Rows<'propose-handover' | 'accept-handover' | 'refuse-handover' | 'lapse-handover'> = {
  'propose-handover': {
    rule: 'OWN-7',
    who: [{ relation: 'sio' }, { relation: 'sio-line-manager' }, { role: 'owner-lead', of: 'owner' }, { relation: 'sio-deputy' }],
    ...beside,
    decide: (on, { to, reason }, facts) => {
      const refusal = unfitRefused(on, to, facts);
      if (refusal !== null) return no(refusal);
      const before = on.handover ?? null;
      if (before?.to === to) return no(refuse('already-recorded', 'OWN-7', { what: `The nomination of ${nameOf(facts, to)}` }));
      const clocks = { [HANDOVER]: startClock(facts, on, { step: 'handover-answered', party: 'force' }) };
      const proposed: Drafted = {
        type: 'handover-proposed',
        about: { to, reason },
        after: { handover: { to, reason, ...stamp(facts) }, clocks },
      };
      return before === null ? yes(proposed) : yes(voided(before, 'another-named'), proposed);
    },
  },
  'accept-handover': {
    ...forTheSuccessor,
    touches: listedOn,
    decide: (on, about, facts) => {
      const { by: user } = stamp(facts);
      const from = on.owner.user;
      const refusal = unfitRefused(on, user, facts) ?? unacknowledged(agreedOf(on.terms), about.termsDigest);
      if (refusal !== null) return no(refusal);
      const accepted: Drafted = { type: 'handover-accepted', about: { ...about, from }, after: toSuccessor(on, user, facts) };
      // ESC-2: the successor and their line manager have an interest, and the predecessor's has gone.
      const theirs = { ...on, owner: { ...on.owner, user } };
      return yes(accepted, ...deciderChanged(theirs, sittingBeside(facts, agendaOf(on)), facts));
    },
  },
  'refuse-handover': {
    ...forTheSuccessor,
    decide: (on, { reason }) => yes({ type: 'handover-refused', about: { by: sure(on.handover).by, reason }, after: over }),
  },
  'lapse-handover': {
    rule: 'OWN-7',
    who: [{ system: true }],
    ...beside,
    decide: (on, about, facts) => {
      const refusal = notOwed(on, about, facts);
      const open = on.handover ?? null;
      if (refusal !== null || open === null) return no(refusal ?? refuse('moved-on', 'CLK-7', {}));
      const { to, by } = open;
      // OWN-8: while the SIO cannot act nothing lapses; the nomination is told of again in its time.
      return !sioUnavailable(on, facts)
        ? yes({ type: 'handover-lapsed', about: { ...about, to, by }, after: over })
        : yes({
            type: 'handover-kept',
            about: { ...about, to, by },
            after: { clocks: { [HANDOVER]: startClock(facts, on, { step: 'handover-answered', party: 'force' }) } },
          });
    },
  },
};
