import { randomInt } from 'node:crypto';
import net from 'node:net';

/** Binds and lets go at once. */
async function isFree(port: number, host: string): Promise<boolean> {
  const server = net.createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

// Below the range from which the kernel takes the near end of every connection: a port of that range may be taken again before it is used.
const stretch = { lowest: 20_000, highest: 32_000 };
/** For processes beside others that choose too: within a part of its own, nobody takes what another has chosen and not yet begun to use. */
export const choosePortsWithin = (lowest: number, highest: number): void => void Object.assign(stretch, { lowest, highest });
const handedOut = new Set<number>();

/** The configured port, or any free one for 0, never the same twice. Throws a sentence for people when it is taken. */
export async function choosePort(configured: number, variable: string, host = '127.0.0.1'): Promise<number> {
  if (configured !== 0) {
    if (await isFree(configured, host)) return configured;
    throw new Error(`Port ${configured} is taken on ${host}. Stop what uses it, or set ${variable} to another one (0 = any free one).`);
  }
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = randomInt(stretch.lowest, stretch.highest);
    if (handedOut.has(port) || !(await isFree(port, host))) continue;
    handedOut.add(port);
    return port;
  }
  throw new Error('No free port was found.');
}
