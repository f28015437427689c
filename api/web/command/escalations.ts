import { bodyOf } from '../../../domain/bodies.ts';
import { outcomeRefused } from '../../../domain/body-rules.ts';
import type { Case } from '../../../domain/case.ts';
import { mayOwn } from '../../../domain/directory.ts';
import { decisionOf, escalationOf, paperOf, receiverOf, type Outcome } from '../../../domain/escalation-state.ts';
import { agencyName, nameOf, type Facts } from '../../../domain/facts.ts';
import { currentOf } from '../../../domain/versions.ts';
import { isoDateOf } from '../../../domain/working-time.ts';
import { wireSchemas } from '../../json/payloads/families.ts';
import { worded } from '../case/open.ts';
import { fieldsOf } from '../form/schema.ts';
import { openAmong } from '../meetings/open.ts';
import type { Visit } from '../visit.ts';
import { outcomeTitle } from '../wording/outcomes.ts';
import { momentOf } from '../wording/times.ts';
import { choice, type Prepare, type Shown } from './preparation.ts';

/** OWN-2: who could own the risk, and does not yet. */
const otherOwners = (on: Case, { directory }: Pick<Facts, 'directory'>) =>
  Object.values(directory.organisations).filter((agency) => mayOwn(agency) && agency.id !== on.owner.agency);
const proposable = (on: Case, facts: Facts) => ({
  'paper.proposedOwner': otherOwners(on, facts).map(({ id, name }) => choice(id, name)),
});
const officersOf = (agency: string | null, facts: Facts) =>
  Object.values(facts.directory.people)
    .filter(({ active, organisation }) => active && organisation === agency)
    .toSorted((one, other) => Number(other.roles.includes('sio')) - Number(one.roles.includes('sio')))
    .map(({ id }) => choice(id, nameOf(facts, id)));

const escalateFields = fieldsOf(wireSchemas.escalate);
const withoutAgreement = escalateFields.filter(({ name }) => name !== 'ownerAgreement');
const withAgreement = escalateFields.map((field) => (field.name === 'ownerAgreement' ? { ...field, optional: false } : field));
/** What the reassessment proposed stands there already. Only the TOEX manager says when the owner agreed (OWN-4). */
export const escalate: Prepare = (visit, on, facts) => {
  const own = visit.person.id === on.owner.user;
  const proposedOwner = Object.values(on.reassessments).toSorted((one, other) => other.version - one.version)[0]?.proposedOwner;
  return {
    fields: own ? withoutAgreement : withAgreement,
    choices: { ...proposable(on, facts), 'ownerAgreement.by': [choice(on.owner.user, nameOf(facts, on.owner.user))] },
    start: { paper: { proposedOwner }, ...(own ? {} : { ownerAgreement: { by: on.owner.user, at: visit.now } }) },
    hints: { extraordinary: 'Say yes only where the risk cannot wait for the next ordinary sitting; its decision is ratified afterwards' },
  };
};
/** ESC-6: what stands in the paper now is where a new version begins; a successor confirms it by sending it as it is. */
export const revisePaper: Prepare = async (visit, on, facts) => {
  const escalation = escalationOf(on);
  const paper = escalation === null ? null : paperOf(escalation);
  const { agency } = on.owner;
  // Whoever has become the owner by now may confirm the paper that proposed them.
  const own = paper?.proposedOwner === agency ? [choice(agency, agencyName(facts, agency))] : [];
  return {
    choices: { 'paper.proposedOwner': [...proposable(on, facts)['paper.proposedOwner'], ...own] },
    start: { paper: await worded(visit, paper) },
  };
};

/** The sittings of the body that are open for papers. */
export const listForMeeting: Prepare = async (visit, on, facts) => {
  const escalation = escalationOf(on);
  const body = escalation?.body ?? '';
  const paper = escalation === null ? null : paperOf(escalation);
  const open = (await visit.ports.meetings.list(visit.person, body)).filter(({ status }) => status === 'open').toReversed();
  const papers = (dueAt: string | null): string =>
    dueAt === null
      ? 'no papers deadline'
      : `papers due ${momentOf(dueAt)}${paper !== null && paper.at > dueAt ? ': this paper came later' : ''}`;
  return {
    choices: {
      meeting: open.map(({ id, at, kind, papersDueAt }) =>
        choice(id, `${id}: ${momentOf(at)}${kind === 'extraordinary' ? ', extraordinary' : ''}; ${papers(papersDueAt)}`),
      ),
    },
    start: { meeting: open.length === 1 ? open[0]?.id : undefined },
    shown: { view: 'command/shown/sittings.njk', body: agencyName(facts, body), nowhere: open.length === 0 },
  };
};

const paperShown = async (visit: Visit, on: Case): Promise<Shown> => ({
  view: 'command/shown/paper.njk',
  escalation: await worded(visit, escalationOf(on)),
  sittings: await openAmong(visit, [escalationOf(on)?.listed?.meeting]),
  outcomeTitle,
});
const outcomes: readonly Outcome[] = ['retain', 'transfer', 'refer-to-ftt', 'defer', 'commission-development', 'reject'];
/** ESC-3, ESC-4, OWN-5: the outcomes that this body can still come to on this case. */
const possible = (on: Case, facts: Facts): readonly Outcome[] => {
  const escalation = escalationOf(on);
  return outcomes.filter((outcome) => escalation !== null && outcomeRefused(on, { escalation, given: { outcome } }, facts) === null);
};
export const recordDecision: Prepare = async (visit, on, facts) => {
  const escalation = escalationOf(on);
  const may = bodyOf(facts, escalation?.body ?? '')?.mayTransferTo ?? [];
  const receivers = otherOwners(on, facts).filter((agency) =>
    may.some(({ kind, of }) => agency.kind === kind && (of === 'any' || agency.region === on.region)),
  );
  const last = escalation === null ? null : decisionOf(escalation);
  const contested = last?.contested == null || escalation?.standing !== 'listed' ? null : await worded(visit, last);
  return {
    constants: { meeting: escalation?.listed?.meeting },
    choices: {
      outcome: possible(on, facts).map((outcome) => choice(outcome, outcomeTitle(outcome))),
      newOwner: receivers.map(({ id, name }) => choice(id, name)),
    },
    // What the chair contests is where the record begins anew.
    start: contested ?? { optionsConsidered: ['', ''] },
    folded: { products: 'Products commissioned: only for a commission of development' },
    hints: {
      newOwner: 'Only for a transfer. Policy says to whom this body may transfer',
      optionsConsidered: 'At least two, with the one that was chosen',
    },
    shown: await paperShown(visit, on),
  };
};
export const readRecord: Prepare = async (visit, on) => ({ shown: await paperShown(visit, on) });

/** What an agency is offered: the threat, the paper with the plan for the meantime, and what the body decided. */
export const offerOf = async (visit: Visit, on: Case) => {
  const escalation = escalationOf(on);
  return {
    threat: await worded(visit, on.bid.threat.summary),
    escalation: await worded(visit, escalation),
    terms: currentOf(on.terms)?.version ?? null,
    products: Object.values(on.products).map(({ id, title, status }) => ({ id, title, status })),
    receiver: receiverOf(on),
    outcomeTitle,
  };
};
export const acceptTransfer: Prepare = async (visit, on, facts) => ({
  choices: { lead: officersOf(receiverOf(on), facts) },
  shown: { view: 'command/shown/offer.njk', ...(await offerOf(visit, on)) },
});
export const refuseTransfer: Prepare = async (visit, on) => ({
  shown: { view: 'command/shown/offer.njk', ...(await offerOf(visit, on)) },
});
export const recordMasterListChange: Prepare = (visit, on, facts) => ({
  hints: {
    changedAt: `The list should show ${agencyName(facts, on.masterList.agency)}; as recorded here it still shows ${agencyName(facts, on.masterList.keyedAgency)}`,
  },
  start: { changedAt: isoDateOf(visit.now), keyedBy: visit.person.id },
  choices: { keyedBy: officersOf(visit.person.organisation, facts) },
});
