import { agencyName } from '../../../domain/facts.ts';
import { offeredAtSitting, statusesOf } from '../../../domain/sitting-decide.ts';
import type { SittingStatus } from '../../../domain/sitting.ts';
import type { MeetingCommand } from '../../../domain/sitting-commands.ts';
import type { SittingRow } from '../../ports.ts';
import type { Visit } from '../visit.ts';
import { meetingWords, statusTitle } from '../wording/meetings.ts';
import { wordsFor } from '../wording/words.ts';

const SHOWN = 3;
const ahead: readonly SittingStatus[] = ['open', 'papers-closed'];
const held: readonly SittingStatus[] = ['in-session', 'decided'];
/** What waits at a sitting as a whole; all else stands on its page. */
const steps: readonly MeetingCommand[] = ['close-papers', 'start', 'record-attendance', 'approve-minutes'];

/** Those that are held or wait for their minutes, then those that come next, soonest first. */
const nextOf = (rows: readonly SittingRow[]): readonly SittingRow[] => {
  const among = (statuses: readonly SittingStatus[]) =>
    rows.filter(({ status }) => statuses.includes(status)).toSorted((one, other) => (one.at < other.at ? -1 : 1));
  return [...among(held).slice(-SHOWN), ...among(ahead).slice(0, SHOWN)];
};

/** The next sittings of whoever sits: when, on what papers, and what I can do at each. Null for everybody else. */
export const nextSittings = async (visit: Visit) => {
  const { ports, person } = visit;
  if (!wordsFor(visit).sits) return null;
  const [rows, facts] = await Promise.all([ports.meetings.list(person, null), ports.files.facts(person, visit)]);
  return Promise.all(
    nextOf(rows).map(async (row) => {
      const on = await ports.meetings.open(row.id);
      const can = steps.filter((name) => on !== null && statusesOf(name)[on.status] === true && offeredAtSitting(name, on, facts) === null);
      return {
        ...row,
        title: agencyName(visit, row.body),
        statusWords: statusTitle(row.status),
        can: can.map((name) => ({ title: meetingWords[name].title, href: `/meetings/${row.id}/do/${name}` })),
      };
    }),
  );
};
