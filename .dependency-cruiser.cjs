const roots = '^(worker\\.ts|api/server\\.ts|embedded/|bench/|tools/)';
const npm = '(^|/)node_modules/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-imports-only-domain',
      comment: 'The rulebook is pure, so that a decision can be replayed, tested by the million and read without knowing any library.',
      severity: 'error',
      from: { path: '^domain/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^domain/' },
    },
    {
      name: 'workflows-take-domain-as-types-only',
      comment:
        'Replay compares an activity by type, not by meaning: a rule run inside a workflow could change an open case without any error.',
      severity: 'error',
      from: { path: '^workflows/', pathNot: '\\.test\\.ts$' },
      to: { path: '^domain/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'workflows-see-activities-only-by-interface',
      comment: 'The bundle must not reach a socket or a database; the interface file carries the types alone.',
      severity: 'error',
      from: { path: '^workflows/', pathNot: '\\.test\\.ts$' },
      to: { path: '^activities/', pathNot: '^activities/interface\\.ts$' },
    },
    {
      name: 'workflows-take-the-interface-as-types-only',
      comment: 'Activities run elsewhere; a value import would pull their code into the bundle.',
      severity: 'error',
      from: { path: '^workflows/', pathNot: '\\.test\\.ts$' },
      to: { path: '^activities/interface\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'workflows-stay-in-the-sandbox',
      comment: 'Only the workflow API belongs in the bundle: no zod (memory), no Node, no DOM, no other part of the house.',
      severity: 'error',
      from: { path: '^workflows/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^workflows/', '^domain/', '^activities/', `${npm}@temporalio/(workflow|common)/`] },
    },
    {
      name: 'the-interface-imports-only-domain-types',
      comment: 'A type import that reaches a file with @types/node lets process and fetch back into the workflows’ pure type check.',
      severity: 'error',
      from: { path: '^activities/interface\\.ts$' },
      to: { pathNot: '^domain/' },
    },
    {
      name: 'activities-know-only-domain-and-activities',
      comment: 'Activities touch the world through ports they are handed, so that they run against fakes and against Postgres alike.',
      severity: 'error',
      from: { path: '^activities/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(workflows|api|prisma|embedded|config|bench)/|^worker\\.ts$' },
    },
    {
      name: 'api-knows-only-domain-and-api',
      comment: 'Pages ask: the api is handed its ports and can be run against any record and any engine.',
      severity: 'error',
      from: { path: '^api/', pathNot: ['^api/server\\.ts$', '^api/temporal/', '\\.test\\.ts$'] },
      to: { path: '^(workflows|activities|prisma|embedded|config|bench)/|^worker\\.ts$' },
    },
    {
      name: 'api-temporal-sees-only-the-messages',
      comment: 'The api names updates and workflow types; what a workflow does with them is not its business.',
      severity: 'error',
      from: { path: '^api/temporal/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^(workflows|activities|prisma|embedded|config|bench)/|^worker\\.ts$',
        pathNot: ['^workflows/messages\\.ts$', '^workflows/[^/]+/messages\\.ts$'],
      },
    },
    {
      name: 'prisma-serves-the-ports',
      comment: 'Adapters know the domain and the two ports files they serve, and nothing of pages, engine or start.',
      severity: 'error',
      from: { path: '^prisma/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(workflows|activities|api|embedded|config|bench)/|^worker\\.ts$', pathNot: '^(activities|api)/ports\\.ts$' },
    },
    {
      name: 'prisma-takes-the-ports-as-types-only',
      comment: 'A port is a promise, not code: an adapter that needs a value from there has the direction wrong.',
      severity: 'error',
      from: { path: '^prisma/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(activities|api)/ports\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'config-stands-alone',
      comment: 'Configuration is checked before anything else exists, so it may lean on nothing but the domain’s own words.',
      severity: 'error',
      from: { path: '^config/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(workflows|activities|api|prisma|embedded|bench)/|^worker\\.ts$' },
    },
    {
      name: 'only-tests-import-tests',
      comment: 'What serves people must not depend on what checks it.',
      severity: 'error',
      from: { pathNot: ['^test/', '\\.test\\.ts$'] },
      to: { path: ['^test/', '\\.test\\.ts$'] },
    },
    {
      name: 'nobody-imports-a-root',
      comment: 'Only the roots know the outside world; a part that imports one would know it too.',
      severity: 'error',
      from: { pathNot: [roots, '^test/', '\\.test\\.ts$'] },
      to: { path: roots },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or one file too many.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(prisma/generated|coverage|\\.data|tools/empty)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
