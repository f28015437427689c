import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sha256 } from '../../activities/digests.ts';
import { hashOf } from '../../activities/record/chain.ts';

test('the worked example of docs/records.md comes out as the page says', () => {
  const page = readFileSync('docs/records.md', 'utf8');
  const [payload = '', hashed = ''] = [...page.matchAll(/^(\{".*\})$/gm)].map(([, line]) => line);
  const entry = JSON.parse(hashed) as Parameters<typeof hashOf>[0];
  expect(sha256(payload)).toBe(entry.payload);
  expect(page).toContain(`the hash of the entry is \`${sha256(hashed)}\``);
  expect(hashOf({ ...entry, payload })).toBe(sha256(hashed));
});
