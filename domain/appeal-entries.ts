import type { Commands } from './commands.ts';
import type { Decline } from './triage-state.ts';

/** What the entries of an appeal say of themselves. A meaning is frozen at release. */
export interface AppealEntries {
  appealed: Commands['appeal']['payload'];
  /** `from` is where the decline had been proposed; `late` where the time to decide was over by then. */
  'appeal-decided': Commands['decide-appeal']['payload'] & { readonly from: Decline['from']; readonly late: boolean };
}

export const appealMeaning: { readonly [T in keyof AppealEntries]: 1 } = { appealed: 1, 'appeal-decided': 1 };
