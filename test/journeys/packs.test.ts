import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { fresh, must } from '../support/caller.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { until } from '../support/wait.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());
const base = (): string => stack.apiUrls[0] ?? '';
const [CHAIR, SECRETARY] = ['chair.northmarch', 'secretary.northmarch'] as const;

const download = async (address: string): Promise<{ readonly bytes: Buffer; readonly digest: string | null }> => {
  const answer = await fetch(`${base()}/api/v1${address}`, { headers: { Authorization: `Bearer demo:${CHAIR}` } });
  expect([address, answer.status]).toEqual([address, 200]);
  return { bytes: Buffer.from(await answer.arrayBuffer()), digest: answer.headers.get('repr-digest') };
};

it('ESC-1, ESC-2: pack and minutes are filed by the worker, and what is downloaded, twice, is what was filed', async () => {
  const given = { body: 'northmarch-ttcg', at: '2030-12-16T10:00:00Z', kind: 'ordinary' };
  const { id } = await must(base(), fresh(SECRETARY, '/meetings', given), z.object({ id: z.string() }));
  const give = (who: string, command: string) =>
    must(base(), fresh(who, `/meetings/${id}/commands/${command}`), z.object({ id: z.string() }));
  await give(SECRETARY, 'close-papers');
  await give(CHAIR, 'start');
  await give(CHAIR, 'approve-minutes');
  for (const [what, name] of [
    ['pack', 'pack-1'],
    ['minutes', 'minutes'],
  ] as const)
    // prettier-ignore
    for (const format of ['html', 'docx', 'pdf']) {
      const file = path.join(stack.dataDir, 'documents', id, `${id}-${name}.${format}`);
      await until(`${name}.${format} is filed`, () => existsSync(file), 60_000);
      const first = await download(`/meetings/${id}/${what}?format=${format}`);
      expect(first.bytes.equals(readFileSync(file))).toBe(true);
      expect(await download(`/meetings/${id}/${what}?format=${format}`)).toEqual(first);
    }
});
