import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

/**
 * Lines that a person has read and approved still stand, word for word. What is new is approved by `APPROVE=1 npx vitest run <file>`
 * after it has been read; until then it stands here without.
 */
export const expectApproved = (name: string, lines: readonly string[]): void => {
  const file = `test/domain/approved/${name}.txt`;
  if (process.env['APPROVE'] === '1') writeFileSync(file, `${lines.join('\n')}\n`);
  const approved = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  expect(approved.length).toBeGreaterThan(0);
  expect(approved.filter((line) => !lines.includes(line))).toEqual([]);
};
