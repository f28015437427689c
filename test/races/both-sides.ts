import { assessment } from '../support/assessment.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { writtenMoment } from '../../domain/written-time.ts';
import { instant } from '../domain/calendars.ts';
import { terms } from '../journeys/agreed-terms.ts';
import { fresh, type Given } from '../support/caller.ts';
import { personOf } from '../support/rulebook.ts';
import { latest, manyOn, on, problemOf, statusOf, type Judge, type Load, type Many, type State } from './many.ts';
import type { Shot } from './racer.ts';
import { untilRaced, type Track } from './track.ts';

const rounds = 50;
const cases = 10;
const salvoes = Array.from({ length: rounds / cases }, (_, index) => index);
const SIO = 'sio.aldershire';
const [OFFICER, TOEX] = ['triage.northmarch', 'toex-manager.northmarch'] as const;
const [SIA, ANALYST] = ['sia.northmarch', 'analyst.northmarch'] as const;
const products = salvoes.map((salvo) => `p${String(salvo + 1)}`);
const [only] = terms(SIO, SIA).products;
const text = { ...terms(SIO, SIA), products: products.map((id) => ({ ...only, id })) };
const work = { source: { system: 'PND', level: 'national' }, searchedAt: '2026-01-05', hours: 1, result: 'Links.', pndRecorded: true };
const submission = {
  title: 'Profile', heldAt: 'case store', authors: [ANALYST], options: [{ strand: 'enforcement', fourP: 'pursue', text: 'Arrest.' }],
  gaps: [], marking: 'OFFICIAL-SENSITIVE',
}; // prettier-ignore

const nameOf = (id: string): string => `${personOf(id).rank} ${personOf(id).name}`;
const winners = (shots: readonly Shot[]): readonly Shot[] => shots.filter((shot) => statusOf(shot) === 200);
const losers = (shots: readonly Shot[]): readonly Shot[] => shots.filter((shot) => statusOf(shot) !== 200);
const signatures = (state: State, version: number): readonly string[] =>
  (state.terms[version]?.signatures ?? []).map(({ side, user, digest }) => `${side} ${user} ${digest}`).toSorted();

/** The races in which two sides, or two people of one side, decide the same at once; on the track of the other races. The cases, once raced over. */
export const bothSides = (trackOf: () => Track, submit: () => Promise<string>): (() => readonly string[]) => {
  let many: Many;
  let refs: readonly string[];
  let versions = 0;
  const sign = (by: string, ref: string, { version, digest }: { readonly version: number; readonly digest: string }): Given =>
    fresh(by, on(ref, 'sign-terms'), { version, digest });
  const propose = (by: string, ref: string, basedOn: number | null): Given => fresh(by, on(ref, 'propose-terms'), { terms: text, basedOn });
  const proposed = (by: string, ref: string, basedOn: number | null) => many.give(by, on(ref, 'propose-terms'), { terms: text, basedOn });

  beforeAll(async () => {
    many = manyOn(trackOf());
    refs = await Promise.all(Array.from({ length: cases }, submit));
    await Promise.all(
      refs.map(async (ref) => {
        await many.give(OFFICER, on(ref, 'claim'));
        await many.give(OFFICER, on(ref, 'recommend'), { assessment });
        await many.give(TOEX, on(ref, 'allocate'), { sia: SIA, rationale: 'Free.', overrideReason: 'Knows the area.' });
      }),
    );
  });

  describe('TOR-2: SIA and SIO sign one version at once through two api processes', () => {
    it(`is agreed once, on the digest that both signed, in each of ${String(rounds)} rounds`, async () => {
      let raced = 0;
      const round = async (salvo: number): Promise<void> => {
        const [proposer, other] = salvo % 2 === 0 ? [SIA, SIO] : [SIO, SIA];
        await Promise.all(refs.map((ref) => proposed(proposer, ref, salvo === 0 ? null : salvo)));
        raced += await many.salvo(
          refs,
          (ref, before) => {
            const open = latest(before);
            return [
              [sign(other, ref, open), sign(proposer, ref, open)],
              [sign(other, ref, open), sign(proposer, ref, open)],
            ];
          },
          (_ref, { before, after, shots }) => {
            const open = latest(before);
            expect(winners(shots).map(({ given }) => given.by)).toEqual([other]);
            for (const late of losers(shots)) expect(problemOf(late)).toMatchObject({ code: 'already-signed', rule: 'TOR-2' });
            expect(after.terms[open.version]).toMatchObject({ status: 'agreed', digest: open.digest });
            expect(signatures(after, open.version)).toEqual([`force ${SIO} ${open.digest}`, `toex ${SIA} ${open.digest}`]);
            expect(Object.values(after.terms).filter(({ status }) => status === 'agreed')).toHaveLength(1);
          },
        );
      };
      versions = await untilRaced(salvoes.length, round, () => raced >= rounds / 2);
      for (const ref of refs) expect((await trackOf().journal(ref)).filter((type) => type === 'terms-agreed@1')).toHaveLength(versions);
    });
  });

  describe('TOR-2: one side signs a version while the other replaces it', () => {
    it(`no signature is lost and none is taken for another text in ${String(rounds)} rounds`, async () => {
      let [raced, signed, refused] = [0, 0, 0];
      await Promise.all(refs.map((ref) => proposed(SIA, ref, versions)));
      const round = async (salvo: number): Promise<void> => {
        raced += await many.salvo(
          refs,
          (ref, before) => {
            const open = latest(before);
            // In every second salvo a note goes before the signature, so that the proposal often comes first.
            const signing = [...(salvo % 2 === 0 ? [] : [fresh(SIO, on(ref, 'note'), { text: 'First.' })]), sign(SIO, ref, open)];
            return [signing, [propose(SIA, ref, open.version)]];
          },
          (_ref, { before, after, shots }) => {
            const open = latest(before);
            const next = latest(after);
            const [signing] = shots.filter(({ given }) => given.path.endsWith('/sign-terms'));
            const [replacing] = shots.filter(({ given }) => given.by === SIA);
            if (signing === undefined || replacing === undefined) throw new Error('a shot is missing');
            expect(statusOf(replacing)).toBe(200);
            expect(next).toMatchObject({ version: open.version + 1, status: 'offered', side: 'toex' });
            // What was not signed by both is on the table, and bears the proposer's signature alone.
            expect(signatures(after, next.version)).toEqual([`toex ${SIA} ${next.digest}`]);
            const agreed = Object.values(after.terms).filter(({ status }) => status === 'agreed');
            if (statusOf(signing) === 200) {
              signed += 1;
              expect(agreed.map(({ version }) => version)).toEqual([open.version]);
              expect(signatures(after, open.version)).toEqual([`force ${SIO} ${open.digest}`, `toex ${SIA} ${open.digest}`]);
            } else {
              refused += 1;
              expect(problemOf(signing)).toMatchObject({ code: 'terms-moved-on', rule: 'TOR-2' });
              expect(problemOf(signing).detail).toContain(`Version ${String(next.version)} has been proposed since`);
              expect(after.terms[open.version]).toMatchObject({ status: 'countered', signatures: [] });
              expect(agreed).toEqual(Object.values(before.terms).filter(({ status }) => status === 'agreed'));
            }
          },
        );
      };
      const done = await untilRaced(salvoes.length, round, () => raced >= rounds / 2);
      console.info(
        `a signature against a new version: ${String(signed)} signed in time, ${String(refused)} were told that it had moved on`,
      );
      expect(signed + refused).toBe(done * cases);
      // Whichever way the races went: a signature on what has been replaced is refused, and its giver told.
      const [ref = ''] = refs;
      const { version, digest } = latest(await many.stateOf(ref));
      const [late] = await trackOf().fire([sign(SIO, ref, { version: version - 1, digest })], []);
      expect(late?.heard).toMatchObject({ status: 409, body: { code: 'terms-moved-on', rule: 'TOR-2' } });
    });
  });

  describe('DEV-4, DEV-5: two people decide on one product at once', () => {
    const word = (shots: readonly Shot[], { after, id }: { readonly after: State; readonly id: string }, by: string): void => {
      const [winner] = winners(shots);
      const last = after.products[id]?.comments.at(-1);
      expect(winner?.given.by).toBe(last?.by);
      for (const late of losers(shots)) {
        expect(statusOf(late)).toBe(409);
        expect(['product-not-ready', 'no-product-waits']).toContain(problemOf(late).code);
        expect(problemOf(late)).toMatchObject({ rule: by });
        expect(problemOf(late).detail).toContain(`(by ${nameOf(last?.by ?? '')}, ${writtenMoment(instant(last?.at ?? ''))})`);
      }
    };
    it(`has one decision in each of ${String(rounds)} rounds, and the other is told by whom and when`, async () => {
      await Promise.all(
        refs.map(async (ref) => {
          await many.give(SIA, on(ref, 'assign-team'), { members: [ANALYST] });
          await many.give(ANALYST, on(ref, 'log-work'), work);
          for (const termsProductId of products)
            await many.give(ANALYST, on(ref, 'submit-product'), { product: { ...submission, termsProductId } });
        }),
      );
      // On one of the ten in turn, so that the record decides between two in any case; on the others as they come.
      const [first = '', ...others] = refs;
      for (const product of products) {
        const review = { product, outcome: 'release', comments: 'Sound.', pndConfirmed: true };
        const reviewing: Load = (ref) => [
          [fresh(SIA, on(ref, 'review-product'), review)],
          [fresh(TOEX, on(ref, 'review-product'), review)],
        ];
        const reviewed: Judge = (_ref, { after, shots }) => {
          expect(shots.map(statusOf).toSorted()).toEqual([200, 409]);
          expect(after.products[product]).toMatchObject({ status: 'released', comments: [{ outcome: 'release' }] });
          word(shots, { after, id: product }, 'DEV-4');
        };
        await many.inTurn(first, reviewing, reviewed);
        await many.salvo(others, reviewing, reviewed);
        const accept = { product, comments: 'Useful.', options: [{ id: 'o1', adopted: true, owner: SIO }] };
        const accepting: Load = (ref) => [[fresh(SIO, on(ref, 'accept-product'), accept)], [fresh(SIO, on(ref, 'accept-product'), accept)]];
        const accepted: Judge = (_ref, { after, shots }) => {
          expect(shots.map(statusOf).toSorted()).toEqual([200, 409]);
          expect(after.products[product]).toMatchObject({
            status: 'accepted',
            comments: [{ outcome: 'release' }, { outcome: 'accepted' }],
          });
          word(shots, { after, id: product }, 'DEV-5');
        };
        await many.inTurn(first, accepting, accepted);
        await many.salvo(others, accepting, accepted);
      }
      for (const ref of refs) {
        const journal = await trackOf().journal(ref);
        expect(journal.filter((type) => type === 'product-released@1')).toHaveLength(products.length);
        expect(journal.filter((type) => type === 'product-accepted@1')).toHaveLength(products.length);
      }
    });
  });
  return () => refs;
};
