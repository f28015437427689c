import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, Runtime, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

let bundled: Promise<WorkflowBundleWithSourceMap> | undefined;

/** The workflows as the worker of the service has them, bundled once a process. */
export const presentBundle = (): Promise<WorkflowBundleWithSourceMap> =>
  (bundled ??= bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)),
    logger: new DefaultLogger('ERROR'),
  }));

/** Only what a test is about is said. Before the first worker of a process. */
export const quietly = (): void => void Runtime.install({ logger: new DefaultLogger('ERROR') });
