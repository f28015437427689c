// What a story comes to, written for people to read: each entry with what it says, what it changes, and whom it tells.
import type { Case } from '../../domain/case.ts';
import type { Clock } from '../../domain/clocks.ts';
import { noticesOf, type Notice } from '../../domain/notices.ts';
import { owedItems } from '../../domain/owed.ts';
import { fold } from '../../domain/evolve.ts';
import { foldSitting } from '../../domain/sitting-evolve.ts';
import { sittingNoticesOf } from '../../domain/sitting-notices.ts';
import type { Sitting } from '../../domain/sitting.ts';
import type { Changed, streams } from '../simulator/streams.ts';
import { retell } from './retelling.ts';

type World = ReturnType<typeof streams>;
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const plain = (text: string): string => (/^[0-9a-f]{64}$/.test(text) ? `#${text.slice(0, 6)}` : text.replace(/:00\.000Z$/, 'Z'));
const isEmpty = (value: unknown): boolean => value === null || (isObject(value) && Object.keys(value).length === 0);
const isClock = (value: Readonly<Record<string, unknown>>): boolean => 'rungs' in value && 'startedAt' in value;
/** On one line: words without their quotes, narrative by its name, digests by their first signs, clocks as they are read. */
export const short = (value: unknown): string => {
  if (typeof value === 'string') return value === '' ? '""' : plain(value);
  if (Array.isArray(value)) return `[${value.map(short).join(', ')}]`;
  if (!isObject(value)) return String(value);
  if (typeof value['narrative'] === 'string') return `“${value['narrative'].replace('n-', '')}”`;
  if (isClock(value)) return clockLine(value as unknown as Clock);
  return `{${Object.entries(value).flatMap(([name, each]) => (each === undefined ? [] : [`${name}: ${short(each)}`])).join(', ')}}`; // prettier-ignore
};
const clockLine = ({ step, party, startedAt, targetMinutes, dueAt, told, rungs, ...more }: Clock): string =>
  [
    `${step} of ${party}, ${String(targetMinutes)} min from ${plain(startedAt)} to ${plain(dueAt)}`,
    ...rungs.map(({ rung, does, at }) => `${told.includes(rung) ? 'told' : `${rung} ${does}`} ${plain(at)}`),
    ...Object.entries(more).map(([name, each]) => `${name} ${short(each)}`),
  ].join('; ');
/** What differs, by the path to it; what is new or gone is told whole. */
const differences = (before: unknown, after: unknown, path = ''): readonly string[] => {
  if (before === after || short(before) === short(after)) return [];
  const bothOpen = isObject(before) && isObject(after) && !Array.isArray(before) && !Array.isArray(after) && !('narrative' in after);
  if (!bothOpen) return [`${path} = ${after === undefined ? 'gone' : short(after)}`];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
    differences(before[name], after[name], path === '' ? name : `${path}.${name}`),
  );
};
const noticeLines = (notices: readonly Notice[]): readonly string[] =>
  notices.map(
    ({ event, to, text, dueAt }) => `    tells ${to.join(', ')}${dueAt === null ? '' : ` by ${plain(dueAt)}`}: ${event}: ${text}`,
  );
/** Of every entry the same, and always one more than before. */
const unsaid = /^(seq|version) = /;
type Said = {
  readonly actor: string;
  readonly authority: string;
  readonly onBehalfOf?: string;
  readonly type: string;
  readonly about: object;
};
const head = ({ actor, authority, onBehalfOf, type, about }: Said): string =>
  `  ${type} by ${actor}${onBehalfOf === undefined ? '' : ` for ${onBehalfOf}`} (${authority})${Object.keys(about).length === 0 ? '' : ` ${short(about)}`}`;
const changes = (before: object | null, after: object): readonly string[] =>
  differences(before ?? {}, before === null ? withoutEmpty(after) : after).flatMap((line) => (unsaid.test(line) ? [] : [`    ${line}`]));
/** What a new case or sitting has yet to come to is not told. */
const withoutEmpty = (opened: object): object => Object.fromEntries(Object.entries(opened).filter(([, value]) => !isEmpty(value)));

/** Each entry that a decision wrote, in the order in which it was written. */
export const entryLines = (each: Changed, world: World): readonly string[] => {
  const facts = world.facts(null);
  if (each.kind === 'sitting') {
    let on: Sitting | null = each.before;
    return each.entries.flatMap((entry) => {
      const [was, is] = [on, foldSitting([entry], on)];
      if (is === null) return [];
      on = is;
      return [head(entry), ...changes(was, is), ...noticeLines(sittingNoticesOf({ on: is, entry, facts }))];
    });
  }
  let on: Case | null = each.before;
  return each.entries.flatMap((entry) => {
    const [was, is] = [on, fold([entry], on)];
    if (is === null) return [];
    on = is;
    const owed = owedItems({ on: is, entry, facts }).map(({ kind, payload }) => `    owes ${kind} ${short(payload)}`);
    return [head(entry), ...changes(was, is), ...owed, ...noticeLines(noticesOf({ on: is, entry, facts }))];
  });
};
export const linesOf = (story: string): readonly string[] => {
  const lines: string[] = [];
  retell(story, {
    seen: ({ step, world, refusal, changed }) => {
      lines.push(`${step.at} ${step.on}: ${step.name} by ${step.who ?? 'time'}${refusal === null ? '' : `: refused: ${short(refusal)}`}`);
      for (const each of changed) {
        const id = each.kind === 'case' ? each.after.ref : each.after.id;
        if (id !== step.on) lines.push(`  on ${id}:`);
        lines.push(...entryLines(each, world));
      }
    },
  });
  return lines;
};
