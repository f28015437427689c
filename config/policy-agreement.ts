// What must fit together within one policy version.
import { faultIn, repeated, type ConfigurationFault } from './fault.ts';
import type { CalendarFile, PolicyFile } from './policy-files.ts';

type Rung = PolicyFile['steps']['claim']['rungs'][number];
const ENDS = {
  offer: 'end-offer',
  'appeal-window': 'end-appeal-window',
  'operational-review': 'ask-review',
  'answer-return': 'lapse-return',
  'redirect-acknowledged': 'bounce-redirect',
  'handover-answered': 'lapse-handover',
  'merge-consent': 'lapse-merge',
  'transfer-answered': 'return-transfer',
  'sitting-held': 'carry-unreached',
  'items-reached': 'carry-unreached',
} as const;
/** These end some time after they are due. */
const endsLater: readonly string[] = ['answer-return', 'handover-answered'];
const ends = (step: string): step is keyof typeof ENDS => Object.hasOwn(ENDS, step);
const endOf = (step: string): string | null => (ends(step) ? ENDS[step] : null);

/** TRI-5: a return lapses once, and only after two reminders and after the SIO was told. */
const lapseFaults = (fault: ReturnType<typeof faultIn>, rungs: readonly Rung[]): ConfigurationFault[] => {
  const path = 'steps.answer-return.rungs';
  const [lapse, ...more] = rungs.filter(({ does }) => does === 'lapse-return');
  if (lapse === undefined || more.length > 0) return [fault(path, 'one rung, and one only, must lapse the return')];
  const before = rungs.filter(({ does, percent }) => does === 'tell' && percent < lapse.percent);
  const reminders = before.filter(({ tells }) => tells.includes('spoc'));
  return [
    ...(reminders.length < 2 ? [fault(path, 'TRI-5: two rungs before the lapse must tell the spoc')] : []),
    ...(before.some(({ tells }) => tells.includes('sio')) ? [] : [fault(path, 'TRI-5: a rung before the lapse must tell the sio')]),
  ];
};

const rungFaults = (file: string, step: string, rungs: readonly Rung[]): ConfigurationFault[] => {
  const fault = faultIn(file);
  const path = `steps.${step}.rungs`;
  const due = rungs.find(({ rung }) => rung === 'due');
  const named = rungs.filter(({ rung, percent }) => (rung === 'due') !== (percent === 100));
  const misnamed = rungs.filter(({ rung, percent }) => percent !== 100 && rung !== `${String(percent)}%`);
  const strange = rungs.filter(({ does }) => does !== 'tell' && does !== endOf(step));
  return [
    ...repeated(
      rungs.map(({ rung }) => rung),
      (rung) => fault(path, `the rung ${rung} stands there twice`),
    ),
    ...(due === undefined ? [fault(path, 'a rung named due, at 100 percent, is missing')] : []),
    ...named.map(({ rung }) => fault(`${path}.${rung}`, 'the rung at 100 percent, and no other, is named due')),
    ...misnamed.map(({ rung, percent }) => fault(`${path}.${rung}`, `the history tells of it by its share: name it ${String(percent)}%`)),
    ...strange.map(({ rung, does }) => fault(`${path}.${rung}`, `${does} does not belong to this step`)),
    ...(step === 'answer-return' ? lapseFaults(fault, rungs) : []),
    ...(step === 'handover-answered' && !rungs.some(({ does, percent }) => does === 'lapse-handover' && percent > 100)
      ? [fault(path, 'this step must end with lapse-handover, after it is due')]
      : []),
    ...(due !== undefined && !endsLater.includes(step) && endOf(step) !== null && due.does === 'tell'
      ? [fault(`${path}.due`, `this step must end with ${String(endOf(step))}`)]
      : []),
    ...rungs
      .filter(({ does, tells }) => does === 'tell' && tells.length === 0)
      .map(({ rung }) => fault(`${path}.${rung}`, 'a rung that tells must tell somebody')),
  ];
};

const hoursFaults = (file: string, { weekdays, opens, closes }: PolicyFile['hours']): ConfigurationFault[] => {
  const fault = faultIn(file);
  return [
    ...(opens < closes ? [] : [fault('hours', 'opens must be before closes')]),
    ...(opens < '02:00' ? [fault('hours.opens', 'must be 02:00 or later: the clocks change between 01:00 and 02:00')] : []),
    ...repeated(weekdays.map(String), (day) => fault('hours.weekdays', `the weekday ${day} stands there twice`)),
  ];
};

const schemeFaults = (file: string, schemes: PolicyFile['schemes']): ConfigurationFault[] => {
  const fault = faultIn(file);
  return [
    ...repeated(
      schemes.map(({ id, version }) => `${id} version ${version}`),
      (scheme) => fault('schemes', `${scheme} stands there twice`),
    ),
    ...schemes
      .filter(({ bands }) => !bands.some(({ from }) => from === 0))
      .map(({ id }) => fault(`schemes.${id}`, 'a band from 0 is missing')),
    ...schemes.flatMap(({ id, bands }) =>
      repeated(
        bands.map(({ from }) => String(from)),
        (from) => fault(`schemes.${id}`, `two bands start from ${from}`),
      ),
    ),
  ];
};

/** DUP-1: what only supports a match is no match by itself, however the weights are set. */
const overlapFaults = (file: string, { kinds, listFrom }: PolicyFile['overlap']): ConfigurationFault[] => {
  const fault = faultIn(file);
  const { 'dates-near': dates, 'operation-name': same, 'operation-name-similar': similar } = kinds;
  return [
    ...(dates.weight < listFrom ? [] : [fault('overlap.kinds.dates-near.weight', 'must be below listFrom: near dates alone are no match')]),
    ...(similar.weight <= same.weight
      ? []
      : [fault('overlap.kinds.operation-name-similar.weight', 'a similar name counts at most as much as the same name')]),
  ];
};

export const policyFaults = (file: string, policy: PolicyFile): ConfigurationFault[] => {
  const fault = faultIn(file);
  const { offer, claim } = policy.steps;
  const sameTime = offer.targets.P1 === claim.targets.P1 && offer.targets.P2 === claim.targets.P2 && offer.targets.P3 === claim.targets.P3;
  return [
    ...(file.endsWith(`/${policy.version}.json`) ? [] : [fault('version', 'must be the number in the name of the file')]),
    ...Object.entries(policy.steps).flatMap(([step, { rungs }]) => rungFaults(file, step, rungs)),
    ...(sameTime ? [] : [fault('steps.offer.targets', 'an offer lasts one claim clock: give it the targets of claim')]),
    ...hoursFaults(file, policy.hours),
    ...schemeFaults(file, policy.schemes),
    ...overlapFaults(file, policy.overlap),
    ...repeated(
      policy.valueColumns.map(({ heading }) => heading),
      (heading) => fault('valueColumns', `the heading ${heading} stands there twice`),
    ),
    ...Object.entries(policy.lists).flatMap(([name, codes]) =>
      repeated(
        codes.map(({ code }) => code),
        (code) => fault(`lists.${name}`, `the code ${code} stands there twice`),
      ),
    ),
  ];
};

export const calendarFaults = (file: string, calendar: CalendarFile): ConfigurationFault[] => {
  const fault = faultIn(file);
  const dates = calendar.holidays.map(({ date }) => date);
  const years = [...calendar.published, ...calendar.byRule].toSorted((one, other) => one - other).map(String);
  return [
    ...(file.endsWith(`/${calendar.id}.json`) ? [] : [fault('id', 'must be the name of the file')]),
    ...repeated(dates, (date) => fault('holidays', `${date} stands there twice`)),
    ...repeated(years, (year) => fault('published', `${year} stands there twice, or under byRule too`)),
    ...dates
      .filter((date) => !years.includes(date.slice(0, 4)))
      .map((date) => fault('holidays', `${date}: name its year under published or byRule`)),
    ...years.filter((year) => !dates.some((date) => date.startsWith(year))).map((year) => fault('holidays', `${year} has no holiday`)),
  ];
};
