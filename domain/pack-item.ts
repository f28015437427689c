import { isUnconfirmed, type Case } from './case.ts';
import { outcomeBarred } from './body-rules.ts';
import type { BodyDecision, Escalation, Outcome, Paper } from './escalation-state.ts';
import { agencyName, type Facts, nameOf } from './facts.ts';
import {
  decidedWords, fourPWords, itemKinds, labelOf, outcomeWords, recommendationWords, sinceDecided, strandWords,
} from './paper-words.ts'; // prettier-ignore
import { scores } from './pack-scores.ts';
import { listed, NOTHING, saying, section, tabled, type Block, type Section } from './sitting-document.ts';
import type { AgendaItem } from './sitting.ts';
import { signedOf } from './pack-reassessment.ts';
import type { Row } from './terms-document.ts';
import { writtenMoment } from './written-time.ts';

export type Itemised = { readonly item: AgendaItem; readonly on: Case; readonly carriedFrom: string | null };

/**
 * What a case is, from its codes and figures alone: the bid's own summary may name people, and a pack goes to more than the case's own
 * (data.md: a sanitised summary).
 */
const summary = ({ bid, products }: Case, facts: Facts): Block => {
  const { threat, scale, investigation, need } = bid;
  const states = Object.values(products);
  const forces = (scale.forcesAffected ?? []).map((id) => agencyName(facts, id));
  const size = (code: string | undefined): string => (code === undefined ? 'Not said' : labelOf('sizes', code, facts));
  const wide = [
    scale.crossForce ? `across forces${forces.length === 0 ? '' : ` (${forces.join(', ')})`}` : 'within one force',
    scale.crossRegion ? 'across regions' : 'within one region',
    ...(scale.international === true ? ['international'] : []),
    `suspects: ${size(scale.suspects)}`,
    `victims: ${size(scale.victims)}`,
    ...(scale.childrenInvolved ? ['children are involved'] : []),
  ];
  const accepted = states.filter(({ status }) => status === 'accepted').length;
  const due = states.filter(({ status }) => status !== 'dropped').length;
  const rows: readonly Row[] = [
    [
      'Threat',
      `${threat.types.map((code) => labelOf('threatTypes', code, facts)).join(', ')}. Recorded as: ${labelOf('recordTypes', threat.recordType, facts)}. Investigation: ${labelOf('investigationStages', investigation.stage, facts)}.`,
    ],
    ['Scale', wide.join('; ')],
    [
      'Asked of TOEX',
      `${need.support.map((code) => labelOf('support', code, facts)).join(', ')}. Products accepted: ${String(accepted)} of ${String(due)}.`,
    ],
  ];
  return tabled(
    null,
    rows.map((row) => [null, ...row]),
  );
};

const outcomes: readonly Outcome[] = ['retain', 'transfer', 'refer-to-ftt', 'defer', 'commission-development', 'reject'];
/** What the body could decide, by the very rules that a decision is held against; who has which role may change until it sits. */
const open = (on: Case, escalation: Escalation, facts: Facts): readonly string[] => {
  const may = (outcome: Outcome, newOwner?: string): boolean => {
    const given = { meeting: '', outcome, optionsConsidered: [], rationale: { narrative: '', digest: '' } };
    return outcomeBarred(on, { escalation, given: { ...given, ...(newOwner === undefined ? {} : { newOwner }) } }, facts) === null;
  };
  const receivers = Object.keys(facts.directory.organisations).filter((id) => may('transfer', id));
  return outcomes.flatMap((outcome) => {
    if (outcome === 'transfer')
      return receivers.length === 0
        ? []
        : [`${outcomeWords.transfer} to one of: ${receivers.map((id) => agencyName(facts, id)).join(', ')}`];
    return may(outcome) ? [outcomeWords[outcome]] : [];
  });
};
const adopted = ({ products }: Case): Block =>
  listed(
    Object.values(products)
      .filter(({ status }) => status === 'accepted')
      .flatMap(({ options }) => options.filter((option) => option.adopted === true))
      .map(({ strand, fourP, text }) => [null, `${strandWords[strand]}, ${fourPWords[fourP]}:`, text]),
  );
const recommendation = (on: Case, facts: Facts): Block => {
  const signed = signedOf(on);
  if (signed === null) return saying('No reassessment is signed.');
  const { nimLevel, crossForce, crossRegion, international } = signed.scale;
  const scale = `NIM level ${String(nimLevel)}${crossForce ? ', across forces' : ''}${crossRegion ? ', across regions' : ''}${international ? ', international' : ''}.`;
  const owner = signed.proposedOwner === undefined ? '' : ` Proposed owner: ${agencyName(facts, signed.proposedOwner)}.`;
  return saying(`${recommendationWords[signed.recommendation]}${owner} ${scale} Signed by SIA and SIO.`);
};
const decidedOn = (on: Case): readonly BodyDecision[] =>
  Object.values(on.escalations ?? {}).flatMap(({ decisions }) => decisions.filter(({ effectiveAt }) => effectiveAt !== null));
const earlier = (decisions: readonly BodyDecision[], facts: Facts): Block =>
  listed(
    decisions.map((each) => [
      null,
      `${writtenMoment(each.effectiveAt ?? each.recordedAt)}, ${agencyName(facts, each.body)}, at ${each.meeting}: ${decidedWords(each, facts)}. Decided by ${nameOf(facts, each.decidedBy)}.${sinceDecided(each, facts)}`,
      'Rationale:',
      each.rationale,
    ]),
  );

type Part = readonly [string, ...(readonly Block[])];
const paperParts = ({ whyBeyondOwner, resourcesAsked, proposedOwner }: Paper, facts: Facts): readonly Part[] => [
  ['Why it is beyond the owner', saying(whyBeyondOwner)],
  ['What is asked', saying(`The risk is proposed to go to ${agencyName(facts, proposedOwner)}.`), saying(resourcesAsked)],
];
const transferParts = (
  on: Case,
  escalation: Escalation,
  { item, facts }: { readonly item: AgendaItem; readonly facts: Facts },
): readonly Part[] => {
  const paper = escalation.papers.find(({ version }) => version === item.paperVersion);
  return [
    ...(paper === undefined ? [] : paperParts(paper, facts)),
    ['Options open to the body', saying(`${open(on, escalation, facts).join('; ')}.`)],
    ['Tactical options adopted', adopted(on)],
    ['Recommendation', recommendation(on, facts)],
    ['Earlier decisions', earlier(decidedOn(on), facts)],
  ];
};
const ratifyParts = (on: Case, decision: BodyDecision, facts: Facts): readonly Part[] => [
  ['What is asked', saying('That this sitting ratifies a decision that was taken without papers in time (ESC-1).')],
  [
    'The decision',
    saying(`${decidedWords(decision, facts)}. Decided by ${nameOf(facts, decision.decidedBy)} at ${decision.meeting}.${sinceDecided(decision, facts)}`),
    saying('Rationale:', decision.rationale),
    ...(decision.dissent === null ? [] : [saying('Dissent:', decision.dissent)]),
  ],
  ['Options that were considered', listed(decision.optionsConsidered.map((each) => [null, each]))],
  ['Options open to the body', saying('Ratify the decision; or decline to: what a receiver has accepted stands, and a new escalation is opened.')],
  ['Recommendation', recommendation(on, facts)],
  ['Earlier decisions', earlier(decidedOn(on).filter((each) => each !== decision), facts)],
]; // prettier-ignore

/** The head of a case on paper: its reference, and its operation where it has one. */
export const headOf = ({ ref, bid }: Case): string => (bid.operationName === undefined ? ref : `${ref}: ${bid.operationName}`);
export const ownerOf = ({ owner }: Case, facts: Facts): string => `${nameOf(facts, owner.user)}, ${agencyName(facts, owner.agency)}`;
const details = ({ item, on, carriedFrom }: Itemised, escalation: Escalation | undefined, facts: Facts): Block => {
  const handling = on.bid.legal.handling ?? [];
  const paper = escalation?.papers.find(({ version }) => version === item.paperVersion);
  const rows: readonly Row[] = [
    [
      'For',
      `${itemKinds[item.kind]}${item.late ? ', a late item' : ''}${carriedFrom === null ? '' : `, from ${carriedFrom}`}. Priority ${on.priority}.`,
    ],
    ['Risk is with', ownerOf(on, facts)],
    ['Marking', [on.marking, ...handling].join('; ')],
    ...(escalation === undefined
      ? []
      : [
          [
            'Escalated',
            `${writtenMoment(escalation.at)} by ${nameOf(facts, escalation.by)}.${paper === undefined ? '' : ` Paper version ${String(paper.version)}, ${writtenMoment(paper.at)}.`}`,
          ],
          ...(item.kind === 'transfer' && paper !== undefined && isUnconfirmed(on, paper)
            ? [['Paper', 'Not yet confirmed by the present SIO.'] as const]
            : []),
        ]),
  ];
  return tabled(
    null,
    rows.map((row) => [null, ...row]),
  );
};
/** One item, one page (data.md): nothing narrative beside the paper's reasons, adopted options and earlier decisions. */
export const itemSections = (each: Itemised, facts: Facts): readonly Section[] => {
  const { item, on } = each;
  const escalation = on.escalations?.[item.escalation];
  const decision = escalation?.decisions.find(({ number }) => number === item.decision);
  const parts =
    escalation === undefined
      ? []
      : item.kind === 'transfer'
        ? transferParts(on, escalation, { item, facts })
        : decision === undefined
          ? [['The decision', saying(NOTHING)] as const]
          : ratifyParts(on, decision, facts);
  const about = on.ref;
  return [
    section(headOf(on), [details(each, escalation, facts)], { page: true, about }),
    section('Summary', [summary(on, facts)], { level: 3, about }),
    section('Scores before and after', scores(on, facts), { level: 3, about }),
    ...parts.map(([heading, ...blocks]) => section(heading, blocks, { level: 3, about })),
  ];
};
