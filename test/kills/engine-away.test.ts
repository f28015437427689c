import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bidAnswer, commandAnswer, inboxAnswer, stalledAnswer, waitingAnswer } from '../../api/json/answers/lists.ts';
import { ask, must, post, type Given } from '../support/caller.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { journeyOf } from './engine.ts';
import { expectNoticesOnce, type Case } from './expectations.ts';
import { bidOf, noteOn, sideOf } from './people.ts';
import { baseOf, journalOf, quiet, settledBy, sql, verified } from './record.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ env: { SWEEP_SECONDS: '2' } });
});
afterAll(() => stack.stop());

const submitted = async (operation: string): Promise<Case> => ({
  operation,
  ref: (await must(baseOf(stack), bidOf(operation), bidAnswer)).ref,
});
const typesOf = async ({ ref, operation }: Case): Promise<readonly string[]> =>
  (await journalOf(stack, { ref, by: sideOf(operation).spoc })).items
    .map(({ type }) => type.replace(/@1$/, ''))
    .filter((type) => type !== 'overlaps-recorded');
/** Gives a command that can only wait, and answers with its id. */
const waiting = async (given: Given): Promise<string> => {
  const heard = await post(baseOf(stack), given);
  const { commandId } = waitingAnswer.parse(heard?.body);
  expect(heard).toMatchObject({ status: 202, location: `/api/v1/commands/${commandId}` });
  expect(await ask(baseOf(stack), { by: given.by, path: `/commands/${commandId}` }, commandAnswer)).toEqual({ state: 'waiting' });
  return commandId;
};
const poison = (id: string) => sql(stack, `UPDATE command SET body = '{"text":' WHERE id = $1`, [id]);
const attemptsOf = async (id: string) =>
  (await sql<{ attempts: number }>(stack, 'SELECT attempts FROM command WHERE id = $1', [id]))[0]?.attempts;
const outcomesFor = async (by: string, ref: string) =>
  (await ask(baseOf(stack), { by, path: '/inbox' }, inboxAnswer)).items.filter(
    (notice) => notice.ref === ref && notice.event === 'command-outcome',
  );
const stalledCauses = async (by: string, ref: string) =>
  (await ask(baseOf(stack), { by, path: '/stalled' }, stalledAnswer)).items.filter((row) => row.ref === ref).map(({ cause }) => cause);

describe('while the engine is down', () => {
  it('a submission has its reference at once, commands wait, and the journey starts once when it is back', async () => {
    await stack.kill('temporal');
    const since = Date.now();
    const given = ['MARLPIT', 'HEXFORD', 'MARLBOW'].map((operation) => ({ operation, bid: bidOf(operation) }));
    const cases: Case[] = [];
    for (const { operation, bid } of given) cases.push({ operation, ref: (await must(baseOf(stack), bid, bidAnswer)).ref });
    const eachMs = (Date.now() - since) / given.length;
    expect(await Promise.all(given.map(({ bid }) => post(baseOf(stack), bid)))).toMatchObject(
      cases.map(({ ref }) => ({ status: 201, replay: true, body: { ref } })),
    );
    const ids = await Promise.all(cases.map(({ ref, operation }) => waiting(noteOn(ref, sideOf(operation).sio))));
    expect(await Promise.all(cases.map(typesOf))).toEqual(cases.map(() => ['bid-submitted']));

    await stack.restart('temporal');
    const backAt = Date.now();
    for (const [index, id] of ids.entries()) {
      const by = sideOf(cases[index]?.operation ?? '').sio;
      expect(await settledBy(stack, { by, id })).toMatchObject({ state: 'accepted', answer: { commandId: id } });
    }
    await quiet(stack);
    console.info(`submitted in ${eachMs.toFixed(0)} ms each without an engine; all told ${Date.now() - backAt} ms after it was back`);
    expect(await Promise.all(cases.map(typesOf))).toEqual(cases.map(() => ['bid-submitted', 'noted']));
    await expectNoticesOnce(stack, cases);
    expect(await Promise.all(cases.map(({ ref }) => journeyOf(stack, ref)))).toEqual(cases.map(() => ({ started: 1, running: true })));
    await verified(stack);
  });
});

describe('a command whose recording faults for ever', () => {
  it('ends as faulted after five attempts, its giver is told, and the next one in its line goes on', async () => {
    const on = await submitted('GANNETRY');
    const alone = await submitted('HEXFORD');
    await quiet(stack);
    const { spoc, sio } = sideOf(on.operation);
    const { sio: other, managers } = sideOf(alone.operation);
    await stack.kill('temporal');
    const [bad, lonely] = [noteOn(on.ref, sio), noteOn(alone.ref, other)];
    const line = [waiting(bad), waiting(lonely), sleep(500).then(() => waiting(noteOn(on.ref, spoc)))] as const;
    const [first, third, second] = await Promise.all(line);
    await poison(first);
    await poison(third);
    await stack.restart('temporal');

    expect(await settledBy(stack, { by: spoc, id: second })).toMatchObject({ state: 'accepted' });
    for (const { by, id } of [
      { by: sio, id: first },
      { by: other, id: third },
    ]) {
      expect(await settledBy(stack, { by, id })).toMatchObject({ state: 'faulted', problem: { code: 'faulted', status: 500 } });
      expect(await attemptsOf(id)).toBe(5);
    }
    await quiet(stack);
    expect(await typesOf(on)).toEqual(['bid-submitted', 'noted']);
    expect(await typesOf(alone)).toEqual(['bid-submitted']);
    expect(await outcomesFor(sio, on.ref)).toHaveLength(1);
    expect(await outcomesFor(other, alone.ref)).toHaveLength(1);
    expect(await outcomesFor(spoc, on.ref)).toEqual([]);
    expect(await post(baseOf(stack), bad)).toMatchObject({ status: 500, replay: true, body: { code: 'faulted' } });

    for (const who of [other, ...managers]) expect(await stalledCauses(who, alone.ref)).toEqual(['technical']);
    expect(await post(baseOf(stack), noteOn(alone.ref, other))).toMatchObject({ status: 200 });
    expect(await stalledCauses(other, alone.ref)).toEqual([]);
    await verified(stack);
  });

  it('and so does a bid that nobody can record: the sweep tells its giver, who has no case to open', async () => {
    const { spoc } = sideOf('MARLPIT');
    const text = `INSERT INTO command (id, ref, name, caller, key, digest, body, given_at)
      VALUES ('poisoned-bid', NULL, 'submit-bid', $1, 'poisoned-bid', '', '{"owningAgency":', clock_timestamp() - interval '1 minute')`;
    await sql(stack, text, [spoc]);
    expect(await settledBy(stack, { by: spoc, id: 'poisoned-bid' })).toMatchObject({ state: 'faulted' });
    await quiet(stack);
    const { items } = await ask(baseOf(stack), { by: spoc, path: '/inbox' }, inboxAnswer);
    const told = items.filter(({ ref }) => ref === undefined);
    expect(told).toMatchObject([{ event: 'command-outcome', text: expect.stringContaining('submit it again') as string }]);
    const mailed = readdirSync(stack.mailDir).filter((name) => readFileSync(path.join(stack.mailDir, name), 'utf8').includes('Your bid:'));
    expect(mailed).toHaveLength(1);
  });

  it('is answered as faulted while its giver waits, writes nothing, and leaves the case to the others', async () => {
    const on = await submitted('MARLBOW');
    await quiet(stack);
    const { spoc, sio } = sideOf(on.operation);
    await sql(
      stack,
      `CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.actor = '${sio}' AND NEW.stream = '${on.ref}' THEN RAISE 'poisoned'; END IF; RETURN NEW; END $$`,
    );
    await sql(stack, 'CREATE TRIGGER refuses_one BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION refuse_one()');
    const bad = noteOn(on.ref, sio);
    const [faulted, ...others] = await Promise.all([
      post(baseOf(stack), bad),
      ...[1, 2, 3].map(() => post(baseOf(stack), noteOn(on.ref, spoc))),
    ]);
    expect(faulted).toMatchObject({ status: 500, replay: false, body: { code: 'faulted' } });
    expect(others).toMatchObject([{ status: 200 }, { status: 200 }, { status: 200 }]);
    await sql(stack, 'DROP TRIGGER refuses_one ON journal');
    expect(await post(baseOf(stack), bad)).toMatchObject({ status: 500, replay: true, body: { code: 'faulted' } });
    expect(await post(baseOf(stack), noteOn(on.ref, sio))).toMatchObject({ status: 200, replay: false });
    await quiet(stack);
    expect(await typesOf(on)).toEqual(['bid-submitted', 'noted', 'noted', 'noted', 'noted']);
    expect(await outcomesFor(sio, on.ref)).toHaveLength(1);
    await verified(stack);
  });
});
