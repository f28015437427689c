// Reads and checks the data files of the configuration. Every fault is reported at once; nothing is used before all is right.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import type { CalendarId, Directory } from '../domain/directory.ts';
import type { Calendar, Policy } from '../domain/policy.ts';
import { bodyFaults, personaFaults, skillFaults, type Files } from './agreement.ts';
import { organisationFaults, peopleFaults } from './directory-agreement.ts';
import { organisationsFile, peopleFile, personasFile, type Persona } from './directory-files.ts';
import { faultIn, type ConfigurationFault } from './fault.ts';
import { calendarFaults, policyFaults } from './policy-agreement.ts';
import { calendarFile, policyFile, type CalendarFile } from './policy-files.ts';

export type Configuration = { readonly policy: Policy; readonly directory: Directory; readonly personas: readonly Persona[] };
export type LoadedConfiguration =
  ({ readonly ok: true } & Configuration) | { readonly ok: false; readonly faults: readonly ConfigurationFault[] };

const byId = <Item extends { readonly id: string }>(items: readonly Item[]): Record<string, Item> =>
  Object.fromEntries(items.map((item) => [item.id, item]));

/** The newest policy version in the folder; `1` where there is none, so that its absence is reported by name. */
const newestPolicy = (directory: string): string => {
  try {
    const versions = readdirSync(path.join(directory, 'policy')).flatMap((name) => /^(\d+)\.json$/.exec(name)?.[1] ?? []);
    return `policy/${Math.max(1, ...versions.map(Number))}.json`;
  } catch {
    return 'policy/1.json';
  }
};

export const loadConfiguration = (directory: string): LoadedConfiguration => {
  const faults: ConfigurationFault[] = [];
  const read = <Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> | null => {
    const fault = faultIn(file);
    try {
      const checked = schema.safeParse(JSON.parse(readFileSync(path.join(directory, file), 'utf8')));
      if (checked.success) return checked.data;
      faults.push(...checked.error.issues.map((issue) => fault(issue.path.join('.'), issue.message)));
    } catch (error) {
      faults.push(fault('', `cannot be read as JSON: ${error instanceof Error ? error.message : 'unknown'}`));
    }
    return null;
  };
  const policyName = newestPolicy(directory);
  const policy = read(policyName, policyFile);
  const organisations = read('organisations.json', organisationsFile);
  const people = read('demo/people.json', peopleFile);
  const personas = read('demo/personas.json', personasFile)?.personas ?? null;
  const calendarOf = (id: CalendarId): CalendarFile | null => {
    const calendar = read(`calendars/${id}.json`, calendarFile);
    if (calendar !== null) faults.push(...calendarFaults(`calendars/${id}.json`, calendar));
    return calendar;
  };
  const [englandWales, scotland, northernIreland] = [calendarOf('england-wales'), calendarOf('scotland'), calendarOf('northern-ireland')];
  if (policy !== null) faults.push(...policyFaults(policyName, policy));
  if (organisations !== null) faults.push(...organisationFaults('organisations.json', organisations));
  if (organisations !== null && people !== null) faults.push(...peopleFaults('demo/people.json', people, organisations));
  if (policy === null || organisations === null || people === null || personas === null) return { ok: false, faults };
  const files: Files = { policy, organisations, people, personas };
  faults.push(...bodyFaults(policyName, files), ...skillFaults('demo/people.json', files), ...personaFaults('demo/personas.json', files));
  if (faults.length > 0 || englandWales === null || scotland === null || northernIreland === null) return { ok: false, faults };

  const { hours, ...rest } = policy;
  const calendar = ({ id, holidays }: CalendarFile): Calendar => ({ id, ...hours, holidays: holidays.map(({ date }) => date) });
  const calendars = {
    'england-wales': calendar(englandWales),
    scotland: calendar(scotland),
    'northern-ireland': calendar(northernIreland),
  };
  return {
    ok: true,
    policy: { ...rest, calendars },
    directory: {
      version: 1,
      people: byId(people.people),
      organisations: byId(organisations.organisations),
      regions: byId(organisations.regions),
    },
    personas,
  };
};
