// The demonstration's cases and sittings as data: who gives which command on which working day, with which payload.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { HumanAdministration } from '../domain/administration-state.ts';
import type { HumanCommand } from '../domain/commands.ts';
import { rulebook } from '../domain/rulebook.ts';
import type { SittingStatus } from '../domain/sitting.ts';
import type { HumanSittingCommand } from '../domain/sitting-commands.ts';
import { sittingRulebook } from '../domain/sitting-rulebook.ts';
import { anyStage } from '../domain/stages.ts';
import type { Stage } from '../domain/words.ts';
import { administrationFile } from './demo-administration.ts';
import { at, type DemoTime } from './demo-time.ts';
import { faultIn, type ConfigurationFault } from './fault.ts';
import { text, userId, words } from './fields.ts';

/** What is given to a case, to a sitting, or by an administrator about a person or the policy. */
type Give =
  | { readonly to: 'case'; readonly give: HumanCommand; readonly onBehalfOf?: string }
  | { readonly to: 'sitting'; readonly give: HumanSittingCommand }
  | { readonly to: 'administration'; readonly give: HumanAdministration; readonly person: string | null };
/** One decision. Its body may still hold what is known only when it is given: `{today 5}`, `{now}`, `{terms digest}`, `{sitting 2}`. */
export type DemoStep = Give & { readonly at: DemoTime; readonly by: string; readonly body: unknown };
type Played<Ends> = { readonly id: string; readonly ends: Ends; readonly steps: readonly DemoStep[] };
export type DemoCase = Played<Stage>;
export type DemoSitting = Played<SittingStatus>;
export type DemoDraft = {
  readonly id: string;
  readonly at: DemoTime;
  readonly by: string;
  readonly bid: Readonly<Record<string, unknown>>;
};
export type DemoCases = {
  readonly cases: readonly DemoCase[];
  readonly sittings: readonly DemoSitting[];
  /** What becomes of people and of the policy meanwhile. */
  readonly administration: { readonly id: 'administration'; readonly steps: readonly DemoStep[] };
  readonly drafts: readonly DemoDraft[];
};
export type LoadedDemoCases = ({ readonly ok: true } & DemoCases) | { readonly ok: false; readonly faults: readonly ConfigurationFault[] };

type Rows = Readonly<Record<string, { readonly who: readonly object[] }>>;
const isGivenIn = (rows: Rows, value: unknown): boolean =>
  typeof value === 'string' && Object.hasOwn(rows, value) && rows[value]?.who.every((authority) => 'system' in authority) === false;
/** Whether this is the name of a command that a person gives. */
export const isGiven = (value: unknown): value is HumanCommand => isGivenIn(rulebook, value);
const isGivenAtSitting = (value: unknown): value is HumanSittingCommand => isGivenIn(sittingRulebook, value);
const body = z.record(z.string(), z.unknown());
const cast = z.record(z.string(), text);
const stepWith = <Name extends string>(give: z.ZodType<Name>) =>
  z.strictObject({
    at,
    /** A word of the cast, or a person. */
    by: text,
    give,
    /** The payload of payloads.json that it is like; the one of the command's name if absent. `with` says what is otherwise. */
    like: text.optional(),
    with: body.optional(),
  });
const step = stepWith(z.custom<HumanCommand>(isGiven, 'must be a command that a person gives')).extend({
  /** ACC-6: the absent person for whom it is given. */
  for: text.exactOptional(),
});
const sittingStep = stepWith(z.custom<HumanSittingCommand>(isGivenAtSitting, 'must be a command of a sitting that a person gives'));
const caseFile = z.strictObject({
  note: text,
  ends: words(anyStage),
  owner: text,
  region: text,
  /** Who plays what, where it is not as cast.json has it for the owner and the region. */
  cast: cast.optional(),
  steps: z.array(step).min(1),
});
const sittingFile = z.strictObject({
  note: text,
  ends: z.enum(['open', 'papers-closed', 'in-session', 'decided', 'minuted', 'cancelled']),
  body: text,
  steps: z.array(sittingStep).min(1),
});
const draftsFile = z.array(z.strictObject({ id: z.uuid(), note: text, at, by: userId, bid: body }));
type CaseFile = z.output<typeof caseFile>;
type SittingFile = z.output<typeof sittingFile>;
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
type Cast = Readonly<Record<string, string>>;
type StepOf<Name> = {
  readonly at: DemoTime;
  readonly by: string;
  readonly give: Name;
  readonly like?: string | undefined;
  readonly with?: object | undefined;
};
const bodyOf = ({ give, like, with: change }: Omit<StepOf<string>, 'at'>, all: Cast, { payloads }: Shared): unknown =>
  spoken(merged(payloads[like ?? give] ?? {}, change ?? {}), all);
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
    steps: steps.map((each) => ({
      to: 'case',
      at: each.at,
      by: all[each.by] ?? each.by,
      give: each.give,
      ...(each.for === undefined ? {} : { onBehalfOf: all[each.for] ?? each.for }),
      body: bodyOf(each, all, shared),
    })),
  };
};
const sittingOf = (name: string, { ends, body: id, steps }: SittingFile, shared: Shared): DemoSitting => {
  const all: Cast = { body: id, ...shared.cast[id] };
  return {
    id: name.replace(/\.json$/, ''),
    ends,
    steps: steps.map((each) => ({
      to: 'sitting', at: each.at, by: all[each.by] ?? each.by, give: each.give, body: bodyOf(each, all, shared),
    })),
  }; // prettier-ignore
};

/** Reads `demo/cases/*.json` and `demo/sittings/*.json` of the configuration, their `payloads.json` and `cast.json`, and the drafts; every fault at once. */
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
  const steps = (read('demo/administration.json', administrationFile) ?? []).map(({ give, by, ...each }) => {
    return { to: 'administration' as const, at: each.at, by, give, person: each.person, body: each.with };
  });
  const filesIn = <S extends z.ZodType>(under: string, schema: S): readonly (readonly [string, string, z.output<S>])[] =>
    readdirSync(path.join(directory, under))
      .filter((name) => name.endsWith('.json'))
      .sort()
      .flatMap((name) => {
        const file = `${under}/${name}`;
        const found = read(file, schema);
        return found === null ? [] : [[file, name, found] as const];
      });
  type Told = {
    readonly words: readonly string[];
    readonly steps: readonly { readonly give: string; readonly like?: string | undefined }[];
  };
  const check = (file: string, { words: named, steps }: Told, [opens, said]: readonly [string, string]): void => {
    if (steps[0]?.give !== opens) faults.push(faultIn(file)('steps.0', said));
    for (const word of named) if (!Object.hasOwn(shared.cast, word)) faults.push(faultIn(file)('', `cast.json has no ${word}`));
    for (const { like } of steps)
      if (like !== undefined && !Object.hasOwn(shared.payloads, like)) faults.push(faultIn(file)('', `payloads.json has no ${like}`));
  };
  const cases = filesIn('demo/cases', caseFile).map(([file, name, found]) => {
    check(file, { words: [found.owner, found.region], steps: found.steps }, ['submit-bid', 'must submit the bid']);
    return caseOf(name, found, shared);
  });
  const sittings = filesIn('demo/sittings', sittingFile).map(([file, name, found]) => {
    check(file, { words: [found.body], steps: found.steps }, ['open-meeting', 'must call the sitting']);
    return sittingOf(name, found, shared);
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, cases, sittings, administration: { id: 'administration', steps }, drafts };
};
