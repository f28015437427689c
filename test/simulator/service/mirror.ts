// The cases of a running service as its interface shows them: each is folded from the journal that the API answers with, and every
// decision in it is held against the invariants, as in the run without a service.
import { z } from 'zod';
import { isLive, type Case } from '../../../domain/case.ts';
import type { Directory } from '../../../domain/directory.ts';
import type { Entry } from '../../../domain/entries.ts';
import { evolve } from '../../../domain/evolve.ts';
import { linksOf } from '../../../domain/link-state.ts';
import { entryOf } from '../../../prisma/entry-of.ts';
import { crowd } from '../../domain/crowd.ts';
import { invariants, type Breach } from '../invariants/index.ts';
import { givenBy } from '../invariants/invariant.ts';
import type { Sitting } from '../../../domain/sitting.ts';
import type { Wire } from './wire.ts';

const journal = z.looseObject({
  items: z.array(z.looseObject({ seq: z.number(), type: z.string(), at: z.string(), actor: z.string(), payload: z.unknown() })),
});
const meeting = z.looseObject({ id: z.string(), body: z.string(), at: z.string(), kind: z.string(), status: z.string() });
const meetings = z.looseObject({ items: z.array(meeting) });
const withAgenda = meeting.extend({
  agenda: z.array(z.looseObject({ case: z.string(), kind: z.string(), status: z.string() })),
  actions: z.array(z.looseObject({ id: z.string() })),
  attendance: z.array(z.looseObject({ user: z.string(), status: z.string() })),
});
type Read = { readonly entry: Entry; readonly command: string };

/** Whoever may read the whole journal of a case of this region, asked one after the other. */
const readers = (region: string): readonly string[] => [`gateway-manager.${region}`, `toex-manager.${region}`, 'auditor.national'];
/** What stands between two cases, or between a case and an agenda, holds when everything that a decision touches has been read. */
const across = ['DUP-3', 'DUP-4, OWN-4', 'ESC-1, OWN-10'];
/** Time's own commands that move a case, by the entry that they leave. */
const ofTime: Readonly<Record<string, string>> = {
  'return-lapsed': 'lapse-return',
  'redirect-bounced': 'bounce-redirect',
  'leaver-released': 'release-leaver',
};

/** `people` are those of the directory as it stands. */
export const mirror = ({ get }: Pick<Wire, 'get'>, people: () => Directory['people']) => {
  const cases: Record<string, Case> = {};
  const sittings: Record<string, Sitting> = {};
  const unreadable = new Set<string>();
  let broken: Breach | null = null;
  const regionOf = (ref: string): string => Object.values(crowd.regions).find(({ code }) => code === ref.split('-')[1])?.id ?? '';
  const entriesOf = async (ref: string): Promise<readonly Read[] | null> => {
    for (const by of readers(cases[ref]?.region ?? regionOf(ref))) {
      const { status, body } = await get(by, `/cases/${ref}/journal`);
      if (status !== 200) continue;
      const { items } = journal.parse(body);
      if (items.some(({ type }) => type === 'withheld')) continue;
      return items.map((line) => ({
        entry: entryOf({ ...line, payload: JSON.stringify(line.payload) }),
        command: z.looseObject({ command: z.string().nullish() }).parse(line.payload).command ?? '',
      }));
    }
    return null;
  };
  /** Decision by decision; what a decision made of the case is judged as it stood then. */
  const judge = (
    ref: string,
    fresh: readonly Read[],
    given: { readonly name: string; readonly by: string | null; readonly on: string },
  ): void => {
    let before: Case | null = cases[ref] ?? null;
    const groups = [...new Set(fresh.map(({ command }) => command))].map((id) => fresh.filter(({ command }) => command === id));
    for (const [index, group] of groups.entries()) {
      const entries = group.map(({ entry }) => entry);
      const after: Case | null = entries.reduce<Case | null>(evolve, before);
      const [first] = entries;
      if (after === null || first === undefined) throw new Error(`${ref} is gone`);
      cases[ref] = after;
      const last = index === groups.length - 1;
      const giver = first.actor === 'system' ? null : first.actor;
      const by = first.onBehalfOf ?? giver;
      const name = giver === null ? (ofTime[first.type] ?? 'tell') : giver === given.by ? given.name : first.type;
      const seen = {
        before,
        after,
        entries,
        given: givenBy({ name, by, giver, on: given.on, directory: { ...crowd, people: { ...crowd.people, ...people() } } }),
        stand: { cases, sittings },
      };
      for (const { rules, breach } of invariants) {
        const says = across.includes(rules) ? null : breach(seen);
        if (says !== null) broken ??= { rules, stream: ref, says };
      }
      if (last)
        for (const { rules, breach } of invariants) {
          const says = ['DUP-3', 'DUP-4, OWN-4'].includes(rules) ? breach(seen) : null;
          if (says !== null) broken ??= { rules, stream: ref, says };
        }
      before = after;
    }
  };
  /** Reads a case anew with those that it is linked to or merging with; how many entries are new. */
  const read = async (ref: string, given: { readonly name: string; readonly by: string | null }): Promise<number> => {
    const partners = (on: Case | undefined): readonly string[] =>
      on === undefined
        ? []
        : [...linksOf(on).map(({ other }) => other), ...Object.values(on.merges ?? {}).flatMap(({ from, into }) => [from, into])];
    const found = new Map<string, readonly Read[]>();
    for (const each of new Set([ref, ...partners(cases[ref])])) found.set(each, (await entriesOf(each)) ?? []);
    const named = [...found.values()].flat().flatMap(({ entry }) => Object.keys({ ...entry.after.links, ...entry.after.merges }));
    for (const each of named) if (!found.has(each)) found.set(each, (await entriesOf(each)) ?? []);
    const news = [...found].map(([id, all]) => [id, all.filter(({ entry }) => entry.seq > (cases[id]?.seq ?? 0))] as const);
    // First as they stand all together, then each decision by itself.
    const was = Object.fromEntries(news.map(([id]) => [id, cases[id]]));
    for (const [id, fresh] of news) for (const { entry } of fresh) cases[id] = evolve(cases[id] ?? null, entry)!;
    for (const [id, fresh] of news) {
      if ((found.get(id) ?? []).length === 0) unreadable.add(id);
      if (fresh.length === 0) continue;
      const now = cases[id];
      if (was[id] === undefined) Reflect.deleteProperty(cases, id);
      else cases[id] = was[id];
      judge(id, fresh, { ...given, on: ref });
      if (now !== undefined) cases[id] = now;
    }
    return news.reduce((sum, [, fresh]) => sum + fresh.length, 0);
  };
  const readSittings = async (by: string): Promise<void> => {
    for (const row of meetings.parse((await get(by, '/meetings')).body).items) {
      const known = sittings[row.id];
      if (known !== undefined && ['minuted', 'cancelled'].includes(known.status)) continue;
      const found = withAgenda.parse((await get(by, `/meetings/${row.id}`)).body);
      const items = Object.fromEntries(found.agenda.map((item) => [`${item.case}:${item.kind}`, item]));
      const actions = Object.fromEntries(found.actions.map((action) => [action.id, action]));
      // As much of it as a secretary is shown, and as the players ask of it.
      const who = (status: string): readonly string[] => found.attendance.flatMap((each) => (each.status === status ? [each.user] : []));
      const attendance = { present: who('present'), apologies: who('apologies') };
      sittings[row.id] = { clocks: {}, seq: 0, ...found, items, actions, attendance } as unknown as Sitting;
    }
  };
  return {
    cases,
    sittings,
    read,
    readSittings,
    unreadable,
    live: (): readonly string[] => Object.values(cases).flatMap((on) => (isLive(on) ? [on.ref] : [])),
    breach: (): Breach | null => broken,
  };
};
export type Mirror = ReturnType<typeof mirror>;
