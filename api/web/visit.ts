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
    }
  | { readonly kind: 'go'; readonly to: string }
  | { readonly kind: 'file'; readonly name: string; readonly media: string; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' };
export type PageOf = (visit: Visit) => Promise<Reply>;

const plain = (value: unknown): string => (typeof value === 'string' ? value : '');
export const formIn = (req: Request): Answers => answersIn(plain(req.body));
export const queryIn = (req: Request): Answers => answersIn(req.originalUrl.split('?')[1] ?? '');

/** Whose session this is; null for nobody, and for who may no longer act. */
export const personOf = async ({ ports }: House, req: Request): Promise<Person | null> => {
  const userId = signedIn(req.session);
  if (userId === null) return null;
  const { people } = await ports.files.directory();
  const found = Object.hasOwn(people, userId) ? people[userId] : undefined;
  return found?.active === true ? found : null;
};

/** The visit behind a request; null where nobody is signed in, or the person may no longer act. */
export const visitOf = async (house: House, req: Request): Promise<Visit | null> => {
  const person = await personOf(house, req);
  if (person === null) return null;
  const { ports, settings } = house;
  const [directory, policy, now] = await Promise.all([ports.files.directory(), ports.files.policy(), ports.clock.now()]);
  return {
    ports,
    settings,
    person,
    directory,
    policy,
    now,
    param: (name) => plain(req.params[name]),
    query: queryIn(req),
    answers: formIn(req),
    address: req.originalUrl,
    say: (text) => {
      req.session.said = text;
    },
  };
};
