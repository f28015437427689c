// Every way on from a situation, by the real rulebook: what anybody may do, and what time does.
import { isLive, type Case } from '../../domain/case.ts';
import type { CaseCommand } from '../../domain/commands.ts';
import { offered } from '../../domain/decide.ts';
import { escalationOf, toRatify } from '../../domain/escalation-state.ts';
import type { Directory } from '../../domain/directory.ts';
import type { Facts } from '../../domain/facts.ts';
import { pendingMerge } from '../../domain/merge-state.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { stagesOf } from '../../domain/rulebook.ts';
import type { MeetingCommand } from '../../domain/sitting-commands.ts';
import { offeredAtSitting, statusesOf } from '../../domain/sitting-decide.ts';
import type { SittingKind } from '../../domain/sitting.ts';
import { daysAhead, sittingDeck } from '../domain/any-sitting.ts';
import { crowd } from '../domain/crowd.ts';
import { caseCommands, sittingCommands } from '../simulator/cards.ts';
import { findingsOf } from '../simulator/findings.ts';
import { working } from '../simulator/play.ts';
import { covers, rightOf, type Giver } from '../simulator/staff.ts';
import { streams, type Changed } from '../simulator/streams.ts';
import { policy } from '../support/rulebook.ts';
import { drawsOf, drawsOfSitting, payloadOf } from './draws.ts';
import { formOf } from './form.ts';
import { resume, situationOf, type Situation } from './situation.ts';

export type Move = { readonly by: string; readonly name: string; readonly to: Situation; readonly form: string };
/** So many turns of time without a change are none. */
const TURNS = 60;
const AHEAD: Readonly<Record<SittingKind, number>> = { ordinary: 30, extraordinary: 2 };

/** One person for each standing that somebody can have: the same agency, the same roles, the same part in this case. Whoever is away comes back, and acts too. */
const standIns = ({ on, other }: Situation, { people }: Directory, apart: boolean): readonly string[] => {
  // Of whom one has a part and the other only by cover, both are needed.
  const each = (id: string): string => {
    const who = people[id];
    return apart && who !== undefined && (who.roles.includes('gateway-manager') || who.absentFrom !== null) ? id : '';
  };
  const parts = [on.owner.user, other.owner.user, on.sia, on.claimer, on.pen?.user, on.handover?.to, on.spoc, on.decline?.proposedBy, ...(on.tookPart ?? []), ...(on.actedFor ?? []).flatMap(({ by, for: whom }) => [by, whom])];
  const standing = (id: string): string => [people[id]?.organisation, ...(people[id]?.roles ?? []), each(id), ...parts.map((part) => part === id)].join();
  return [...new Map(working.map((id) => [standing(id), id])).values()];
}; // prettier-ignore

export type Search = {
  /** See `form.ts`; and extraordinary sittings are called too. */
  readonly deep: boolean;
  readonly interests?: boolean;
  readonly apart?: boolean;
  readonly authors?: boolean;
  /** Who there is, in place of the crowd: whoever of them is away is covered for (ACC-6). */
  readonly directory?: Directory;
  /** What nobody gives in this search. */
  readonly but: readonly (CaseCommand | MeetingCommand)[];
};
type At = { readonly situation: Situation; readonly form: string };
type Asked = At & { readonly as: (id: string) => Facts };

export const walker = (begin: Situation, { deep, but, interests = false, apart = false, authors = false, directory = crowd }: Search) => {
  const { ref } = begin.on;
  let kept: readonly Changed[] = [];
  const world = streams({ at: begin.now, directory: () => directory, kept: (changed) => (kept = [...kept, ...changed]) });
  const accepted = new Set<string>();
  const refusedToTime = new Set<string>();
  const at = (): At => {
    const situation = situationOf(world, ref, begin.other.ref);
    return { situation, form: formOf(situation, { facts: world.facts(null), deep, interests, apart, authors }) };
  };
  const findings = (): void => {
    const entries = kept.flatMap((each) => (each.kind === 'case' && each.after.ref === ref ? each.entries : []));
    for (const found of findingsOf(world.caseOf(ref), entries, world.facts(null))) world.onCase(null, ref, found);
  };
  /** The move that a command makes; none where it is refused, or where nothing that counts has changed. */
  const tried = (from: At, move: Pick<Move, 'by' | 'name'>, give: () => Refusal | null): readonly Move[] => {
    resume(world, from.situation);
    kept = [];
    if (give() !== null) return [];
    accepted.add(move.name);
    findings();
    const { situation: to, form } = at();
    return form === from.form ? [] : [{ ...move, to, form }];
  };

  const onCases = (from: Asked): readonly Move[] => {
    const { on, other } = from.situation;
    const givers: readonly Giver[] = [
      ...standIns(from.situation, directory, apart).map((who) => ({ who })),
      ...covers(directory, from.situation.now),
    ];
    const given = (of: Case, name: CaseCommand): readonly Move[] =>
      givers.flatMap(({ who, onBehalfOf }) => {
        const right = rightOf({ onBehalfOf });
        const facts = { ...from.as(who), ...right };
        if (offered(name, of, facts) !== null) return [];
        return drawsOf(name).flatMap((number) => {
          const payload = payloadOf(name, { on: of, number, facts });
          const by = onBehalfOf === undefined ? who : `${who} for ${onBehalfOf}`;
          return tried(from, { by, name }, () => world.onCase(who, of.ref, { name, payload, other: right }));
        });
      });
    const here = caseCommands.filter((name) => stagesOf(name)[on.stage] === true && !but.includes(name));
    const there = pendingMerge(on) === null ? [] : (['consent-merge', 'refuse-merge'] as const);
    return [...here.flatMap((name) => given(on, name)), ...there.flatMap((name) => given(other, name))];
  };
  const atSittings = (from: Asked): readonly Move[] =>
    Object.values(from.situation.sittings).flatMap((on) => {
      const names = sittingCommands.filter((name) => statusesOf(name)[on.status] === true && !but.includes(name));
      return names.flatMap((name) =>
        working.flatMap((who) =>
          offeredAtSitting(name, on, from.as(who)) !== null
            ? []
            : drawsOfSitting(name).flatMap((number) => {
                const payload = sittingDeck[name]({ on, number, facts: from.as(who) });
                return tried(from, { by: who, name }, () => {
                  // ESC-1: held as it was called; before its day the deadline of its papers would move with it (decision 68).
                  if (name === 'start' && !deep) world.wait(on.at);
                  return world.atSitting(who, on.id, { name, payload });
                });
              }),
        ),
      );
    });
  /** A body that has the case, or has to ratify what it decided, is called together. */
  const called = (from: At): readonly Move[] => {
    const { on, sittings, now } = from.situation;
    const escalation = on.stage === 'escalated' ? escalationOf(on) : null;
    const listed = escalation?.listed?.meeting;
    const kinds: readonly SittingKind[] = deep && listed === undefined ? ['ordinary', 'extraordinary'] : ['ordinary'];
    const bodies = [...(escalation === null ? [] : [escalation.body]), ...toRatify(on).map(({ decision }) => decision.body)];
    const planned = Object.values(sittings).filter(({ id }) => id !== listed).map(({ body }) => body); // prettier-ignore
    const awaited = [...new Set(bodies)].filter((body) => !planned.includes(body));
    return awaited.flatMap((body) => {
      const by = policy.bodies[body]?.secretary ?? '';
      const id = `${body}-2026-${String(10 + Object.keys(sittings).length + Number(listed?.split('-').at(-1) ?? 0))}`;
      const payloads = kinds.map((kind) => ({ body, kind, at: daysAhead({ now }, AHEAD[kind]) }));
      return payloads.flatMap((payload) => tried(from, { by, name: 'open-meeting' }, () => world.openMeeting({ who: by }, id, payload)));
    });
  };
  /** Time goes on until it has changed something that counts. */
  const byTime = (from: At): readonly Move[] => {
    resume(world, from.situation);
    kept = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      const dues = [ref, ...Object.keys(world.sittings)].flatMap((id) => world.duesOf(id).slice(0, 1).map((due) => ({ id, due }))); // prettier-ignore
      const [first] = dues.toSorted((a, b) => (a.due.at < b.due.at ? -1 : 1));
      if (first === undefined) return [];
      const name = first.due.does;
      const refusal = world.byTime(first.id, first.due);
      if (refusal !== null) {
        refusedToTime.add(`${name} in ${from.form}: ${refusal.code}`);
        return [];
      }
      accepted.add(name);
      findings();
      const { situation: to, form } = at();
      if (form !== from.form) return [{ by: 'time', name, to, form }];
    }
    return [];
  };

  return {
    /** Commands that were accepted, and what time owed and was refused. */
    accepted,
    refusedToTime,
    formAt: (situation: Situation): string => {
      resume(world, situation);
      return at().form;
    },
    /** Every move from a situation that leads to another form. */
    from: (from: At): readonly Move[] => {
      const { on, other, sittings } = from.situation;
      resume(world, from.situation);
      const facts = { ...world.facts(null), beside: { cases: { [on.ref]: on, [other.ref]: other }, sittings, next: null } };
      const asked = { ...from, as: (id: string): Facts => ({ ...facts, actor: directory.people[id] ?? null }) };
      const moves = [...onCases(asked), ...(isLive(on) ? [...atSittings(asked), ...called(from)] : []), ...byTime(from)];
      return [...new Map(moves.map((move) => [`${move.name} ${move.form}`, move])).values()];
    },
  };
};
