import pg from 'pg';

/** A statement as it went to the server, with how many that are waited for had been answered when it was sent. */
type Sent = { readonly config: pg.QueryConfig; readonly after: number; readonly waited: boolean };
export type Statements = readonly Sent[];

type Query = (this: pg.Client, ...sent: unknown[]) => unknown;
const configOf = (config: unknown, values: unknown): pg.QueryConfig | null => {
  if (typeof config === 'string') return Array.isArray(values) ? { text: config, values } : { text: config };
  if (typeof config !== 'object' || config === null || !('text' in config) || typeof config.text !== 'string') return null;
  const { text, values: own, name } = config as pg.QueryConfig;
  return { text, ...(name === undefined ? {} : { name }), values: own ?? (Array.isArray(values) ? values : []) };
};

// No page waits until its session's end has been moved (`store.touch` in sessions.ts); the statement itself is sent with every page.
const isWaitedFor = ({ text }: pg.QueryConfig): boolean => !/^\s*UPDATE\s+\S*session"?\s+SET\s+expire/i.test(text);

/** Every statement that the work sends, in the order in which they were sent. */
export const statementsOf = async (work: () => Promise<unknown>): Promise<Statements> => {
  const sent: Sent[] = [];
  let answered = 0;
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const real = prototype.query;
  prototype.query = function query(...given) {
    const [config, values] = given;
    const found = configOf(config, values);
    if (found === null) return real.apply(this, given);
    const waited = isWaitedFor(found);
    sent.push({ config: found, after: answered, waited });
    if (!waited) return real.apply(this, given);
    // A pool hands over a callback, a client that was taken from it answers with a promise.
    const counted = (done: unknown): unknown =>
      typeof done !== 'function'
        ? done
        : (...answer: unknown[]) => {
            answered += 1;
            Reflect.apply(done, undefined, answer);
          };
    const result = real.apply(this, given.map(counted));
    if (result instanceof Promise) void result.then(() => (answered += 1)).catch(() => undefined);
    return result;
  };
  try {
    await work();
  } finally {
    prototype.query = real;
  }
  return sent;
};

/** Sends them again: each as soon as as many are answered as were when it was sent; done as soon as a page would be, when all that it waits for are answered. */
export const replay = (pool: pg.Pool, statements: Statements): Promise<void> =>
  new Promise((resolve, reject) => {
    const waiting = [...statements];
    const all = statements.filter(({ waited }) => waited).length;
    let answered = 0;
    const sendOn = (): void => {
      for (let next = waiting[0]; next !== undefined && next.after <= answered; next = waiting[0]) {
        waiting.shift();
        const { waited } = next;
        pool.query(next.config).then(() => {
          if (!waited) return;
          answered += 1;
          if (answered === all) resolve();
          else sendOn();
        }, reject);
      }
    };
    sendOn();
  });
