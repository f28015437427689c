import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectDir } from '../../embedded/node-part.ts';
import { lastingFolder } from '../support/folder.ts';

type Rule = { readonly name: string; readonly comment?: string };
type Violation = { readonly rule: { readonly name: string }; readonly from: string };
const { forbidden: rules } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: readonly Rule[] };

/** For each fence one file that breaks it, and only that file. */
const plants: Readonly<Record<string, readonly [file: string, source: string]>> = {
  'domain-imports-only-domain': ['domain/clock.ts', "import { readFileSync } from 'node:fs'; export const now = readFileSync;"],
  'workflows-take-domain-as-types-only': ['workflows/rule.ts', "import { rule } from '../domain/rule.ts'; export const decided = rule;"],
  'workflows-see-activities-only-by-interface': [
    'workflows/touch.ts',
    "import type { touch } from '../activities/touch.ts'; export type T = typeof touch;",
  ],
  'workflows-take-the-interface-as-types-only': [
    'workflows/call.ts',
    "import { names } from '../activities/interface.ts'; export const called = names;",
  ],
  'workflows-stay-in-the-sandbox': ['workflows/schema.ts', "import { z } from 'zod'; export const schema = z.string();"],
  'the-interface-imports-only-domain-types': [
    'activities/interface.ts',
    "import type { Pool } from 'pg'; export const names = []; export type P = Pool;",
  ],
  'activities-know-only-domain-and-activities': ['activities/page.ts', "import { page } from '../api/page.ts'; export const shown = page;"],
  'api-knows-only-domain-and-api': ['api/tables.ts', "import { tables } from '../prisma/tables.ts'; export const read = tables;"],
  'api-temporal-sees-only-the-messages': [
    'api/temporal/start.ts',
    "import { story } from '../../workflows/tasking-request/workflow.ts'; export const told = story;",
  ],
  'prisma-serves-the-ports': ['prisma/page.ts', "import { page } from '../api/page.ts'; export const shown = page;"],
  'prisma-takes-the-ports-as-types-only': ['prisma/port.ts', "import { port } from '../activities/ports.ts'; export const served = port;"],
  'config-stands-alone': ['config/tables.ts', "import { tables } from '../prisma/tables.ts'; export const read = tables;"],
  'only-tests-import-tests': ['embedded/fake.ts', "import { fake } from '../test/support/fake.ts'; export const used = fake;"],
  'nobody-imports-a-root': ['activities/root.ts', "import { started } from '../embedded/root.ts'; export const known = started;"],
  'no-circles': ['api/circle-a.ts', "import { b } from './circle-b.ts'; export const a = () => b;"],
};

/** What the plants reach for, and what is allowed: none of these may be bitten. */
const lawful: Readonly<Record<string, string>> = {
  'domain/rule.ts': "import type { Word } from './word.ts'; export const rule = (word: Word) => word;",
  'domain/word.ts': 'export type Word = string;',
  'workflows/tasking-request/workflow.ts':
    "import { sleep } from '@temporalio/workflow'; import type { Word } from '../../domain/word.ts'; import type { names } from '../../activities/interface.ts'; export const story = (word: Word, n: typeof names) => [sleep, word, n];",
  'workflows/tasking-request/messages.ts':
    "import { defineUpdate } from '@temporalio/workflow'; export const message = defineUpdate('decide');",
  'activities/touch.ts': "import pg from 'pg'; import { rule } from '../domain/rule.ts'; export const touch = [pg, rule];",
  'activities/ports.ts': 'export const port = 1; export interface Port { read(): void }',
  'api/page.ts': "import express from 'express'; import { rule } from '../domain/rule.ts'; export const page = [express, rule];",
  'api/circle-b.ts': "import { a } from './circle-a.ts'; export const b = () => a;",
  'api/temporal/ask.ts': "import { message } from '../../workflows/tasking-request/messages.ts'; export const asked = message;",
  'prisma/tables.ts':
    "import type { Port } from '../activities/ports.ts'; import { rule } from '../domain/rule.ts'; export const tables = (port: Port) => [port, rule];",
  'embedded/root.ts':
    "import { tables } from '../prisma/tables.ts'; import { page } from '../api/page.ts'; export const started = [tables, page];",
  'test/support/fake.ts': "import { touch } from '../../activities/touch.ts'; export const fake = touch;",
  'worker.ts':
    "import { touch } from './activities/touch.ts'; import { tables } from './prisma/tables.ts'; export const all = [touch, tables];",
};

const run = async (cwd: string): Promise<string> => {
  const cli = path.join(projectDir, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const roots = ['domain', 'workflows', 'activities', 'api', 'prisma', 'embedded', 'config', 'test', 'worker.ts'];
  const args = [cli, ...roots, '--config', path.join(cwd, '.dependency-cruiser.cjs'), '--output-type', 'json'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 2 ** 26 }, (fault, stdout) =>
      stdout === '' ? reject(fault ?? new Error('no answer')) : resolve(stdout),
    );
  });
};

let violations: readonly Violation[];
beforeAll(async () => {
  const tree = lastingFolder();
  const files = { ...lawful, ...Object.fromEntries(Object.values(plants)) };
  for (const [name, source] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(tree, name)), { recursive: true });
    writeFileSync(path.join(tree, name), source);
  }
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    copyFileSync(path.join(projectDir, name), path.join(tree, name));
  symlinkSync(path.join(projectDir, 'node_modules'), path.join(tree, 'node_modules'));
  ({ violations } = (JSON.parse(await run(tree)) as { summary: { violations: readonly Violation[] } }).summary);
});

describe('every fence of the house bites', () => {
  it.each(rules.map(({ name }) => name))('%s', (name) => {
    const [file] = plants[name] ?? [];
    expect(file, 'a fence needs a planted import that breaks it').toBeDefined();
    expect(violations.filter(({ rule }) => rule.name === name).map(({ from }) => from)).toContain(file);
  });

  it('gives a reason for each', () => {
    expect(rules.filter(({ comment }) => (comment ?? '').length < 40)).toEqual([]);
  });

  it('leaves lawful imports alone', () => {
    const innocent = Object.keys(lawful).filter((file) => file !== 'api/circle-b.ts');
    expect(violations.filter(({ from }) => innocent.includes(from))).toEqual([]);
  });
});
