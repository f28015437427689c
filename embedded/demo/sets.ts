// Which set of the demonstration a data directory holds. A reset never empties a record, which refuses that: it begins another one
// beside it, and what names the set in use is one small file, written aside and renamed.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Environment } from '../../config/environment.ts';

/** Where everything of one set lies: the record, the engine's storage, the caught mail and what is filed. */
export type DemoSet = {
  readonly number: number;
  readonly database: string;
  readonly engineFile: string;
  readonly mailDir: string;
  readonly filesDir: string;
};

/** The database that is always there, and holds the first set. */
export const FIRST_DATABASE = 'postgres';
export const databaseOf = (number: number): string => (number === 0 ? FIRST_DATABASE : `demo_${String(number)}`);
/** The directory of a set; the first one lies in the data directory itself. */
export const placeOf = (dataDir: string, number: number): string => (number === 0 ? dataDir : path.join(dataDir, 'sets', String(number)));
const numberFile = (dataDir: string): string => path.join(dataDir, 'demo-set');
const wantedFile = (dataDir: string): string => path.join(dataDir, 'demo-reset-wanted');
const begunFile = (dataDir: string): string => path.join(dataDir, 'demo-reset-begun');

export const currentSet = (dataDir: string): DemoSet => {
  const file = numberFile(dataDir);
  const number = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`${file} names no set of the demonstration.`);
  const place = placeOf(dataDir, number);
  return {
    number,
    database: databaseOf(number),
    engineFile: path.join(place, 'temporal.db'),
    mailDir: path.join(place, 'mail'),
    filesDir: place,
  };
};
const written = (file: string, text: string): void => {
  const aside = `${file}.${String(process.pid)}`;
  writeFileSync(aside, text, { flush: true });
  renameSync(aside, file);
};

type Told = Pick<Environment, 'dataDir' | 'filesDir' | 'demoCases' | 'databaseUrl' | 'temporalAddress'>;
/** Only a demonstration whose record and engine are our own: nobody else’s is thrown away. */
export const takesResets = ({ demoCases, databaseUrl, temporalAddress }: Told): boolean =>
  demoCases && databaseUrl === undefined && temporalAddress === undefined;
export const filesDirOf = (told: Told): string => (told.filesDir === told.dataDir ? currentSet(told.dataDir).filesDir : told.filesDir);

/** Asks for the reset of a set; of another one than is in use nothing comes, so that a request that is sent again resets nothing more. */
export const askForReset = (dataDir: string, number: number): boolean => {
  if (number !== currentSet(dataDir).number) return false;
  if (!isResetting(dataDir)) written(wantedFile(dataDir), String(number));
  return true;
};
/** Asked for, and not begun yet. */
export const isWanted = (dataDir: string): boolean => existsSync(wantedFile(dataDir));
export const isResetting = (dataDir: string): boolean => isWanted(dataDir) || existsSync(begunFile(dataDir));
/** Whether the request is there still, taken back now: nobody has begun it. */
export const takeBack = (dataDir: string): boolean => {
  const there = isWanted(dataDir);
  rmSync(wantedFile(dataDir), { force: true });
  return there;
};
/** Takes what is asked for: true once, for whoever is to do it. */
export const claimReset = (dataDir: string): boolean => {
  if (!isWanted(dataDir)) return false;
  const meant = readFileSync(wantedFile(dataDir), 'utf8') === String(currentSet(dataDir).number);
  if (meant) renameSync(wantedFile(dataDir), begunFile(dataDir));
  else rmSync(wantedFile(dataDir), { force: true });
  return meant;
};
/** The instant of the reset. Before it everything is as it was; from it on the next start finds an empty set and lays its cases. */
export const toNextSet = (dataDir: string): void => {
  const number = currentSet(dataDir).number + 1;
  // What a set of this number has left, if there ever was one.
  rmSync(placeOf(dataDir, number), { recursive: true, force: true });
  mkdirSync(placeOf(dataDir, number), { recursive: true });
  written(numberFile(dataDir), String(number));
  for (const file of [wantedFile(dataDir), begunFile(dataDir)]) rmSync(file, { force: true });
};
