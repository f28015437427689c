import type { Request } from 'express';
import type { Directory, Person } from '../../domain/directory.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Instant, Marking } from '../../domain/words.ts';
import type { Ports } from '../ports.ts';
import { answersIn, type Answers } from './form/answers.ts';
import { signedIn } from './sessions.ts';
import type { House, Settings } from './settings.ts';

/** A signed-in person's request, with what every page needs to know. */
export type Visit = {
  readonly ports: Ports;
  readonly settings: Settings;
  readonly person: Person;
  readonly directory: Directory;
  readonly policy: Policy;
  readonly now: Instant;
  readonly param: (name: string) => string;
  readonly query: Answers;
  readonly answers: Answers;
  /** Path and query of this request. */
  readonly address: string;
  /** What this person last looked for; empty for nothing. */
  readonly sought: string;
  readonly seek: (words: string) => void;
  /** The same on a page with a search of its own: its answers as they were sent. */
  readonly lookedFor: (on: string) => Answers;
  readonly lookFor: (on: string, answers: Readonly<Record<string, string>>) => void;
  /** Demonstration: the draft that the guided journey follows; empty for none. */
  readonly guided: string;
  /** Something to say once, at the top of the next page. */
  readonly say: (text: string) => void;
};

/** What a page answers: a view with its data, another address to go to, or nothing there. */
export type Reply =
  | {
      readonly kind: 'page';
      readonly view: string;
      readonly title: string;
      readonly data: Readonly<Record<string, unknown>>;
      readonly status?: number;
      readonly marking?: Marking;
      /** Seconds after which a browser asks again. */
      readonly refresh?: number;
      /** Where a browser that runs scripts is told of what is new, and where that is shown. */
      readonly live?: { readonly stream: string; readonly show: string };
    }
  | { readonly kind: 'go'; readonly to: string }
  | { readonly kind: 'file'; readonly name: string; readonly media: string; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' };
export type PageOf = (visit: Visit) => Promise<Reply>;

const plain = (value: unknown): string => (typeof value === 'string' ? value : '');
export const formIn = (req: Request): Answers => answersIn(plain(req.body));
export const queryIn = (req: Request): Answers => answersIn(req.originalUrl.split('?')[1] ?? '');

const personIn = ({ people }: Directory, id: string): Person | null => {
  const found = Object.hasOwn(people, id) ? people[id] : undefined;
  return found?.active === true ? found : null;
};
/** The person of this id; null where there is none, or they may no longer act. */
export const personNow = async ({ files }: Pick<Ports, 'files'>, id: string): Promise<Person | null> =>
  personIn((await files.today()).directory, id);
/** Whose session this is; null for nobody, and for who may no longer act. */
export const personOf = async ({ ports }: House, req: Request): Promise<Person | null> => {
  const userId = signedIn(req.session);
  return userId === null ? null : personNow(ports, userId);
};

/** The visit behind a request; null where nobody is signed in, or the person may no longer act. */
export const visitOf = async (house: House, req: Request): Promise<Visit | null> => {
  const { ports, settings } = house;
  const userId = signedIn(req.session);
  const today = userId === null ? null : await ports.files.today();
  const person = today === null || userId === null ? null : personIn(today.directory, userId);
  if (today === null || person === null) return null;
  return {
    ports,
    settings,
    person,
    ...today,
    param: (name) => plain(req.params[name]).replaceAll('\0', ''),
    query: queryIn(req),
    answers: formIn(req),
    address: req.originalUrl,
    sought: req.session.sought ?? '',
    seek: (words) => {
      req.session.sought = words;
    },
    lookedFor: (on) => answersIn(req.session.looked?.[on] ?? ''),
    lookFor: (on, asked) => {
      req.session.looked = { ...req.session.looked, [on]: new URLSearchParams(asked).toString() };
    },
    guided: req.session.guided ?? '',
    say: (text) => {
      req.session.said = text;
    },
  };
};
