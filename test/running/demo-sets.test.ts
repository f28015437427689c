import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readEnvironment } from '../../config/environment.ts';
import { askForReset, claimReset, currentSet, isResetting, takeBack, takesResets, toNextSet } from '../../embedded/demo/sets.ts';

const dirs: string[] = [];
const directory = (): string => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'gateway-sets-'));
  dirs.push(dir);
  return dir;
};
afterAll(() => {
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
});

describe('a reset of the demonstration', () => {
  it('is done once, however often it is asked for', () => {
    const dir = directory();
    expect([askForReset(dir, 0), askForReset(dir, 0)]).toEqual([true, true]);
    expect([claimReset(dir), claimReset(dir)]).toEqual([true, false]);
    // A second click while it is under way asks for nothing more.
    expect([askForReset(dir, 0), claimReset(dir)]).toEqual([true, false]);
    toNextSet(dir);
    expect([currentSet(dir).number, isResetting(dir), claimReset(dir)]).toEqual([1, false, false]);
  });
  it('of a set that is over is none: a form that is sent again, or a page of before, resets nothing', () => {
    const dir = directory();
    toNextSet(dir);
    expect([askForReset(dir, 0), isResetting(dir)]).toEqual([false, false]);
    writeFileSync(path.join(dir, 'demo-reset-wanted'), '0');
    expect([claimReset(dir), isResetting(dir)]).toEqual([false, false]);
  });
  it('that was begun and killed is there for the next start; one that nobody has begun can be taken back', () => {
    const dir = directory();
    askForReset(dir, 0);
    claimReset(dir);
    expect([isResetting(dir), takeBack(dir), isResetting(dir), currentSet(dir).number]).toEqual([true, false, true, 0]);
    const other = directory();
    askForReset(other, 0);
    expect([takeBack(other), isResetting(other)]).toEqual([true, false]);
  });
  it('gives each set a record, an engine, mail and files of its own, and finds nothing of an older one there', () => {
    const dir = directory();
    const left = path.join(dir, 'sets', '1', 'documents');
    mkdirSync(left, { recursive: true });
    const before = currentSet(dir);
    toNextSet(dir);
    const { number, ...places } = currentSet(dir);
    expect([number, existsSync(left)]).toEqual([1, false]);
    for (const [name, place] of Object.entries(places)) expect(place, name).not.toBe(before[name as keyof typeof places]);
  });
});

describe('only a demonstration with its own record and engine takes one', () => {
  const own = { DATABASE_URL: 'postgresql://db.example/gateway', TEMPORAL_ADDRESS: 'engine.example:7233' };
  const production = {
    ...own, MODE: 'production', SESSION_SECRET: 'x'.repeat(32), PUBLIC_URL: 'https://gateway.example', SMTP_URL: 'smtp://mail.example',
    OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'gateway', OIDC_CLIENT_SECRET: 'secret', OIDC_AUDIENCE: 'api',
  }; // prettier-ignore
  it.each([
    ['a demonstration', {}, true],
    ['one without cases', { DEMO_CASES: 'off' }, false],
    ['one whose record is its own', { DATABASE_URL: own.DATABASE_URL }, false],
    ['one whose engine is its own', { TEMPORAL_ADDRESS: own.TEMPORAL_ADDRESS }, false],
    ['production, whatever else it is told', { ...production, DEMO_CASES: 'on', DEMO_RESET: 'on' }, false],
  ])('%s', (_what, env, takes) => {
    const read = readEnvironment(env);
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    expect(takesResets(read.environment)).toBe(takes);
    if (!takes) expect(read.environment.demoReset).toBe(false);
  });
});
