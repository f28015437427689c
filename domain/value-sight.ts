import { holds, mayOpen } from './access.ts';
import type { Case } from './case.ts';
import type { Directory, Person } from './directory.ts';
import type { Policy } from './policy.ts';
import type { ValueLine } from './value-sheet.ts';
import type { IsoDate, Role } from './words.ts';

type Known = { readonly directory: Directory; readonly policy: Pick<Policy, 'bodies'> };

/** The regions whose value this person measures: all for a national office, its own for a regional one, none for anybody else. */
export const measuredRegions = (who: Person, { directory }: Pick<Known, 'directory'>): readonly string[] => {
  const organisation = directory.organisations[who.organisation];
  if (organisation === undefined || organisation.kind === 'force' || !holds(who, 'performance')) return [];
  return organisation.region === null ? Object.keys(directory.regions) : [organisation.region];
};
/** ACC-1: the ledger goes with the page of the case; whoever measures has figures of a restricted case, and no line of it. */
export const valueSight = (on: Case, who: Person, known: Known): 'opened' | 'measured' | 'counted' | 'none' => {
  if (mayOpen(on, who, known) === 'page') return 'opened';
  if (!measuredRegions(who, known).includes(on.region)) return 'none';
  return on.restricted ? 'counted' : 'measured';
};

const looking: readonly Role[] = ['performance', 'toex-manager', 'sia', 'gateway-manager', 'sio', 'owner-lead'];
/** For whom the value of all their cases stands in the navigation; what they see there is for `valueSight` to say. */
export const looksAtValue = (who: Person): boolean => looking.some((role) => holds(who, role));
const exporting: readonly Role[] = ['performance', 'toex-manager', 'sia'];
/** VAL-6: an export is a step on the way to APMIS, so it is for those who key there, and for those who measure. */
export const exportsValue = (who: Person): boolean => exporting.some((role) => holds(who, role));

/** Days of the event, both of them counted; of one region, where it is named. */
export type Period = { readonly from?: IsoDate; readonly to?: IsoDate; readonly region?: string };
/** By reference, and in the order in which they were logged. A reversing entry bears the day of what it takes back. */
export const inPeriod = (lines: readonly ValueLine[], { from, to, region }: Period): readonly ValueLine[] =>
  lines
    .filter(({ entry }) => (from === undefined || entry.dateOfEvent >= from) && (to === undefined || entry.dateOfEvent <= to))
    .filter((line) => region === undefined || line.region === region)
    .toSorted((one, other) =>
      one.ref === other.ref ? Number(one.entry.id.slice(1)) - Number(other.entry.id.slice(1)) : one.ref < other.ref ? -1 : 1,
    );
