import { offered } from '../../../domain/decide.ts';
import { resumers } from '../../../domain/holding.ts';
import { stagesOf } from '../../../domain/rulebook.ts';
import { explain } from '../../../domain/sentences.ts';
import { ageOf, penView } from '../../json/views/pen.ts';
import type { Visit } from '../visit.ts';
import { caseCommands, commandWords } from '../wording/commands.ts';
import { stripOf } from '../wording/stages.ts';
import type { Opened } from './open.ts';

/** The parts of a case page, in the order of its navigation. */
export const sections = {
  overview: 'Overview',
  overlaps: 'Overlaps',
  triage: 'Triage',
  terms: 'Terms',
  development: 'Development',
  reassessment: 'Reassessment',
  ownership: 'Ownership',
  value: 'Value',
  messages: 'Messages',
  history: 'History',
} as const;
export type Section = keyof typeof sections;
export const isSection = (text: string): text is Section => text in sections;

// What ends or undoes something is never the first button that a hand falls on.
const grave: readonly string[] = [
  'withdraw',
  'return-for-information',
  'hold',
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
];
const lasting: readonly string[] = [
  'propose-handover',
  'note',
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
const quietCodes: readonly string[] = ['not-on-hold', 'no-messages', 'wrong-stage'];
// Offered beside each entry of the history.
const elsewhere: readonly string[] = ['correct-entry'];
/** What I can do now, and what I cannot at this stage, with the reason. */
const choicesOf = ({ on, facts, opens }: Opened) => {
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
    age,
    ...choicesOf(opened),
    section,
    tabs: Object.entries(sections).map(([id, text]) => ({
      text,
      href: `/cases/${on.ref}${id === 'overview' ? '' : `/${id}`}`,
      current: id === section,
    })),
    auditor: visit.person.roles.includes('auditor'),
  };
};
