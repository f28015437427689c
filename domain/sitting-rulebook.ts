import { agendaRows } from './agenda-rows.ts';
import { actionRows } from './actions.ts';
import { meetingRows } from './meeting.ts';
import { openingRows } from './meeting-opening.ts';
import { ratificationRows } from './ratification.ts';
import type { SittingCommandName } from './sitting-commands.ts';
import { sittingTimeRows } from './sitting-time.ts';
import type { SittingTable } from './sitting-table.ts';

/** Every command of a sitting and its rules. A command without a row does not compile. */
export const sittingRulebook: SittingTable = {
  ...openingRows,
  ...meetingRows,
  ...actionRows,
  ...agendaRows,
  ...ratificationRows,
  ...sittingTimeRows,
};

export const isSittingCommand = (name: string): name is SittingCommandName => Object.hasOwn(sittingRulebook, name);
