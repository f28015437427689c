import { z } from 'zod';
import type { Title } from './asks.ts';
import { code, flag, line, many, marking, organisation, person, some, whole0 } from './fields.ts';
import type { Leaves } from './leaves.ts';
import { noted } from './notes.ts';
import { score } from './score.ts';

const named = (title: Title) => noted(z.strictObject({ userId: person(title) }), { title });

export const forceTasking = <N, T, D>(leaf: Leaves<N, T, D>) =>
  noted(
    z.strictObject({
      meetingDate: leaf.date({ title: 'Date of the tasking meeting', lies: 'past' }),
      decisionRef: line({ title: 'Reference of the tasking decision' }),
      controlStrategyPriority: line({ title: 'Control strategy priority', hint: 'Give this or the off-strategy reason' }).exactOptional(),
      offStrategyReason: leaf.narrative({ title: 'Off-strategy reason' }).exactOptional(),
    }),
    { title: 'Tasking by the owner' },
  );

const threat = <N, T, D>(leaf: Leaves<N, T, D>) =>
  noted(
    z.strictObject({
      types: some(code({ title: 'Type of threat', list: 'threatTypes' }), { title: 'Types of threat', list: 'threatTypes' }),
      recordType: code({ title: 'Record type', list: 'recordTypes' }),
      apmisRef: line({ title: 'APMIS reference' }).exactOptional(),
      ocgRef: line({ title: 'OCG reference' }).exactOptional(),
      masterListRank: whole0('Rank on the SOC master list', 1_000_000).exactOptional(),
      summary: leaf.narrative({ title: 'Summary of the threat' }),
    }),
    { title: 'Threat' },
  );

const scale = noted(
  z.strictObject({
    crossForce: flag('Does it cross force boundaries?'),
    forcesAffected: many(organisation('Force affected'), { title: 'Forces affected' }).exactOptional(),
    crossRegion: flag('Does it cross regions?'),
    international: flag('Is it international?').exactOptional(),
    suspects: code({ title: 'Number of suspects', list: 'sizes' }).exactOptional(),
    victims: code({ title: 'Number of victims', list: 'sizes' }).exactOptional(),
    childrenInvolved: flag('Are children involved?'),
  }),
  { title: 'Scale' },
);

const need = <N, T, D>(leaf: Leaves<N, T, D>) =>
  noted(
    z.strictObject({
      reasons: some(code({ title: 'Reason', list: 'needReasons' }), { title: 'Reasons for the bid', list: 'needReasons' }),
      support: some(code({ title: 'Support', list: 'support' }), { title: 'Support asked for', list: 'support' }),
      detail: leaf.narrative({ title: 'Detail of what is needed' }).exactOptional(),
    }),
    { title: 'What is needed' },
  );

const investigation = <N, T, D>(leaf: Leaves<N, T, D>) => {
  const keyDate = z.strictObject({ what: line({ title: 'What happens' }), date: leaf.date({ title: 'Date', lies: 'ahead' }) });
  return noted(
    z.strictObject({
      strategyRef: line({ title: "Reference of the SIO's investigation strategy" }),
      stage: code({ title: 'Stage of the investigation', list: 'investigationStages' }),
      keyDates: many(keyDate, { title: 'Key dates' }).exactOptional(),
      otherAgencies: many(line({ title: 'Agency' }), { title: 'Other agencies involved' }).exactOptional(),
    }),
    { title: 'Investigation' },
  );
};

const immediate = noted(z.enum(['none', 'acted-on']), {
  title: 'Immediate risk to life',
  hint: 'none, or acted-on where the control room has dealt with it',
  rule: 'BID-4',
  advice:
    'Immediate risk to life is no reason to bid: go to the control room at once. Then choose acted-on and say what was done, or choose none.',
});
const risk = <N, T, D>(leaf: Leaves<N, T, D>) =>
  noted(
    z.strictObject({
      immediate,
      actionTaken: leaf.narrative({ title: 'Action taken' }).exactOptional(),
      actionRef: line({ title: 'Reference of the action taken' }).exactOptional(),
      safeguarding: leaf.narrative({ title: 'Safeguarding in place' }),
    }),
    { title: 'Risk' },
  );

const legal = <N, T, D>(leaf: Leaves<N, T, D>) =>
  noted(
    z.strictObject({
      policingPurpose: code({ title: 'Policing purpose', list: 'policingPurposes' }),
      necessity: leaf.narrative({ title: 'Necessity and proportionality' }),
      marking,
      handling: many(line({ title: 'Condition' }), { title: 'Handling conditions' }).exactOptional(),
      restricted: flag('Is the case restricted to named people?').exactOptional(),
      dataCategories: many(code({ title: 'Category', list: 'dataCategories' }), {
        title: 'Categories of data',
        list: 'dataCategories',
      }).exactOptional(),
      authorityRefs: many(line({ title: 'Reference' }), { title: 'References of authorities' }).exactOptional(),
    }),
    { title: 'Legal basis and handling' },
  );

/** REO-1: a bid as it is brought. */
export const submission = <N, T, D>(leaf: Leaves<N, T, D>) => {
  const { owningAgency, region, customer, sio, deputySio, operationName, ...rest } = bid(leaf).shape;
  const follows = line({ title: 'Earlier case that this bid follows', hint: 'Only one that was declined or withdrawn, or has lapsed' }, 40);
  return z.strictObject({ owningAgency, region, customer, sio, deputySio, operationName, follows: follows.exactOptional(), ...rest });
};

/** data.md "Bid". */
export const bid = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    owningAgency: organisation('Owning agency'),
    region: code({ title: 'Region', hint: 'For a national agency only' }).exactOptional(),
    customer: named('Customer'),
    sio: named('SIO'),
    deputySio: named('Deputy SIO').exactOptional(),
    operationName: line({ title: 'Operation name' }).exactOptional(),
    forceTasking: forceTasking(leaf),
    threat: threat(leaf),
    scale,
    need: need(leaf),
    investigation: investigation(leaf),
    risk: risk(leaf),
    initialScore: score(leaf).exactOptional(),
    notScoredReason: leaf.narrative({ title: 'Reason for not scoring yet' }).exactOptional(),
    legal: legal(leaf),
    places: many(line({ title: 'Place' }), { title: 'Places', hint: 'Names of areas, used for finding overlap' }).exactOptional(),
  });
