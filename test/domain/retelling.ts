// Whole stories of many cases and their sittings, typed out step by step (`told/*.txt`), and played again by real decisions only.
import { readFileSync } from 'node:fs';
import type { Bid } from '../../domain/bid.ts';
import type { CaseCommand, SystemCommand } from '../../domain/commands.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Refusal } from '../../domain/refusals.ts';
import type { MeetingCommand, SittingCommands } from '../../domain/sitting-commands.ts';
import { streams, type Changed } from '../simulator/streams.ts';
import { sha256 } from '../support/rulebook.ts';
import { instant } from './calendars.ts';
import { crowd } from './crowd.ts';
import { why } from './draw.ts';
import * as given from './payloads.ts';

type OnCase = CaseCommand | SystemCommand;
type AtSitting = MeetingCommand | 'carry-unreached' | 'tell';
/** One step: when, who (nobody where time does it), on which case or sitting, what, and with which words. */
export type Step = { readonly at: string; readonly who: string | null; readonly on: string; readonly name: string; readonly payload: object; readonly other: Partial<Facts> }; // prettier-ignore

/** What is said again and again stands once, under a name: `"@score"` is that of `payloads.ts`. */
const names: Readonly<Record<string, unknown>> = {
  why,
  ...given,
  ...Object.fromEntries(['p1', 'p2', 'p3'].map((id) => [id, given.product(id)])),
  ...Object.fromEntries(
    Object.entries({ bid: given.bid, terms: given.terms }).flatMap(([of, whole]) =>
      Object.entries(whole).map(([part, value]) => [`${of}.${part}`, value]),
    ),
  ),
};
const named = (_key: string, value: unknown): unknown =>
  typeof value === 'string' && value.startsWith('@') ? names[value.slice(1)] : value;

export const stepsOf = (story: string): readonly Step[] =>
  readFileSync(`test/domain/told/${story}.txt`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [at = '', who = '', on = '', name = '', payload = '', other = '{}'] = line.split(' | ');
      const parse = (text: string): object => JSON.parse(text, named) as object;
      return { at, who: who === '-' ? null : who, on, name, payload: parse(payload), other: parse(other) };
    });

type World = ReturnType<typeof streams>;
export type Played = { readonly step: Step; readonly world: World; readonly refusal: Refusal | null; readonly changed: readonly Changed[] };

/** Plays a story; `before` looks at the world as each step finds it, `seen` at what it came to. */
export const retell = (
  story: string,
  { before, seen }: { readonly before?: (step: Step, world: World) => void; readonly seen?: (played: Played) => void },
): World => {
  const changed: Changed[] = [];
  const world = streams({ at: instant('2026-11-20T09:00:00Z'), directory: () => crowd, kept: (all) => void changed.push(...all) });
  for (const step of stepsOf(story)) {
    world.wait(instant(new Date(step.at).toISOString()));
    before?.(step, world);
    const refusal = take(step, world);
    seen?.({ step, world, refusal, changed: changed.splice(0) });
  }
  return world;
};
const take = ({ at, who, on, name, payload, other }: Step, world: World): Refusal | null => {
  if (name === 'submit-bid') return world.submit({ who: who ?? '' }, on, payload as Bid);
  if (name === 'open-meeting') return world.openMeeting({ who: who ?? '' }, on, payload as SittingCommands['open-meeting']['payload']);
  if (world.cases[on] === undefined) return world.atSitting(who, on, { name: name as AtSitting, payload: payload as never });
  const facts = { digest: sha256(`proposed at ${at.slice(0, 19)}`), ...other };
  return world.onCase(who, on, { name: name as OnCase, payload: payload, other: facts });
};
