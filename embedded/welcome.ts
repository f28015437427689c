import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Environment } from '../config/environment.ts';
import { projectDir } from './node-part.ts';
import type { Addresses } from './plan.ts';

const person = z.looseObject({
  name: z.string(),
  id: z.string().optional(),
  roles: z.array(z.unknown()).optional(),
  organisation: z.string().optional(),
});
const peopleFile = z.union([z.array(person), z.looseObject({ people: z.array(person) }).transform(({ people }) => people)]);

const roleText = (role: unknown): string => (typeof role === 'string' ? role : z.looseObject({ role: z.string() }).parse(role).role);

/** The first person of each role: enough to see a case through; the sign-in page shows all. */
function personas(mode: Environment['mode']): string[] {
  if (mode !== 'demo') return [];
  const file = path.join(projectDir, 'config', 'demo', 'people.json');
  if (!existsSync(file)) return [];
  const people = peopleFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  const firsts = new Map<string, string>();
  for (const { name, roles = [] } of people) for (const role of roles.map(roleText)) if (!firsts.has(role)) firsts.set(role, name);
  const width = Math.max(0, ...[...firsts.values()].map((name) => name.length));
  const lines = [...firsts].map(([role, name]) => `    ${name.padEnd(width)}  ${role}`);
  return [...lines, `    … and ${Math.max(0, people.length - new Set(firsts.values()).size)} others on the sign-in page`];
}

const tries = (address: string): string[] => [
  '  What to try: submit a bid as a force, claim and decide it as triage, follow the case on its journey,',
  `  read the caught mail at ${address}/demo/mail and the interface at ${address}/api/v1/openapi.json`,
];

/** What a person reads when everything runs: the one address, who they can be, and what to try. */
export function welcome({ apiUrls, temporalUi }: Addresses, { publicUrl, dataDir, mode }: Environment): string {
  const address = publicUrl ?? apiUrls[0] ?? '';
  const people = personas(mode);
  return [
    '',
    `  The Tasking Gateway is at  ${address}`,
    '',
    ...(people.length === 0 ? [] : ['  Sign in as any of these people of the demonstration, no password:', ...people, '']),
    ...(people.length === 0 ? [] : tries(address)),
    ...(temporalUi === undefined ? [] : [`  The engine’s own screen is at ${temporalUi}`]),
    `  Everything is kept in ${dataDir}. Ctrl-C ends it.`,
    '',
  ].join('\n');
}
