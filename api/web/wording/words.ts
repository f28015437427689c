import { calendarOf } from '../../../domain/facts.ts';
import { mayDraft } from '../../../domain/drafts.ts';
import { looksAtValue } from '../../../domain/value-sight.ts';
import { isSittingId } from '../../../domain/sitting.ts';
import type { Instant } from '../../../domain/words.ts';
import { mayAudit } from '../../auditors.ts';
import { looksAtFigures } from '../../figures/list.ts';
import { watches } from '../stalled/who.ts';
import type { Visit } from '../visit.ts';
import { codeInSentence, codeInWords } from './codes.ts';
import { partyWords, roleWords, stageTitle } from './stages.ts';
import { dayOf, lastDayOf, momentOf, timeLeft, workingTime } from './times.ts';

type Held = { readonly party: string; readonly role: string; readonly user: string | null };

const valueStatuses: Readonly<Record<string, string>> = {
  logged: 'Not verified yet',
  entered: 'On APMIS',
  reversed: 'Taken back',
};

// A transfer and a redirect are answered for an agency or a body that is asked, which the page names beside it.
const whoseRole = ({ party, role }: Held): string =>
  role === 'owner-lead' || (role === 'gateway-manager' && party === 'body')
    ? 'The agency that owns the threat, or is asked to'
    : partyWords(party);

/** The names and words that templates use. */
export const wordsFor = ({ person, directory, policy, now }: Visit) => {
  const nameOf = (id: string | null): string => {
    const found = id === null ? undefined : directory.people[id];
    return found === undefined ? (id ?? '') : `${found.rank} ${found.name}`.trim();
  };
  const label = (list: string, code: string): string =>
    Object.entries(policy.lists)
      .find(([name]) => name === list)?.[1]
      .find((entry) => entry.code === code)?.label ?? codeInWords(code);
  const calendar = (region: string) => calendarOf({ directory, policy }, region);
  return {
    person,
    sits:
      person.roles.includes('chair') || person.roles.includes('secretary') || directory.organisations[person.organisation]?.kind === 'body',
    watches: person.roles.some((role) => watches.includes(role)),
    mayAudit: mayAudit(person),
    administers: person.roles.includes('administrator'),
    looksAtValue: looksAtValue(person),
    looksAtFigures: looksAtFigures(person),
    prepares: mayDraft(person, directory),
    now,
    nameOf,
    label,
    codeInWords,
    codeInSentence,
    valueStatus: (status: string): string => valueStatuses[status] ?? codeInWords(status),
    stageTitle,
    /** Whatever an answer names: a person, an agency, or a code. */
    anyName: (code: string): string =>
      code in directory.people ? nameOf(code) : (directory.organisations[code]?.name ?? codeInWords(code)),
    agencyOf: (id: string): string => directory.organisations[id]?.name ?? id,
    regionOf: (id: string): string => directory.regions[id]?.name ?? id,
    penWords: (pen: Held | null): string =>
      pen === null
        ? 'Nobody: the case is over'
        : pen.user === null
          ? `${whoseRole(pen)}: any ${roleWords(pen.role)}`
          : `${nameOf(pen.user)} (${roleWords(pen.role)})`,
    /** Of what waits for somebody: for whom it does. */
    forWhom: (pen: Held | null): string =>
      pen === null ? '' : pen.user === null ? `Any ${roleWords(pen.role)}` : pen.user === person.id ? 'You' : nameOf(pen.user),
    placeOf: (stream: string): string => (isSittingId(stream) ? `/meetings/${stream}` : `/cases/${stream}`),
    moment: momentOf,
    day: dayOf,
    lastDay: lastDayOf,
    left: (region: string, dueAt: Instant): string => timeLeft(calendar(region), now, dueAt),
    workingTime: (minutes: number, region: string): string => workingTime(minutes, calendar(region)),
  };
};
