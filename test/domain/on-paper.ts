// Everything that the page of one case in a pack can say of it, as plain lines.
import type { Case } from '../../domain/case.ts';
import type { BodyDecision, Escalation } from '../../domain/escalation-state.ts';
import { escalationOf } from '../../domain/escalation-state.ts';
import { itemSections, type Itemised } from '../../domain/pack-item.ts';
import type { Reassessment } from '../../domain/reassessment-state.ts';
import type { AgendaItem } from '../../domain/sitting.ts';
import { narrative } from '../support/rulebook.ts';
import { instant } from './calendars.ts';
import { CHAIR, DEPUTY, inSession, LEAD, TTCG } from './council.ts';
import { blockLines } from './papers.ts';
import { reassessment, score } from './payloads.ts';

const must = <T>(found: T | null | undefined): T => {
  if (found === null || found === undefined) throw new Error('the story lacks it');
  return found;
};
type Told = { readonly change?: Partial<Case>; readonly as?: Partial<Itemised> };
/** A case that is in session before its body, and what of it is otherwise each time. */
const variants = () => {
  const { c, ref, meeting } = inSession();
  const on = c.caseOf(ref);
  const escalation = must(escalationOf(on));
  const item = must(c.sittingOf(meeting).items?.[ref]);
  const at = (day: string) => instant(`2026-12-${day}T10:00:00Z`);
  const why = narrative('Because.');

  const signed: Reassessment = {
  ...reassessment, version: 7, status: 'signed', digest: '0'.repeat(64), basedOn: null, proposedBy: 'sia.northmarch', at: at('01'),
  signatures: [], comments: [],
}; // prettier-ignore
  const scaled = (scale: Partial<Reassessment['scale']>, more: Partial<Reassessment> = {}): Partial<Case> => ({
  reassessments: { '7': { ...signed, scale: { nimLevel: 1, crossForce: false, crossRegion: false, international: false, ...scale }, ...more } },
}); // prettier-ignore
  const wide = (scale: Partial<Case['bid']['scale']>): Partial<Case> => ({ bid: { ...on.bid, scale: { ...on.bid.scale, ...scale } } });
  const decision: BodyDecision = {
  number: 1, body: TTCG, meeting, paperVersion: 1, outcome: 'transfer', newOwner: 'northmarch-rocu', products: [], optionsConsidered: [why],
  rationale: why, dissent: null, decidedBy: CHAIR, recordedBy: CHAIR, recordedAt: at('15'), effectiveAt: at('16'), contested: null,
  extraordinary: false, ratified: null, answer: null,
}; // prettier-ignore
  const decided = (...decisions: readonly Partial<BodyDecision>[]): Partial<Case> => {
    const all = decisions.map((each, index) => ({ ...decision, number: index + 1, ...each }));
    return { escalations: { e1: { ...escalation, decisions: all } satisfies Escalation } };
  };
  const ratified = (outcome: 'ratified' | 'declined') => ({ outcome, meeting, by: CHAIR, at: at('17'), reason: why });
  const without: Case['bid'] = JSON.parse(JSON.stringify({ ...on.bid, operationName: undefined })) as Case['bid'];
  const toRatify: AgendaItem = { ...item, kind: 'ratify', paperVersion: null, decision: 1 };

  const cases: Readonly<Record<string, Told>> = {
  'wide, and of known forces': { change: wide({ crossForce: true, forcesAffected: ['brackenshire', 'dunmere'], crossRegion: true, international: true }) },
  'wide, of forces not named; a size, and one that policy knows no more; no children': { change: wide({ crossForce: true, suspects: '6-20', victims: 'over-20', childrenInvolved: false }) },
  'an international threat that is said not to be': { change: wide({ international: false }) },
  'without an operation, with handling': { change: { bid: { ...without, legal: { ...on.bid.legal, handling: ['By hand', 'Not by post'] } } } },
  'a late item, from another sitting': { as: { item: { ...item, late: true }, carriedFrom: 'northmarch-ttcg-2026-99' } },
  'nothing signed': { change: { reassessments: {} } },
  'signed, across nothing': { change: scaled({}) },
  'signed, across everything, with an owner': { change: scaled({ nimLevel: 3, crossForce: true, crossRegion: true, international: true }, { proposedOwner: 'brackenshire', recommendation: 'regional-owner' }) },
  'signed twice: the latest counts': { change: { reassessments: { '7': { ...signed, recommendation: 'remain-rocu' }, '8': { ...signed, version: 8, recommendation: 'national-owner' }, '9': { ...signed, version: 9, status: 'rejected' } } } },
  'never scored': { change: { reassessments: {}, triage: null } },
  'scored by another version of the scheme': { change: scaled({}, { score: { ...score, schemeVersion: 9, scope: 4 } }) },
  'scored by the bid': { change: { reassessments: {}, bid: { ...on.bid, initialScore: { ...score, capacity: 0 } } } },
  'accepted, with a lead': { change: decided({ answer: { outcome: 'accepted', by: LEAD, at: at('18'), lead: LEAD } }) },
  'accepted, nobody named; refused; unanswered': { change: decided({ answer: { outcome: 'accepted', by: LEAD, at: at('18') } }, { answer: { outcome: 'refused', by: LEAD, at: at('18'), reason: why } }, { answer: { outcome: 'unanswered', by: 'system', at: at('18') } }) },
  'not answered yet; not in effect; retained': { change: decided({}, { effectiveAt: null, rationale: narrative('Contested.') }, { outcome: 'retain', newOwner: null, decidedBy: DEPUTY }) },
  'ratified; not ratified; still to be': { change: decided({ extraordinary: true, ratified: ratified('ratified') }, { extraordinary: true, ratified: ratified('declined') }, { extraordinary: true }) },
  'to ratify, with dissent and an earlier decision': { change: decided({ extraordinary: true, dissent: narrative('Too early.') }, { outcome: 'reject', newOwner: null }), as: { item: toRatify } },
  'to ratify, without dissent': { change: decided({ extraordinary: true, outcome: 'retain', newOwner: null }), as: { item: toRatify } },
  'to ratify what is not there': { as: { item: { ...toRatify, decision: 5 } } },
  'of an escalation that is not there': { as: { item: { ...item, escalation: 'e9' } } },
  'of a paper that is not there': { as: { item: { ...item, paperVersion: 9 } } },
  'before the highest body, after two refusals': { change: { escalations: { e1: { ...escalation, body: 'federated-tasking-team', refusals: 2 } } } },
}; // prettier-ignore
  return { c, on, item, cases };
};

/** Each with what it says otherwise than the case as it is. */
export const onPaper = (): readonly string[] => {
  const { c, on, item, cases } = variants();
  const lines = ({ change = {}, as = {} }: Told): readonly string[] =>
    itemSections({ item, carriedFrom: null, ...as, on: { ...on, ...change } }, c.facts(null)).flatMap(({ heading, blocks }) => [
      `## ${heading}`,
      ...blocks.flatMap(blockLines),
    ]);
  const plain = lines({});
  return [
    ...plain,
    ...Object.entries(cases).flatMap(([name, told]) => {
      const own = lines(told);
      return ['', `==== ${name}`, ...own.filter((line) => !plain.includes(line)), ...plain.filter((line) => !own.includes(line)).map((line) => `- ${line}`)];
    }),
  ]; // prettier-ignore
};
