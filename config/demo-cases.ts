// The demonstration's cases as data: who gives which command on which working day, with which payload.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { HumanCommand } from '../domain/commands.ts';
import { rulebook } from '../domain/rulebook.ts';
import { anyStage } from '../domain/stages.ts';
import type { Stage } from '../domain/words.ts';
import { faultIn, type ConfigurationFault } from './fault.ts';
import { text, userId, words } from './fields.ts';

/** When: working days from the last one that is over (0; -3 is three before it), and the clock. */
export type DemoTime = { readonly day: number; readonly clock: string };
/** One decision. Its body may still hold what is known only when it is given: `{today 5}`, `{now}`, `{terms digest}`. */
export type DemoStep = { readonly at: DemoTime; readonly by: string; readonly give: HumanCommand; readonly body: unknown };
export type DemoCase = { readonly id: string; readonly ends: Stage; readonly steps: readonly DemoStep[] };
export type DemoDraft = {
  readonly id: string;
  readonly at: DemoTime;
  readonly by: string;
  readonly bid: Readonly<Record<string, unknown>>;
};
export type DemoCases = { readonly cases: readonly DemoCase[]; readonly drafts: readonly DemoDraft[] };
export type LoadedDemoCases = ({ readonly ok: true } & DemoCases) | { readonly ok: false; readonly faults: readonly ConfigurationFault[] };

const isGiven = (value: unknown): value is HumanCommand =>
  Object.entries(rulebook).some(([name, { who }]) => name === value && !who.some((authority) => 'system' in authority));
const body = z.record(z.string(), z.unknown());
const cast = z.record(z.string(), text);
const at = z
  .string()
  .regex(/^(0|-\d+) \d\d:\d\d$/, 'must be a working day and a clock: -3 10:15')
  .transform((value): DemoTime => ({ day: Number(value.split(' ')[0]), clock: value.slice(-5) }));
const step = z.strictObject({
  at,
  /** A word of the cast, or a person. */
  by: text,
  give: z.custom<HumanCommand>(isGiven, 'must be a command that a person gives'),
  /** The payload of payloads.json that it is like; the one of the command's name if absent. `with` says what is otherwise. */
  like: text.optional(),
  with: body.optional(),
});
const caseFile = z.strictObject({
  note: text,
  ends: words(anyStage),
  owner: text,
  region: text,
  /** Who plays what, where it is not as cast.json has it for the owner and the region. */
  cast: cast.optional(),
  steps: z.array(step).min(1),
});
const draftsFile = z.array(z.strictObject({ id: z.uuid(), note: text, at, by: userId, bid: body }));
type CaseFile = z.output<typeof caseFile>;
type Shared = { readonly payloads: Readonly<Record<string, unknown>>; readonly cast: Readonly<Record<string, z.output<typeof cast>>> };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** Field by field; a list is replaced whole, null takes a field away. */
const merged = (base: unknown, change: unknown): unknown => {
  if (!isRecord(base) || !isRecord(change)) return change;
  const keys = [...new Set([...Object.keys(base), ...Object.keys(change)])];
  const field = (key: string): unknown => (Object.hasOwn(change, key) ? merged(base[key], change[key]) : base[key]);
  return Object.fromEntries(keys.filter((key) => change[key] !== null).map((key) => [key, field(key)]));
};
/** Each `{word}` of the cast by its meaning; the rest stands. */
const spoken = (value: unknown, all: Readonly<Record<string, string>>): unknown => {
  if (Array.isArray(value)) return value.map((each: unknown) => spoken(each, all));
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, spoken(each, all)]));
  return typeof value === 'string' ? value.replace(/\{([\w-]+)\}/g, (whole, word: string) => all[word] ?? whole) : value;
};
const caseOf = (name: string, { ends, owner, region, steps, ...own }: CaseFile, shared: Shared): DemoCase => {
  const all: Readonly<Record<string, string>> = {
    owner,
    number: name.slice(0, 2),
    ...shared.cast[owner],
    ...shared.cast[region],
    ...own.cast,
  };
  return {
    id: name.replace(/\.json$/, ''),
    ends,
    steps: steps.map(({ by, give, like, with: change, ...when }) => ({
      ...when,
      by: all[by] ?? by,
      give,
      body: spoken(merged(shared.payloads[like ?? give] ?? {}, change ?? {}), all),
    })),
  };
};

/** Reads `demo/cases/*.json` of the configuration, their `payloads.json` and `cast.json`, and the drafts; every fault at once. */
export const loadDemoCases = (directory: string): LoadedDemoCases => {
  const faults: ConfigurationFault[] = [];
  const read = <S extends z.ZodType>(file: string, schema: S): z.output<S> | null => {
    try {
      const checked = schema.safeParse(JSON.parse(readFileSync(path.join(directory, file), 'utf8')));
      if (checked.success) return checked.data;
      faults.push(...checked.error.issues.map((issue) => faultIn(file)(issue.path.join('.'), issue.message)));
    } catch (error) {
      faults.push(faultIn(file)('', `cannot be read as JSON: ${error instanceof Error ? error.message : 'unknown'}`));
    }
    return null;
  };
  const shared = {
    payloads: read('demo/payloads.json', z.record(z.string(), body)) ?? {},
    cast: read('demo/cast.json', z.record(z.string(), cast)) ?? {},
  };
  const drafts = read('demo/drafts.json', draftsFile) ?? [];
  const names = readdirSync(path.join(directory, 'demo/cases')).filter((name) => name.endsWith('.json'));
  const cases = names.sort().flatMap((name): DemoCase[] => {
    const file = `demo/cases/${name}`;
    const found = read(file, caseFile);
    if (found === null) return [];
    const { owner, region, steps } = found;
    if (steps[0]?.give !== 'submit-bid') faults.push(faultIn(file)('steps.0', 'must submit the bid'));
    for (const word of [owner, region]) if (!Object.hasOwn(shared.cast, word)) faults.push(faultIn(file)('', `cast.json has no ${word}`));
    for (const { like } of steps)
      if (like !== undefined && !Object.hasOwn(shared.payloads, like)) faults.push(faultIn(file)('', `payloads.json has no ${like}`));
    return [caseOf(name, found, shared)];
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, cases, drafts };
};
