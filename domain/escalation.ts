import { sure } from './sure.ts';
import { dayIsOver, isLate, itemListed, itemStruck, paperReplaced, transferItem } from './agenda.ts';
import { listedOn, onSitting, sittingBeside, type Touched } from './beside.ts';
import { isOwed } from './carrying.ts';
import { type Case, isUnconfirmed, nextId, ownedSince } from './case.ts';
import { deciderChanged } from './decider-change.ts';
import { awaitsSitting, toBeListed } from './escalation-clocks.ts';
import { agendaOf, type Escalation, escalationOf, type Paper, paperOf, type PaperText, standingOf } from './escalation-state.ts';
import { agenciesOf, agencyName, type Facts, isActor } from './facts.ts';
import { intoOwnership, unfitOwner } from './ownership.ts';
import type { Refusal } from './refusals.ts';
import { stamp, stepOver } from './sides.ts';
import { openItem, type Sitting } from './sitting.ts';
import { alsoOn, no, refuse, yes, type Rows } from './table.ts';
import type { Narrative } from './words.ts';

/** OWN-2, ESC-1: the paper proposes an agency that can own the risk, and does not yet. */
const paperRefused = (on: Case, { proposedOwner }: PaperText, facts: Facts): Refusal | null =>
  unfitOwner(on, { path: 'paper.proposedOwner', agency: proposedOwner }, facts);
const versionOf = (text: PaperText, { papers }: Pick<Escalation, 'papers'>, facts: Facts): Paper => ({
  ...text, version: papers.length + 1, ...stamp(facts),
}); // prettier-ignore

/** OWN-10: what ends the escalation strikes its item, while nothing is decided on it. */
export const struckWith = (on: Case, reason: Narrative, facts: Facts): readonly Touched[] => {
  const sitting = sittingBeside(facts, agendaOf(on));
  const item = sitting === null ? null : openItem(sitting, on.ref, 'transfer');
  return sitting === null || item === null ? [] : [onSitting(sitting.id, itemStruck(sitting, item, reason))];
};
/** OWN-10: once a body has decided, nothing is withdrawn before the receiver, or the chair who confirms the record, has answered. */
export const decidedByBody = (on: Case, facts: Facts): Refusal | null => {
  const escalation = on.stage === 'escalated' ? escalationOf(on) : null;
  return escalation?.standing === 'recorded' || escalation?.standing === 'transfer-decided'
    ? refuse('decided-by-body', 'OWN-10', { body: agencyName(facts, escalation.body) })
    : null;
};
export const withdrawnEscalation = (escalation: Escalation): Escalation => ({ ...escalation, standing: 'withdrawn', listed: null });

/** ESC-1: a paper is replaced until its papers close; ESC-6: a successor does so until the sitting begins. */
const papersClosed = (on: Case, sitting: Sitting | null, facts: Facts): Refusal | null => {
  const escalation = escalationOf(on);
  if (escalation?.standing !== 'listed' || sitting === null) return null;
  const successor = isUnconfirmed(on, paperOf(escalation));
  const open = sitting.status === 'open' && (sitting.papersDueAt === null || facts.now <= sitting.papersDueAt);
  return open || (successor && (sitting.status === 'open' || sitting.status === 'papers-closed'))
    ? null
    : refuse('paper-stands', 'ESC-1', { meeting: sitting.id });
};
/** ESC-1: the paper is in by the deadline; an extraordinary sitting has none. */
const unlisted = (
  on: Case,
  escalation: Escalation,
  { sitting, facts }: { readonly sitting: Sitting | null; readonly facts: Facts },
): Refusal | null => {
  if (sitting === null || sitting.body !== escalation.body) {
    const message = `Choose a sitting of ${agencyName(facts, escalation.body)} that is planned.`;
    return refuse('fields-refused', 'ESC-1', { problems: [{ path: 'meeting', rule: 'ESC-1', message }] });
  }
  if (sitting.status !== 'open' || dayIsOver(sitting, facts.now)) return refuse('papers-closed', 'ESC-1', { meeting: sitting.id });
  if (sitting.kind === 'extraordinary') return null;
  if (isOwed(escalation)) return refuse('deferred-twice', 'ESC-3', {});
  return isLate(escalation, sitting) ? refuse('papers-late', 'ESC-1', { meeting: sitting.id }) : null;
};
const notToList = (on: Case): Refusal | null => {
  const escalation = on.stage === 'escalated' ? escalationOf(on) : null;
  if (escalation === null || escalation.standing === 'to-list') return null;
  return escalation.standing === 'listed'
    ? refuse('listed-already', 'ESC-1', { meeting: sure(escalation.listed).meeting })
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
      const byOwner = isActor(facts, on.owner.user);
      const agreed = ownerAgreement?.by === on.owner.user && ownerAgreement.at <= facts.now && ownerAgreement.at >= ownedSince(on);
      const message = 'Say that the SIO of the case agreed, and when: a time since they have been its SIO, and not in the future.';
      const problems = [{ path: 'ownerAgreement', rule: 'OWN-4' as const, message }];
      const refusal = byOwner || agreed ? paperRefused(on, paper, facts) : refuse('fields-refused', 'OWN-4', { problems });
      if (refusal !== null) return no(refusal);
      const body = sure(agenciesOf(facts, on.region).ttcg);
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
    elsewhere: (on, facts) => decidedByBody(on, facts) ?? papersClosed(on, sittingBeside(facts, agendaOf(on)), facts),
    touches: listedOn,
    decide: (on, { paper }, facts) => {
      const escalation = sure(escalationOf(on));
      const sitting = sittingBeside(facts, agendaOf(on));
      // ESC-6: whoever has become the owner meanwhile confirms the paper as it stands, which proposed them.
      const same = paper.proposedOwner === paperOf(escalation).proposedOwner;
      const unfit = same ? null : paperRefused(on, paper, facts);
      if (unfit !== null) return no(unfit);
      const version = versionOf(paper, escalation, facts);
      const revised = { ...escalation, papers: [...escalation.papers, version] };
      const item = sitting === null ? null : openItem(sitting, on.ref, 'transfer');
      const touched = sitting === null || item === null ? [] : [onSitting(sitting.id, paperReplaced(sitting, item, version.version))];
      const after = { escalations: { [escalation.id]: revised } };
      // ESC-2: whoever could lead the agency that it proposes now has an interest.
      const decider = deciderChanged({ ...on, escalations: { ...on.escalations, ...after.escalations } }, sitting, facts);
      return alsoOn(yes({ type: 'paper-revised', about: { version: version.version }, after }, ...decider), touched);
    },
  },
  'withdraw-escalation': {
    rule: 'OWN-10',
    who: [{ relation: 'owner' }],
    stages: { escalated: true },
    ...beside,
    elsewhere: decidedByBody,
    touches: (on) => [...listedOn(on), { nextTtcgOf: on.region }],
    decide: (on, about, facts) => {
      const escalation = sure(escalationOf(on));
      const after = { ...intoOwnership(on, facts), escalations: { [escalation.id]: withdrawnEscalation(escalation) } };
      return alsoOn(yes({ type: 'escalation-withdrawn', about, after }), struckWith(on, about.reason, facts));
    },
  },
  'list-for-meeting': {
    rule: 'ESC-1',
    who: [{ relation: 'body-secretary' }],
    stages: { escalated: true },
    whileHeld: false,
    // OWN-8: it neither changes the stage nor signs, and the paper is in.
    whileSioUnavailable: true,
    elsewhere: notToList,
    touches: (_on, payload) => (payload === null ? [] : [{ stream: payload.meeting }]),
    decide: (on, about, facts) => {
      const escalation = sure(escalationOf(on));
      const found = sittingBeside(facts, about.meeting);
      const refusal = unlisted(on, escalation, { sitting: found, facts });
      if (refusal !== null) return no(refusal);
      const sitting = sure(found);
      const listed: Escalation = { ...escalation, standing: 'listed', listed: { meeting: sitting.id, at: sitting.at } };
      const after = { escalations: { [escalation.id]: listed }, ...awaitsSitting(on, sitting, facts) };
      return alsoOn(yes({ type: 'listed', about, after }), [onSitting(sitting.id, itemListed(transferItem(on, escalation)))]);
    },
  },
};
