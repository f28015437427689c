import { describe, expect, it } from 'vitest';
import { withFresh } from '../../api/web/form/kept.ts';
import { answersIn } from '../../api/web/form/answers.ts';
import { fieldsOf } from '../../api/web/form/schema.ts';
import { wireSchemas } from '../../api/json/payloads/families.ts';
import { reassessment, terms } from '../api/examples.ts';
import { give, look, walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { hidden, visitorOf } from './visitor.ts';

const house = await houseOf();
const SIO = 'sio.aldershire';
const caseAt = async (stage: string): Promise<string> => {
  const ref = await house.submit();
  await walkTo(house, ref, stage);
  return ref;
};
const siaOf = async (ref: string): Promise<string> => (await look(house, ref, SIO)).sia ?? '';
const stateOf = (ref: string) => house.world.cases.get(ref)!.state;
const variation = (purpose: string) => ({ basedOn: 1, terms: { ...terms, purpose } });
/** Sends the form that was shown, and goes on with it after the page that says what has happened since. */
const goneOn = async (visitor: Awaited<ReturnType<typeof visitorOf>>, at: string, fields: Record<string, string>) => {
  const stale = await visitor.post(at, fields);
  expect(stale.status).toBe(412);
  expect(stale.text).toContain('Go on with my form');
  const kept = Object.fromEntries(
    [...stale.text.matchAll(/name="([a-z]\w*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
  return visitor.post(at, { ...kept, _do: 'keep' });
};

describe('a form that is gone on with after the case has moved', () => {
  it('TOR-6: signs the version that it shows, and no other', async () => {
    const ref = await caseAt('development');
    const sia = await siaOf(ref);
    await give(house, ref, [sia, 'propose-terms', variation('A wider purpose.')]);
    const visitor = await visitorOf(house, SIO);
    const at = `/cases/${ref}/do/sign-terms`;
    const { text } = await visitor.get(at);
    const before = { version: hidden(text, 'version'), digest: hidden(text, 'digest') };
    await give(house, ref, [sia, 'withdraw-terms', { reason: 'Not needed.' }]);
    await give(house, ref, [sia, 'propose-terms', variation('A purpose that nobody has read.')]);
    const again = await goneOn(visitor, at, before);
    const open = stateOf(ref).terms['3'];
    expect([before.version, hidden(again.text, 'version')]).toEqual(['2', '3']);
    expect(hidden(again.text, 'digest')).toBe(open?.digest);
    expect(again.text).toContain('A purpose that nobody has read.');
    expect((await visitor.post(at, { version: hidden(again.text, 'version'), digest: hidden(again.text, 'digest') })).to).toBe(
      `/cases/${ref}`,
    );
    expect(stateOf(ref).terms['3']?.status).toBe('agreed');
  });
  it('is held back again by what has happened since it was told, and tells that', async () => {
    const ref = await caseAt('consideration');
    const visitor = await visitorOf(house, 'toex-manager.northmarch');
    const at = `/cases/${ref}/do/accept`;
    await visitor.get(at);
    await give(house, ref, [SIO, 'note', { text: 'Read this first.' }]);
    expect((await visitor.post(at, { rationale: 'Fits.' })).text).toContain('Note by');
    await give(house, ref, [SIO, 'flag-urgent', { actionTaken: 'A child was moved to safety.', actionRef: 'INC-1' }]);
    expect((await visitor.post(at, { rationale: 'Fits.', _do: 'keep' })).status).toBe(200);
    const again = await visitor.post(at, { rationale: 'Fits.' });
    expect([again.status, stateOf(ref).stage]).toEqual([412, 'consideration']);
    expect(again.text).toContain('lagged as urgent');
    expect(again.text).not.toContain('Note by');
    expect((await visitor.post(at, { rationale: 'Fits.', _do: 'keep' })).status).toBe(200);
    expect((await visitor.post(at, { rationale: 'Fits.' })).to).toBe(`/cases/${ref}`);
  });
  it('REA-2: the same of a reassessment', async () => {
    const ref = await caseAt('reassessment');
    const sia = await siaOf(ref);
    await give(house, ref, [sia, 'propose-reassessment', reassessment]);
    const visitor = await visitorOf(house, SIO);
    const at = `/cases/${ref}/do/sign-reassessment`;
    const { text } = await visitor.get(at);
    await give(house, ref, [sia, 'propose-reassessment', { ...reassessment, basedOn: 1, rationale: 'A rationale that nobody has read.' }]);
    const again = await goneOn(visitor, at, { digest: hidden(text, 'digest') });
    expect(hidden(again.text, 'digest')).toBe(stateOf(ref).reassessments['2']?.digest);
    expect(again.text).toContain('A rationale that nobody has read.');
  });
  it('TOR-8: whoever takes over acknowledges the terms that they see', async () => {
    const ref = await caseAt('development');
    const sia = await siaOf(ref);
    await give(house, ref, [SIO, 'propose-handover', { to: 'sio2.aldershire', reason: 'Posted elsewhere.' }]);
    const visitor = await visitorOf(house, 'sio2.aldershire');
    const at = `/cases/${ref}/do/accept-handover`;
    const { text } = await visitor.get(at);
    await give(house, ref, [sia, 'propose-terms', variation('A wider purpose.')]);
    const { digest } = stateOf(ref).terms['2']!;
    await give(house, ref, [SIO, 'sign-terms', { version: 2, digest }]);
    const again = await goneOn(visitor, at, { termsDigest: hidden(text, 'termsDigest') });
    expect(hidden(again.text, 'termsDigest')).toBe(digest);
  });
});

describe('what is kept of a form, and what comes anew', () => {
  const answers = fieldsOf(wireSchemas['answer-and-resubmit']);
  const asked = (...ids: readonly string[]) => ({
    fields: answers,
    preparation: {
      start: { answers: ids.map((questionId) => ({ questionId })) },
      hidden: ['answers.*.questionId'],
      givenRows: { answers: ids },
    },
  });
  it('an answer stays with its question, wherever that stands now', () => {
    const sent = answersIn('answers.count=2&answers.0.questionId=q1&answers.0.text=One&answers.1.questionId=q2&answers.1.text=Two');
    const again = withFresh(asked('q2', 'q3'), sent);
    expect(
      ['answers.0.questionId', 'answers.0.text', 'answers.1.questionId', 'answers.1.text'].map((name) => again.get(name)?.[0]),
    ).toEqual(['q2', 'Two', 'q3', undefined]);
  });
  it('the rows that a person adds and takes away keep their ids', () => {
    const fields = fieldsOf(wireSchemas['propose-terms']);
    const preparation = { start: { basedOn: 4, terms }, hidden: ['basedOn', 'terms.products.*.id'] };
    const sent = answersIn('basedOn=3&terms.purpose=Mine&terms.products.count=1&terms.products.0.id=p2');
    const again = withFresh({ fields, preparation }, sent);
    expect(['basedOn', 'terms.purpose', 'terms.products.0.id'].map((name) => again.get(name)?.[0])).toEqual(['4', 'Mine', 'p2']);
  });
});

describe('a command that waited in its turn and is refused then', () => {
  it('shows what was written in it, to its giver alone', async () => {
    const ref = await caseAt('in-triage');
    const visitor = await visitorOf(house, 'triage.northmarch');
    await visitor.get(`/cases/${ref}/do/propose-decline`);
    house.world.engineAway = true;
    const written = { reasonCode: 'below-threshold', rationale: 'A rationale of two lines.\nThe second.', advice: 'Ask <again>.' };
    const { to } = await visitor.post(`/cases/${ref}/do/propose-decline`, written);
    house.world.engineAway = false;
    expect(to).toMatch(/^\/commands\//);
    const [command] = [...house.world.commands.values()].slice(-1);
    await give(house, ref, ['spoc.aldershire', 'withdraw', { reason: 'Arrests were made.' }]);
    await house.ports.engine.give({ ref, commandId: command!.id, name: 'propose-decline' }, 1000);
    const { status, text } = await visitor.get(to);
    expect(status).toBe(409);
    expect(text).toContain('What you had written');
    expect(text).toContain('A rationale of two lines.\nThe second.');
    expect(text).toContain('Ask &lt;again&gt;.');
    expect(text).toMatch(/>Reason for declining<\/label>\s*<textarea[^>]*>Below threshold/);
    expect(text).toContain('This page shows it whenever you come back');
    expect((await (await visitorOf(house, SIO)).get(to)).status).toBe(404);
  });
});
