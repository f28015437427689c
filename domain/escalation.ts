import { isLate, itemListed, itemStruck, paperReplaced, transferItem } from './agenda.ts';
import { onSitting, sittingBeside, type Reach, type Touched } from './beside.ts';
import { bodyName } from './bodies.ts';
import { nextId, type Case } from './case.ts';
import { awaitsSitting, toBeListed } from './escalation-clocks.ts';
import { escalationOf, paperOf, standingOf, type Escalation, type Paper, type PaperText } from './escalation-state.ts';
import type { Facts } from './facts.ts';
import { intoOwnership, unfitOwner } from './ownership.ts';
import type { Refusal } from './refusals.ts';
import { stamp, stepOver } from './sides.ts';
import { openItem, type Sitting } from './sitting.ts';
import { alsoOn, no, refuse, yes, type Rows } from './table.ts';
import type { Narrative } from './words.ts';
import { isoDateOf } from './working-time.ts';

/** The agenda on which the case stands. */
export const listedOn = (on: Case): readonly Reach[] => {
  const meeting = escalationOf(on)?.listed?.meeting;
  return meeting === undefined ? [] : [{ stream: meeting }];
};
/** OWN-2, ESC-1: the paper proposes an agency that can own the risk, and does not yet. */
const paperRefused = (on: Case, { proposedOwner }: PaperText, facts: Facts): Refusal | null =>
  unfitOwner(on, { path: 'paper.proposedOwner', agency: proposedOwner }, facts);
const versionOf = (text: PaperText, { papers }: Pick<Escalation, 'papers'>, facts: Facts): Paper => ({
  ...text, version: papers.length + 1, ...stamp(facts),
}); // prettier-ignore

/** OWN-10: what ends the escalation strikes its item, while nothing is decided on it. */
export const struckWith = (on: Case, reason: Narrative, facts: Facts): readonly Touched[] => {
  const sitting = sittingBeside(facts, escalationOf(on)?.listed?.meeting ?? null);
  const item = sitting === null ? null : openItem(sitting, on.ref, 'transfer');
  return sitting === null || item === null ? [] : [onSitting(sitting.id, itemStruck(sitting, item, reason))];
};
/** OWN-10: once a body has decided, nothing is withdrawn before the receiver, or the chair who confirms the record, has answered. */
export const decidedByBody = (on: Case, facts: Facts): Refusal | null => {
  const escalation = on.stage === 'escalated' ? escalationOf(on) : null;
  return escalation?.standing === 'recorded' || escalation?.standing === 'transfer-decided'
    ? refuse('decided-by-body', 'OWN-10', { body: bodyName(facts, escalation.body) })
    : null;
};
export const withdrawnEscalation = (escalation: Escalation): Escalation => ({ ...escalation, standing: 'withdrawn', listed: null });

/** ESC-1: a paper is replaced until its papers close; ESC-6: a successor does so until the sitting begins. */
const papersClosed = (on: Case, sitting: Sitting | null, facts: Facts): Refusal | null => {
  const escalation = escalationOf(on);
  if (escalation?.standing !== 'listed' || sitting === null) return null;
  const { at: given = facts.now } = paperOf(escalation) ?? {};
  const successor = (on.ownershipHistory.at(-1)?.from ?? '') > given;
  const open = sitting.status === 'open' && (sitting.papersDueAt === null || facts.now <= sitting.papersDueAt);
  return open || (successor && (sitting.status === 'open' || sitting.status === 'papers-closed'))
    ? null
    : refuse('papers-closed', 'ESC-1', { meeting: sitting.id });
};
/** ESC-1: the paper is in by the deadline; an extraordinary sitting has none. */
const unlisted = (
  on: Case,
  escalation: Escalation,
  { sitting, facts }: { readonly sitting: Sitting | null; readonly facts: Facts },
): Refusal | null => {
  if (sitting === null || sitting.body !== escalation.body) {
    const message = `Choose a sitting of ${bodyName(facts, escalation.body)} that is planned.`;
    return refuse('fields-refused', 'ESC-1', { problems: [{ path: 'meeting', rule: 'ESC-1', message }] });
  }
  const over = isoDateOf(sitting.at) < isoDateOf(facts.now);
  if (sitting.status !== 'open' || over) return refuse('papers-closed', 'ESC-1', { meeting: sitting.id });
  if (sitting.kind === 'extraordinary') return null;
  if (escalation.deferrals >= 2) return refuse('deferred-twice', 'ESC-3', {});
  return isLate(escalation, sitting) ? refuse('papers-late', 'ESC-1', { meeting: sitting.id }) : null;
};
const notToList = (on: Case): Refusal | null => {
  const escalation = on.stage === 'escalated' ? escalationOf(on) : null;
  if (escalation === null || escalation.standing === 'to-list') return null;
  return escalation.standing === 'listed'
    ? refuse('listed-already', 'ESC-1', { meeting: escalation.listed?.meeting ?? '' })
    : refuse('not-before-body', 'ESC-2', { standing: standingOf(on) });
};

const beside = { whileHeld: false, whileSioUnavailable: false } as const;
export const escalationRows: Rows<'escalate' | 'revise-paper' | 'withdraw-escalation' | 'list-for-meeting'> = {
  escalate: {
    rule: 'ESC-1',
    who: [{ relation: 'owner' }, { role: 'toex-manager', of: 'toex' }],
    stages: { ownership: true },
    ...beside,
    decide: (on, { paper, extraordinary = false, ownerAgreement }, facts) => {
      const byOwner = facts.actor?.id === on.owner.user;
      const agreed = ownerAgreement?.by === on.owner.user && ownerAgreement.at <= facts.now;
      const message = 'Say when the owner agreed: the SIO of the case by their id, and a time that is not in the future.';
      const problems = [{ path: 'ownerAgreement', rule: 'OWN-4' as const, message }];
      const refusal = byOwner || agreed ? paperRefused(on, paper, facts) : refuse('fields-refused', 'OWN-4', { problems });
      if (refusal !== null) return no(refusal);
      const body = facts.directory.regions[on.region]?.ttcg ?? '';
      const id = nextId('e', on.escalations ?? {});
      const opened: Escalation = {
        id, ...stamp(facts), ownerAgreement: byOwner ? null : (ownerAgreement ?? null), extraordinary, reopened: null, body, referredFrom: [],
        standing: 'to-list', papers: [versionOf(paper, { papers: [] }, facts)], listed: null, decisions: [], deferrals: 0, refusals: 0,
      }; // prettier-ignore
      const { pen, clocks } = toBeListed(on, opened, { facts });
      const after = { stage: 'escalated' as const, pen, escalations: { [id]: opened }, clocks: { ...stepOver(on), ...clocks } };
      const about = { escalation: id, extraordinary, ...(byOwner || ownerAgreement === undefined ? {} : { ownerAgreement }) };
      return yes({ type: 'escalated', about, after });
    },
  },
  'revise-paper': {
    rule: 'ESC-1',
    who: [{ relation: 'owner' }],
    stages: { escalated: true },
    ...beside,
    elsewhere: decidedByBody,
    touches: listedOn,
    decide: (on, { paper }, facts) => {
      const escalation = escalationOf(on);
      if (escalation === null) return no(refuse('moved-on', 'ESC-1', {}));
      const sitting = sittingBeside(facts, escalation.listed?.meeting ?? null);
      const refusal = papersClosed(on, sitting, facts);
      if (refusal !== null) return no(refusal);
      const unfit = paperRefused(on, paper, facts);
      if (unfit !== null) return no(unfit);
      const version = versionOf(paper, escalation, facts);
      const revised = { ...escalation, papers: [...escalation.papers, version] };
      const item = sitting === null ? null : openItem(sitting, on.ref, 'transfer');
      const touched = sitting === null || item === null ? [] : [onSitting(sitting.id, paperReplaced(item, version.version))];
      const after = { escalations: { [escalation.id]: revised } };
      return alsoOn(yes({ type: 'paper-revised', about: { version: version.version }, after }), touched);
    },
  },
  'withdraw-escalation': {
    rule: 'OWN-10',
    who: [{ relation: 'owner' }],
    stages: { escalated: true },
    ...beside,
    elsewhere: decidedByBody,
    touches: listedOn,
    decide: (on, about, facts) => {
      const escalation = escalationOf(on);
      if (escalation === null) return no(refuse('moved-on', 'ESC-1', {}));
      const after = { ...intoOwnership(on, facts), escalations: { [escalation.id]: withdrawnEscalation(escalation) } };
      return alsoOn(yes({ type: 'escalation-withdrawn', about, after }), struckWith(on, about.reason, facts));
    },
  },
  'list-for-meeting': {
    rule: 'ESC-1',
    who: [{ relation: 'body-secretary' }],
    stages: { escalated: true },
    ...beside,
    elsewhere: notToList,
    touches: (_on, payload) => (payload === null ? [] : [{ stream: payload.meeting }]),
    decide: (on, about, facts) => {
      const escalation = escalationOf(on);
      if (escalation === null) return no(refuse('moved-on', 'ESC-1', {}));
      const sitting = sittingBeside(facts, about.meeting);
      const refusal = unlisted(on, escalation, { sitting, facts });
      if (refusal !== null || sitting === null) return no(refusal ?? refuse('moved-on', 'ESC-1', {}));
      const listed: Escalation = { ...escalation, standing: 'listed', listed: { meeting: sitting.id, at: sitting.at } };
      const after = { escalations: { [escalation.id]: listed }, ...awaitsSitting(on, sitting, facts) };
      return alsoOn(yes({ type: 'listed', about, after }), [onSitting(sitting.id, itemListed(transferItem(on, escalation)))]);
    },
  },
};
