// The chapters of the three months: what is given, by whom, and how long is waited in between.
import { expect } from 'vitest';
import { paper } from '../api/escalated.ts';
import { terms } from './agreed-terms.ts';
import { caseView } from './road.ts';
import type { Watched } from './three-months.ts';

const [OFFICER2, SECOND] = ['triage2.northmarch', 'gateway-manager2.northmarch'] as const;
const [CHAIR, SECRETARY] = ['chair.northmarch', 'secretary.northmarch'] as const;
const [FTT_CHAIR, FTT_SECRETARY] = ['chair.ftt', 'secretary.ftt'] as const;
export const RECEIVER = { by: 'owner-lead.national-agency', agency: 'national-agency', user: 'sio.national-agency' } as const;
const today = async ({ clock }: Watched): Promise<string> => (await clock.now()).slice(0, 10);

/** Returned and answered twice, declined, appealed, overturned, and triaged by another officer. */
export const triage = async ({ cast, give, wait }: Watched): Promise<void> => {
  for (const days of [1, 1]) {
    await give(cast.officer, 'claim');
    await give(cast.officer, 'return-for-information', { questions: [{ text: 'Which towns?' }, { text: 'Since when?' }] });
    await wait(days);
    const answers = [1, 2].map((each) => ({ questionId: `q${String(each)}`, text: 'As the reports say.' }));
    expect(await give(cast.spoc, 'answer-and-resubmit', { answers })).toBe('triage-queue');
  }
  await give(cast.officer, 'claim');
  await give(cast.officer, 'propose-decline', { reasonCode: 'below-threshold', rationale: 'One town.', advice: 'Ask the bureau.' });
  expect(await give(cast.manager, 'approve-decline', { rationale: 'Agreed.' })).toBe('declined');
  await wait(4);
  await give(cast.spoc, 'appeal', { grounds: 'A second town has reported the same group since.' });
  await wait(3);
  expect(await give(SECOND, 'decide-appeal', { outcome: 'overturn', rationale: 'It is organised.' })).toBe('triage-queue');
  await give(OFFICER2, 'claim');
  expect(
    await give(OFFICER2, 'recommend', {
      assessment: {
        complete: true, inRemit: true, overlapsChecked: true, priority: 'P2', confidence: 'medium',
        notScoredReason: 'The members are not known yet.', rationale: 'Two towns, one group.',
      },
    }),
  ).toBe('consideration'); // prettier-ignore
  await wait(1);
};

/** Terms, work, a variation with a second product, both products accepted, both sides' reassessment. */
export const work = async (road: Watched): Promise<void> => {
  const { cast, give, wait, see, clock } = road;
  await give(cast.toex, 'accept', { rationale: 'There is room soon.' });
  await wait(3);
  await give(cast.toex, 'allocate', { sia: cast.sia, rationale: 'Free and skilled.', overrideReason: 'Knows the area.' });
  await give(cast.sia, 'record-first-contact', { at: await clock.now(), sioConfirmed: true, note: 'By telephone.' });
  await wait(1);
  const from = new Date(await clock.now());
  const first = terms(cast.sio, cast.sia, from);
  await give(cast.sia, 'propose-terms', { basedOn: null, terms: first });
  const sign = async () => {
    const { terms: open } = await see(caseView);
    return give(cast.sio, 'sign-terms', { version: open?.version, digest: open?.digest });
  };
  expect(await sign()).toBe('development');
  await give(cast.sia, 'assign-team', { members: [cast.analyst] });
  const log = async (result: string) =>
    give(cast.analyst, 'log-work', { source: { system: 'PND', level: 'national' }, searchedAt: await today(road), hours: 3.5, result, pndRecorded: true }); // prettier-ignore
  await log('Two links found.');
  await wait(4);
  await log('A third town.');
  // The terms in force stand until the variation is agreed.
  const [product] = first.products;
  const varied = { ...first, products: [product, { ...product, id: 'p2', title: 'Profile of the organiser' }] };
  expect(await give(cast.sia, 'propose-terms', { basedOn: 1, terms: varied })).toBe('development');
  await wait(2);
  expect(await sign()).toBe('development');
  for (const id of ['p1', 'p2']) {
    const options = [{ strand: 'enforcement', fourP: 'pursue', text: 'Arrest the organiser.' }];
    const submitted = { termsProductId: id, title: `Profile ${id}`, heldAt: 'case store', authors: [cast.analyst], options, gaps: [], marking: 'OFFICIAL-SENSITIVE' }; // prettier-ignore
    await give(cast.analyst, 'submit-product', { product: submitted });
    await wait(1);
    await give(cast.reviewer, 'review-product', { product: id, outcome: 'release', comments: 'Sound.', pndConfirmed: true });
    await wait(1);
    await give(cast.sio, 'accept-product', { product: id, comments: 'Useful.', options: [{ id: 'o1', adopted: true, owner: cast.sio }] });
  }
  await give(cast.sia, 'propose-reassessment', {
    basedOn: null, score: { ...harm, rationale: 'More than one force can hold.' }, proposedOwner: RECEIVER.agency,
    scale: { nimLevel: 3, crossForce: true, crossRegion: true, international: false },
    recommendation: 'national-owner', rationale: 'The group works from abroad.', schemeReason: 'Not scored before.',
  }); // prettier-ignore
  await wait(2);
  expect(await give(cast.sio, 'sign-reassessment', { digest: (await see(caseView)).reassessment?.digest })).toBe('ownership');
};
const harm = {
  scheme: 'demo-harm-score', schemeVersion: 1, harm: { physical: 2, psychological: 3, financial: 1, community: 1 },
  scope: 3, likelihood: 3, vulnerability: 3, capacity: 3, capability: 2, confidence: 'medium',
} as const; // prettier-ignore

const decided = (meeting: string, outcome: string, newOwner?: string) => ({
  meeting, outcome, ...(newOwner === undefined ? {} : { newOwner }),
  optionsConsidered: ['Retain with the force.', 'Give it to an agency that works abroad.'], rationale: 'As the minutes say.',
}); // prettier-ignore

/** Two deferrals, a transfer that is refused, a referral upwards, a transfer that is accepted. */
export const escalation = async (road: Watched): Promise<void> => {
  const { cast, give, wait, call, at, handedTo } = road;
  await give(cast.sio, 'escalate', { paper: { ...paper, proposedOwner: 'northmarch-rocu' } });
  const regional = 'northmarch-ttcg';
  const first = await call(SECRETARY, regional, { days: 13, kind: 'ordinary' });
  const second = await call(SECRETARY, regional, { days: 26, kind: 'ordinary' });
  await give(SECRETARY, 'list-for-meeting', { meeting: first });
  for (const meeting of [first, second]) {
    await wait(13);
    await at(meeting, [CHAIR, 'start']);
    await at(meeting, [SECRETARY, 'record-attendance', { present: [CHAIR, SECRETARY], apologies: [] }]);
    expect(await give(CHAIR, 'record-decision', decided(meeting, 'defer'))).toBe('escalated');
    await at(meeting, [CHAIR, 'approve-minutes']);
  }
  // ESC-3: after the second deferral the chair owes an extraordinary decision.
  const sits = async (by: { chair: string; secretary: string; body: string }, what: object & { outcome: string; newOwner?: string }) => {
    const meeting = await call(by.secretary, by.body, { days: 2, kind: 'extraordinary' });
    await give(by.secretary, 'list-for-meeting', { meeting });
    await wait(2);
    await at(meeting, [by.chair, 'start']);
    await give(by.chair, 'record-decision', decided(meeting, what.outcome, what.newOwner));
    await at(meeting, [by.chair, 'approve-minutes']);
  };
  const ttcg = { chair: CHAIR, secretary: SECRETARY, body: regional };
  await sits(ttcg, { outcome: 'transfer', newOwner: 'northmarch-rocu' });
  await wait(1);
  expect(await give('owner-lead.northmarch-rocu', 'refuse-transfer', { reason: 'The group works from abroad.' })).toBe('escalated');
  await sits(ttcg, { outcome: 'refer-to-ftt' });
  await sits(
    { chair: FTT_CHAIR, secretary: FTT_SECRETARY, body: 'federated-tasking-team' },
    { outcome: 'transfer', newOwner: RECEIVER.agency },
  );
  await wait(1);
  expect(await handedTo(RECEIVER)).toBe('closing');
};

/** Keyed, valued by both sides, closed; sixty working days later looked back at. */
export const ending = async (road: Watched): Promise<void> => {
  const { cast, give, wait } = road;
  await give(cast.manager, 'record-master-list-change', { changedAt: await today(road), keyedBy: cast.manager });
  await give(cast.sia, 'log-value', {
    value: {
      dateOfEvent: await today(road), toexRole: 'led', kind: 'product-delivered', recordType: 'ocg', fourP: 'pursue', level: 'moderate',
      basis: 'Both profiles were used.', confidence: 'medium', evidenceRef: 'DEMO-90', counts: { forcesLinked: 2 }, attributionPercent: 60,
    },
  }); // prettier-ignore
  await wait(2);
  await give(RECEIVER.user, 'verify-value', { entry: 'v1', comments: 'Seen.' });
  expect(await give(cast.sia, 'close', { apmis: 'not-applicable', feedbackRequested: true })).toBe('closed');
  await wait(61);
  await give(RECEIVER.user, 'record-review', { worked: 'The second profile.', didNotWork: 'Two deferrals.', lessons: 'Escalate earlier.' });
};
