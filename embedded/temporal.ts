import { Connection } from '@temporalio/client';
import { lastWords, launch } from './native.ts';
import type { Part } from './part.ts';
import { registerSearchAttributes } from './search-attributes.ts';

type Where = {
  readonly dataDir: string;
  readonly file: string;
  readonly port: number;
  readonly uiPort: number;
  readonly namespace: string;
};

// The server waits up to 50 ms between its own queues unless they are told to look more often.
const eager = ['transferProcessor', 'timerProcessor', 'visibilityProcessor'].flatMap((queue) => [
  '--dynamic-config-value',
  `history.${queue}MaxPollRPS=1000`,
]);

/** The embedded engine as a part: its own storage under DATA_DIR, and its web UI. `program` finds the server, once. */
export function temporalPart({ dataDir, file, port, uiPort, namespace }: Where, program: () => Promise<string>): Part {
  const storage = ['--db-filename', file, '--sqlite-pragma', 'journal_mode=WAL'];
  const places = ['--ip', '127.0.0.1', '--port', String(port), '--ui-port', String(uiPort), '--namespace', namespace];
  const quiet = ['--log-level', 'warn', '--ui-disable-news-fetch'];
  return {
    name: 'temporal',
    title: 'The engine (Temporal)',
    politely: 'SIGTERM',
    attempts: 5,
    async spawn() {
      const command = [await program(), 'server', 'start-dev', ...storage, ...places, ...eager, ...quiet];
      return launch({ name: 'temporal', dataDir, politely: 'SIGTERM', command });
    },
    serves: () => serves(`127.0.0.1:${port}`, namespace),
    lastWords: () => lastWords(dataDir, 'temporal'),
  };
}

/** It serves when it knows the search attributes too: one that lost its data is taught them before a worker uses them. */
async function serves(address: string, namespace: string): Promise<boolean> {
  const connection = await Connection.connect({ address, connectTimeout: 1000 }).catch(() => undefined);
  if (connection === undefined) return false;
  try {
    await connection.withDeadline(Date.now() + 1000, () => connection.workflowService.describeNamespace({ namespace }));
    await registerSearchAttributes(address, namespace);
    return true;
  } catch {
    return false;
  } finally {
    await connection.close();
  }
}
