// A plugin of Stryker: tests are run as its own runner runs them, but whole files count. A test file that cannot even be read has
// failed, as it has for `npm test`; and what a file works out as it is read is found by its own tests, so no others are asked.
import { commonTokens, declareFactoryPlugin, PluginKind, tokens, type Injector, type PluginContext } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  TestStatus,
  type CompleteDryRunResult,
  type DryRunResult,
  type TestResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner';
import { strykerPlugins as theirs } from '@stryker-mutator/vitest-runner';

type Counts = Readonly<Record<string, number>>;
type Task = {
  readonly tasks?: readonly Task[];
  readonly result?: { readonly state: string; readonly errors?: readonly { readonly message: string }[] };
};
type TestFile = Task & {
  readonly name: string;
  readonly tasks: readonly Task[];
  readonly meta: { readonly mutantCoverage?: { readonly static: Counts } };
};
/** What is reached into of their runner. */
type Inside = TestRunner & {
  run: (of: object) => Promise<DryRunResult>;
  readonly options: { readonly toRun: readonly string[] };
  readonly ctx: { readonly state: { getFiles: () => readonly TestFile[] }; readonly projects: readonly { readonly config: object }[] };
};

const anyFailed = (task: Task): boolean => task.result?.state === 'fail' || (task.tasks ?? []).some(anyFailed);
/** Reading a file counts as a test of its own: it fails where the file has failed and none of its tests has. */
const readingOf = ({ name, tasks, result }: TestFile): TestResult => {
  const reading = { id: `${name}#is read`, name: `${name} is read`, timeSpentMs: 0 };
  return result?.state === 'fail' && !tasks.some(anyFailed)
    ? { ...reading, status: TestStatus.Failed, failureMessage: result.errors?.[0]?.message ?? 'cannot be read' }
    : { ...reading, status: TestStatus.Success };
};
const added = (one: Counts, other: Counts): Counts => {
  const sum: Record<string, number> = { ...one };
  for (const [id, count] of Object.entries(other)) sum[id] = (sum[id] ?? 0) + count;
  return sum;
};
/** With each file on its own: what runs outside its tests, as it and what it needs are loaded, is run by each of its tests. */
const byFile = (result: CompleteDryRunResult, files: readonly TestFile[]): CompleteDryRunResult => {
  const outside = Object.fromEntries(files.map(({ name, meta }) => [name, meta.mutantCoverage?.static]));
  const inTest = result.mutantCoverage?.perTest ?? {};
  const perTest = result.tests.map(({ id }) => [id, added(inTest[id] ?? {}, outside[id.split('#')[0] ?? ''] ?? {})] as const);
  return { ...result, mutantCoverage: { static: {}, perTest: Object.fromEntries(perTest) } };
};

const runnerOf = (injector: Injector<PluginContext>): TestRunner => {
  const made = theirs[0]?.factory(injector);
  if (made === undefined) throw new Error('the vitest runner has no plugin');
  const runner = made as unknown as Inside;
  const [run, dryRun, mutantRun] = [runner.run.bind(runner), runner.dryRun.bind(runner), runner.mutantRun.bind(runner)];
  const files = () => runner.ctx.state.getFiles();
  const isolated = (isolate: boolean): void => {
    for (const { config } of runner.ctx.projects) Object.assign(config, { isolate });
  };
  runner.run = async (of) => {
    const result = await run(of);
    return result.status === DryRunStatus.Complete ? { ...result, tests: [...result.tests, ...files().map(readingOf)] } : result;
  };
  // Whatever is to run has run before anything was altered: a folder that the sandbox leaves out takes no test file with it unseen.
  runner.dryRun = async (options) => {
    isolated(true);
    const result = await dryRun(options);
    isolated(false);
    // What failed says more than what did not run after it.
    if (result.status !== DryRunStatus.Complete || result.tests.some(({ status }) => status === TestStatus.Failed)) return result;
    const ran = new Set(files().flatMap(({ name, tasks }) => (tasks.length > 0 ? [name] : [])));
    const without = runner.options.toRun.filter((name) => !ran.has(name));
    if (without.length > 0) return { status: DryRunStatus.Error, errorMessage: `no test ran of ${without.join(', ')}` };
    return byFile(result, files());
  };
  // Every run has a fresh start, so a fault is there from the start: also as a file is read.
  runner.mutantRun = (options) => mutantRun({ ...options, mutantActivation: 'static' });
  return runner;
};
runnerOf.inject = tokens(commonTokens.injector);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'whole-files', runnerOf)];
export const strykerValidationSchema = { properties: { toRun: { type: 'array', items: { type: 'string' } } } };
