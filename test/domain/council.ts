// Cases and the sittings of their bodies together, driven by real decisions: what a decision touches besides is kept with it.
import type { Beside, Reach } from '../../domain/beside.ts';
import type { Case } from '../../domain/case.ts';
import { dueOn } from '../../domain/clocks.ts';
import type { CaseCommand, Commands, SystemCommand } from '../../domain/commands.ts';
import { decide } from '../../domain/decide.ts';
import type { Entry } from '../../domain/entries.ts';
import { fold } from '../../domain/evolve.ts';
import type { Directory } from '../../domain/directory.ts';
import type { Facts } from '../../domain/facts.ts';
import { reachOf, reachOfSitting } from '../../domain/reaching.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { decideAtSitting } from '../../domain/sitting-decide.ts';
import type { MeetingCommand, SittingCommands } from '../../domain/sitting-commands.ts';
import type { SittingEntry } from '../../domain/sitting-entries.ts';
import { foldSitting } from '../../domain/sitting-evolve.ts';
import type { Sitting, SittingKind } from '../../domain/sitting.ts';
import type { Decision } from '../../domain/touched.ts';
import type { Instant } from '../../domain/words.ts';
import { directory as demoDirectory, factsFor, sha256 } from '../support/rulebook.ts';
import { toCase } from './by-time.ts';
import { besideOf } from './council-beside.ts';
import { instant } from './calendars.ts';
import { CHAIR, OWNER, paper, SECRETARY, TTCG } from './council-words.ts';
import { storyAt } from './story.ts';

export * from './council-words.ts';

const secretaries: Readonly<Record<string, string>> = { [TTCG]: SECRETARY, 'federated-tasking-team': 'secretary.ftt' };
/** A Monday morning in working hours. */
const MONDAY = instant('2026-11-23T09:00:00Z');

/** `directory` stands in place of the demo set; it is asked before every decision, so people may leave meanwhile. */
export const council = (at: Instant = MONDAY, directory: () => Directory = () => demoDirectory) => {
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
  const beside = (reaches: readonly Reach[]): Beside => besideOf({ cases, sittings, now }, reaches);
  const facts = (who: string | null, reaches: readonly Reach[], other: Partial<Facts> = {}): Facts =>
    factsFor(who, { now, digest: sha256(`text ${String(journal.length)}`), beside: beside(reaches), directory: directory(), ...other });
  const written: { readonly cases: Record<string, readonly Entry[]>; readonly sittings: Record<string, readonly SittingEntry[]> } = {
    cases: {},
    sittings: {},
  };
  const ofCase = (ref: string, entries: readonly Entry[]): void => {
    journal.push(...entries);
    written.cases[ref] = [...(written.cases[ref] ?? []), ...entries];
  };
  const ofSitting = (id: string, entries: readonly SittingEntry[]): void => {
    journal.push(...entries);
    written.sittings[id] = [...(written.sittings[id] ?? []), ...entries];
  };
  /** What it touches, then its own entries. */
  const keep = <E>(decision: Decision<E>, own: (entries: readonly E[]) => void): Refusal | null => {
    if (!decision.ok) return decision.refusal;
    for (const each of decision.touched) {
      if (each.kind === 'case') ofCase(each.on.ref, each.entries);
      else ofSitting(each.on.id, each.entries);
      if (each.kind === 'case') cases[each.on.ref] = fold(each.entries, each.on) ?? each.on;
      else sittings[each.on.id] = foldSitting(each.entries, each.on) ?? each.on;
    }
    own(decision.entries);
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
    const refusal = keep(decision, (entries) => {
      ofCase(ref, entries);
    });
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
    const refusal = keep(decision, (entries) => {
      ofSitting(id, entries);
    });
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
    /** The same by stream. */
    written,
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
      must(
        keep(decision, (entries) => {
          ofSitting(id, entries);
        }),
      );
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
    /** Who could give what: the facts with every sitting and case beside them, before a payload is drawn. */
    facts: (who: string | null): Facts => ({ ...facts(who, []), beside: { cases, sittings, next: null } }),
    tryCase: onCase,
    trySitting: atSitting,
    /** The first thing that falls due on a stream, at its instant or now where that has passed; null where nothing does. */
    firstDue: (id: string): Refusal | null => {
      const due = dueOn(cases[id]?.clocks ?? sittings[id]?.clocks ?? {})[0];
      if (due === undefined) return null;
      if (due.at > now) now = due.at;
      const payload = { clock: due.clock, rung: due.rung };
      if (cases[id] !== undefined) return onCase(null, id, { name: toCase(due.does), payload });
      return atSitting(null, id, { name: due.does === 'carry-unreached' ? 'carry-unreached' : 'tell', payload });
    },
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
