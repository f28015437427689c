import { sioUnavailable, unavailableRefused } from './availability.ts';
import { itemRatified, listedItems, nothingListed } from './agenda.ts';
import { noItem } from './agenda-rows.ts';
import { caseBeside, onCase } from './beside.ts';
import { presiding } from './bodies.ts';
import { isLive, nextId, type Case } from './case.ts';
import type { Drafted } from './entries.ts';
import { toBeListed } from './escalation-clocks.ts';
import type { Asked } from './escalation-entries.ts';
import { askedUnder } from './deciding.ts';
import {
  decisionOf,
  escalationOf,
  isOpen,
  paperOf,
  receiverOf,
  type BodyDecision,
  type Escalation,
  type Ratified,
} from './escalation-state.ts';
import { type Facts, isActor, nameOf } from './facts.ts';
import { resumers } from './holding.ts';
import type { Refusal } from './refusals.ts';
import { stamp, stepOver } from './sides.ts';
import { openItem, type Sitting } from './sitting.ts';
import type { SittingCommands } from './sitting-commands.ts';
import { declined, noted, type SittingRows, type SittingRuling } from './sitting-table.ts';
import { alsoOn, refuse } from './table.ts';

type Given = SittingCommands['ratify-decision']['payload'];
type Said = { readonly escalation: Escalation; readonly decision: BodyDecision; readonly ratified: Ratified };

const noting = ({ escalation, decision, ratified }: Said): Escalation => ({
  ...escalation,
  decisions: escalation.decisions.map((each) => (each.number === decision.number ? { ...each, ratified } : each)),
});
/** Where the case can be put before the body again: the risk is not on its way to closure by somebody else's work. */
const reopenable: readonly Case['stage'][] = ['escalated', 'ownership', 'closing'];
/** Whether a body has the case otherwise: on its list or agenda, or in a transfer that another decision has asked for. It goes on there. */
const beforeABody = (on: Case, { escalation, decision }: Said): boolean => {
  const present = escalationOf(on);
  if (present === null || !isOpen(present)) return false;
  const asked = present.standing === 'transfer-decided' && present.id === escalation.id && decisionOf(present)?.number === decision.number;
  return !asked;
};
/** OWN-5: the bodies by whose referral that body had it, so that its rejection goes back to them. */
const referredTo = ({ referredFrom, body }: Escalation, decision: BodyDecision): Escalation['referredFrom'] => {
  const road = [...referredFrom, body];
  return road.slice(0, Math.max(0, road.lastIndexOf(decision.body)));
};
/** ESC-1: undoes nothing that a receiver has accepted; it opens a new escalation, with its reason and the paper as it stood. */
const reopened = (on: Case, said: Said, facts: Facts): Drafted => {
  const { escalation, decision, ratified } = said;
  const { meeting, reason, passedOn } = ratified;
  const kept = noting(said);
  const paper = paperOf(escalation);
  const asked = receiverOf(on);
  const about = {
    meeting,
    reason,
    decision: decision.number,
    ...(passedOn ? { passedOn } : {}),
    ...(asked === null ? {} : { agency: asked }),
  };
  if (!reopenable.includes(on.stage) || on.endsAs !== null || beforeABody(on, said))
    return { type: 'ratification-declined', about: { ...about, escalation: null }, after: { escalations: { [kept.id]: kept } } };
  const id = nextId('e', on.escalations ?? {});
  const { by, at } = stamp(facts);
  const opened: Escalation = {
    id, by, at, ownerAgreement: null, extraordinary: false, reopened: reason, body: decision.body, referredFrom: referredTo(escalation, decision), standing: 'to-list',
    papers: [{ ...paper, version: 1 }], listed: null, decisions: [], deferrals: 0, refusals: 0,
  }; // prettier-ignore
  const { pen, clocks } = toBeListed(on, opened, { facts });
  const before = Object.fromEntries(
    Object.entries({ ...on.escalations, [kept.id]: kept }).map(([key, each]) => [
      key,
      isOpen(each) ? { ...each, standing: 'complete' as const, listed: null } : each,
    ]),
  );
  return {
    type: 'ratification-declined',
    about: { ...about, escalation: id },
    after: { stage: 'escalated', pen, escalations: { ...before, [id]: opened }, clocks: { ...stepOver(on), ...clocks } },
  };
};
/** ESC-2, OWN-8, CLK-3: whoever could decide the case ratifies; a refusal changes its stage, so it waits for a hold and for the SIO. */
const barred = (
  on: Case,
  { outcome, asked }: { readonly outcome: Ratified['outcome']; readonly asked: Asked | null },
  facts: Facts,
): Refusal | null => {
  const who = asked?.who ?? null;
  if (!isActor(facts, who)) return refuse('not-the-decider', 'ESC-2', { name: who === null ? 'nobody of the body' : nameOf(facts, who) });
  if (outcome === 'ratified' || !isLive(on)) return null;
  if (on.hold !== null) return refuse('on-hold', 'CLK-3', { who: resumers(on, facts) });
  return sioUnavailable(on, facts) ? unavailableRefused(on, facts) : null;
};
const answered = (
  on: Sitting,
  { case: ref, reason }: Given,
  { outcome, facts }: { readonly outcome: Ratified['outcome']; readonly facts: Facts },
): SittingRuling => {
  const item = openItem(on, ref, 'ratify');
  const found = caseBeside(facts, ref);
  const escalation = found?.escalations?.[item?.escalation ?? ''];
  const decision = escalation?.decisions.find(({ number }) => number === item?.decision);
  if (item === null || found === null || escalation === undefined || decision === undefined) return declined(noItem(ref));
  if (decision.ratified !== null) return declined(refuse('already-recorded', 'ESC-1', { what: 'What became of this decision' }));
  const asked = askedUnder(found, { item, sitting: on }, facts);
  const refusal = barred(found, { outcome, asked }, facts);
  if (refusal !== null) return declined(refusal);
  // Decision 59: the secretary answers for nobody; it is put before people who may judge it.
  const ratified: Ratified = { outcome, meeting: on.id, ...stamp(facts), reason, ...(asked?.left === true ? { passedOn: true } : {}) };
  const said: Said = { escalation, decision, ratified };
  const kept = noting(said);
  const drafted: Drafted =
    outcome === 'declined'
      ? reopened(found, said, facts)
      : {
          type: 'decision-ratified',
          about: { meeting: on.id, reason, decision: decision.number },
          after: { escalations: { [kept.id]: kept } },
        };
  return alsoOn(noted(itemRatified(on, item, { outcome, reason })), [onCase(found.ref, drafted)]);
};

/** Before a payload is read: whether something is for the actor to answer. Where no case has been looked at, for whoever presides. */
const noneIsTheirs = (on: Sitting, facts: Facts): Refusal | null => {
  const nothing = nothingListed(on, 'ratify');
  if (nothing !== null) return nothing;
  const known = listedItems(on).flatMap((item) => {
    const found = item.kind === 'ratify' ? caseBeside(facts, item.case) : null;
    return found === null ? [] : [askedUnder(found, { item, sitting: on }, facts)?.who ?? null];
  });
  const who = known.length === 0 ? [presiding(facts, on.body, on.attendance.apologies)] : known;
  if (who.some((id) => isActor(facts, id))) return null;
  const names = [...new Set(who)].map((id) => (id === null ? 'nobody of the body' : nameOf(facts, id)));
  return refuse('not-the-decider', 'ESC-2', { name: names.join(' or ') });
};
const ofBody = {
  rule: 'ESC-1',
  statuses: { 'in-session': true },
  nothingOpen: noneIsTheirs,
  touches: (on: Sitting, payload: Given | null) =>
    (payload === null ? listedItems(on).filter(({ kind }) => kind === 'ratify') : [payload]).map((each) => ({ stream: each.case })),
} as const;
export const ratificationRows: SittingRows<'ratify-decision' | 'decline-to-ratify'> = {
  'ratify-decision': {
    ...ofBody,
    who: [{ relation: 'chairs' }],
    decide: (on, given, facts) => answered(on, given, { outcome: 'ratified', facts }),
  },
  'decline-to-ratify': {
    ...ofBody,
    who: [{ relation: 'chairs' }, { relation: 'secretary' }],
    decide: (on, given, facts) => answered(on, given, { outcome: 'declined', facts }),
  },
};
