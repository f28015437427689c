// Reads and checks the data files of the configuration. Every fault is reported at once; nothing is used before all is right.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import type { CalendarId, Directory } from '../domain/directory.ts';
import type { Calendar, Policy } from '../domain/policy.ts';
import { brandFile, contrastFaults, type Brand } from './brand.ts';
import { bodyFaults, journeyFaults, personaFaults, skillFaults, type Files } from './agreement.ts';
import { organisationFaults, peopleFaults } from './directory-agreement.ts';
import { organisationsFile, peopleFile, personasFile, type Persona } from './directory-files.ts';
import { journeyFile, type DemoJourney } from './demo-journey.ts';
import { faultIn, type ConfigurationFault } from './fault.ts';
import { calendarFaults, policyFaults } from './policy-agreement.ts';
import { calendarFile, policyFile, type CalendarFile, type PolicyFile } from './policy-files.ts';
import { policyVersions } from './policy-versions.ts';

/** `policy` is in force where the record has none yet; `policies` are all the versions that there are. */
export type Configuration = {
  readonly policy: Policy;
  readonly policies: readonly Policy[];
  readonly directory: Directory;
  readonly personas: readonly Persona[];
  readonly brand: Brand;
  /** Null where there is no demonstration. */
  readonly journey: DemoJourney | null;
};
export type LoadedConfiguration =
  ({ readonly ok: true } & Configuration) | { readonly ok: false; readonly faults: readonly ConfigurationFault[] };

const byId = <Item extends { readonly id: string }>(items: readonly Item[]): Record<string, Item> =>
  Object.fromEntries(items.map((item) => [item.id, item]));

/** In production the people are the installation's own; those under `demo/` are invented and sign in by nobody's leave. */
export const loadConfiguration = (directory: string, mode: 'demo' | 'production' = 'demo'): LoadedConfiguration => {
  const peopleName = mode === 'demo' ? 'demo/people.json' : 'people.json';
  const faults: ConfigurationFault[] = [];
  const inFile = (file: string) => (): unknown => JSON.parse(readFileSync(path.join(directory, file), 'utf8'));
  const read = <Schema extends z.ZodType>(file: string, schema: Schema, found: () => unknown = inFile(file)): z.output<Schema> | null => {
    const fault = faultIn(file);
    try {
      const checked = schema.safeParse(found());
      if (checked.success) return checked.data;
      faults.push(...checked.error.issues.map((issue) => fault(issue.path.join('.'), issue.message)));
    } catch (error) {
      faults.push(fault('', `cannot be read as JSON: ${error instanceof Error ? error.message : 'unknown'}`));
    }
    return null;
  };
  const versions = policyVersions(directory).map((file) => ({ ...file, policy: read(file.name, policyFile, file.read) }));
  const organisations = read('organisations.json', organisationsFile);
  const people = read(peopleName, peopleFile);
  const personas = mode === 'demo' ? (read('demo/personas.json', personasFile)?.personas ?? null) : [];
  const brand = read('brand.json', brandFile);
  if (brand !== null) faults.push(...contrastFaults(brand).map(({ path: at, message }) => faultIn('brand.json')(at, message)));
  const journey = mode === 'demo' ? read('demo/journey.json', journeyFile) : null;
  const calendarOf = (id: CalendarId): CalendarFile | null => {
    const calendar = read(`calendars/${id}.json`, calendarFile);
    if (calendar !== null) faults.push(...calendarFaults(`calendars/${id}.json`, calendar));
    return calendar;
  };
  const [englandWales, scotland, northernIreland] = [calendarOf('england-wales'), calendarOf('scotland'), calendarOf('northern-ireland')];
  for (const { name, policy } of versions) if (policy !== null) faults.push(...policyFaults(name, policy));
  if (organisations !== null) faults.push(...organisationFaults('organisations.json', organisations));
  if (organisations !== null && people !== null) faults.push(...peopleFaults(peopleName, people, organisations));
  const sound = versions.flatMap(({ name, whole, policy }) => (policy === null ? [] : [{ name, whole, policy }]));
  // An amendment waits for an administrator to adopt it; the newest whole version is in force where the record has none yet.
  const first = sound.findLast(({ whole }) => whole);
  if (
    first === undefined ||
    sound.length < versions.length ||
    organisations === null ||
    people === null ||
    personas === null ||
    brand === null
  )
    return { ok: false, faults };
  const files: Files = { policy: first.policy, organisations, people, personas };
  for (const { name, policy } of sound) faults.push(...bodyFaults(name, { ...files, policy }));
  faults.push(
    ...skillFaults(peopleName, files),
    ...personaFaults('demo/personas.json', files),
    ...journeyFaults('demo/journey.json', { personas, journey }),
  );
  if (faults.length > 0 || englandWales === null || scotland === null || northernIreland === null) return { ok: false, faults };

  const whole = ({ hours, ...rest }: PolicyFile): Policy => {
    const calendar = ({ id, holidays }: CalendarFile): Calendar => ({ id, ...hours, holidays: holidays.map(({ date }) => date) });
    const calendars = {
      'england-wales': calendar(englandWales),
      scotland: calendar(scotland),
      'northern-ireland': calendar(northernIreland),
    };
    return { ...rest, calendars };
  };
  return {
    ok: true,
    policy: whole(first.policy),
    policies: sound.map(({ policy }) => whole(policy)),
    directory: {
      version: 1,
      people: byId(people.people),
      organisations: byId(organisations.organisations),
      regions: byId(organisations.regions),
    },
    personas,
    brand,
    journey,
  };
};
