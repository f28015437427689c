import net from 'node:net';

/** Binds and lets go: the port that was given, or any free one for 0; undefined when it is taken. */
async function tryPort(port: number, host: string): Promise<number | undefined> {
  const server = net.createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : undefined));
    });
  });
}

const handedOut = new Set<number>();

/** The configured port, or any free one for 0, never the same twice. Throws a sentence for people when it is taken. */
export async function choosePort(configured: number, variable: string, host = '127.0.0.1'): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = await tryPort(configured, host);
    if (port === undefined)
      throw new Error(`Port ${configured} is taken on ${host}. Stop what uses it, or set ${variable} to another one (0 = any free one).`);
    if (configured !== 0 || !handedOut.has(port)) {
      handedOut.add(port);
      return port;
    }
  }
  throw new Error('No free port was found.');
}
