import { hasDeclared } from '../../../domain/agenda-rows.ts';
import { askedUnder, hasInterest } from '../../../domain/deciding.ts';
import type { Case } from '../../../domain/case.ts';
import type { CaseCommand } from '../../../domain/commands.ts';
import { offered } from '../../../domain/decide.ts';
import type { Facts } from '../../../domain/facts.ts';
import { bodyOf } from '../../../domain/bodies.ts';
import { offeredAtSitting } from '../../../domain/sitting-decide.ts';
import type { MeetingCommand } from '../../../domain/sitting-commands.ts';
import { isSame, itemKey, itemsOf, type AgendaItem, type Sitting } from '../../../domain/sitting.ts';
import { inSentence } from '../../../domain/sentence.ts';
import type { Ref } from '../../../domain/words.ts';
import { decisionUnder, type ListedCase } from '../../agenda.ts';
import { worded } from '../case/open.ts';
import type { Visit } from '../visit.ts';
import { commandWords } from '../wording/commands.ts';
import { decisionNamed, meetingWords } from '../wording/meetings.ts';
import { outcomeTitle } from '../wording/outcomes.ts';
import { itemStanding } from '../wording/standing-words.ts';
import { wordsFor } from '../wording/words.ts';
import { takenBy } from './cases.ts';

/** What is given to one item of an agenda rather than to the sitting as a whole. */
export const ofAnItem: readonly MeetingCommand[] = [
  'declare-interest',
  'strike-item',
  'carry-item',
  'ratify-decision',
  'decline-to-ratify',
];
const ratifying: readonly MeetingCommand[] = ['ratify-decision', 'decline-to-ratify'];
const onCase: readonly CaseCommand[] = ['record-decision', 'confirm-decision', 'contest-record'];
const first: readonly string[] = ['record-decision', 'confirm-decision', 'ratify-decision'];

type Button = { readonly name: string; readonly title: string; readonly href: string; readonly quiet: boolean };
type At = { readonly on: Sitting; readonly facts: Facts };

/** The facts with what stands beside one item: its case, where its reader may open it, and the sitting. */
const besideItem = (found: Case | null, { on, facts }: At): Facts => ({
  ...facts,
  beside: { cases: found === null ? {} : { [found.ref]: found }, sittings: { [on.id]: on }, next: null },
});
const ofCase = (item: AgendaItem, found: Case | null, at: At): readonly Button[] => {
  if (found === null || item.kind === 'ratify') return [];
  const known = besideItem(found, at);
  return onCase
    .filter((name) => offered(name, found, known) === null)
    .map((name) => ({ name, title: commandWords[name].title, href: `/cases/${item.case}/do/${name}`, quiet: !first.includes(name) }));
};
/** A command names a case and takes one of its items: it is offered on no other (ESC-1). */
const takes = (name: MeetingCommand, on: Sitting, item: AgendaItem): boolean => {
  const taken = takenBy(name, on, item.case);
  return taken === null || isSame(taken, item);
};
const ofSitting = (item: AgendaItem, found: Case | null, { on, facts }: At): readonly Button[] =>
  ofAnItem
    .filter(
      (name) =>
        (item.kind === 'ratify' ? name !== 'strike-item' : !ratifying.includes(name)) &&
        takes(name, on, item) &&
        (name !== 'declare-interest' || !hasDeclared(on, item.case, facts)),
    )
    .filter((name) => {
      if (!ratifying.includes(name)) return offeredAtSitting(name, on, facts) === null;
      const alone = { ...on, items: { [itemKey(item)]: item } };
      return offeredAtSitting(name, alone, besideItem(found, { on: alone, facts })) === null;
    })
    .map((name) => ({
      name,
      title: meetingWords[name].title,
      href: `/meetings/${on.id}/do/${name}?case=${item.case}`,
      quiet: !first.includes(name),
    }));

/** ESC-2: who decides, confirms or ratifies it, and where it is not the chair, why. */
const deciding = (found: Case, { item, on, facts }: At & { readonly item: AgendaItem }, nameOf: (id: string) => string): string | null => {
  const asked = askedUnder(found, { item, sitting: on }, facts);
  const chair = bodyOf(facts, on.body)?.chair ?? '';
  if (asked === null) return null;
  if (asked.left === true)
    return `Nobody: chair and deputy chair have an interest. ${asked.who === null ? 'The secretary' : nameOf(asked.who)} passes it on`;
  if (asked.who === null) return 'Nobody: chair and deputy chair have an interest or cannot be there';
  if (asked.who === chair) return `${nameOf(asked.who)}, chair`;
  const because = hasInterest(found, chair, { item: { sitting: on }, facts }) ? 'the chair has an interest' : 'the chair cannot be there';
  return `${nameOf(asked.who)}, deputy chair: ${because}`;
};

/** The agenda with how each item stands, who decides it and what its reader may do to it; nothing of a case that is hidden from them. */
export const agendaOf = async (visit: Visit, at: At, caseOf: (ref: Ref) => ListedCase) => {
  const { nameOf, agencyOf } = wordsFor(visit);
  const rows = itemsOf(at.on).flatMap((item) => {
    const { sight, on: found } = caseOf(item.case);
    if (sight === 'hidden') return [];
    const listed = item.status === 'listed';
    const decision = decisionUnder(item, found, at.on.id);
    return [
      {
        ref: item.case,
        id: [item.case, item.kind, item.escalation, item.decision].join('-'),
        opens: found !== null,
        operationName: found?.bid.operationName ?? null,
        owner: found === null ? null : `${nameOf(found.owner.user)}, ${agencyOf(found.owner.agency)}`,
        status: item.status,
        standing: itemStanding(
          sight === 'case' ? item : { ...item, outcome: null, status: item.status === 'decided' ? 'over' : item.status },
        ),
        paperVersion: found === null ? null : item.paperVersion,
        late: found !== null && item.late,
        kind: item.kind,
        decider: found === null || !listed ? null : deciding(found, { ...at, item }, nameOf),
        unconfirmed:
          listed && item.kind === 'transfer' && decision !== null && decision.effectiveAt === null && decision.contested === null,
        contested: listed && decision?.contested != null,
        // ESC-2: contested, or confirmed by nobody before the item went on.
        passedOver: !listed && item.kind === 'transfer' && decision?.effectiveAt === null,
        decision,
        interests: found === null ? [] : (at.on.interests ?? []).filter(({ case: ref }) => ref === item.case),
        // ESC-1: why a decision that waits has no button yet.
        afterAnother: listed && item.kind === 'ratify' && !takes('ratify-decision', at.on, item),
        named: item.kind === 'ratify' ? decisionNamed(item) : null,
        buttons: listed ? [...ofCase(item, found, at), ...ofSitting(item, found, at)] : [],
      },
    ];
  });
  return { agenda: await worded(visit, rows), acts: rows.some(({ buttons }) => buttons.length > 0), outcomeTitle, inSentence };
};
