import { z } from 'zod';
import type { AdministrationCommands, AdministrationName, HumanAdministration } from '../../../domain/administration-state.ts';
import type { CalendarId, OrganisationKind } from '../../../domain/directory.ts';
import type { Role } from '../../../domain/words.ts';
import type { Title } from './asks.ts';
import { code, line, many, organisation, person, whole0 } from './fields.ts';
import { decidedLeaves, wireLeaves, type Leaves } from './leaves.ts';
import { noted } from './notes.ts';

const roles = [
  'spoc', 'requester', 'sio', 'triage-officer', 'gateway-manager', 'toex-manager', 'sia', 'analyst', 'chair', 'secretary', 'owner-lead', 'performance',
  'information-manager', 'auditor', 'administrator',
] as const satisfies readonly Role[]; // prettier-ignore

const calendars = ['england-wales', 'scotland', 'northern-ireland'] as const satisfies readonly CalendarId[];
const kinds = ['force', 'national', 'partner', 'rocu', 'toex', 'body'] as const satisfies readonly OrganisationKind[];
const email = noted(z.email().max(200), { title: 'E-mail address', advice: 'An address has an @ in it, such as name@force.example.' });
const called = {
  name: line({ title: 'Name' }),
  rank: line({ title: 'Rank or title' }, 60),
  staffNumber: line({ title: 'Staff number' }, 40),
};
const specialism = line({ title: 'Specialism', hint: 'Of an analyst, such as researcher' }, 60).nullable().exactOptional();
const skills = many(code({ title: 'Skill', list: 'support' }), { title: 'Skills', list: 'support' }).exactOptional();
const lineManager = person('Line manager').nullable().exactOptional();
const deputy = person('Deputy').nullable().exactOptional();
const calendar = noted(z.enum(calendars), { title: 'Calendar' });
const orgCode = line({ title: 'Code', hint: 'Short, in capitals, such as ALD' }, 10).nullable().exactOptional();
const role = noted(z.enum(roles), { title: 'Role' });
const newId = (title: Title, hint: string) => line({ title, hint }, 100);

const confirm = noted(z.boolean(), { title: 'I have read what they hold, and what becomes of it' }).exactOptional();
/** One line per command of an administrator, as it is sent. The person stands in the path. */
const family = <N, T, D>(leaf: Leaves<N, T, D>) => ({
  'set-absence': z.strictObject({
    from: leaf.date({ title: 'First day of the absence' }),
    until: leaf.date({ title: 'Last day of the absence', lies: 'ahead' }),
  }),
  'make-inactive': z.strictObject({
    reason: leaf.narrative({ title: 'Reason' }),
    confirm,
  }),
  'assign-role': z.strictObject({ roles: many(role, { title: 'Roles' }), confirm }),
  'amend-person': z.strictObject({
    name: called.name.exactOptional(),
    rank: called.rank.exactOptional(),
    staffNumber: called.staffNumber.exactOptional(),
    email: email.exactOptional(),
    specialism,
    skills,
    lineManager,
    deputy,
  }),
  'add-person': z.strictObject({
    person: newId('Id', 'Lower-case letters, digits and hyphens with one dot, such as sio.aldershire. It stays for good.'),
    ...called,
    email,
    organisation: organisation('Organisation'),
    roles: many(role, { title: 'Roles' }),
    specialism,
    skills,
    lineManager,
    deputy,
  }),
  'amend-organisation': z.strictObject({ name: called.name.exactOptional(), code: orgCode, calendar: calendar.exactOptional() }),
  'add-organisation': z.strictObject({
    organisation: newId('Id', 'Lower-case letters, digits and hyphens, such as aldershire. It stays for good.'),
    name: called.name,
    kind: noted(z.enum(kinds), { title: 'Kind' }),
    region: line({ title: 'Region' }, 100).nullable().exactOptional(),
    calendar,
    code: orgCode,
  }),
  'adopt-policy': z.strictObject({ version: whole0('Version', 9999), from: leaf.date({ title: 'First day in force', lies: 'ahead' }) }),
});
export const administrationSchemas: { readonly [C in HumanAdministration]: z.ZodObject } = family(wireLeaves);
export const allRoles: readonly Role[] = roles;

const who = { person: z.string().min(1).max(100) };
const stored = family(decidedLeaves);
/** As stored and decided. A command without a schema, or with one of another shape, does not compile. */
export const decidedAdministration: { readonly [C in AdministrationName]: z.ZodType<AdministrationCommands[C]['payload']> } = {
  'set-absence': stored['set-absence'].extend(who),
  'make-inactive': stored['make-inactive'].extend(who),
  'assign-role': stored['assign-role'].extend(who),
  'amend-person': stored['amend-person'].extend(who),
  'add-person': stored['add-person'],
  'amend-organisation': stored['amend-organisation'].extend({ organisation: z.string().min(1).max(100) }),
  'add-organisation': stored['add-organisation'],
  'adopt-policy': stored['adopt-policy'],
  'bring-into-force': z.strictObject({ version: z.int().positive() }),
};
