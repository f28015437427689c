// What the minutes of the TTCG of twelve items say and what its log holds, line by line: written by hand after what was played.
import { z } from 'zod';
import { CHAIR, DEPUTY, SECRETARY } from '../api/escalated.ts';
import type { House } from './house.ts';

const AT = '15 December 2026 at 10:00';
const [CARROW, ANDERS, BRETT] = [
  'Assistant Chief Constable Judith Carrow', 'Detective Chief Superintendent Philip Anders', 'Tasking Secretary Naomi Brett',
] as const; // prettier-ignore
const [TTCG, ROCU] = ['Northmarch regional TTCG', 'Northmarch Regional Organised Crime Unit'] as const;
const HALE = 'Detective Chief Inspector Rowan Hale, Aldershire Police';
const DRAPER = 'Detective Chief Inspector Fiona Draper';
const OKAFOR = 'Detective Chief Superintendent Yasmin Okafor';
const by = (decider: string, recorder = decider): string => `Decided by ${decider}. Recorded by ${recorder} on ${AT}.`;
const options = ['Options considered:', 'Retain it.', 'Something else.'] as const;
const extraordinary = 'Taken as extraordinary, to be ratified.';
const toRocu = `Transfer of the risk to ${ROCU}.`;

type Written = { readonly cameTo: string; readonly riskWith?: string; readonly late?: true; readonly lines: readonly string[] };
/** Each item, in the order in which it came on the agenda. */
const itemsWritten = (next: string): Readonly<Record<string, Written>> => ({
  retained: {
    cameTo: 'The owner retains the risk',
    lines: ['The owner retains the risk.', by(CARROW), ...options, 'Rationale: Because it is retained.', 'Dissent: Not all would have it retained.'],
  },
  'with an interest of the chair': {
    cameTo: 'The owner retains the risk',
    lines: [
      `Interest declared by ${CARROW}.`, 'The owner retains the risk.', by(ANDERS), ...options,
      'Rationale: Because it is with an interest of the chair.', 'Dissent: Not all would have it with an interest of the chair.',
    ],
  },
  deferred: {
    cameTo: 'Deferred',
    lines: [
      `Deferred, to ${next}.`, 'Deferred.', by(CARROW), ...options,
      'Rationale: Because it is deferred.', 'Dissent: Not all would have it deferred.',
    ],
  },
  referred: {
    cameTo: 'Referred to the Federated Tasking Team',
    lines: [
      'Referred to the Federated Tasking Team.', by(CARROW), ...options,
      'Rationale: Because it is referred.', 'Dissent: Not all would have it referred.',
    ],
  },
  'refused by its receiver': {
    cameTo: 'Transfer of the risk',
    lines: [
      `${toRocu} Refused on ${AT} by ${OKAFOR}.`, by(CARROW), ...options,
      'Rationale: Because it is refused by its receiver.', 'Dissent: Not all would have it refused by its receiver.',
    ],
  },
  'accepted by its receiver': {
    cameTo: 'Transfer of the risk',
    riskWith: `${DRAPER}, ${ROCU}`,
    lines: [
      `${toRocu} Accepted on ${AT}, with ${DRAPER} as owner.`, by(CARROW), ...options,
      'Rationale: Because it is accepted by its receiver.', 'Dissent: Not all would have it accepted by its receiver.',
    ],
  },
  commissioned: {
    cameTo: 'Further development commissioned',
    lines: [
      'Further development commissioned.', by(CARROW), ...options,
      'Rationale: Because it is commissioned.', 'Dissent: Not all would have it commissioned.',
      'Commissioned:', 'Network chart: Who is linked to whom?',
    ],
  },
  rejected: {
    cameTo: 'Rejected',
    lines: ['Rejected.', by(CARROW), ...options, 'Rationale: Because it is rejected.', 'Dissent: none recorded.'],
  },
  'recorded by the secretary': {
    cameTo: 'The owner retains the risk',
    lines: [
      'The owner retains the risk.', `${by(CARROW, BRETT)} Confirmed on ${AT}.`, ...options,
      'Rationale: Because it is recorded by the secretary.', 'Dissent: Not all would have it recorded by the secretary.',
    ],
  },
  'not reached': {
    cameTo: 'Carried',
    lines: [`Not reached and carried, to ${next}. It is no deferral (ESC-3). Reason: No time was left.`],
  },
  late: {
    cameTo: 'The owner retains the risk',
    late: true,
    lines: [
      'The owner retains the risk. Still to be ratified.', `${by(CARROW)} ${extraordinary}`, ...options,
      'Rationale: Because it is late.', 'Dissent: Not all would have it late.',
    ],
  },
  'late, too': {
    cameTo: 'Transfer of the risk',
    late: true,
    lines: [
      `${toRocu} The receiver has not answered yet. Still to be ratified.`, `${by(CARROW)} ${extraordinary}`, ...options,
      'Rationale: Because it is late, too.', 'Dissent: Not all would have it late, too.',
    ],
  },
}); // prettier-ignore

type Named = { readonly meeting: string; readonly next: string; readonly refOf: (name: string) => string };
/** The whole document as it is read, a line for each paragraph and row. */
export const minutesWritten = ({ meeting, next, refOf }: Named): readonly string[] => {
  const items = Object.entries(itemsWritten(next));
  const head = (name: string): string => `${refOf(name)}: MARLPIT`;
  return [
    `Approved on ${AT} (UK time) by ${CARROW}. A correction is an entry of its own (ESC-5).`,
    `Sitting\t${meeting}`, `Body\t${TTCG}`, 'Time\t15 December 2026 at 10:00 (UK time)', `Began\t${AT} (UK time), started by ${CARROW}`,
    'Marking\tOFFICIAL-SENSITIVE',
    'Attendance',
    `Present\t${CARROW}, ${TTCG}; ${ANDERS}, ${TTCG}; ${BRETT}, ${TTCG}`, 'Apologies\tNone',
    'Interests declared',
    `${refOf('with an interest of the chair')}, ${CARROW}, ${AT}: My sister works there.`,
    'Decision log',
    'Case\tFor\tCame to',
    ...items.map(([name, { cameTo }]) => `${head(name)}\tTransfer of risk\t${cameTo}`),
    ...items.flatMap(([name, { riskWith = HALE, late, lines }]) => [
      head(name),
      `Transfer of risk${late ? ', a late item' : ''}. At the approval of these minutes the risk is with ${riskWith}.`,
      ...lines,
    ]),
    'Actions',
    `${meeting} a1, ${BRETT}, due 10 January 2027, open: Brief the ROCU.`,
  ]; // prettier-ignore
};

/** The log of the sitting: what was entered, by whom, of which item. */
export const logWritten: readonly string[] = [
  'meeting-opened by the secretary',
  'item-listed by the secretary: retained',
  'item-listed by the secretary: with an interest of the chair',
  'item-listed by the secretary: deferred',
  'item-listed by the secretary: referred',
  'item-listed by the secretary: refused by its receiver',
  'item-listed by the secretary: accepted by its receiver',
  'item-listed by the secretary: commissioned',
  'item-listed by the secretary: rejected',
  'item-listed by the secretary: recorded by the secretary',
  'item-listed by the secretary: not reached',
  'papers-closed by the secretary',
  // ESC-1: the chair allows what is late, which lists it and adds it to the pack.
  'item-listed by the chair: late',
  'pack-supplemented by the chair: late',
  'item-listed by the chair: late, too',
  'pack-supplemented by the chair: late, too',
  'sitting-started by the chair',
  'attendance-recorded by the secretary',
  'interest-declared by the chair: with an interest of the chair',
  'item-decided by the chair: retained, retain',
  'item-decided by the deputy chair: with an interest of the chair, retain',
  'item-deferred by the chair: deferred',
  'item-decided by the chair: referred, refer-to-ftt',
  'item-decided by the chair: refused by its receiver, transfer',
  'item-decided by the chair: accepted by its receiver, transfer',
  'item-decided by the chair: commissioned, commission-development',
  'item-decided by the chair: rejected, reject',
  'item-decided by the chair: late, retain',
  'item-decided by the chair: late, too, transfer',
  // What the secretary recorded is decided as the chair confirms it, last of all.
  'item-decided by the chair: recorded by the secretary, retain',
  'item-carried by the secretary: not reached',
  'action-added by the secretary',
  'minutes-approved by the chair',
];
/** And of the next one, to which the rest goes on. */
export const logOfNext: readonly string[] = [
  'meeting-opened by the secretary',
  'item-listed by the chair: deferred',
  'item-listed by the chair: late, to ratify',
  'item-listed by the chair: late, too, to ratify',
  'item-listed by the secretary: not reached',
];

const officers: Readonly<Record<string, string>> = { [CHAIR]: 'the chair', [DEPUTY]: 'the deputy chair', [SECRETARY]: 'the secretary' };
const about = z.object({ case: z.string().optional(), outcome: z.string().optional(), kind: z.string().optional() });
/** The entries of a sitting in words, cases by the names of their items. */
export const logOf = async ({ ports }: House, id: string, refs: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  (await ports.meetings.entries(id)).map(({ type, actor, about: said }) => {
    const { case: ref, outcome, kind } = about.parse(said);
    const name = Object.keys(refs).find((each) => refs[each] === ref);
    const words = [name, outcome, kind === 'ratify' ? 'to ratify' : undefined].filter((word) => word !== undefined);
    return `${type} by ${officers[actor] ?? actor}${words.length === 0 ? '' : `: ${words.join(', ')}`}`;
  });
