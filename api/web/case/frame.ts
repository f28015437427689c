import { answeringFor, SUCCESSION } from '../../../domain/availability.ts';
import { coveredBy, coverOf, isAbsent } from '../../../domain/cover.ts';
import { offered } from '../../../domain/decide.ts';
import { person } from '../../../domain/facts.ts';
import { resumers } from '../../../domain/holding.ts';
import { pendingUrgency, URGENCY, urgencyAnswerers } from '../../../domain/urgency-state.ts';
import { stagesOf } from '../../../domain/rulebook.ts';
import { explain } from '../../../domain/sentences.ts';
import { copies } from '../../following.ts';
import { ageOf, penView } from '../../json/views/pen.ts';
import { newKey } from '../command/form.ts';
import type { Visit } from '../visit.ts';
import { caseCommands, commandWords } from '../wording/commands.ts';
import { stripOf } from '../wording/stages.ts';
import type { Opened } from './open.ts';

/** The parts of a case page, in the order of its navigation. */
export const sections = {
  overview: 'Overview',
  overlaps: 'Overlaps',
  links: 'Links',
  triage: 'Triage',
  terms: 'Terms',
  development: 'Development',
  reassessment: 'Reassessment',
  ownership: 'Ownership',
  value: 'Value',
  messages: 'Messages',
  history: 'History',
  rounds: 'Earlier rounds',
} as const;
export type Section = keyof typeof sections;
export const isSection = (text: string): text is Section => Object.hasOwn(sections, text);

// What ends or undoes something is never the first button that a hand falls on.
const grave: readonly string[] = [
  'declare-impasse',
  'withdraw',
  'return-for-information',
  'hold',
  'redirect',
  'reassign-triage',
  'bounce-redirect',
  'lower-urgent',
  'propose-decline',
  'release',
  'refer-back',
  'overturn-decline',
  'reject-terms',
  'withdraw-terms',
  'reject-reassessment',
  'request-rework',
  'refuse-handover',
  'return-recommendation',
  'dispute-value',
  'reverse-value',
  'withdraw-escalation',
  'contest-record',
  'refuse-transfer',
  'unlink',
  'report-sio-unavailable',
  'propose-merge',
  'refuse-merge',
  'unmerge',
];
const lasting: readonly string[] = [
  'reallocate',
  'disseminate-product',
  'propose-handover',
  'report-sio-available',
  'flag-urgent',
  'override-priority',
  'note',
  'link',
  'log-value',
  'confirm-pnd',
  'verify-value',
  'answer-dispute',
  'record-apmis-entry',
  'reconcile-value',
  'ask',
  'reply',
  'nudge',
];

// Where nothing is held or written, nobody looks for a way to end it or to reply; before development nobody looks for value.
const quietCodes: readonly string[] = [
  'not-on-hold',
  'no-messages',
  'wrong-stage',
  'nothing-linked',
  'no-link-asked',
  'sio-available',
  'no-merge-pending',
  'no-impasse',
  'nothing-returned',
  'not-flagged',
];
// Offered beside each entry of the history.
const elsewhere: readonly string[] = ['correct-entry'];
/** What I can do now, and what I cannot at this stage, with the reason. */
const choicesOf = ({ on, facts, opens }: Pick<Opened, 'on' | 'facts' | 'opens'>) => {
  // A former owner reads, and does nothing here any more.
  if (opens === 'past') return { can: [], cannot: [] };
  const all = caseCommands
    .filter((name) => stagesOf(name)[on.stage] === true && !elsewhere.includes(name))
    .map((name) => ({
      name,
      title: commandWords[name].title,
      refusal: offered(name, on, facts),
      quiet: grave.includes(name) || lasting.includes(name),
    }));
  const can = all.filter(({ refusal }) => refusal === null).toSorted((one, other) => Number(one.quiet) - Number(other.quiet));
  const cannot = all.flatMap(({ title, refusal }) =>
    refusal === null || quietCodes.includes(refusal.code) ? [] : [{ title, why: explain(refusal).detail, rule: refusal.rule }],
  );
  return { can, cannot };
};

/** ACC-6: what I can do for each absent person for whom I cover. */
const coversOf = ({ on, facts, opens }: Opened) => {
  if (opens !== 'page' || facts.actor === null) return [];
  return coveredBy(facts.actor, facts).flatMap(({ id, absentUntil }) => {
    const { can } = choicesOf({ on, opens, facts: { ...facts, onBehalfOf: id } });
    return can.length === 0 ? [] : [{ id, until: absentUntil, can }];
  });
};
/** Where the pen is with somebody who is away: until when, and who covers. */
const penAway = ({ on, facts }: Opened) => {
  const holder = person(facts, on.pen?.user ?? null);
  return holder === null || !isAbsent(holder, facts)
    ? null
    : { user: holder.id, until: holder.absentUntil, cover: coverOf(holder, facts)?.id ?? null };
};
/** CLK-5: the flag that waits: for whom, and until when. */
const flaggedOf = ({ on, facts }: Opened) => {
  const pending = pendingUrgency(on);
  return pending === null
    ? null
    : { by: pending.by, at: pending.at, dueAt: on.clocks[URGENCY]?.dueAt ?? null, who: urgencyAnswerers(on, facts) };
};

/** What stands above every part of a case: who and what it is, where it is, what can be done. */
export const frameOf = (visit: Visit, opened: Opened, section: Section) => {
  const { on, facts } = opened;
  const age = ageOf(on, facts);
  return {
    c: on,
    past: opened.past,
    strip: stripOf(on, visit),
    pen: penView(on, facts),
    resumers: resumers(on, facts),
    answering: answeringFor(on, facts),
    flagged: flaggedOf(opened),
    succession: on.clocks[SUCCESSION]?.dueAt ?? null,
    age,
    ...choicesOf(opened),
    copyKey: opened.opens === 'page' && copies(on, facts) ? newKey() : null,
    covers: coversOf(opened),
    penAway: penAway(opened),
    section,
    // Most cases have one round.
    tabs: Object.entries(sections)
      .filter(([id]) => id !== 'rounds' || on.rounds !== undefined)
      .map(([id, text]) => ({
        text,
        href: `/cases/${on.ref}${id === 'overview' ? '' : `/${id}`}`,
        current: id === section,
      })),
    auditor: visit.person.roles.includes('auditor'),
  };
};
