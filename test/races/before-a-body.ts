// A body, an owner and a receiver act on one escalated case at once; on the cases and the track of the races before.
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CHAIR, LEAD, OWNER, paper, SECRETARY, transfer } from '../api/escalated.ts';
import { fresh, must } from '../support/caller.ts';
import { manyOn, on, problemOf, statusOf, type Judge, type Load, type Many } from './many.ts';
import type { Shot } from './racer.ts';
import { untilRaced, type Track } from './track.ts';

const rounds = 50;
const SIA = 'sia.northmarch';
const agencies = {
  aldershire: { owner: OWNER, lead: 'owner-lead.aldershire' },
  'northmarch-rocu': { owner: 'sio.northmarch-rocu', lead: LEAD },
} as const;
type Agency = keyof typeof agencies;
const otherThan = (agency: Agency): Agency => (agency === 'aldershire' ? 'northmarch-rocu' : 'aldershire');
const answer = z.object({ outcome: z.string() }).nullable();
const escalated = z.looseObject({
  stage: z.string(),
  owner: z.object({ agency: z.enum(['aldershire', 'northmarch-rocu']), user: z.string() }),
  escalations: z.record(
    z.string(),
    z.looseObject({
      standing: z.string(),
      listed: z.object({ meeting: z.string() }).nullable(),
      decisions: z.array(z.looseObject({ effectiveAt: z.string().nullable(), answer })),
    }),
  ),
});
const sitting = z.looseObject({
  items: z.record(z.string(), z.looseObject({ case: z.string(), kind: z.string(), status: z.string() })).default({}),
});
const meetingAnswer = z.looseObject({ id: z.string() });
const signed = z.looseObject({ reassessments: z.record(z.string(), z.looseObject({ digest: z.string() })) });
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

const wonBy = (shots: readonly Shot[]): Shot => {
  const won = shots.filter((shot) => statusOf(shot) === 200);
  expect(won, JSON.stringify(shots.map(({ given, heard }) => [given.path, heard?.body]))).toHaveLength(1);
  return won[0] ?? expect.fail('nobody won');
};
const lostBy = (shots: readonly Shot[]): Shot => shots.find((shot) => statusOf(shot) !== 200) ?? expect.fail('nobody lost');

/** Fifty rounds of each race: ten cases at once, five times over, on two sittings that all ten share. */
export const beforeABody = (trackOf: () => Track, casesOf: () => readonly string[]): void => {
  let many: Many;
  let refs: readonly string[];
  const stateOf = async (id: string): Promise<unknown> => {
    const { rows } = await trackOf().pool.query<{ state: string }>('SELECT state FROM stream WHERE id = $1', [id]);
    return JSON.parse(rows[0]?.state ?? 'null');
  };
  const caseOf = async (ref: string) => escalated.parse(await stateOf(ref));
  const lastOf = ({ escalations }: z.infer<typeof escalated>) => Object.values(escalations).at(-1);
  /** How the case stands on an agenda, by its latest escalation there. */
  const itemOf = async (meeting: string, ref: string): Promise<string | null> => {
    const items = Object.values(sitting.parse(await stateOf(meeting)).items);
    return items.findLast(({ case: of, kind }) => of === ref && kind === 'transfer')?.status ?? null;
  };
  const call = async (kind: string): Promise<string> =>
    (await must(trackOf().first, fresh(SECRETARY, '/meetings', { body: 'northmarch-ttcg', at: inDays(20), kind }), meetingAnswer)).id;
  const at = (meeting: string, command: string): string => `/meetings/${meeting}/commands/${command}`;
  const start = (meeting: string) => many.give(CHAIR, at(meeting, 'start'));
  const onAll = (give: (ref: string) => Promise<void>) => Promise.all(refs.map(give));
  const countOf = async (...types: readonly string[]): Promise<number> => {
    const journals = await Promise.all(refs.map((ref) => trackOf().journal(ref)));
    return journals.flat().filter((type) => types.includes(type)).length;
  };

  describe('ESC-1, ESC-2: before a body, through two api processes', () => {
    beforeAll(async () => {
      many = manyOn(trackOf());
      refs = casesOf();
      const score = {
        scheme: 'demo-harm-score', schemeVersion: 1, harm: { physical: 1, psychological: 1, financial: 1, community: 1 },
        scope: 1, likelihood: 1, vulnerability: 1, capacity: 1, capability: 1, confidence: 'medium', rationale: 'Weighed.',
      }; // prettier-ignore
      const scale = { nimLevel: 2, crossForce: true, crossRegion: false, international: false };
      await onAll(async (ref) => {
        // The races before left a variation on the table.
        await many.give(SIA, on(ref, 'withdraw-terms'), { reason: 'Not needed.' });
        await many.give(SIA, on(ref, 'propose-reassessment'), {
          ...{ basedOn: null, score, scale, recommendation: 'regional-owner', proposedOwner: 'northmarch-rocu', rationale: 'Wider.' },
          schemeReason: 'The bid was not scored.',
        });
        const digest = Object.values(signed.parse(await stateOf(ref)).reassessments).at(-1)?.digest;
        await many.give(OWNER, on(ref, 'sign-reassessment'), { digest });
      });
    });

    it(`one case is listed for one of two sittings, and is decided or withdrawn, in each of ${String(rounds)} rounds`, async () => {
      let [listed, decided] = [0, 0];
      const before = await countOf('body-decided@1', 'escalation-withdrawn@1');
      const [first = '', ...others] = refs;
      const round = async (salvo: number): Promise<void> => {
        await onAll((ref) => many.give(OWNER, on(ref, 'escalate'), { paper }));
        const [one, other] = await Promise.all([call('ordinary'), call('ordinary')]);
        const list = (ref: string, meeting: string) => fresh(SECRETARY, on(ref, 'list-for-meeting'), { meeting });
        listed += await many.salvo(
          refs,
          (ref) => [[list(ref, one)], [list(ref, other)]],
          async (ref, { shots }) => {
            const { meeting } = z.object({ meeting: z.string() }).parse(wonBy(shots).given.body);
            expect(problemOf(lostBy(shots))).toMatchObject({ code: 'listed-already', rule: 'ESC-1' });
            expect(problemOf(lostBy(shots)).detail).toContain(meeting);
            expect(lastOf(await caseOf(ref))).toMatchObject({ standing: 'listed', listed: { meeting } });
            expect([await itemOf(one, ref), await itemOf(other, ref)]).toEqual(meeting === one ? ['listed', null] : [null, 'listed']);
          },
        );
        await Promise.all([start(one), start(other)]);
        const agendaOf = new Map(
          await Promise.all(refs.map(async (ref) => [ref, lastOf(await caseOf(ref))?.listed?.meeting ?? ''] as const)),
        );
        const loaded: Load = (ref) => {
          const shots = [
            [fresh(CHAIR, on(ref, 'record-decision'), { ...transfer(agendaOf.get(ref) ?? ''), newOwner: undefined, outcome: 'reject' })],
            [fresh(OWNER, on(ref, 'withdraw-escalation'), { reason: 'Another plan.' })],
          ] as const;
          return salvo % 2 === 0 ? shots : [shots[1], shots[0]];
        };
        const judged: Judge = async (ref, { shots }) => {
          const byChair = wonBy(shots).given.by === CHAIR;
          // A sitting whose last item has been struck is decided: then nothing is decided there any more.
          expect(problemOf(lostBy(shots)).code).toMatch(
            byChair
              ? /^(wrong-stage|not-before-body|moved-on|decided-by-body)$/
              : /^(wrong-stage|not-before-body|moved-on|not-in-session)$/,
          );
          expect(await itemOf(agendaOf.get(ref) ?? '', ref)).toBe(byChair ? 'decided' : 'struck');
          const { stage, owner } = await caseOf(ref);
          expect([stage, owner.user]).toEqual(['ownership', OWNER]);
        };
        // On one of the ten in turn: the chair's decision, then the owner's withdrawal, and so on.
        await many.inTurn(first, loaded, judged);
        decided += await many.salvo(others, loaded, judged);
      };
      const done = await untilRaced(rounds / refs.length, round, () => listed >= rounds / 2 && decided >= rounds / 2);
      expect((await countOf('body-decided@1', 'escalation-withdrawn@1')) - before).toBe(done * refs.length);
    });

    it(`OWN-1, OWN-4: a transfer is accepted or refused in each of ${String(rounds)} rounds, and the owner is who the answer says`, async () => {
      let raced = 0;
      const before = await countOf('transfer-accepted@1', 'transfer-refused@1');
      const [first = '', ...others] = refs;
      const round = async (salvo: number): Promise<void> => {
        const meeting = await call('extraordinary');
        const receivers = new Map<string, Agency>();
        await onAll(async (ref) => {
          const { stage, owner } = await caseOf(ref);
          receivers.set(ref, otherThan(owner.agency));
          if (stage === 'ownership')
            await many.give(owner.user, on(ref, 'escalate'), { paper: { ...paper, proposedOwner: otherThan(owner.agency) } });
          await many.give(SECRETARY, on(ref, 'list-for-meeting'), { meeting });
        });
        await start(meeting);
        const receiverOf = (ref: string): Agency => receivers.get(ref) ?? 'northmarch-rocu';
        await onAll((ref) => many.give(CHAIR, on(ref, 'record-decision'), { ...transfer(meeting), newOwner: receiverOf(ref) }));
        const loaded: Load = (ref) => {
          const { owner, lead } = agencies[receiverOf(ref)];
          const shots = [
            [fresh(lead, on(ref, 'accept-transfer'), { lead: owner })],
            [fresh(lead, on(ref, 'refuse-transfer'), { reason: 'No capacity.' })],
          ] as const;
          return salvo % 2 === 0 ? shots : [shots[1], shots[0]];
        };
        const judged: Judge = async (ref, { shots }) => {
          const accepted = wonBy(shots).given.path.endsWith('/accept-transfer');
          // A receiver who has refused loses sight of the case, and is told no more than anybody else, or than a former owner (data.md).
          expect(problemOf(lostBy(shots)).code).toMatch(
            accepted ? /^(wrong-stage|not-before-body|former-owner)$/ : /^(not-before-body|not-found|former-owner)$/,
          );
          const after = await caseOf(ref);
          const agency = accepted ? receiverOf(ref) : otherThan(receiverOf(ref));
          expect([after.stage, after.owner]).toEqual([accepted ? 'closing' : 'escalated', { agency, user: agencies[agency].owner }]);
          expect(lastOf(after)?.decisions.at(-1)?.answer?.outcome).toBe(accepted ? 'accepted' : 'refused');
        };
        // On one of the ten in turn: accepted, then refused, and so on.
        await many.inTurn(first, loaded, judged);
        raced += await many.salvo(others, loaded, judged);
        // Back before the body: what was accepted by a refusal to ratify, what was refused by a paper of its own.
        const next = await call('ordinary');
        await start(next);
        await onAll(async (ref) => {
          const { stage, owner } = await caseOf(ref);
          if (stage === 'closing') await many.give(CHAIR, at(next, 'decline-to-ratify'), { case: ref, reason: 'Not for this body.' });
          else await many.give(owner.user, on(ref, 'withdraw-escalation'), { reason: 'Another paper.' });
        });
      };
      const done = await untilRaced(rounds / refs.length, round, () => raced >= rounds / 2);
      expect((await countOf('transfer-accepted@1', 'transfer-refused@1')) - before).toBe(done * refs.length);
    });
  });
};
