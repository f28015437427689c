// The straight road over HTTP: each step by whoever may take it, with what the API itself shows of people and digests.
import { z } from 'zod';
import type { Gateway } from './gateway.ts';
import { assessment, product, score, terms, value } from './examples.ts';

const region = z.string().transform((name) => (name === 'southvale' ? 'southvale' : 'northmarch'));
const shown = z.looseObject({
  ref: z.string(),
  stage: z.string(),
  region,
  ownRocu: z.boolean(),
  restricted: z.boolean(),
  owner: z.looseObject({ user: z.string() }),
  sia: z.string().optional(),
  terms: z.looseObject({ digest: z.string() }).optional(),
  reassessment: z.object({ digest: z.string() }).optional(),
});
type Shown = z.infer<typeof shown>;
const offers = z.array(z.object({ command: z.string(), candidates: z.array(z.object({ user: z.string() })).optional() }));

export const look = async ({ as }: Gateway, ref: string, who: string): Promise<Shown> =>
  shown.parse((await as(who).get(`/cases/${ref}`).expect(200)).body);

/** Gives a command that must be accepted. */
export const give = async ({ as }: Gateway, ref: string, [who, command, body]: readonly [string, string, object]): Promise<void> => {
  const answer = await as(who).post(`/cases/${ref}/commands/${command}`, body);
  if (answer.status !== 200) throw new Error(`${command} by ${who}: ${JSON.stringify(answer.body)}`);
};

/** Of a restricted bid an officer sees the stub until it is theirs, so a manager claims it (ACC-4). */
const officer = ({ restricted, region: of }: Shown): string => (restricted ? `gateway-manager.${of}` : `triage.${of}`);

type Steps = readonly (readonly [string, string, object])[];
const because = { rationale: 'Because.' };
const sio = ({ owner }: Shown): string => owner.user;

const steps: Readonly<Record<string, (on: Shown, candidate: string) => Steps>> = {
  'triage-queue': (on) => [[officer(on), 'claim', {}]],
  'in-triage': (on) => [
    [officer(on), 'recommend', { assessment }],
    ...(on.ownRocu ? [[`gateway-manager.${on.region}`, 'countersign-recommendation', because] as const] : []),
  ],
  consideration: ({ region: of }) => [[`toex-manager.${of}`, 'accept', because]],
  'awaiting-capacity': ({ region: of }, candidate) => [[`toex-manager.${of}`, 'allocate', { sia: candidate }]],
  terms: (on) => [
    [on.sia ?? '', 'record-first-contact', { at: '2026-11-20T08:30:00+00:00', sioConfirmed: true, note: 'By telephone.' }],
    [on.sia ?? '', 'propose-terms', { basedOn: null, terms }],
  ],
  development: ({ sia = '', region: of }) => [
    [sia, 'assign-team', { members: [`analyst.${of}`] }],
    [
      `analyst.${of}`,
      'log-work',
      { source: { system: 'PND', level: 'national' }, searchedAt: '2026-11-20', hours: 2.5, result: 'Two links.', pndRecorded: true },
    ],
    [`analyst.${of}`, 'submit-product', { product: { ...product, authors: [`analyst.${of}`] } }],
  ],
  'product-review': ({ sia = '' }) => [
    [sia, 'review-product', { product: 'p1', outcome: 'release', comments: 'Sound.', pndConfirmed: true }],
  ],
  acceptance: (on) => [
    [sio(on), 'accept-product', { product: 'p1', comments: 'Useful.', options: [{ id: 'o1', adopted: true, owner: sio(on) }] }],
  ],
  reassessment: ({ sia = '', ownRocu }) => [
    [
      sia,
      'propose-reassessment',
      {
        score,
        scale: { nimLevel: 2, crossForce: true, crossRegion: false, international: false },
        recommendation: ownRocu ? 'remain-rocu' : 'remain-force',
        rationale: 'It remains.',
      },
    ],
  ],
  ownership: (on) => [[sio(on), 'confirm-ownership', because]],
  closing: ({ sia = '' }) => [
    [sia, 'log-value', { value: { ...value, dateOfEvent: '2026-11-20', kind: 'product-delivered' } }],
    [sia, 'close', { apmis: 'not-applicable', feedbackRequested: true }],
  ],
};

const candidateOf = async ({ as }: Gateway, ref: string, manager: string): Promise<string> => {
  const listed = offers.parse((await as(manager).get(`/cases/${ref}/commands`).expect(200)).body);
  return listed.find(({ command }) => command === 'allocate')?.candidates?.[0]?.user ?? '';
};
const signatures = async (gateway: Gateway, ref: string, before: Shown): Promise<void> => {
  const on = await look(gateway, ref, sio(before));
  if (on.stage === 'terms' && on.terms !== undefined)
    await give(gateway, ref, [sio(on), 'sign-terms', { version: 1, digest: on.terms.digest }]);
  if (on.stage === 'reassessment' && on.reassessment !== undefined)
    await give(gateway, ref, [sio(on), 'sign-reassessment', { digest: on.reassessment.digest }]);
};

/** Walks a submitted bid on to this stage. */
export const walkTo = async (gateway: Gateway, ref: string, stage: string): Promise<void> => {
  const owner = sio(await look(gateway, ref, gateway.spocs.get(ref) ?? ''));
  for (let on = await look(gateway, ref, owner); on.stage !== stage; on = await look(gateway, ref, owner)) {
    const candidate = on.stage === 'awaiting-capacity' ? await candidateOf(gateway, ref, `toex-manager.${on.region}`) : '';
    for (const step of steps[on.stage]?.(on, candidate) ?? []) await give(gateway, ref, step);
    await signatures(gateway, ref, on);
  }
};
