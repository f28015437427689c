import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens on a free port of this machine only. */
export const loopback = async (server: Server): Promise<{ readonly base: string; readonly close: () => Promise<void> }> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { base: `http://127.0.0.1:${String(port)}`, close };
};
/** An address at which nobody listens. */
export const nowhere = async (): Promise<string> => {
  const { base, close } = await loopback(createServer());
  await close();
  return base;
};
