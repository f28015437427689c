// Cards of cases that belong together, and of rounds. The other case is one that is not there: what links and merges do is walked elsewhere.
import type { LinkCommands } from '../../domain/link-commands.ts';
import { date } from './calendars.ts';
import { nonsense, why, type Draw } from './draw.ts';
import * as given from './payloads.ts';

type Deck = { readonly [C in Exclude<keyof LinkCommands, 'lapse-merge'>]: (draw: Draw) => LinkCommands[C]['payload'] };
export const linkDeck: Deck = {
  link: ({ number }) => ({ other: nonsense(number) ? 'TSK' : 'TSK-NM-2026-00007-E', relation: 'same-group', reason: why }),
  'propose-merge': () => ({ into: 'TSK-NM-2026-00007-E', reason: why }),
  'consent-merge': () => ({ into: 'TSK-NM-2026-00007-E', reason: why }),
  'refuse-merge': () => ({ into: 'TSK-NM-2026-00007-E', reason: why }),
  reopen: ({ number }) => ({
    newIntelligence: why,
    tasking: { ...given.bid.forceTasking, meetingDate: date(nonsense(number) ? '2099-01-01' : '2026-11-10') },
  }),
  unmerge: () => ({ into: 'TSK-NM-2026-00007-E', reason: why }),
  unlink: () => ({ other: 'TSK-NM-2026-00007-E', reason: why }),
  'confirm-link': () => ({ other: 'TSK-NM-2026-00007-E', reason: why }),
};
