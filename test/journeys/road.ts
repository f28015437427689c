// The straight road through the HTTP interface, each step as the person whose step it is.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ask, fresh, must } from '../support/caller.ts';
import { inDays, terms } from './agreed-terms.ts';

const samples = z.object({
  bids: z.array(
    z.object({
      submittedBy: z.string(),
      bid: z.looseObject({
        legal: z.looseObject({ restricted: z.boolean() }),
        sio: z.object({ userId: z.string() }),
        investigation: z.looseObject({}),
        owningAgency: z.string(),
      }),
    }),
  ),
});
/** The sample bids as they stand, beside the project. Throws where they are not there. */
export const sampleBids = () =>
  samples.parse(JSON.parse(readFileSync(new URL('../../../shared/samples/bids.json', import.meta.url), 'utf8'))).bids;
export type SampleBid = ReturnType<typeof sampleBids>[number];

const submitted = z.object({ ref: z.string(), stage: z.string(), version: z.number() });
const given = z.object({ ref: z.string(), stage: z.string(), version: z.number(), entries: z.array(z.number()), commandId: z.string() });
export const caseView = z.looseObject({
  ref: z.string(),
  stage: z.string(),
  step: z.string(),
  version: z.number(),
  live: z.boolean(),
  ownRocu: z.boolean(),
  owner: z.object({ agency: z.string(), user: z.string() }),
  masterList: z.looseObject({ agency: z.string() }),
  pen: z.nullish(z.looseObject({ party: z.string(), role: z.string(), user: z.string().nullish(), dueAt: z.string().nullish() })),
  terms: z.nullish(z.looseObject({ version: z.number(), digest: z.string(), status: z.string() })),
  reassessment: z.nullish(z.looseObject({ digest: z.string() })),
  products: z.array(z.looseObject({ id: z.string(), status: z.string(), options: z.array(z.looseObject({ id: z.string() })) })),
});
export type CaseView = z.infer<typeof caseView>;

const score = (rationale: string) => ({
  scheme: 'demo-harm-score',
  schemeVersion: 1,
  harm: { physical: 2, psychological: 3, financial: 1, community: 1 },
  scope: 2,
  likelihood: 2,
  vulnerability: 3,
  capacity: 2,
  capability: 2,
  confidence: 'medium',
  rationale,
});
const people = {
  northmarch: {
    officer: 'triage.northmarch',
    manager: 'gateway-manager.northmarch',
    toex: 'toex-manager.northmarch',
    sia: 'sia.northmarch',
    reviewer: 'sia2.northmarch',
    analyst: 'analyst.northmarch',
  },
  southvale: {
    officer: 'triage.southvale',
    manager: 'gateway-manager.southvale',
    toex: 'toex-manager.southvale',
    sia: 'sia.southvale',
    reviewer: 'toex-manager.southvale',
    analyst: 'analyst.southvale',
  },
} as const;

/** Opens the road for one bid: `step` gives a command that must be accepted, `see` reads the case as somebody. */
export const openRoad = async (base: string, { submittedBy, bid }: SampleBid) => {
  const { ref } = await must(base, fresh(submittedBy, '/bids', bid), submitted);
  const region = ref.includes('-SV-') ? people.southvale : people.northmarch;
  // ACC-4: of a restricted bid an officer who is not on it sees the stub only, so a gateway manager takes it.
  const officer = bid.legal.restricted ? region.manager : region.officer;
  const cast = { ...region, officer, spoc: submittedBy, sio: bid.sio.userId };
  const step = (by: string, command: string, body: object = {}) => must(base, fresh(by, `/cases/${ref}/commands/${command}`, body), given);
  const see = (by: string): Promise<CaseView> => ask(base, { by, path: `/cases/${ref}` }, caseView);
  return { ref, cast, step, see };
};
export type Road = Awaited<ReturnType<typeof openRoad>>;

/** From the queue to agreed terms. */
export const toTerms = async ({ cast, step, see }: Road): Promise<void> => {
  await step(cast.officer, 'claim');
  await step(cast.officer, 'recommend', {
    assessment: {
      complete: true,
      inRemit: true,
      overlapsChecked: true,
      priority: 'P2',
      confidence: 'medium',
      score: score('As reported.'),
      rationale: 'Fits the remit.',
    },
  });
  if ((await see(cast.sio)).ownRocu) await step(cast.manager, 'countersign-recommendation', { rationale: 'Agreed.' });
  await step(cast.toex, 'accept', { rationale: 'There is room.' });
  await step(cast.toex, 'allocate', { sia: cast.sia, rationale: 'Free and skilled.', overrideReason: 'Knows the area.' });
  await step(cast.sia, 'record-first-contact', {
    at: new Date(Date.now() - 60_000).toISOString(),
    sioConfirmed: true,
    note: 'Spoke by telephone.',
  });
  await step(cast.sia, 'propose-terms', { basedOn: null, terms: terms(cast.sio, cast.sia) });
};
/** From proposed terms to an accepted product. */
export const toReassessment = async ({ cast, step, see }: Road): Promise<void> => {
  const proposed = (await see(cast.sio)).terms;
  await step(cast.sio, 'sign-terms', { version: proposed?.version, digest: proposed?.digest });
  await step(cast.sia, 'assign-team', { members: [cast.analyst] });
  await step(cast.analyst, 'log-work', {
    source: { system: 'PND', level: 'national' },
    searchedAt: inDays(0),
    hours: 3.5,
    result: 'Two links found.',
    pndRecorded: false,
  });
  await step(cast.analyst, 'confirm-pnd', { work: 'w1', at: new Date(Date.now() - 1000).toISOString() });
  await step(cast.analyst, 'submit-product', {
    product: {
      termsProductId: 'p1',
      title: 'Problem profile',
      heldAt: 'case store, folder 12',
      authors: [cast.analyst],
      techniques: ['network-analysis'],
      options: [{ strand: 'enforcement', fourP: 'pursue', text: 'Arrest the organiser.' }],
      gaps: ['Who pays?'],
      marking: 'OFFICIAL-SENSITIVE',
    },
  });
  await step(cast.reviewer, 'review-product', { product: 'p1', outcome: 'release', comments: 'Sound.', pndConfirmed: true });
  await step(cast.sio, 'accept-product', { product: 'p1', comments: 'Useful.', options: [{ id: 'o1', adopted: true, owner: cast.sio }] });
};
/** From an accepted product to a reassessment that both have signed. */
export const toOwnership = async ({ cast, step, see }: Road): Promise<void> => {
  const { owner } = await see(cast.sio);
  await step(cast.sia, 'propose-reassessment', {
    basedOn: null,
    score: score('Lower than before.'),
    scale: { nimLevel: 2, crossForce: true, crossRegion: false, international: false },
    recommendation: owner.agency.endsWith('-rocu') ? 'remain-rocu' : 'remain-force',
    rationale: 'The force can carry it.',
  });
  await step(cast.sio, 'sign-reassessment', { digest: (await see(cast.sio)).reassessment?.digest });
};
/** From the reassessment to closure. */
export const toClosed = async (road: Road): Promise<void> => {
  await toOwnership(road);
  const { cast, step } = road;
  await step(cast.sio, 'confirm-ownership', { rationale: 'It is ours.' });
  await step(cast.sio, 'log-value', {
    value: {
      dateOfEvent: inDays(0),
      toexRole: 'led',
      kind: 'disruption',
      recordType: 'ocg',
      fourP: 'pursue',
      level: 'moderate',
      basis: 'Three arrests.',
      confidence: 'medium',
      evidenceRef: 'DEMO-1',
      counts: { arrests: 3, victimsSafeguarded: 2, cashSeizedPence: 1_250_000 },
      hoursSaved: 40,
      attributionPercent: 60,
    },
  });
  await step(cast.sia, 'verify-value', { entry: 'v1', comments: 'Seen.' });
  await step(cast.sia, 'close', { apmis: 'not-applicable', feedbackRequested: true });
};
