import { randomUUID } from 'node:crypto';
import { bidNamed, journey } from './journey.ts';
import type { Way } from './measure.ts';

const post = async (
  base: string,
  { by, path, body }: { readonly by: string; readonly path: string; readonly body: object },
): Promise<unknown> => {
  const headers = { Authorization: `Bearer demo:${by}`, 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() };
  const answer = await fetch(`${base}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const said: unknown = await answer.json();
  if (answer.status !== 200 && answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(said)}`);
  return said;
};
const refIn = (said: unknown): string => {
  if (typeof said !== 'object' || said === null || !('ref' in said) || typeof said.ref !== 'string')
    throw new Error('no reference in the answer');
  return said.ref;
};

/** The whole road: a request over HTTP to the api's own process, and its answer. */
export const httpWay = (base: string, drained: Way['drained']): Way => ({
  title: 'over HTTP',
  open: async () => refIn(await post(base, { by: 'spoc.aldershire', path: '/bids', body: bidNamed(randomUUID()) })),
  async decide(ref, index) {
    const step = journey[index];
    if (step === undefined) throw new Error('the journey has no such step');
    await post(base, { by: step.by, path: `/cases/${ref}/commands/${step.name}`, body: step.body });
  },
  drained,
});
