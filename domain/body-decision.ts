import { sure } from './sure.ts';
import { sittingBeside, type Reach } from './beside.ts';
import { bodyBefore, bodyOf } from './bodies.ts';
import type { Case } from './case.ts';
import type { Commands } from './commands.ts';
import { startClock } from './clocks.ts';
import { decisionProblems, outcomeRefused, overtaken } from './body-rules.ts';
import { confirmerOf, deciderFor, deciderOf, leftToSecretary } from './deciding.ts';
import { takesEffect } from './decision-effects.ts';
import { awaitsSitting, secretarysPen, stepsOver } from './escalation-clocks.ts';
import {
  agendaOf,
  type BodyDecision,
  decisionOf,
  type Escalation,
  escalationOf,
  paperOf,
  standingOf,
  withDecision,
} from './escalation-state.ts';
import { agencyName, type Facts, isActor, nameOf } from './facts.ts';
import { penTo } from './pen.ts';
import type { Refusal } from './refusals.ts';
import { stamp } from './sides.ts';
import { openItem, type Sitting } from './sitting.ts';
import { alsoOn, no, refuse, yes, type Rows } from './table.ts';
import type { UserId } from './words.ts';

type Given = Commands['record-decision']['payload'];
const sittingOf = (on: Case, facts: Facts): Sitting | null => sittingBeside(facts, agendaOf(on));

/** The sitting that has it, and the next one of the same body, to which a deferral or a ratification goes. */
export const bothSittings = (on: Case): readonly Reach[] => {
  const escalation = escalationOf(on);
  const meeting = agendaOf(on);
  return escalation === null || meeting === null ? [] : [{ stream: meeting }, { nextOf: escalation.body, but: meeting }];
};
/** ESC-2: the chair decides; with an interest, absent or away, the deputy chair; the secretary records for whoever of them decides. */
const notTheDecider = (on: Case, facts: Facts): Refusal | null => {
  const body = bodyBefore(on, facts);
  if (on.stage !== 'escalated' || body === null || isActor(facts, body.secretary)) return null;
  const decider = deciderOf(on, sittingOf(on, facts), facts);
  if (isActor(facts, decider)) return null;
  return refuse('not-the-decider', 'ESC-2', { name: decider === null ? 'nobody of the body' : nameOf(facts, decider) });
};
/** A body decides what stands on the agenda of its sitting while that sitting is in session. */
const notBeforeSitting = (on: Case, facts: Facts): Refusal | null => {
  const escalation = on.stage === 'escalated' ? escalationOf(on) : null;
  if (escalation === null) return null;
  if (escalation.standing !== 'listed') return refuse('not-before-body', 'ESC-2', { standing: standingOf(on) });
  const sitting = sittingOf(on, facts);
  return sitting === null || sitting.status === 'in-session'
    ? null
    : refuse('not-in-session', 'ESC-2', { meeting: sitting.id, status: sitting.status });
};
const listedElsewhere = (on: Case, { meeting }: Pick<Given, 'meeting'>): Refusal | null => {
  const listed = agendaOf(on) ?? '';
  return listed === meeting ? null : refuse('listed-elsewhere', 'ESC-2', { meeting: listed });
};
type Deciding = {
  readonly escalation: Escalation;
  readonly facts: Facts;
  readonly sitting: Sitting;
  readonly by: UserId;
  /** Decision 59: by the secretary, for want of anybody who may decide. */
  readonly passedOn: boolean;
};
const decisionFor = (on: Case, given: Given, { escalation, facts, sitting, by, passedOn }: Deciding): BodyDecision => {
  const { by: recordedBy, at: recordedAt } = stamp(facts);
  return {
    number: escalation.decisions.length + 1,
    body: sitting.body,
    meeting: sitting.id,
    paperVersion: paperOf(escalation).version,
    outcome: given.outcome,
    newOwner: given.newOwner ?? null,
    products: given.products ?? [],
    optionsConsidered: given.optionsConsidered,
    rationale: given.rationale,
    dissent: given.dissent ?? null,
    decidedBy: by,
    recordedBy,
    recordedAt,
    effectiveAt: recordedBy === by ? recordedAt : null,
    contested: null,
    // ESC-3, decision 59: a deferral, and what the secretary passes on, decide nothing that a later sitting would have to ratify.
    extraordinary:
      given.outcome !== 'defer' && !passedOn && (sitting.kind === 'extraordinary' || openItem(sitting, on.ref, 'transfer')?.late === true),
    ratified: null,
    answer: null,
  };
};
/** Of the chair it takes effect at once; of the secretary it waits for the chair. */
const recorded = (
  on: Case,
  { escalation, decision, sitting }: { readonly escalation: Escalation; readonly decision: BodyDecision; readonly sitting: Sitting },
  facts: Facts,
) => {
  const kept: Escalation = { ...escalation, decisions: [...escalation.decisions, decision] };
  if (decision.effectiveAt !== null) {
    const { entry, touched } = takesEffect({ on, escalation: kept, decision, facts }, sitting);
    return alsoOn(yes(entry), touched);
  }
  const after = {
    escalations: { [escalation.id]: { ...kept, standing: 'recorded' as const } },
    pen: penTo(facts, 'body', { role: 'chair', user: decision.decidedBy }),
    clocks: { ...stepsOver(on), 'decision-confirmed': startClock(facts, on, { step: 'decision-confirmed', party: 'body' }) },
  };
  return yes({ type: 'decision-recorded', about: { decision: decision.number }, after });
};

/** What the secretary recorded and whose it is to confirm. */
const unconfirmed = (on: Case): BodyDecision | null => {
  const escalation = escalationOf(on);
  return escalation?.standing === 'recorded' ? decisionOf(escalation) : null;
};
const nothingRecorded = (on: Case): Refusal | null =>
  on.stage === 'escalated' && unconfirmed(on) === null ? refuse('nothing-recorded', 'ESC-2', {}) : null;
const notTheirRecord = (on: Case, facts: Facts): Refusal | null => {
  if (unconfirmed(on) === null) return null;
  const theirs = confirmerOf(on, sittingOf(on, facts), facts);
  if (isActor(facts, theirs)) return null;
  return refuse('not-the-decider', 'ESC-2', { name: theirs === null ? 'nobody of the body' : nameOf(facts, theirs) });
};

const beside = { stages: { escalated: true }, whileHeld: false, whileSioUnavailable: false } as const;
const ofChair = { rule: 'ESC-2', who: [{ relation: 'body-chair' }], ...beside, bars: notTheirRecord, elsewhere: nothingRecorded } as const;
export const bodyDecisionRows: Rows<'record-decision' | 'confirm-decision' | 'contest-record'> = {
  'record-decision': {
    rule: 'ESC-2',
    who: [{ relation: 'body-chair' }, { relation: 'body-secretary' }],
    ...beside,
    bars: notTheDecider,
    elsewhere: notBeforeSitting,
    touches: bothSittings,
    decide: (on, given, facts) => {
      const escalation = sure(escalationOf(on));
      const sitting = sittingOf(on, facts);
      const refusal = listedElsewhere(on, given);
      if (refusal !== null) return no(refusal);
      if (sitting === null) return no(refuse('moved-on', 'ESC-2', {}));
      const secretary = bodyOf(facts, escalation.body)?.secretary ?? null;
      const left = leftToSecretary(on, sitting, facts);
      const decider = deciderFor(on, { body: escalation.body, sitting, newOwner: given.newOwner }, facts);
      const by = decider ?? (given.outcome === left ? secretary : null);
      if (by === null) return no(refuse('nobody-decides', 'ESC-2', { body: agencyName(facts, escalation.body), passed: left }));
      if (!isActor(facts, secretary) && !isActor(facts, by)) return no(refuse('not-the-decider', 'ESC-2', { name: nameOf(facts, by) }));
      const problems = decisionProblems(given, facts);
      if (problems.length > 0) return no(refuse('fields-refused', 'ESC-2', { problems }));
      const unfit = outcomeRefused(on, { escalation, given }, facts);
      if (unfit !== null) return no(unfit);
      return recorded(
        on,
        { escalation, sitting, decision: decisionFor(on, given, { escalation, facts, sitting, by, passedOn: decider === null }) },
        facts,
      );
    },
  },
  'confirm-decision': {
    ...ofChair,
    touches: bothSittings,
    decide: (on, _given, facts) => {
      const escalation = sure(escalationOf(on));
      const sitting = sittingOf(on, facts);
      const decision = sure(unconfirmed(on));
      if (sitting === null) return no(refuse('nothing-recorded', 'ESC-2', {}));
      const refusal = overtaken(on, escalation, { decision, facts });
      if (refusal !== null) return no(refusal);
      const confirmed = withDecision(escalation, { effectiveAt: facts.now });
      const { entry, touched } = takesEffect(
        { on, escalation: confirmed, decision: { ...decision, effectiveAt: facts.now }, facts },
        sitting,
      );
      return alsoOn(yes(entry), touched);
    },
  },
  'contest-record': {
    ...ofChair,
    touches: bothSittings,
    decide: (on, { reason }, facts) => {
      const escalation = sure(escalationOf(on));
      const sitting = sittingOf(on, facts);
      const decision = sure(unconfirmed(on));
      const contested = withDecision(escalation, { contested: { ...stamp(facts), reason } });
      const after = {
        escalations: { [escalation.id]: { ...contested, standing: 'listed' as const } },
        ...(sitting === null ? {} : awaitsSitting(on, sitting, facts)),
        pen: secretarysPen(escalation.body, facts),
      };
      return yes({ type: 'decision-contested', about: { reason, decision: decision.number }, after });
    },
  },
};
