import type { Bid } from './bid.ts';
import { mayOwn } from './directory.ts';
import { person, type Facts } from './facts.ts';
import { byCodes, byScore } from './field-rules.ts';
import type { FieldProblem } from './refusals.ts';
import { isoDateOf } from './working-time.ts';

/** BID-1: the region whose gateway takes the bid; a national agency names it. */
export const regionOf = (bid: Bid, facts: Facts): string | null => {
  const agency = facts.directory.organisations[bid.owningAgency];
  return agency?.kind === 'national' ? (bid.region ?? null) : (agency?.region ?? null);
};

const byAgency = (bid: Bid, facts: Facts): readonly FieldProblem[] => {
  const agency = facts.directory.organisations[bid.owningAgency];
  if (!mayOwn(agency))
    return [
      {
        path: 'owningAgency',
        rule: 'OWN-2',
        message: 'Name a force, a ROCU or a national agency as owner: TOEX and partners never own risk.',
      },
    ];
  const region = regionOf(bid, facts);
  if (region === null || !Object.hasOwn(facts.directory.regions, region))
    return [{ path: 'region', rule: 'BID-1', message: 'Name the region whose gateway is to take this bid.' }];
  return agency?.kind !== 'national' && bid.region !== undefined && bid.region !== agency?.region
    ? [
        {
          path: 'region',
          rule: 'BID-1',
          message: `Leave the region out, or name ${String(agency?.region)}: the bid goes to the gateway of its owner’s region.`,
        },
      ]
    : [];
};
const byPeople = (bid: Bid, facts: Facts): readonly FieldProblem[] => {
  const sio = person(facts, bid.sio.userId);
  const named = [
    ['customer.userId', bid.customer.userId],
    ['deputySio.userId', bid.deputySio?.userId],
  ] as const;
  return [
    ...(sio?.active === true && sio.organisation === bid.owningAgency
      ? []
      : [{ path: 'sio.userId', rule: 'BID-2' as const, message: 'Name an active officer of the owning agency as SIO.' }]),
    ...named.flatMap(([path, id]) =>
      id === undefined || person(facts, id)?.active === true ? [] : [{ path, message: 'Name an active person of the directory.' }],
    ),
  ];
};
const byTasking = ({ forceTasking }: Bid, facts: Facts): readonly FieldProblem[] => {
  const exactlyOne = (forceTasking.controlStrategyPriority === undefined) !== (forceTasking.offStrategyReason === undefined);
  return [
    ...(forceTasking.meetingDate <= isoDateOf(facts.now)
      ? []
      : [
          {
            path: 'forceTasking.meetingDate',
            rule: 'BID-3' as const,
            message: 'Give the date of the tasking meeting that decided; it cannot lie in the future.',
          },
        ]),
    ...(forceTasking.decisionRef.trim() === ''
      ? [{ path: 'forceTasking.decisionRef', rule: 'BID-3' as const, message: 'Give the reference of your own tasking decision.' }]
      : []),
    ...(exactlyOne
      ? []
      : [
          {
            path: 'forceTasking.controlStrategyPriority',
            rule: 'BID-3' as const,
            message: 'Give either the control strategy priority or the reason for going off strategy: exactly one of them.',
          },
        ]),
  ];
};
const byRisk = ({ risk }: Bid): readonly FieldProblem[] => {
  const advice = 'An immediate risk to life goes to the control room at once, not into a bid.';
  if (risk.immediate === 'none') return [];
  if (risk.immediate !== 'acted-on')
    return [
      {
        path: 'risk.immediate',
        rule: 'BID-4',
        message: `${advice} Once it has been acted on, say so here with what was done and its reference.`,
      },
    ];
  return [
    ...(risk.actionTaken === undefined
      ? [{ path: 'risk.actionTaken', rule: 'BID-4' as const, message: `Say what was done about the immediate risk. ${advice}` }]
      : []),
    ...(risk.actionRef === undefined || risk.actionRef.trim() === ''
      ? [{ path: 'risk.actionRef', rule: 'BID-4' as const, message: `Give the reference of the action, such as the log number. ${advice}` }]
      : []),
  ];
};
const byLists = (bid: Bid, facts: Facts): readonly FieldProblem[] => [
  ...byCodes('threatTypes', bid.threat.types, { path: 'threat.types', facts }),
  ...byCodes('recordTypes', bid.threat.recordType, { path: 'threat.recordType', facts }),
  ...byCodes('sizes', bid.scale.suspects ?? [], { path: 'scale.suspects', facts }),
  ...byCodes('sizes', bid.scale.victims ?? [], { path: 'scale.victims', facts }),
  ...byCodes('needReasons', bid.need.reasons, { path: 'need.reasons', facts }),
  ...byCodes('support', bid.need.support, { path: 'need.support', facts }),
  ...byCodes('investigationStages', bid.investigation.stage, { path: 'investigation.stage', facts }),
  ...byCodes('policingPurposes', bid.legal.policingPurpose, { path: 'legal.policingPurpose', facts }),
  ...byCodes('dataCategories', bid.legal.dataCategories, { path: 'legal.dataCategories', facts }),
  ...(facts.policy.markings.includes(bid.legal.marking)
    ? []
    : [
        {
          path: 'legal.marking',
          rule: 'BID-6' as const,
          message: `Mark the bid ${facts.policy.markings.join(' or ')}; nothing above may be held here.`,
        },
      ]),
  ...(bid.scale.forcesAffected ?? []).flatMap((id, index) =>
    mayOwn(facts.directory.organisations[id])
      ? []
      : [{ path: `scale.forcesAffected.${String(index)}`, message: 'Name a force, a ROCU or a national agency of the directory.' }],
  ),
  ...byScore(bid.initialScore, 'initialScore', facts),
];
/** BID-5: everything that is wrong with a bid, at once. */
export const bidProblems = (bid: Bid, facts: Facts): readonly FieldProblem[] => [
  ...byAgency(bid, facts),
  ...byPeople(bid, facts),
  ...byTasking(bid, facts),
  ...byRisk(bid),
  ...byLists(bid, facts),
];
