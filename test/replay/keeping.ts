// How a history is kept: each run of a case or a sitting in a file of its own.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { isSittingId } from '../../domain/sitting.ts';
import { sittingWorkflowId } from '../../workflows/sitting/messages.ts';
import { workflowIdOf } from '../../workflows/tasking-request/messages.ts';

export const folder = fileURLToPath(new URL('./histories/', import.meta.url));

// Which process and machine it was tells nothing about the journey.
const nameless = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/^\d+@[^-]+(-[0-9a-f]{32})?$/, 'worker') : value;
export const keepFrom = async (client: Client, name: string, ref: string): Promise<void> => {
  const runs: string[] = [];
  const id = isSittingId(ref) ? sittingWorkflowId(ref) : workflowIdOf(ref);
  for await (const run of client.workflow.list({ query: `WorkflowId = "${id}"` })) runs.unshift(run.runId);
  for (const [index, runId] of runs.entries()) {
    const history = await client.workflow.getHandle(id, runId).fetchHistory();
    writeFileSync(
      `${folder}${name}${runs.length === 1 ? '' : `-${index + 1}`}.json`,
      `${JSON.stringify(JSON.parse(historyToJSON(history), nameless), null, 1)}\n`,
    );
  }
  console.log(`${name}: ${runs.length} run(s)`);
};
