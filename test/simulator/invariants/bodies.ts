// Machine D: agendas and cases agree, the limits of ESC-3 and ESC-4, and what a body has decided is never edited.
import type { Case } from '../../../domain/case.ts';
import { escalationOf, type BodyDecision } from '../../../domain/escalation-state.ts';
import { itemsOf, type Sitting } from '../../../domain/sitting.ts';
import { isPassedOn, wronglyLate } from './outcomes.ts';
import { firstOf, same, type Given, type Invariant, type Stand } from './invariant.ts';

const listedAt = (on: Case): string | null => {
  const escalation = on.stage === 'escalated' ? escalationOf(on) : null;
  return escalation?.standing === 'listed' || escalation?.standing === 'recorded' ? (escalation.listed?.meeting ?? null) : null;
};
/** ESC-1, OWN-10: a case stands on an agenda exactly where that agenda has it, once. */
export const agendasAgree = (on: Case, { sittings }: Stand): string | null => {
  const escalation = escalationOf(on);
  const having = Object.values(sittings).flatMap((sitting) =>
    itemsOf(sitting).flatMap((item) => (item.case === on.ref && item.kind === 'transfer' && item.status === 'listed' ? [{ sitting, item }] : [])),
  ); // prettier-ignore
  const meeting = listedAt(on);
  if (
    !same(
      having.map(({ sitting }) => sitting.id),
      meeting === null ? [] : [meeting],
    )
  )
    // prettier-ignore
    return `it is ${meeting === null ? 'on no agenda' : `listed at ${meeting}`}, and open at ${having.map(({ sitting }) => sitting.id).join(', ') || 'none'}`;
  return firstOf(
    ...having.flatMap(({ sitting, item }) => [
      item.escalation !== escalation?.id && 'the agenda has another escalation',
      item.paperVersion !== escalation?.papers.at(-1)?.version && 'the agenda has an older paper',
      sitting.kind === 'ordinary' && (escalation?.deferrals ?? 0) >= 2 && 'put off twice, and on an ordinary agenda',
      sitting.body !== escalation?.body && 'another body has it on its agenda',
      ['minuted', 'cancelled', 'decided'].includes(sitting.status) && `open at a sitting that is ${sitting.status}`,
      escalation?.listed?.at !== sitting.at && 'the case has another date than its sitting',
    ]),
  );
};
/**
 * By hand, ESC-2: who has a part in a case, and so decides and confirms nothing on it: owner, customer, SPOC, the line managers of owner and
 * customer, the owner leads of the agency that is proposed or named, and whoever has declared an interest in any escalation of it.
 */
export const withPart = (before: Case, named: string | null, { directory }: Pick<Given, 'directory'>): readonly string[] => {
  const people = Object.values(directory.people);
  const managers = people.filter(({ id }) => [before.owner.user, before.customer].includes(id)).map(({ lineManager }) => lineManager ?? '');
  const agencies = [named, escalationOf(before)?.papers.at(-1)?.proposedOwner];
  const leads = people.filter(({ organisation, roles }) => agencies.includes(organisation) && roles.includes('owner-lead'));
  const declared = Object.values(before.escalations ?? {}).flatMap(({ interests }) => interests ?? []);
  // ACC-6: whoever has acted for one of them has their part.
  const parts = [before.owner.user, before.customer, before.spoc];
  const stoodIn = (before.actedFor ?? []).flatMap((each) => (parts.includes(each.for) ? [each.by] : []));
  return [...parts, ...stoodIn, ...managers, ...leads.map(({ id }) => id), ...declared];
};
/** Decisions that were ratified, or refused to be, just now; not those that the secretary passed on for want of anybody who may judge them. */
export const judgedNow = (before: Case, after: Case): readonly BodyDecision[] =>
  Object.entries(before.escalations ?? {}).flatMap(([id, was]) =>
    (after.escalations?.[id]?.decisions ?? []).filter(
      ({ ratified }, index) => was.decisions[index]?.ratified === null && ratified !== null && ratified.passedOn !== true,
    ),
  );
const later = { effectiveAt: null, contested: null, ratified: null, answer: null };
/** ESC-5: what was written stays, and what comes later comes once. */
const recordKept = (before: Case | null, after: Case): string | null =>
  firstOf(
    ...Object.entries(before?.escalations ?? {}).flatMap(([id, was]) => {
      const is = after.escalations?.[id];
      return [
        !same(is?.papers.slice(0, was.papers.length), was.papers) && 'a paper was altered',
        ...was.decisions.flatMap((decision, index) => {
          const now = is?.decisions[index];
          return [
            !same({ ...now, ...later }, { ...decision, ...later }) && 'a decision was altered',
            ...(['effectiveAt', 'contested', 'ratified', 'answer'] as const).map(
              (fact) => decision[fact] !== null && !same(now?.[fact], decision[fact]) && `${fact} of a decision was altered`,
            ),
          ];
        }),
      ];
    }),
  );

export const bodies: readonly Invariant[] = [
  { rules: 'ESC-1, OWN-10', breach: ({ after, stand }) => agendasAgree(after, stand) },
  { rules: 'ESC-1', breach: ({ after, entries, stand }) => wronglyLate(after, stand, entries.at(-1)?.at ?? after.submittedAt) },
  { rules: 'ESC-5', breach: ({ before, after }) => recordKept(before, after) },
  {
    rules: 'ESC-2, ESC-3, ESC-4',
    breach: ({ before, after, given }) => {
      const all = Object.values(after.escalations ?? {});
      const openOnes = all.filter(({ standing }) => standing !== 'complete' && standing !== 'withdrawn');
      const [was, is] = [before === null ? null : escalationOf(before), escalationOf(after)];
      const fresh = is?.decisions.at(-1);
      const isNew = fresh !== undefined && fresh.number > (was?.id === is?.id ? (was?.decisions.length ?? 0) : 0);
      return firstOf(
        openOnes.length !== (after.stage === 'escalated' ? 1 : 0) && `${String(openOnes.length)} open escalations in ${after.stage}`,
        all.some(({ deferrals }) => deferrals > 2) && 'deferred three times',
        all.some(({ decisions }) => decisions.some(({ optionsConsidered }) => optionsConsidered.length < 2)) && 'decided without two options',
        isNew && before !== null && !isPassedOn(fresh) && withPart(before, fresh.newOwner, given).includes(fresh.decidedBy) && `${fresh.decidedBy} decided in their own matter`,
        given.name === 'confirm-decision' && before !== null && given.by !== null &&
          withPart(before, was?.decisions.at(-1)?.newOwner ?? null, given).includes(given.by) && `${given.by} confirmed in their own matter`,
        ...judgedNow(before ?? after, after).map(({ ratified, newOwner }) => withPart(before ?? after, newOwner, given).includes(ratified?.by ?? '') && `${ratified?.by ?? ''} ratified in their own matter`),
        is?.standing === 'transfer-decided' && was !== null && was.standing !== 'transfer-decided' && was.refusals >= 2 && 'a third receiver is asked',
      ); // prettier-ignore
    },
  },
];

/** ESC-6: decided exactly when each item is settled; nothing is open on a sitting that is over. */
export const sittingBreach = (before: Sitting | null, after: Sitting): string | null => {
  const open = itemsOf(after).filter(({ status }) => status === 'listed');
  return firstOf(
    ['decided', 'minuted', 'cancelled'].includes(after.status) && open.length > 0 && `${after.status} with an open item`,
    after.status === 'in-session' && before?.status === 'in-session' && !same(before.items, after.items) && open.length === 0 && 'in session, and nothing is open',
  ); // prettier-ignore
};
