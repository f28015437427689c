// Machine D, by hand after section 5 and worked out from the decisions alone: to whom a body may transfer, what two refusals and two
// deferrals leave open, and what was decided without papers in time.
import type { Case } from '../../../domain/case.ts';
import type { Directory } from '../../../domain/directory.ts';
import type { BodyDecision, Escalation } from '../../../domain/escalation-state.ts';
import type { Instant } from '../../../domain/words.ts';
import { itemsOf, type AgendaItem, type Sitting } from '../../../domain/sitting.ts';
import { policy } from '../../support/rulebook.ts';
import { firstOf, type Given, type Seen, type Stand } from './invariant.ts';

const OWED = 'extraordinary-decision';
const FTT = 'federated-tasking-team';
/** The regions of the regional bodies; whatever else sits is the FTT. */
const regions: Readonly<Record<string, string>> = { 'northmarch-ttcg': 'northmarch', 'southvale-ttcg': 'southvale' };
/** OWN-5, the default: a regional TTCG to a force or the ROCU of its region, the FTT to any owner; OWN-2: never to TOEX. */
const mayReceive = (body: string, agency: string | null, { organisations }: Directory): boolean => {
  const { kind = '', region = null } = organisations[agency ?? ''] ?? {};
  return body === FTT ? ['force', 'rocu', 'national'].includes(kind) : ['force', 'rocu'].includes(kind) && region === regions[body];
};

/** What takes effect just now, and what the same body had decided on it before, since it has the case. */
type Fresh = { readonly decision: BodyDecision; readonly earlier: readonly BodyDecision[] };
const ofTheBody = (decisions: readonly BodyDecision[], body: string): readonly BodyDecision[] =>
  decisions.slice(decisions.findLastIndex((each) => each.body !== body) + 1);
const inEffect = ({ decisions }: Escalation): readonly BodyDecision[] => decisions.filter(({ effectiveAt }) => effectiveAt !== null);
const freshOf = (before: Case | null, after: Case): readonly Fresh[] =>
  Object.values(after.escalations ?? {}).flatMap((is) => {
    const was = before?.escalations?.[is.id];
    const known = was === undefined ? [] : inEffect(was).map(({ number }) => number);
    return inEffect(is)
      .filter(({ number }) => !known.includes(number))
      .map((decision) => ({ decision, earlier: ofTheBody(inEffect(is).filter(({ number }) => number < decision.number), decision.body) }));
  }); // prettier-ignore
const isRefused = ({ answer }: BodyDecision): boolean => answer?.outcome === 'refused' || answer?.outcome === 'unanswered';
const isDeferred = ({ outcome }: BodyDecision): boolean => outcome === 'defer';

/** ESC-3: owed by the chair after the second deferral, until a decision takes effect. */
const owesDecision = ({ escalations, stage, clocks }: Case): string | null => {
  const open = stage === 'escalated' ? Object.values(escalations ?? {}).at(-1) : undefined;
  const since = open === undefined ? [] : ofTheBody(inEffect(open), open.body);
  // Neither while a receiver may still take the risk; ESC-4: it is owed again once they do not.
  const undecided = open?.standing === 'to-list' || open?.standing === 'listed' || open?.standing === 'recorded';
  return undecided && since.filter(isDeferred).length >= 2 && !Object.hasOwn(clocks, OWED)
    ? 'put off twice, and no extraordinary decision is owed'
    : null;
};
/** ESC-1: what was decided without papers in time stands on an agenda, or no ordinary sitting of its body is to come but one that has carried it. */
export const leftUnratified = ({ ref, escalations }: Case, { sittings }: Stand, now: Instant): string | null => {
  const all = Object.values(sittings);
  return firstOf(
    ...Object.values(escalations ?? {}).flatMap(({ id, decisions }) =>
      decisions
        .filter(({ extraordinary, effectiveAt, ratified }) => extraordinary && effectiveAt !== null && ratified === null)
        .map(({ number, body }) => {
          const at = (on: Sitting, status: AgendaItem['status']): boolean =>
            itemsOf(on).some((item) => item.case === ref && item.kind === 'ratify' && item.escalation === id && item.decision === number && item.status === status); // prettier-ignore
          if (all.some((on) => at(on, 'listed'))) return null;
          const next = all.find((on) => on.body === body && on.kind === 'ordinary' && on.status === 'open' && on.at > now && !at(on, 'carried')); // prettier-ignore
          return next !== undefined && `decision ${id}.${String(number)} is to be ratified, and not on the agenda of ${next.id}`;
        }),
    ),
  );
};

/** What nobody of the body decides, its secretary passes on to another, or back; whose own matter it is does not count for that. */
export const isPassedOn = ({ body, outcome, decidedBy, recordedBy }: BodyDecision): boolean =>
  decidedBy === recordedBy && policy.bodies[body]?.secretary === decidedBy && ['refer-to-ftt', 'reject', 'retain'].includes(outcome);

/**
 * ESC-1: an item is late where its paper came in after the papers of its sitting were due, whatever became of either since; or where the chair
 * added it once they had closed. What a successor writes in the place of a paper is late by no deadline (ESC-6). As late as it stood, as
 * extraordinary was what was decided.
 */
export const wronglyLate = (on: Case, { sittings }: Stand, now: Instant): string | null => {
  const is = Object.values(on.escalations ?? {}).at(-1);
  const [paper, before] = [is?.papers.at(-1), is?.papers.at(-2)];
  const last = is?.decisions.at(-1);
  return firstOf(
    ...Object.values(sittings).flatMap(({ id, kind, status, papersDueAt, items }) =>
      Object.values(items ?? {})
        .filter((item) => item.case === on.ref && item.kind === 'transfer' && item.escalation === is?.id)
        .map((item) => {
          const after = papersDueAt !== null && paper !== undefined && paper.at > papersDueAt;
          const mayAdd = status !== 'open' || (papersDueAt !== null && now > papersDueAt);
          if (item.status === 'listed' && after && !item.late && (before === undefined || before.by === paper.by))
            return `its paper came in after the papers of ${id} were due, and it is not late`;
          if (item.status === 'listed' && item.late && !after && !mayAdd) return `its paper is in time for ${id}, and it is late`;
          const isOf = last?.meeting === id && ['decided', 'deferred'].includes(item.status) && item.outcome === last.outcome;
          const without = (kind === 'extraordinary' || item.late) && last !== undefined && !isPassedOn(last);
          return isOf && last.extraordinary !== (last.outcome !== 'defer' && without) && `the decision at ${id} is wrongly ${last.extraordinary ? '' : 'not '}extraordinary`;
        }),
    ),
  ); // prettier-ignore
};

type Judged = {
  readonly rules: string;
  readonly breach: (seen: Pick<Seen, 'before' | 'after' | 'entries'> & { readonly given: Pick<Given, 'directory'> }) => string | null;
};
export const outcomes: readonly Judged[] = [
  {
    rules: 'OWN-5',
    breach: ({ before, after, given }) =>
      firstOf(
        ...Object.values(after.escalations ?? {}).map(
          ({ body, referredFrom }) => body === FTT && !Object.hasOwn(regions, referredFrom.at(-1) ?? '') && 'before the FTT, and no regional TTCG has referred it',
        ),
        ...freshOf(before, after).map(
          ({ decision: { outcome, body, newOwner } }) =>
            outcome === 'transfer' && !mayReceive(body, newOwner, given.directory) && `${body} transferred to ${newOwner ?? 'nobody'}`,
        ),
      ), // prettier-ignore
  },
  {
    rules: 'ESC-3',
    breach: ({ before, after, entries }) =>
      firstOf(
        ...freshOf(before, after).map(
          ({ decision, earlier }) => isDeferred(decision) && earlier.filter(isDeferred).length >= 2 && 'deferred a third time',
        ),
        entries.some((entry) => entry.type === 'body-decided' && entry.about.outcome === 'defer' && entry.about.next === null) &&
          !Object.hasOwn(after.clocks, OWED) &&
          'deferred to no sitting, and no extraordinary decision is owed',
        owesDecision(after),
        entries.some((entry) => entry.type === 'item-carried' && entry.about.next === null) &&
          !Object.hasOwn(after.clocks, OWED) &&
          'carried to no sitting, and no extraordinary decision is owed',
      ),
  },
  {
    rules: 'ESC-4',
    breach: ({ before, after }) =>
      firstOf(
        ...freshOf(before, after).map(({ decision: { outcome, body }, earlier }) => {
          const left = ['retain', ...(body === FTT ? [] : ['refer-to-ftt'])];
          return earlier.filter(isRefused).length >= 2 && !left.includes(outcome) && `${outcome} after two refusals`;
        }),
        ...Object.values(after.escalations ?? {}).map((is) => {
          const last = is.decisions.at(-1);
          const answered = before?.escalations?.[is.id]?.decisions.at(-1)?.answer === null && last !== undefined && isRefused(last);
          return (
            answered &&
            (is.standing !== 'to-list' || is.body !== last.body || after.pen?.role !== 'secretary' || after.stage !== 'escalated') &&
            'a transfer that was not accepted is not with the secretary of its body'
          );
        }),
      ),
  },
];
