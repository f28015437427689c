// What people do in a run: a card that somebody could play now, or anything by anybody.
import type { CaseCommand } from '../../domain/commands.ts';
import { offered } from '../../domain/decide.ts';
import type { MeetingCommand } from '../../domain/sitting-commands.ts';
import { offeredAtSitting } from '../../domain/sitting-decide.ts';
import type { Sitting } from '../../domain/sitting.ts';
import { daysAhead } from '../domain/any-sitting.ts';
import { crowd } from '../domain/crowd.ts';
import { policy } from '../support/rulebook.ts';
import { payloadAtSitting, payloadFor } from './between.ts';
import { caseCard, caseCommands, sittingCard, sittingCommands } from './cards.ts';
import type { Chance } from './chance.ts';
import { drawnBid } from './openings.ts';
import { rightOf, type Giver } from './staff.ts';
import type { Watched } from './watched.ts';

export const everybody = Object.keys(crowd.people);
/** Everybody with a role, and the managers whom a case may need. */
export const working = everybody.filter((id) => (crowd.people[id]?.roles.length ?? 0) > 0 || id.startsWith('super'));
const [ATTEMPTS, BY_COVER] = [6, 16];
const strides = [7, 11, 13, 17, 19, 23, 29, 31];
const divides = (one: number, other: number): boolean => other % one === 0;
/** Everybody once, from anywhere and in steps, so that neighbours in the directory (a chair, their secretary) come first equally often. */
export const inAnyOrder = <Item>(items: readonly Item[], { below, pick }: Pick<Chance, 'below' | 'pick'>): readonly Item[] => {
  const start = below(items.length);
  const stride = pick(strides.filter((each) => !divides(each, items.length))) ?? 1;
  return items.map((item, index) => items[(start + index * stride) % items.length] ?? item);
};

type Hand<Name> = { readonly name: Name; readonly giver: Giver };
type Asked<Name> = { readonly card: () => Name | undefined; readonly may: (name: Name, giver: Giver) => boolean };
/** A card and who could give it: for every third hand whoever covers for somebody (ACC-6), else anybody who is not away. */
const handOf = <Name>({ covers, away, joined }: Watched, chance: Chance, { card, may }: Asked<Name>): Hand<Name> | null => {
  const drawn = (attempts: number, givers: () => readonly Giver[]): Hand<Name> | null => {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const name = card();
      const giver = name === undefined ? undefined : givers().find((each) => may(name, each));
      if (name !== undefined && giver !== undefined) return { name, giver };
    }
    return null;
  };
  const covering = chance.below(3) === 0 ? covers() : [];
  const present = [...working, ...joined()].filter((id) => !away(id));
  return (
    (covering.length === 0 ? null : drawn(BY_COVER, () => covering)) ??
    drawn(ATTEMPTS, () => inAnyOrder(present, chance).map((who) => ({ who })))
  );
};

export const plays = (run: Watched) => {
  const { world, settle, findings, asked, siaLoad, inPlaceOf } = run;
  const onCase = (giver: Giver, ref: string, { name, number }: { readonly name: CaseCommand; readonly number: number }): void => {
    const { who, onBehalfOf } = giver;
    const { seq } = world.caseOf(ref);
    const payload = payloadFor(name, { on: world.caseOf(ref), number, facts: world.facts(onBehalfOf ?? who) }, world);
    const last = world.written.cases[ref]?.at(-1);
    const corrected = last === undefined ? null : { seq: last.seq, actor: last.actor };
    const other = { siaLoad, corrected, ...rightOf(giver) };
    settle({ name, on: ref, ...giver }, () => world.onCase(who, ref, { name, payload, other }));
    findings(ref, seq);
  };
  const atSitting = (giver: Giver, on: Sitting, { name, number }: { readonly name: MeetingCommand; readonly number: number }): void => {
    const payload = payloadAtSitting(name, { on, number, facts: world.facts(giver.onBehalfOf ?? giver.who) }, world);
    settle({ name, on: on.id, ...giver }, () => world.atSitting(giver.who, on.id, { name, payload, other: rightOf(giver) }));
  };
  const anything = (ref: string, { below, pick }: Chance): void => {
    const onBehalfOf = below(8) === 0 ? (pick(everybody) ?? '') : undefined;
    onCase({ who: pick(everybody) ?? '', onBehalfOf }, ref, { name: pick(caseCommands) ?? 'note', number: below(9999) });
  };
  return {
    anything,
    submit: (chance: Chance): void => {
      const { spoc, region, bid } = drawnBid(chance, world.cases);
      const number = String(Object.keys(world.cases).length + 1).padStart(5, '0');
      const ref = `TSK-${crowd.regions[region]?.code ?? ''}-2026-${number}-X`;
      const giver = inPlaceOf(spoc);
      settle({ name: 'submit-bid', ...giver }, () => world.submit(giver, ref, bid));
      if (world.cases[ref] !== undefined) findings(ref, 0);
    },
    call: (body: string, { below }: Chance): void => {
      const secretary = policy.bodies[body]?.secretary ?? '';
      const kind = below(3) === 0 ? 'extraordinary' : 'ordinary';
      const at = daysAhead({ now: world.now() }, kind === 'ordinary' ? 8 + below(20) : 1 + below(4));
      const id = `${body}-2026-${String(Object.keys(world.sittings).length + 1).padStart(2, '0')}`;
      const giver = inPlaceOf(secretary);
      settle({ name: 'open-meeting', ...giver }, () => world.openMeeting(giver, id, { body, at, kind }));
    },
    playCase: (ref: string, chance: Chance): void => {
      const on = world.caseOf(ref);
      const as = asked();
      const hand = handOf(run, chance, {
        card: () => caseCard(on.stage, chance.below),
        may: (name, each) => offered(name, on, as(each)) === null,
      });
      if (hand === null) anything(ref, chance);
      else onCase(hand.giver, ref, { name: hand.name, number: chance.below(9999) });
    },
    playSitting: (on: Sitting, chance: Chance): void => {
      const { below, pick } = chance;
      const as = asked();
      const hand = handOf(run, chance, {
        card: () => sittingCard(on.status, below),
        may: (name, each) => offeredAtSitting(name, on, as(each)) === null,
      });
      if (hand === null) atSitting({ who: pick(everybody) ?? '' }, on, { name: pick(sittingCommands) ?? 'start', number: below(9999) });
      else atSitting(hand.giver, on, { name: hand.name, number: below(9999) });
    },
  };
};
