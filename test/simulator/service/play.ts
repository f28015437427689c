// The players of the simulator at a running service: the same cards, people and payloads, given over its JSON interface.
import { z } from 'zod';
import type { CaseCommand } from '../../../domain/commands.ts';
import { offered } from '../../../domain/decide.ts';
import { escalationOf } from '../../../domain/escalation-state.ts';
import type { Facts } from '../../../domain/facts.ts';
import { offeredAtSitting } from '../../../domain/sitting-decide.ts';
import { isOver, type Sitting } from '../../../domain/sitting.ts';
import { instant } from '../../domain/calendars.ts';
import { daysAhead } from '../../domain/any-sitting.ts';
import { directory, factsFor, policy } from '../../support/rulebook.ts';
import { payloadAtSitting, payloadFor } from '../between.ts';
import { caseCard, caseCommands, sittingCard } from '../cards.ts';
import type { Chance } from '../chance.ts';
import { drawnBid } from '../openings.ts';
import { inAnyOrder } from '../play.ts';
import { covers, isAway, rightOf, type Giver } from '../staff.ts';
import type { Tally } from '../tally.ts';
import type { Mirror } from './mirror.ts';
import type { Office } from './office.ts';
import { onTheWire, type Wire } from './wire.ts';

const submitted = z.looseObject({ ref: z.string() });
const clock = z.looseObject({ now: z.string() });
const everybody = Object.keys(directory.people);
const working = everybody.filter((id) => (directory.people[id]?.roles.length ?? 0) > 0 || id.startsWith('super'));
const ATTEMPTS = 6;
/** Sees every sitting of the bodies: their secretaries, one after the other. */
const secretaries = [...new Set(Object.values(policy.bodies).map(({ secretary }) => secretary))];

type With = { readonly tally: Tally; readonly office: Office };
export const playersAt = ({ post }: Wire, mirror: Mirror, { tally, office }: With) => {
  const { cases, sittings } = mirror;
  let now = instant('2026-11-20T09:00:00Z');
  const facts = ({ who, ...right }: Giver): Facts =>
    factsFor(who, {
      now,
      beside: { cases, sittings, next: null },
      siaLoad: {},
      corrected: null,
      directory: office.directory(),
      ...rightOf(right),
    });
  /** Whoever covers for somebody, for every second card; else everybody who is not away. */
  const givers = (chance: Chance): readonly Giver[] => {
    const present = working.filter((id) => !isAway(id, { directory: office.directory(), now }));
    return [...(chance.below(2) === 0 ? covers(office.directory(), now) : []), ...inAnyOrder(present, chance).map((who) => ({ who }))];
  };
  /** By a card and whoever may play it, as the rules say; else by anybody. */
  const handFor = (ref: string, chance: Chance): { readonly name: CaseCommand; readonly giver: Giver } => {
    const { below, pick } = chance;
    const on = cases[ref];
    for (let attempt = 0; attempt < ATTEMPTS && on !== undefined; attempt += 1) {
      const name = caseCard(on.stage, below);
      const giver = name === undefined ? undefined : givers(chance).find((each) => offered(name, on, facts(each)) === null);
      if (name !== undefined && giver !== undefined) return { name, giver };
    }
    return { name: pick(caseCommands) ?? 'note', giver: { who: pick(everybody) ?? '' } };
  };
  const settle = async (name: string, giver: Giver, given: ReturnType<Wire['post']>): Promise<unknown> => {
    const { code, body } = await given;
    tally.given(name, code);
    if (giver.onBehalfOf !== undefined && code === null) tally.coveredBy(name);
    return code === null ? body : null;
  };
  const onCase = async (ref: string, chance: Chance): Promise<void> => {
    const { name, giver } = handFor(ref, chance);
    const on = cases[ref];
    if (on === undefined) return;
    const payload = payloadFor(name, { on, number: chance.below(9999), facts: facts({ who: giver.onBehalfOf ?? giver.who }) }, { cases });
    const before = on.stage;
    await settle(name, giver, post(giver, `/cases/${ref}/commands/${name}`, onTheWire(payload)));
    await mirror.read(ref, { name, by: giver.who });
    const after = cases[ref];
    if (after !== undefined && after.stage !== before) tally.reached(on, after);
    if (escalationOf(on) !== null || (after !== undefined && escalationOf(after) !== null)) await look();
  };
  const look = async (): Promise<void> => {
    for (const secretary of secretaries) await mirror.readSittings(secretary);
  };
  const atSitting = async (on: Sitting, chance: Chance): Promise<void> => {
    const { below, pick } = chance;
    const name = sittingCard(on.status, below);
    if (name === undefined) return;
    const giver = givers(chance).find((each) => offeredAtSitting(name, on, facts(each)) === null) ?? { who: pick(everybody) ?? '' };
    const payload = payloadAtSitting(name, { on, number: below(9999), facts: facts({ who: giver.onBehalfOf ?? giver.who }) }, { cases });
    await settle(name, giver, post(giver, `/meetings/${on.id}/commands/${name}`, onTheWire(payload)));
    await look();
    for (const item of Object.values(on.items ?? {})) await mirror.read(item.case, { name, by: giver.who });
  };
  return {
    onCase,
    atSitting,
    open: (): readonly Sitting[] => Object.values(sittings).filter((each) => !isOver(each)),
    submit: async (chance: Chance): Promise<void> => {
      const { spoc, bid } = drawnBid(chance, cases);
      const open = { ...bid, legal: { ...bid.legal, restricted: false } };
      const giver = office.inPlaceOf(spoc, now);
      const body = await settle('submit-bid', giver, post(giver, '/bids', onTheWire(open)));
      if (body !== null) await mirror.read(submitted.parse(body).ref, { name: 'submit-bid', by: giver.who });
    },
    call: async (body: string, { below }: Chance): Promise<void> => {
      const secretary = policy.bodies[body]?.secretary ?? '';
      const kind = below(3) === 0 ? 'extraordinary' : 'ordinary';
      const at = daysAhead({ now }, kind === 'ordinary' ? 8 + below(20) : 1 + below(4));
      const giver = office.inPlaceOf(secretary, now);
      await settle('open-meeting', giver, post(giver, '/meetings', { body, at, kind }));
      await look();
    },
    /** The clock is moved on; whatever fell due has been done by the service when it answers. */
    advance: async (minutes: number): Promise<void> => {
      const { body } = await post({ who: 'auditor.national' }, '/demo/clock', { advance: `PT${String(minutes)}M` });
      now = instant(clock.parse(body).now);
      for (const ref of mirror.live()) await mirror.read(ref, { name: 'tell', by: null });
      await look();
    },
    now: () => now,
  };
};
