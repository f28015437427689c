// Cases and the sittings of their bodies together, driven by real decisions: what a decision touches besides is kept with it.
import type { Case } from '../../domain/case.ts';
import type { CaseCommand, Commands, SystemCommand } from '../../domain/commands.ts';
import type { Directory } from '../../domain/directory.ts';
import type { Refusal } from '../../domain/refusals.ts';
import type { MeetingCommand, SittingCommands } from '../../domain/sitting-commands.ts';
import type { Sitting, SittingKind } from '../../domain/sitting.ts';
import type { Instant } from '../../domain/words.ts';
import { streams } from '../simulator/streams.ts';
import { directory as demoDirectory } from '../support/rulebook.ts';
import { instant } from './calendars.ts';
import { CHAIR, OWNER, paper, SECRETARY, TTCG } from './council-words.ts';
import { storyAt } from './story.ts';

export * from './council-words.ts';

const secretaries: Readonly<Record<string, string>> = { [TTCG]: SECRETARY, 'federated-tasking-team': 'secretary.ftt' };
/** A Monday morning in working hours. */
const MONDAY = instant('2026-11-23T09:00:00Z');

/** `directory` stands in place of the demo set; it is asked before every decision, so people may leave meanwhile. */
export const council = (at: Instant = MONDAY, directory: () => Directory = () => demoDirectory) => {
  const all = streams({ at, directory });
  const { cases, sittings, caseOf, sittingOf, onCase, atSitting } = all;
  const must = (refusal: Refusal | null): void => {
    if (refusal !== null) throw new Error(`refused: ${JSON.stringify(refusal)}`);
  };
  const code = (refusal: Refusal | null): string => refusal?.code ?? 'accepted';
  return {
    cases,
    sittings,
    journal: all.journal,
    /** The same by stream. */
    written: all.written,
    caseOf,
    sittingOf,
    now: all.now,
    wait: (until: string) => {
      all.wait(instant(until));
    },
    /** A case at `ownership`, under a reference of its own; escalated where a paper is given. */
    open: (number: number, change: Partial<Case> = {}): string => {
      const ref = `TSK-NM-2026-${String(number).padStart(5, '0')}-X`;
      cases[ref] = { ...storyAt('ownership').on(), ref, ...change };
      return ref;
    },
    call: (kind: SittingKind, when: string, body = TTCG): string => {
      const id = `${body}-2026-${String(Object.keys(sittings).length + 1).padStart(2, '0')}`;
      must(all.openMeeting({ who: secretaries[body] ?? '' }, id, { body, at: instant(when), kind }));
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
    /** Who could give what, before a payload is drawn. */
    facts: all.facts,
    tryCase: onCase,
    trySitting: atSitting,
    /** The first thing that falls due on a stream, at its instant or now where that has passed; null where nothing does. */
    firstDue: (id: string): Refusal | null => {
      const due = all.duesOf(id)[0];
      return due === undefined ? null : all.byTime(id, due);
    },
    /** What falls due on a stream, at its instant, until nothing of this clock is left. */
    passes: (id: string, clock: string): void => {
      for (;;) {
        const due = all.duesOf(id).find((each) => each.clock === clock);
        if (due === undefined) return;
        must(all.byTime(id, due));
      }
    },
  };
};
/** A case before a sitting that is in session. */
export const inSession = (kind: SittingKind = 'ordinary', change: Partial<Case> = {}) => {
  const c = council();
  const ref = c.open(1, change);
  c.give([OWNER, ref], 'escalate', { paper });
  const meeting = c.call(kind, '2026-12-15T10:00:00Z');
  c.give([SECRETARY, ref], 'list-for-meeting', { meeting });
  c.wait('2026-12-15T10:00:00Z');
  c.at([CHAIR, meeting], 'start', {});
  return { c, ref, meeting };
};
/** A council, and a case that is open in it. */
export const opened = () => {
  const c = council();
  return { c, ref: c.open(1) };
};
