import { payloadConverter } from '../../api/temporal/codec.ts';
import { connectEngine } from '../../api/temporal/engine.ts';
import type { Environment } from '../../config/environment.ts';
import type { Ref } from '../../domain/words.ts';

const patienceMs = 20_000;

/** Each case looks again, so that its journey begins and its timer is armed. Whom the engine does not answer the sweep finds when it is due. */
export const wake = async (refs: readonly Ref[], to: Environment & { readonly temporalAddress: string }): Promise<void> => {
  const { temporalAddress: address, temporalNamespace: namespace, taskQueue, payloadKeys } = to;
  const engine = connectEngine({ address, namespace, taskQueue, dataConverter: payloadConverter(payloadKeys) });
  for (const ref of refs) await engine.give({ ref, lookAgain: true }, patienceMs).catch(() => null);
  await engine.close();
};
