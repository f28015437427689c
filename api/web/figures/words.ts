import { calendarOf } from '../../../domain/facts.ts';
import { isIsoDate } from '../../../domain/words.ts';
import { minutesOf } from '../../../domain/working-time.ts';
import type { FigureWords } from '../../figures/figure.ts';
import type { Kind, Value } from '../../figures/table.ts';
import type { Visit } from '../visit.ts';
import { roleWords, stageTitle } from '../wording/stages.ts';
import { dayOf, momentOf, workingTime } from '../wording/times.ts';

const short = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });
const parties: Readonly<Record<string, string>> = {
  force: 'Owning agency',
  gateway: 'Gateway',
  toex: 'TOEX',
  body: 'Tasking body',
  all: 'All',
};

/** What charts and tables of figures are read in. Every calendar of the policy has days of one length. */
export const figureWords = ({ directory, policy, person }: Pick<Visit, 'directory' | 'policy' | 'person'>) => {
  const calendar = calendarOf({ directory, policy }, directory.organisations[person.organisation]?.region ?? '');
  const day = minutesOf(calendar, '1d');
  const words: FigureWords = {
    stage: (stage) => (stage === 'whole' ? 'Whole journey' : stageTitle(stage)),
    party: (party) => parties[party] ?? party,
    person: (id) => {
      const found = directory.people[id];
      return found === undefined ? id : `${found.rank} ${found.name}`.trim();
    },
    shortDay: (date) => (isIsoDate(date) ? short.format(new Date(`${date}T00:00:00Z`)) : date),
    days: (minutes) => Math.round((minutes * 10) / day) / 10,
  };
  const cell = (kind: Kind, value: Value): string => {
    if (value === null || value === '') return '–';
    const said = String(value);
    switch (kind) {
      case 'stage':
        return words.stage(said);
      case 'party':
        return words.party(said);
      case 'person':
        return words.person(said);
      case 'moment':
        return momentOf(said);
      case 'day':
        return dayOf(said);
      case 'minutes':
        return workingTime(Number(value), calendar);
      case 'roles':
        return said.split(', ').map(roleWords).join(', ');
      case 'ref':
      case 'text':
      case 'count':
        return said;
    }
  };
  return { words, cell };
};
