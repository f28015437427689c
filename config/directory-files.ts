// The shape of organisations, people and personas; what must fit together is checked in directory-agreement.ts.
import { z } from 'zod';
import type { OrganisationKind } from '../domain/directory.ts';
import type { Role } from '../domain/words.ts';
import { calendarId, code, instant, text, userId, words } from './fields.ts';

const role = words<Role>({
  spoc: true,
  requester: true,
  sio: true,
  'triage-officer': true,
  'gateway-manager': true,
  'toex-manager': true,
  sia: true,
  analyst: true,
  chair: true,
  secretary: true,
  'owner-lead': true,
  performance: true,
  'information-manager': true,
  auditor: true,
  administrator: true,
});
const kind = words<OrganisationKind>({ force: true, rocu: true, national: true, toex: true, partner: true, body: true });
const regionCode = z.string().regex(/^[A-Z][A-Z0-9]{1,3}$/, 'must be two to four capital letters or digits, the first a letter');
export const organisationsFile = z.strictObject({
  note: text,
  regions: z.array(z.strictObject({ id: code, code: regionCode, name: text, gateway: code, toex: code, ttcg: code, calendar: calendarId })),
  organisations: z.array(
    z.strictObject({ id: code, name: text, kind, region: code.nullable(), calendar: calendarId, code: text.nullable() }),
  ),
});
export const peopleFile = z.strictObject({
  note: text,
  people: z.array(
    z.strictObject({
      id: userId,
      name: text,
      rank: text,
      staffNumber: text,
      organisation: code,
      roles: z.array(role),
      specialism: text.nullable().default(null),
      skills: z.array(code).default([]),
      email: z.email(),
      active: z.boolean().default(true),
      lineManager: userId.nullable().default(null),
      deputy: userId.nullable().default(null),
      absentFrom: instant.nullable().default(null),
      absentUntil: instant.nullable().default(null),
    }),
  ),
});
export const personasFile = z.strictObject({
  personas: z.array(z.strictObject({ id: userId, who: text, part: text.optional(), tryThis: z.array(text).min(1) })),
});

export type OrganisationsFile = z.infer<typeof organisationsFile>;
export type PeopleFile = z.infer<typeof peopleFile>;
export type Persona = z.infer<typeof personasFile>['personas'][number];
