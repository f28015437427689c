import { createHash } from 'node:crypto';

const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/**
 * SHA-256 of a request's canonical JSON: keys in order, as RFC 8785 has it. Half a surrogate pair, which that refuses, is
 * escaped: what a schema will refuse must still be compared.
 */
export const digestOf = (request: unknown): string => createHash('sha256').update(JSON.stringify(request, sorted), 'utf8').digest('hex');
