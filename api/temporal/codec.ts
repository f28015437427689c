import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';

/** A key of 32 bytes under its name. The first of a list encrypts, every one decrypts: that is how keys are rotated. */
export type PayloadKey = { readonly id: string; readonly base64: string };

const encoding = new TextEncoder().encode('binary/encrypted');
const text = new TextDecoder();
const ivBytes = 12;
const tagBytes = 16;

const bytesOf = ({ base64 }: PayloadKey): Buffer => Buffer.from(base64, 'base64');

const seal = (payload: Payload, key: PayloadKey): Payload => {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', bytesOf(key), iv);
  // A payload is its metadata and its data; both are kept in the cipher.
  const clear = JSON.stringify({
    metadata: Object.fromEntries(
      Object.entries(payload.metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')]),
    ),
    data: Buffer.from(payload.data ?? []).toString('base64'),
  });
  const data = Buffer.concat([iv, cipher.update(clear, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { metadata: { encoding, 'key-id': new TextEncoder().encode(key.id) }, data };
};
const open = (payload: Payload, keys: readonly PayloadKey[]): Payload => {
  const id = text.decode(payload.metadata?.['key-id'] ?? new Uint8Array());
  const key = keys.find((each) => each.id === id);
  if (key === undefined) throw new Error(`no key ${id} for a payload: put it back on PAYLOAD_KEYS`);
  const data = Buffer.from(payload.data ?? []);
  const decipher = createDecipheriv('aes-256-gcm', bytesOf(key), data.subarray(0, ivBytes));
  decipher.setAuthTag(data.subarray(-tagBytes));
  const clear: unknown = JSON.parse(Buffer.concat([decipher.update(data.subarray(ivBytes, -tagBytes)), decipher.final()]).toString('utf8'));
  const { metadata, data: inside } = clear as { metadata: Record<string, string>; data: string }; // our own, proved by its tag
  return {
    metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')])),
    data: Buffer.from(inside, 'base64'),
  };
};
const isSealed = (payload: Payload): boolean => text.decode(payload.metadata?.['encoding'] ?? new Uint8Array()) === 'binary/encrypted';

/** AES-256-GCM over everything that the engine stores; null where no key is configured. Payloads from before a key stay readable. */
export const payloadConverter = (keys: readonly PayloadKey[]): DataConverter | null => {
  const first = keys[0];
  if (first === undefined) return null;
  const codec: PayloadCodec = {
    encode: (payloads) => Promise.resolve(payloads.map((payload) => seal(payload, first))),
    decode: (payloads) => Promise.resolve(payloads.map((payload) => (isSealed(payload) ? open(payload, keys) : payload))),
  };
  return { payloadCodecs: [codec], failureConverterPath: fileURLToPath(new URL('./failure-converter.ts', import.meta.url)) };
};
