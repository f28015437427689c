import { merge } from '../../../domain/evolve.ts';
import { penDue } from '../../../domain/pen.ts';
import type { Case } from '../../../domain/case.ts';
import type { Policy } from '../../../domain/policy.ts';
import { recomputed } from '../../../domain/recompute.ts';
import { isoDateOf } from '../../../domain/working-time.ts';
import { giveToAdministration } from '../../administration-desk.ts';
import { newKey } from '../command/form.ts';
import { first } from '../form/answers.ts';
import { paged } from '../form/paged.ts';
import { inWords } from '../form/field.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';
import { anchorOf, answered, bodyOf, drawn, startOf, type Form, type Told } from './form.ts';
import { administeredWords } from '../wording/administered.ts';
import { administers, forAdministrators } from './people.ts';

type Difference = { readonly what: string; readonly before: string; readonly after: string };
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** What one version says otherwise than another, leaf by leaf. */
export const differences = (before: unknown, after: unknown, what = ''): readonly Difference[] => {
  if (isObject(before) && isObject(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      differences(before[key], after[key], what === '' ? key : `${what}, ${key}`),
    );
  const written = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
  const [one, other] = [written(before), written(after)];
  return one === other ? [] : [{ what, before: one.replaceAll('"', ''), after: other.replaceAll('"', '') }];
};
const DURATIONS: Readonly<Record<string, string>> = { h: 'working hour', d: 'working day' };
const valueWords = (value: string): string => {
  const [, count = '', unit = ''] = /^(\d+)([hd])$/.exec(value) ?? [];
  return count === '' ? value : `${count} ${DURATIONS[unit] ?? unit}${count === '1' ? '' : 's'}`;
};
/** A difference as it is read: steps by their titles, times in words. */
const inWordsOf = ({ what, before, after }: Difference, { steps }: Policy): Difference => {
  const [head = '', step = '', ...rest] = what.split(', ');
  const title = head === 'steps' && Object.hasOwn(steps, step) ? steps[step as keyof typeof steps].title : null;
  const parts = title === null ? what.split(', ').map(inWords) : [title, ...rest.filter((part) => part !== 'targets')];
  return { what: parts.join(', '), before: valueWords(before), after: valueWords(after) };
};
type Effect = { readonly ref: string; readonly clocks: readonly string[]; readonly before: string | null; readonly after: string | null };
/** CLK-6: what a version would do to the clocks of a case if it came into force now. */
const effectOn = (on: Case, { visit, policy }: { readonly visit: Visit; readonly policy: Policy }): readonly Effect[] => {
  const facts = { ...visit, actor: null, reference: null, digest: null, corrected: null, siaLoad: {}, capacityPlace: null, policy };
  const { changed, after } = recomputed(on, visit.policy, facts);
  // A clock of one product or entry says of which.
  const called = (name: string): string => {
    const step = on.clocks[name]?.step;
    const [, of] = name.split(':');
    return `${step === undefined ? inWords(name) : policy.steps[step].title}${of === undefined ? '' : ` (${of})`}`;
  };
  return changed.length === 0
    ? []
    : [{ ref: on.ref, clocks: changed.map(called), before: penDue(on), after: penDue({ ...on, clocks: merge(on.clocks, after.clocks) }) }];
};
const formOf = (version: number): Form => ({ name: 'adopt-policy', path: `v${String(version)}` });
const shownPolicy = async (visit: Visit, told: Told | null): Promise<Reply> => {
  const [book, running, lines] = await Promise.all([
    visit.ports.administration.book(),
    visit.ports.administration.casesWithClocks(),
    visit.ports.administration.entries(),
  ]);
  const others = Object.values(book.versions).filter(({ version }) => version !== book.inForce);
  const without = (of: Policy) => ({ ...of, version: 0, from: '' });
  const today = { from: isoDateOf(visit.now) };
  const versions = others.map((policy) => {
    const form = formOf(policy.version);
    return {
      version: policy.version,
      from: policy.from,
      changes: differences(without(visit.policy), without(policy)).map((each) => inWordsOf(each, policy)),
      effects: running.flatMap((on) => effectOn(on, { visit, policy })),
      running: running.length,
      id: anchorOf(form),
      key: newKey(),
      ...drawn(form, { start: startOf(form, today), told }, visit),
    };
  });
  const known = told === null || versions.some(({ version }) => formOf(version).path === told.path);
  const summary = [
    ...versions.flatMap((each) => each.summary),
    ...(known ? [] : [{ text: told.problem.fields?.[0]?.message ?? told.problem.detail, href: '#versions' }]),
  ];
  return {
    kind: 'page',
    view: 'administration/policy.njk',
    title: 'Policy',
    status: told?.problem.status ?? 200,
    data: { book, versions, lines: lines.map(administeredWords(visit)), summary },
  };
};
/** The versions, which is in force, and what each other would change, before it is adopted. */
export const policy: PageOf = async (visit) => (administers(visit) ? shownPolicy(visit, null) : forAdministrators(visit, 'Policy'));
/** The cases whose clocks a version would move, a page of them at a time. */
export const policyCases: PageOf = async (visit) => {
  if (!administers(visit)) return forAdministrators(visit, 'Policy');
  const [book, running] = await Promise.all([visit.ports.administration.book(), visit.ports.administration.casesWithClocks()]);
  const policy = Object.values(book.versions).find(({ version }) => String(version) === visit.param('version'));
  if (policy === undefined) return { kind: 'missing' };
  const effects = running.flatMap((on) => effectOn(on, { visit, policy }));
  const { shown, paging } = paged(effects, visit);
  const data = { version: policy.version, effects: shown, total: effects.length, running: running.length, ...paging };
  return { kind: 'page', view: 'administration/policy-cases.njk', title: `What version ${String(policy.version)} would move`, data };
};
export const adoptPolicy: PageOf = async (visit) => {
  if (!administers(visit)) return forAdministrators(visit, 'Policy');
  const version = Number(first(visit.answers, 'version'));
  const form = formOf(version);
  const body = { version, ...bodyOf(form, visit.answers) };
  const handed = { by: visit.person, name: 'adopt-policy' as const, about: null, key: first(visit.answers, '_key'), body };
  const outcome = await giveToAdministration(visit.ports, handed);
  return answered(visit, outcome, {
    form,
    to: '/administration/policy',
    said: 'The version is adopted.',
    again: (told) => shownPolicy(visit, told),
  });
};
