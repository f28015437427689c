import type { AdministrationLine } from '../../administration-ports.ts';
import { inSentence } from '../../../domain/sentence.ts';
import { inWords } from '../form/field.ts';
import type { Visit } from '../visit.ts';
import { codeInSentence } from './codes.ts';
import { roleWords } from './stages.ts';
import { dayOf } from './times.ts';
import { wordsFor } from './words.ts';

type Loose = Readonly<Record<string, unknown>>;
const loose = (value: unknown): Loose => (typeof value === 'object' && value !== null ? { ...value } : {});
const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(textOf) : []);
const told: Readonly<Record<string, string>> = { lineManager: 'line manager', staffNumber: 'staff number', email: 'e-mail address' };

const kinds: Readonly<Record<string, string>> = {
  force: 'police force',
  rocu: 'ROCU',
  national: 'national agency',
  toex: 'TOEX unit',
  partner: 'partner',
  body: 'tasking body',
};
/** What kind of organisation it is, within a sentence. */
export const organisationKind = (kind: string): string => kinds[kind] ?? kind;

/** What an administrator, or time, has changed of people, organisations and the policy: a sentence for each entry of the two journals. */
export const administeredWords = (visit: Visit) => {
  const { nameOf, agencyOf } = wordsFor(visit);
  const rolesOf = (value: unknown): string => listOf(value).map(roleWords).join(', ') || 'no role';
  const valueOf = (field: string, value: unknown): string => {
    if (field === 'lineManager' || field === 'deputy') return value === null ? 'nobody' : nameOf(textOf(value));
    if (field === 'calendar') return codeInSentence(textOf(value));
    return Array.isArray(value) ? listOf(value).join(', ') || 'none' : textOf(value) || 'none';
  };
  const amended = (about: Loose): string => {
    const [changed, was] = [loose(about['changed']), loose(about['was'])];
    return Object.entries(changed)
      .map(([field, value]) => {
        const name = told[field] ?? inSentence(inWords(field));
        return `${name} ${valueOf(field, value)} instead of ${valueOf(field, was[field])}`;
      })
      .join('; ');
  };
  const days = ({ from, until }: Loose): string => `from ${dayOf(textOf(from))} to the end of ${dayOf(textOf(until))}`;
  const what = (type: string, about: Loose): string => {
    const who = nameOf(textOf(about['person']));
    const organisation = textOf(about['organisation']);
    switch (type) {
      case 'absence-set':
        return `${who} is away ${days(about)}`;
      case 'person-made-inactive':
        return `${who} was made inactive`;
      case 'roles-assigned':
        return `${who} has these roles from then on: ${rolesOf(about['roles'])}`;
      case 'person-amended':
        return `Details of ${who} were changed: ${amended(about)}`;
      case 'person-added':
        return `${who} was added to ${agencyOf(organisation)}, with ${rolesOf(about['roles'])}`;
      case 'organisation-amended':
        return `${agencyOf(organisation)} was changed: ${amended(about)}`;
      case 'organisation-added':
        return `${agencyOf(organisation)} was added: ${organisationKind(textOf(about['kind']))}`;
      case 'policy-adopted': {
        const instead = loose(about['insteadOf']);
        const place =
          'version' in instead ? `, in place of version ${textOf(instead['version'])} from ${dayOf(textOf(instead['from']))}` : '';
        return `Policy version ${textOf(about['version'])} was adopted from ${dayOf(textOf(about['from']))}${place}`;
      }
      case 'policy-in-force':
        return `Policy version ${textOf(about['version'])} came into force`;
      default:
        return inWords(type);
    }
  };
  return ({ type, about, at, actor }: AdministrationLine) => ({
    at,
    text: `${what(type, loose(about))}, by ${actor === 'system' ? 'the service' : nameOf(actor)}`,
  });
};
