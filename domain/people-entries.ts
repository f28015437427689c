import type { PeopleCommands } from './people-commands.ts';
import type { UserId } from './words.ts';

type About<C extends keyof PeopleCommands> = PeopleCommands[C]['payload'];
/** What somebody who has left was to a case. */
export type Held = 'claimer' | 'sia' | 'sio' | 'nominee' | 'pen';

/** What the entries say of themselves that come of people and policy. A meaning is frozen at release. */
export interface PeopleEntries {
  'sio-reported-unavailable': About<'report-sio-unavailable'>;
  'sio-reported-available': About<'report-sio-available'>;
  /** ACC-7. */
  'leaver-released': {
    readonly person: UserId;
    readonly was: readonly Held[];
    /** They are here, and have the role for it no longer (ACC-1). Absent where they have left. */
    readonly because?: 'role';
  };
  /** CLK-6: `changed` names the clocks that took another target. `pen`: whoever of the body has it since, null where nobody can; absent where it stays. */
  'clocks-recomputed': About<'recompute-clocks'> & { readonly changed: readonly string[]; readonly pen?: UserId | null };
}
export const peopleMeaning: { readonly [T in keyof PeopleEntries]: 1 } = {
  'sio-reported-unavailable': 1,
  'sio-reported-available': 1,
  'leaver-released': 1,
  'clocks-recomputed': 1,
};
