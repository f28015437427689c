// How the journals of a release are kept: each as it stood in the database, line by line, with what it came to then.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ChainRow } from '../../prisma/chain-check.ts';

export type Kept = { readonly stream: string; readonly lines: readonly Omit<ChainRow, 'stream'>[]; readonly fold: unknown };
export const folder = fileURLToPath(new URL('./releases/', import.meta.url));
export const names = ['case', 'sitting', 'directory', 'policy'] as const;
export const releases = (): readonly string[] => readdirSync(folder).toSorted();
export const textOf = (release: string, name: string): string => readFileSync(`${folder}${release}/${name}.json`, 'utf8');
// Written by `record-journals.ts`; the chain over it is checked before it is read.
export const keptIn = (text: string): Kept => JSON.parse(text) as Kept;
export const rowsOf = ({ stream, lines }: Kept): readonly ChainRow[] => lines.map((line) => ({ stream, ...line }));
