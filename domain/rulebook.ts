import { allocationRows } from './allocation.ts';
import { apmisRows } from './apmis.ts';
import { disseminationRows } from './dissemination.ts';
import { impasseRows } from './impasse.ts';
import { reallocationRows } from './reallocation.ts';
import { reviewRows } from './review.ts';
import { appealRows } from './appeal.ts';
import { availabilityRows } from './availability.ts';
import { bidRows } from './bid-rules.ts';
import { bodyDecisionRows } from './body-decision.ts';
import { candidateRows } from './candidates.ts';
import { closureRows } from './closure.ts';
import type { CommandName } from './commands.ts';
import { correctionRows } from './correction.ts';
import { countersignRows } from './countersign.ts';
import { declineRows } from './decline.ts';
import { developmentRows } from './development.ts';
import { escalationRows } from './escalation.ts';
import { handoverRows } from './handover.ts';
import { holdRows } from './hold.ts';
import { linkRows } from './links.ts';
import { leaverRows } from './leaver.ts';
import { mergeRows } from './merge.ts';
import { messageRows } from './messages.ts';
import { ownershipRows } from './ownership.ts';
import { overrideRows } from './priority-override.ts';
import { productRows } from './product.ts';
import { reassignRows } from './reassign.ts';
import { reassessmentRows } from './reassessment.ts';
import { recomputeRows } from './recompute.ts';
import { reopeningRows } from './reopening.ts';
import { redirectRows } from './redirect.ts';
import { returnRows } from './returns.ts';
import type { Authority, CommandTable } from './table.ts';
import { termsRows } from './terms.ts';
import { timeRows } from './time.ts';
import { transferRows } from './transfer.ts';
import { triageRows } from './triage.ts';
import { disputeRows } from './value-dispute.ts';
import { urgencyRows } from './urgency.ts';
import { valueRows } from './value.ts';
import type { Stage } from './words.ts';

/** Every command and its rules, chapter by chapter. A command without a row does not compile. */
export const rulebook: CommandTable = {
  ...bidRows,
  ...triageRows,
  ...countersignRows,
  ...returnRows,
  ...reassignRows,
  ...redirectRows,
  ...declineRows,
  ...linkRows,
  ...appealRows,
  ...reallocationRows,
  ...impasseRows,
  ...disseminationRows,
  ...reviewRows,
  ...mergeRows,
  ...reopeningRows,
  ...candidateRows,
  ...allocationRows,
  ...termsRows,
  ...developmentRows,
  ...productRows,
  ...reassessmentRows,
  ...ownershipRows,
  ...escalationRows,
  ...bodyDecisionRows,
  ...transferRows,
  ...handoverRows,
  ...availabilityRows,
  ...leaverRows,
  ...recomputeRows,
  ...valueRows,
  ...disputeRows,
  ...apmisRows,
  ...holdRows,
  ...messageRows,
  ...urgencyRows,
  ...overrideRows,
  ...closureRows,
  ...correctionRows,
  ...timeRows,
};

export const isCommand = (name: string): name is CommandName => Object.hasOwn(rulebook, name);
export const stagesOf = (name: CommandName): Readonly<Partial<Record<Stage, true>>> => rulebook[name].stages;
/** Who may give it, and what entitles them to. */
export const whoMay = (name: CommandName): readonly Authority[] => rulebook[name].who;
