// What is refused where a story goes on: each command of it with one thing in its payload left out or put wrong.
import type { Case } from '../../domain/case.ts';
import { bar, decide } from '../../domain/decide.ts';
import { escalationOf } from '../../domain/escalation-state.ts';
import { barAtSitting, decideAtSitting } from '../../domain/sitting-decide.ts';
import { itemsOf, type Sitting } from '../../domain/sitting.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { explain } from '../../domain/sentences.ts';
import { latestOf } from '../../domain/versions.ts';
import { caseCommands, sittingCommands } from '../simulator/cards.ts';
import type { streams } from '../simulator/streams.ts';
import { deck } from './any-command.ts';
import { sittingDeck } from './any-sitting.ts';
import { crowd } from './crowd.ts';
import { retell, type Step } from './retelling.ts';

type World = ReturnType<typeof streams>;
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isOpen = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !('narrative' in value);
/** In place of what is there, by what it is: nothing, too little, too much, somebody or some day that will not do. */
const wrongsOf = (value: unknown): readonly (readonly [string, unknown])[] => {
  const gone = ['left out', undefined] as const;
  if (typeof value === 'number') return [gone, ['0', 0], ['-1', -1], ['1.5', 1.5], ['a million', 1_000_000]];
  if (typeof value === 'boolean') return [gone, [String(!value), !value]];
  if (isList(value)) return [gone, ['none', []], ['twice', [...value, ...value]]];
  if (typeof value !== 'string') return [gone];
  const day = /^\d{4}-\d{2}-\d{2}(.*)$/.exec(value);
  if (day !== null) return [gone, ...['2001-01-01', '2026-11-22', '2099-12-31'].map((each) => [each, `${each}${day[1] ?? ''}`] as const)];
  return [gone, ['blank', ' '], ['something else', 'other'], ['an analyst', 'analyst.northmarch'], ['an SIO', 'sio.brackenshire'], ['who has left', 'left.aldershire']]; // prettier-ignore
};
type Wrong = { readonly said: string; readonly payload: unknown };
/** Every payload with one thing wrong, and what is wrong with it. */
const wrongPayloads = (payload: unknown, path = ''): readonly Wrong[] => {
  if (!isOpen(payload)) return [];
  return Object.entries(payload).flatMap(([name, value]) => {
    const at = path === '' ? name : `${path}.${name}`;
    const put = (other: unknown): unknown =>
      Array.isArray(payload)
        ? payload.map((each: unknown, index) => (String(index) === name ? other : each))
        : { ...payload, [name]: other };
    const here = wrongsOf(value).map(([said, other]) => ({ said: `${at} ${said}`, payload: put(other) }));
    return [...here, ...wrongPayloads(value, at).map((each) => ({ ...each, payload: put(each.payload) }))];
  });
};
/** As it is told: the rule, what is said of it, and of fields each with its own. */
const told = (refusal: Refusal): string => {
  const { code, rule } = refusal;
  if (!('problems' in refusal)) return `${code} (${rule}): ${explain(refusal).detail}`;
  const problems = refusal.problems.map((each) => `${each.path}: ${each.message}${each.rule === undefined ? '' : ` (${each.rule})`}`);
  return `${code} (${rule}): ${problems.join(' | ')}`;
};
/** Null where it is accepted, or where it has no shape that the interface would let through. */
const answerTo = ({ who, on, name, other }: Step, payload: unknown, world: World): string | null => {
  const command = { name, payload } as never;
  const facts = { ...world.facts(who), ...other };
  try {
    const sitting = world.sittings[on];
    const made = sitting === undefined && name !== 'open-meeting' ? decide(world.cases[on] ?? null, command, facts) : decideAtSitting(sitting ?? null, command, facts);
    return made.ok ? null : told(made.refusal);
  } catch {
    return null;
  }
}; // prettier-ignore

/** Each thing that can be wrong with a command, once: what it is, and the answer. */
export const misgiven = (stories: readonly string[]): readonly string[] => {
  const lines = new Set<string>();
  const tried = new Set<string>();
  const before = (step: Step, world: World): void => {
    for (const { said, payload } of wrongPayloads(step.payload)) {
      const key = `${step.name}, ${said.replaceAll(/\.\d+/g, '.n')}`;
      if (step.who === null || tried.has(key)) continue;
      tried.add(key);
      const answer = answerTo(step, payload, world);
      if (answer !== null && !answer.includes('undefined')) lines.add(`${key}: ${answer}`);
    }
  };
  for (const story of stories) retell(story, { before });
  return [...lines].toSorted();
};

const cast = Object.values(crowd.people).flatMap(({ id, active }) => (active ? [id] : []));
const stateOf = (on: Case): string =>
  [
    on.stage, on.hold !== null, on.handover != null, on.urgent, on.impasse != null, escalationOf(on)?.standing, latestOf(on.terms)?.status,
    latestOf(on.reassessments)?.status, Object.values(on.value).length > 0,
  ].join(' '); // prettier-ignore
/** In every state that a story comes through: what is answered to each command, by whoever may give it at all, as the decks draw it. */
export const untimely = (stories: readonly string[]): readonly string[] => {
  const lines = new Set<string>();
  const states = new Set<string>();
  const look = (on: Case, world: World): void => {
    const facts = world.facts(null);
    for (const name of caseCommands) {
      const who = cast.find((id) => bar(name, on, { ...facts, actor: crowd.people[id] ?? null }) === null);
      if (who === undefined) continue;
      for (const number of [1, 8]) {
        const payload = deck[name]({ on, number, facts });
        const answer = answerTo({ at: '', who, on: on.ref, name, payload, other: {} }, payload, world);
        if (answer !== null && !answer.startsWith('wrong-stage')) lines.add(`${name}: ${answer}`);
      }
    }
  };
  const lookAt = (on: Sitting, world: World): void => {
    const facts = world.facts(null);
    for (const name of sittingCommands) {
      const who = cast.find((id) => barAtSitting(name, on, { ...facts, actor: crowd.people[id] ?? null }) === null);
      if (who === undefined) continue;
      for (const number of [1, 8]) {
        const payload = sittingDeck[name]({ on, number, facts });
        const answer = answerTo({ at: '', who, on: on.id, name, payload, other: {} }, payload, world);
        if (answer !== null) lines.add(`${name}: ${answer}`);
      }
    }
  };
  const seen = ({ step, world }: { readonly step: Step; readonly world: World }): void => {
    const sitting = world.sittings[step.on];
    const standing = sitting === undefined ? '' : [sitting.status, ...itemsOf(sitting).map(({ kind, status }) => `${kind} ${status}`)].join(' '); // prettier-ignore
    if (sitting !== undefined && !states.has(standing)) {
      states.add(standing);
      lookAt(sitting, world);
    }
    const on = world.cases[step.on];
    if (on === undefined || states.has(stateOf(on))) return;
    states.add(stateOf(on));
    look(on, world);
  };
  for (const story of stories) retell(story, { seen });
  return [...lines].toSorted();
};
