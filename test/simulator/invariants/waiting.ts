// By hand, after journey.md section 6: what waits for somebody has its clock, running or standing still. Nothing here asks the rules which
// clocks they know, so what a rule forgets is missed here.
import { isLive, type Case } from '../../../domain/case.ts';
import type { Invariant } from './invariant.ts';

type Row = { readonly waits: string; readonly clock: string | readonly string[] };
const inWork = ['development', 'product-review', 'acceptance'];
/** The rows of section 6 that are about a stage as such. */
const ofStage: Readonly<Record<string, string>> = {
  'triage-queue': 'claim',
  returned: 'answer-return',
  'redirect-offered': 'redirect-acknowledged',
  'decline-review': 'decline-review',
  consideration: 'toex-decision',
  'awaiting-capacity': 'capacity',
  terms: 'terms-agreed',
  reassessment: 'reassessment-signed',
  ownership: 'ownership',
  closing: 'value-and-closure',
};
/** Section 2, `escalated`: secretary until listed, chair until decided, receiving owner until answered (ESC-3: or the decision that the chair owes). */
const ofStanding: Readonly<Record<string, readonly string[]>> = {
  'to-list': ['escalation-listed', 'extraordinary-decision'],
  listed: ['sitting-awaited'],
  recorded: ['decision-confirmed'],
  'transfer-decided': ['transfer-answered'],
};
const each = <V>(of: Readonly<Record<string, V>> | undefined, waits: (value: V, id: string) => Row | false): readonly Row[] =>
  Object.entries(of ?? {}).flatMap(([id, value]) => waits(value, id) || []);

/** Machine E waits for the other side, and for who logged it, in every stage and after every end (VAL-1). */
const ofValue = ({ value }: Case): readonly Row[] =>
  each(value, ({ status }, id) =>
    status === 'logged' ? { waits: `value ${id} to verify`, clock: `value-verified:${id}` }
    : status === 'disputed' ? { waits: `the dispute of value ${id}`, clock: `value-disputed:${id}` }
    : false,
  ); // prettier-ignore
const ofProducts = ({ stage, products }: Case): readonly Row[] =>
  !inWork.includes(stage)
    ? []
    : [
        ...each(products, ({ status }, id) =>
          status === 'submitted' ? { waits: `product ${id} to review`, clock: `product-review:${id}` }
          : status === 'released' ? { waits: `product ${id} to accept`, clock: `product-acceptance:${id}` }
          : false,
        ),
        ...each(products, ({ status }) => status === 'owed' && { waits: 'work', clock: 'work-stalled' }),
        // The date of the terms; what comes back after that date has passed has none ahead of it.
        ...each(products, ({ status, submission }, id) =>
          status === 'owed' && submission === 0 && { waits: `product ${id}`, clock: `product-due:${id}` },
        ),
      ]; // prettier-ignore
const openVersions = ['offered'];
const beside = ({ stage, handover, unavailable, masterList, urgency, impasse, hold, terms, merges, messages, ref }: Case): readonly Row[] => [
  ...(handover == null ? [] : [{ waits: `the nomination of ${handover.to}`, clock: 'handover' }]),
  ...(unavailable == null ? [] : [{ waits: 'a successor', clock: 'successor-named' }]),
  ...(masterList.agency === masterList.keyedAgency ? [] : [{ waits: 'the master list', clock: 'master-list-keyed' }]),
  ...(urgency?.answer === null ? [{ waits: 'an urgent flag', clock: 'urgency' }] : []),
  ...(impasse == null ? [] : [{ waits: 'an impasse', clock: 'impasse' }]),
  ...(hold === null ? [] : [{ waits: 'a hold', clock: 'hold-review' }]),
  ...each(terms, ({ status }) => inWork.includes(stage) && openVersions.includes(status) && { waits: 'a variation', clock: 'variation' }),
  ...each(merges, ({ status, from }) => status === 'proposed' && from === ref && { waits: 'a merge', clock: 'merge-consent' }),
  ...each(messages, ({ inReplyTo, answeredBy }, id) => inReplyTo === null && answeredBy === null && { waits: `question ${id}`, clock: `question:${id}` }),
]; // prettier-ignore
const ofTheStage = ({ stage, merges, ref, escalations, allocation, firstContact, terms }: Case): readonly Row[] => {
  const merging = Object.values(merges ?? {}).some(({ status, from }) => status === 'proposed' && from === ref);
  const standing = Object.values(escalations ?? {}).find((one) => one.standing !== 'complete' && one.standing !== 'withdrawn')?.standing;
  const first = stage === 'terms' && allocation !== null && firstContact === null && !Object.values(terms).some(({ status }) => status === 'agreed');
  const own = ofStage[stage];
  return [
    ...(own === undefined ? [] : [{ waits: stage, clock: own }]),
    // DUP-4: while the SIOs consider a merge, the gateway's own clock is put aside.
    ...(stage === 'in-triage' && !merging ? [{ waits: stage, clock: 'triage-outcome' }] : []),
    ...(stage === 'escalated' ? [{ waits: `a case ${standing ?? 'nowhere'}`, clock: ofStanding[standing ?? ''] ?? [] }] : []),
    ...(first ? [{ waits: 'first contact', clock: 'first-contact' }] : []),
  ];
}; // prettier-ignore
const afterTheEnd = ({ stage, appeals, review }: Case): readonly Row[] => [
  ...(stage === 'declined' && appeals?.at(-1)?.decided === null ? [{ waits: 'an appeal', clock: 'appeal' }] : []),
  ...(stage === 'closed' && review?.held == null ? [{ waits: 'the operational review', clock: review == null ? 'operational-review' : 'review-held' }] : []),
]; // prettier-ignore

/** The first thing that waits without a clock; null where everything has its own. */
export const unclocked = (on: Case): string | null => {
  const rows = [...ofValue(on), ...(isLive(on) ? [...ofTheStage(on), ...beside(on), ...ofProducts(on)] : afterTheEnd(on))];
  const lacks = rows.find(({ clock }) => ![clock].flat().some((name) => Object.hasOwn(on.clocks, name)));
  return lacks === undefined ? null : `${lacks.waits} waits in ${on.stage} without ${[lacks.clock].flat().join(' or ')}`;
};

export const waiting: readonly Invariant[] = [{ rules: 'REC-3, CLK-1, journey.md section 6', breach: ({ after }) => unclocked(after) }];
