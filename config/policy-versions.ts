// The versions of the policy in a folder. A file is whole, or names the whole version that it amends and says only what is otherwise.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Objects are merged, everything else is taken as it stands in the amendment. */
const amended = (whole: unknown, change: unknown): unknown =>
  isObject(whole) && isObject(change)
    ? Object.fromEntries(
        [...new Set([...Object.keys(whole), ...Object.keys(change)])].map((key) => [
          key,
          Object.hasOwn(change, key) ? amended(whole[key], change[key]) : whole[key],
        ]),
      )
    : change;

export type VersionFile = { readonly name: string; readonly whole: boolean; readonly read: () => unknown };
/** Every version, oldest first; `1` where there is none, so that its absence is reported by name. `read` throws what the file system throws. */
export const policyVersions = (directory: string): readonly VersionFile[] => {
  const parsed = (number: number): unknown => JSON.parse(readFileSync(path.join(directory, 'policy', `${String(number)}.json`), 'utf8'));
  const whole = (number: number): boolean => {
    try {
      const found = parsed(number);
      return !isObject(found) || !('amends' in found);
    } catch {
      return true;
    }
  };
  const read = (number: number): unknown => {
    const found = parsed(number);
    if (!isObject(found)) return found;
    const { amends, ...change } = found;
    if (typeof amends !== 'number') return found;
    return amended(parsed(amends), change);
  };
  const numbers = ((): readonly number[] => {
    try {
      return readdirSync(path.join(directory, 'policy')).flatMap((name) => (/^\d+\.json$/.test(name) ? [Number.parseInt(name, 10)] : []));
    } catch {
      return [];
    }
  })();
  const all = numbers.length === 0 ? [1] : numbers.toSorted((one, other) => one - other);
  return all.map((number) => ({ name: `policy/${String(number)}.json`, whole: whole(number), read: () => read(number) }));
};
