import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bidAnswer, waitingAnswer } from '../../api/json/answers/lists.ts';
import { projectDir } from '../../embedded/node-part.ts';
import { must, post, type Given, type Heard } from '../support/caller.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { bidOf, claimOf, noteOn, releaseOf, sideOf } from './people.ts';
import { baseOf, journalOf, quiet, settledBy, sql, verified } from './record.ts';

const { spoc, sio, officers, managers } = sideOf('MARLPIT');
const [officer = ''] = officers;
const [manager = ''] = managers;
const folders = ['activities', 'api', 'config', 'domain', 'embedded', 'prisma', 'workflows'];
let copy: string;
let stack: Stack;

/** The worker's sources, whose rules the test may change without touching the project's. */
beforeAll(async () => {
  copy = mkdtempSync(path.join(os.tmpdir(), 'gateway-rules-'));
  for (const part of [...folders, 'worker.ts', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(path.join(projectDir, part), path.join(copy, part), { recursive: true });
  symlinkSync(path.join(projectDir, 'node_modules'), path.join(copy, 'node_modules'));
  stack = await startStack({ env: { SWEEP_SECONDS: '2' }, programs: { worker: path.join(copy, 'worker.ts'), api: 'api/server.ts' } });
});
afterAll(async () => {
  await stack.stop();
  rmSync(copy, { recursive: true, force: true });
});

/** Puts another worker in the place of the old one, which is killed: its cache is empty, its rules are those of `change`. */
const withRules = async (file: string, change: (text: string) => string): Promise<() => Promise<void>> => {
  const place = path.join(copy, 'domain', file);
  const before = readFileSync(place, 'utf8');
  const changed = change(before);
  expect(changed).not.toBe(before);
  const put = async (text: string): Promise<void> => {
    // An activity that the killed worker had in hand is given to another only after its time.
    await quiet(stack);
    writeFileSync(place, text);
    await stack.kill('worker');
    await stack.restart('worker');
  };
  await put(changed);
  return () => put(before);
};
const answered = (given: Given): Promise<Heard | null> => post(baseOf(stack), given);
/** The decision, also where the task that the killed worker had in hand must run out first and the answer is 202. */
const decided = async (given: Given): Promise<Heard | null> => {
  const heard = await answered(given);
  expect(heard?.replay).toBe(false);
  if (heard?.status !== 202) return heard;
  await settledBy(stack, { by: given.by, id: waitingAnswer.parse(heard.body).commandId });
  return answered(given);
};
const accepted = async (given: Given): Promise<Given> => {
  expect(await decided(given)).toMatchObject({ status: 200 });
  return given;
};
const journey = async (ref: string): Promise<readonly string[]> =>
  (await journalOf(stack, { ref, by: spoc })).items.map(({ type }) => type).filter((type) => type !== 'overlaps-recorded@1');

describe('a rule may change on any day', () => {
  it('keeps earlier answers, holds the journal, and follows the new rule from the next command on', async () => {
    const { ref } = await must(baseOf(stack), bidOf('MARLPIT'), bidAnswer);
    const earlier = [await accepted(noteOn(ref, sio)), await accepted(claimOf(ref, officer)), await accepted(releaseOf(ref, officer))];
    const first = await Promise.all(earlier.map(answered));
    expect(first).toMatchObject(earlier.map(() => ({ status: 200, replay: true })));
    await quiet(stack);
    const before = await journey(ref);
    expect(before).toEqual(['bid-submitted@1', 'noted@1', 'claimed@1', 'released@1']);

    const restore = await withRules('triage.ts', (text) => text.replace('who: [triageOfficer, gatewayManager],', 'who: [gatewayManager],'));
    expect(await Promise.all(earlier.map(answered))).toEqual(first);
    expect(await journey(ref)).toEqual(before);
    await verified(stack);

    const refused = claimOf(ref, officer);
    expect(await decided(refused)).toMatchObject({ status: 403, body: { code: 'wrong-person', rule: 'TRI-2' } });
    await accepted(claimOf(ref, manager));
    await accepted(releaseOf(ref, manager));
    await accepted(noteOn(ref, sio));
    await verified(stack);

    await restore();
    expect(await answered(refused)).toMatchObject({ status: 403, replay: true, body: { code: 'wrong-person' } });
    await accepted(claimOf(ref, officer));
    expect(await Promise.all(earlier.map(answered))).toEqual(first);
    await quiet(stack);
    expect(await journey(ref)).toEqual([...before, 'claimed@1', 'released@1', 'noted@1', 'claimed@1']);
    await verified(stack);
  });

  it('does not stop a case whose every earlier command the new rule would refuse', async () => {
    const { ref } = await must(baseOf(stack), bidOf('MARLBOW'), bidAnswer);
    const { spoc: by, sio: other } = sideOf('MARLBOW');
    const earlier = [await accepted(noteOn(ref, by)), await accepted(noteOn(ref, other))];
    const first = await Promise.all(earlier.map(answered));
    const refusal = `no(refuse('moved-on', 'REC-2', {}))`;
    const restore = await withRules('closure.ts', (text) => text.replace(`yes({ type: 'noted', about, after: {} })`, refusal));
    expect(await Promise.all(earlier.map(answered))).toEqual(first);
    expect(await decided(noteOn(ref, by))).toMatchObject({ status: 409, body: { code: 'moved-on' } });
    await accepted(claimOf(ref, officer));
    expect(await sql(stack, 'SELECT id FROM command WHERE attempts > 0')).toEqual([]);
    await verified(stack);
    await restore();
    await accepted(noteOn(ref, by));
    await quiet(stack);
    await verified(stack);
  });
});
