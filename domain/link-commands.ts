import type { Bid } from './bid.ts';
import type { Case } from './case.ts';
import type { MergeCommands } from './merge-commands.ts';
import type { Instant, LiveStage, Narrative, Ref, Stage, UserId } from './words.ts';

type OnOther = { readonly other: Ref; readonly reason: Narrative };
type Row<Payload, In extends Stage = LiveStage> = { on: Case; stage: In; payload: Payload };

/** Cases that belong together (DUP-3), and rounds of one case (REO-1). */
export interface LinkCommands extends MergeCommands {
  /** REO-1: what is not given of the tasking stands as it was. */
  reopen: {
    on: Case;
    stage: 'closed';
    payload: {
      readonly newIntelligence: Narrative;
      readonly tasking: Bid['forceTasking'];
      readonly sio?: UserId;
      readonly sioConsent?: { readonly by: UserId; readonly at: Instant };
    };
  };
  link: Row<OnOther & { readonly relation: string }>;
  /** A link may lead to a case that is over: what it waits for there is answered there, and it is reversible from both ends (DUP-3). */
  unlink: Row<OnOther, Stage>;
  'confirm-link': Row<OnOther, Stage>;
}
