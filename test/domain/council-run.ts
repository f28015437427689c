// One run of random commands over several cases and the sittings of two bodies, by everybody and by time, while people leave and come
// back. The same steps are the same run.
import { isLive, type Case } from '../../domain/case.ts';
import { dueOn } from '../../domain/clocks.ts';
import type { CaseCommand, CommandName } from '../../domain/commands.ts';
import { offered } from '../../domain/decide.ts';
import { escalationOf } from '../../domain/escalation-state.ts';
import type { Directory } from '../../domain/directory.ts';
import type { Entry } from '../../domain/entries.ts';
import type { MeetingCommand, SittingCommandName } from '../../domain/sitting-commands.ts';
import { offeredAtSitting } from '../../domain/sitting-decide.ts';
import type { Sitting } from '../../domain/sitting.ts';
import type { Instant } from '../../domain/words.ts';
import { deck } from './any-command.ts';
import { daysAhead, sittingDeck } from './any-sitting.ts';
import { council, TTCG } from './council.ts';
import {
  caseCards,
  caseCommands,
  cast,
  endings,
  everybody,
  leavers,
  onward,
  owners,
  sittingCards,
  sittingCommands,
  type Step,
} from './council-cards.ts';
import { crowd } from './crowd.ts';
import { storyAt } from './story.ts';

export const FTT = 'federated-tasking-team';
/** The streams as they stand. */
export type Stand = { readonly cases: Readonly<Record<string, Case>>; readonly sittings: Readonly<Record<string, Sitting>> };
const shuffled = <Item>(items: readonly Item[], number: number): readonly Item[] => {
  const rank = (index: number) => ((index + 1) * (number + 1) * 7919) % 10_007;
  return items.map((item, index) => ({ item, rank: rank(index) })).toSorted((a, b) => a.rank - b.rank).map(({ item }) => item); // prettier-ignore
};
const pick = <Item>(items: readonly Item[], number: number): Item | undefined => items[number % items.length];

export type Played = {
  readonly name: CommandName | SittingCommandName;
  readonly by: string | null;
  readonly code: string;
  /** Whether somebody is active just now. */
  readonly here: (id: string) => boolean;
  /** What it has written on a case, and when. */
  readonly wrote: (ref: string) => readonly Entry[];
  readonly now: Instant;
};
/** Sees the council before and after every step that changed something. */
export type Watch = (before: Stand, after: Stand, played: Played) => void;

export const councilRun = (taken: readonly Step[], watch: Watch) => {
  let away: readonly string[] = [];
  const directory = (): Directory =>
    away.length === 0
      ? crowd
      : {
          ...crowd,
          people: Object.fromEntries(
            Object.entries(crowd.people).map(([id, who]) => [id, away.includes(id) ? { ...who, active: false } : who]),
          ),
        };
  const c = council(undefined, directory);
  const opened: Record<string, Case> = {};
  for (const [index, owner] of owners.entries()) {
    const { ownershipHistory, masterList, pen } = storyAt('ownership').on();
    const ref = c.open(index + 1, {
      owner,
      ownershipHistory: ownershipHistory.map((each) => ({ ...each, ...owner })),
      masterList: { ...masterList, agency: owner.agency, keyedAgency: owner.agency },
      pen: pen === null ? null : { ...pen, user: owner.user },
    });
    opened[ref] = c.caseOf(ref);
  }
  const played: Played[] = [];
  const here = (id: string): boolean => directory().people[id]?.active === true;
  const stand = (): Stand => ({ cases: { ...c.cases }, sittings: { ...c.sittings } });
  const playing = (name: Played['name'], by: string | null, play: () => { readonly code: string } | null): void => {
    const before = stand();
    const had = Object.fromEntries(Object.keys(opened).map((ref) => [ref, c.written.cases[ref]?.length ?? 0]));
    const code = play()?.code ?? 'accepted';
    const one: Played = { name, by, code, here, wrote: (ref) => c.written.cases[ref]?.slice(had[ref]) ?? [], now: c.now() };
    played.push(one);
    if (code === 'accepted') watch(before, stand(), one);
  };
  const onCase = (ref: string, name: CaseCommand, { who, number }: { readonly who: string; readonly number: number }): void => {
    const payload = deck[name]({ on: c.caseOf(ref), number, facts: c.facts(who) });
    playing(name, who, () => c.tryCase(who, ref, { name, payload }));
  };
  const atSitting = (id: string, name: MeetingCommand, { who, number }: { readonly who: string; readonly number: number }): void => {
    const payload = sittingDeck[name]({ on: c.sittingOf(id), number, facts: c.facts(who) });
    playing(name, who, () => c.trySitting(who, id, { name, payload }));
  };
  const call = (body: string, number: number): void => {
    const open = Object.values(c.sittings).filter((on) => on.body === body && on.status === 'open');
    if (open.length > 3 || directory().people[body === FTT ? 'secretary.ftt' : 'secretary.northmarch']?.active !== true) return;
    const kind = number % 3 === 0 ? 'extraordinary' : 'ordinary';
    const at = daysAhead(c.facts(null), kind === 'ordinary' ? 10 + (number % 40) : 1 + (number % 4));
    playing('open-meeting', 'secretary', () => {
      c.call(kind, at, body);
      return null;
    });
  };
  const goOn = (ref: string, { people, number }: { readonly people: readonly string[]; readonly number: number }): void => {
    const on = c.caseOf(ref);
    const sitting = c.sittings[escalationOf(on)?.listed?.meeting ?? ''] ?? null;
    const ratifying = Object.values(c.sittings).find(
      ({ status, items }) =>
        status === 'in-session' && Object.values(items ?? {}).some(({ kind, status: is }) => kind === 'ratify' && is === 'listed'),
    );
    const name = onward(on, sitting, number);
    if (ratifying !== undefined && number % 5 === 0) {
      const chair = people.find((each) => offeredAtSitting('ratify-decision', ratifying, c.facts(each)) === null);
      if (chair !== undefined)
        atSitting(ratifying.id, number % 2 === 0 ? 'ratify-decision' : 'decline-to-ratify', { who: chair, number: number + 1 });
    } else if (name === 'call') call(escalationOf(on)?.body ?? TTCG, number);
    else if (name === 'start') {
      const next = number % 5 === 1 ? 'postpone' : 'start';
      const officer = sitting === null ? undefined : people.find((each) => offeredAtSitting(next, sitting, c.facts(each)) === null);
      if (officer !== undefined && sitting !== null) atSitting(sitting.id, next, { who: officer, number });
    } else if (name !== null) {
      const who = people.find((each) => offered(name, on, c.facts(each)) === null);
      if (who !== undefined) onCase(ref, name, { who, number });
    }
  };
  /** What falls due first on any of these cases or on a sitting. */
  const byTime = (refs: readonly string[]): void => {
    const due = [...refs, ...Object.keys(c.sittings)].flatMap((id) =>
      dueOn(c.cases[id]?.clocks ?? c.sittings[id]?.clocks ?? {})
        .slice(0, 1)
        .map(({ at }) => ({ id, at })),
    );
    const next = due.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))[0];
    if (next !== undefined) playing('tell', null, () => c.firstDue(next.id));
  };
  const step = ({ kind, command, person, stream, number }: Step): void => {
    const refs = Object.keys(c.cases).filter((ref) => isLive(c.caseOf(ref)));
    const ref = pick(refs.length === 0 ? Object.keys(c.cases) : refs, stream);
    const open = Object.values(c.sittings).filter(({ status }) => !['minuted', 'cancelled'].includes(status));
    const id = pick(open, stream)?.id;
    const people = shuffled(cast, person);
    if (kind === 'leave') away = away.length === 0 && number % 2 === 0 ? [pick(leavers, person) ?? ''] : [];
    else if (kind === 'on' && ref !== undefined) goOn(ref, { people, number });
    else if (kind === 'call') call(number % 4 === 0 ? FTT : TTCG, number);
    else if (kind === 'time') for (let times = 0; times <= number % 6; times += 1) byTime(refs);
    else if (kind === 'any' && ref !== undefined) {
      const who = pick(everybody, person) ?? '';
      if (number % 2 === 0 || id === undefined) onCase(ref, pick(caseCommands, command) ?? 'note', { who, number });
      else atSitting(id, pick(sittingCommands, command) ?? 'start', { who, number });
    } else if (kind === 'sitting' && id !== undefined) {
      for (const name of new Set(shuffled(sittingCards, command))) {
        const who = people.find((each) => offeredAtSitting(name, c.sittingOf(id), c.facts(each)) === null);
        if (who !== undefined) {
          atSitting(id, name, { who, number });
          return;
        }
      }
    } else if (ref !== undefined) {
      const hand = number % 60 === 1 ? endings : [...new Set(shuffled(caseCards, command))];
      for (const name of hand) {
        const who = people.find((each) => offered(name, c.caseOf(ref), c.facts(each)) === null);
        if (who !== undefined) {
          onCase(ref, name, { who, number });
          return;
        }
      }
    }
  };
  for (const body of [TTCG, TTCG, FTT]) call(body, 1);
  for (const each of taken) {
    step(each);
  }
  return { c, opened, played, directory };
};
