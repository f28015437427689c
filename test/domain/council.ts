// Cases and the sittings of their bodies together, driven by real decisions: what a decision touches besides is kept with it.
import type { Beside, Reach } from '../../domain/beside.ts';
import type { Case } from '../../domain/case.ts';
import { dueOn } from '../../domain/clocks.ts';
import type { CaseCommand, Commands, SystemCommand } from '../../domain/commands.ts';
import { decide } from '../../domain/decide.ts';
import type { Entry } from '../../domain/entries.ts';
import { fold } from '../../domain/evolve.ts';
import type { Facts } from '../../domain/facts.ts';
import { nextSitting } from '../../domain/beside.ts';
import { reachOf, reachOfSitting } from '../../domain/reaching.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { listedItems } from '../../domain/agenda.ts';
import { toRatify } from '../../domain/escalation-state.ts';
import { decideAtSitting } from '../../domain/sitting-decide.ts';
import type { MeetingCommand, SittingCommands } from '../../domain/sitting-commands.ts';
import type { SittingEntry } from '../../domain/sitting-entries.ts';
import { foldSitting } from '../../domain/sitting-evolve.ts';
import { itemKey, type Sitting, type SittingKind } from '../../domain/sitting.ts';
import type { Decision } from '../../domain/touched.ts';
import type { Instant } from '../../domain/words.ts';
import { factsFor, narrative, sha256 } from '../support/rulebook.ts';
import { instant } from './calendars.ts';
import { storyAt } from './story.ts';

export const TTCG = 'northmarch-ttcg';
export const CHAIR = 'chair.northmarch';
export const DEPUTY = 'chair2.northmarch';
export const SECRETARY = 'secretary.northmarch';
export const OWNER = 'sio.aldershire';
export const LEAD = 'owner-lead.northmarch-rocu';
export const why = narrative('Because.');
export const paper = {
  whyBeyondOwner: why,
  resourcesAsked: why,
  interimRiskPlan: why,
  safeguarding: why,
  proposedOwner: 'northmarch-rocu',
};
const secretaries: Readonly<Record<string, string>> = { [TTCG]: SECRETARY, 'federated-tasking-team': 'secretary.ftt' };
/** A Monday morning in working hours. */
const MONDAY = instant('2026-11-23T09:00:00Z');

export const council = (at: Instant = MONDAY) => {
  const cases: Record<string, Case> = {};
  const sittings: Record<string, Sitting> = {};
  const journal: (Entry | SittingEntry)[] = [];
  let now = at;
  const caseOf = (ref: string): Case => {
    const on = cases[ref];
    if (on === undefined) throw new Error(`no case ${ref}`);
    return on;
  };
  const sittingOf = (id: string): Sitting => {
    const on = sittings[id];
    if (on === undefined) throw new Error(`no sitting ${id}`);
    return on;
  };
  const beside = (reaches: readonly Reach[]): Beside => {
    const listed = Object.values(sittings).flatMap((on) => listedItems(on).map(itemKey));
    const planned = (body: string, but: string | null) =>
      Object.values(sittings)
        .filter((on) => on.body === body && on.id !== but && nextSitting({ now, beside: { cases: {}, sittings, next: on.id } }) !== null)
        .toSorted((a, b) => (a.at < b.at ? -1 : 1))[0]?.id ?? null;
    const next = reaches.flatMap((reach) => ('nextOf' in reach ? [planned(reach.nextOf, reach.but)] : []))[0] ?? null;
    const owed = (body: string) =>
      Object.values(cases)
        .filter((on) => toRatify(on)?.decision.body === body && !listed.includes(`${on.ref}:ratify`))
        .map(({ ref }) => ref);
    const ids = [
      next ?? '',
      ...reaches.flatMap((reach) => ('stream' in reach ? [reach.stream] : 'toRatifyBy' in reach ? owed(reach.toRatifyBy) : [])),
    ];
    const found = <T>(of: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(of).filter(([id]) => ids.includes(id)));
    return { cases: found(cases), sittings: found(sittings), next };
  };
  const facts = (who: string | null, reaches: readonly Reach[], other: Partial<Facts> = {}): Facts =>
    factsFor(who, { now, digest: sha256(`text ${String(journal.length)}`), beside: beside(reaches), ...other });
  const keep = <E extends Entry | SittingEntry>(decision: Decision<E>): Refusal | null => {
    if (!decision.ok) return decision.refusal;
    for (const each of decision.touched) {
      journal.push(...each.entries);
      if (each.kind === 'case') cases[each.on.ref] = fold(each.entries, each.on) ?? each.on;
      else sittings[each.on.id] = foldSitting(each.entries, each.on) ?? each.on;
    }
    journal.push(...decision.entries);
    now = instant(new Date(Date.parse(now) + 60_000).toISOString());
    return null;
  };
  const onCase = <C extends CaseCommand | SystemCommand>(
    who: string | null,
    ref: string,
    { name, payload }: { readonly name: C; readonly payload: Commands[C]['payload'] },
  ): Refusal | null => {
    const on = caseOf(ref);
    const decision = decide(on, { name, payload }, facts(who, reachOf(name, on, payload)));
    const refusal = keep(decision);
    if (decision.ok) cases[ref] = fold(decision.entries, on) ?? on;
    return refusal;
  };
  const atSitting = <C extends MeetingCommand | 'carry-unreached' | 'tell'>(
    who: string | null,
    id: string,
    { name, payload }: { readonly name: C; readonly payload: SittingCommands[C]['payload'] },
  ): Refusal | null => {
    const on = sittingOf(id);
    const decision = decideAtSitting(on, { name, payload }, facts(who, reachOfSitting(name, on, payload)));
    const refusal = keep(decision);
    if (decision.ok) sittings[id] = foldSitting(decision.entries, on) ?? on;
    return refusal;
  };
  const must = (refusal: Refusal | null): void => {
    if (refusal !== null) throw new Error(`refused: ${JSON.stringify(refusal)}`);
  };
  const code = (refusal: Refusal | null): string => refusal?.code ?? 'accepted';
  return {
    cases,
    sittings,
    journal,
    caseOf,
    sittingOf,
    now: () => now,
    wait: (until: string) => {
      now = instant(until);
    },
    /** A case at `ownership`, under a reference of its own; escalated where a paper is given. */
    open: (number: number, change: Partial<Case> = {}): string => {
      const ref = `TSK-NM-2026-${String(number).padStart(5, '0')}-X`;
      cases[ref] = { ...storyAt('ownership').on(), ref, ...change };
      return ref;
    },
    call: (kind: SittingKind, when: string, body = TTCG): string => {
      const id = `${body}-2026-${String(Object.keys(sittings).length + 1).padStart(2, '0')}`;
      const payload = { body, at: instant(when), kind };
      const decision = decideAtSitting(
        null,
        { name: 'open-meeting', payload },
        facts(secretaries[body] ?? null, reachOfSitting('open-meeting', null, payload), { reference: id }),
      );
      must(keep(decision));
      const on = decision.ok ? foldSitting(decision.entries) : null;
      if (on !== null) sittings[id] = on;
      return id;
    },
    give: <C extends CaseCommand | SystemCommand>(
      [who, ref]: readonly [string | null, string],
      name: C,
      payload: Commands[C]['payload'],
    ): Case => {
      must(onCase(who, ref, { name, payload }));
      return caseOf(ref);
    },
    refused: <C extends CaseCommand | SystemCommand>(
      [who, ref]: readonly [string | null, string],
      name: C,
      payload: Commands[C]['payload'],
    ): string => code(onCase(who, ref, { name, payload })),
    at: <C extends MeetingCommand>([who, id]: readonly [string, string], name: C, payload: SittingCommands[C]['payload']): Sitting => {
      must(atSitting(who, id, { name, payload }));
      return sittingOf(id);
    },
    refusedAt: <C extends MeetingCommand>([who, id]: readonly [string, string], name: C, payload: SittingCommands[C]['payload']): string =>
      code(atSitting(who, id, { name, payload })),
    /** What falls due on a stream, at its instant, until nothing of this clock is left. */
    passes: (id: string, clock: string): void => {
      for (;;) {
        const clocks = cases[id]?.clocks ?? sittings[id]?.clocks ?? {};
        const due = dueOn(clocks).find((each) => each.clock === clock);
        if (due === undefined) return;
        if (due.at > now) now = due.at;
        const payload = { clock: due.clock, rung: due.rung };
        if (due.does === 'carry-unreached') must(atSitting(null, id, { name: due.does, payload }));
        else if (sittings[id] !== undefined) must(atSitting(null, id, { name: 'tell', payload }));
        else must(onCase(null, id, { name: due.does, payload }));
      }
    },
  };
};
/** A decision as the chair or the secretary gives it. */
export const decision = (meeting: string, outcome: Commands['record-decision']['payload']['outcome'], more: object = {}): Commands['record-decision']['payload'] => ({
  meeting, outcome, optionsConsidered: [why, why], rationale: why, ...more,
}); // prettier-ignore
/** A case before a sitting that is in session. */
export const inSession = (kind: SittingKind = 'ordinary') => {
  const c = council();
  const ref = c.open(1);
  c.give([OWNER, ref], 'escalate', { paper });
  const meeting = c.call(kind, '2026-12-15T10:00:00Z');
  c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
  c.wait('2026-12-15T10:00:00Z');
  c.at([CHAIR, meeting], 'start', {});
  return { c, ref, meeting };
};
