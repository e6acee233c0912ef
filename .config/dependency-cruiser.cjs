/** Import rules of docs/architecture: who may import whom. */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'shared-is-pure',
      severity: 'error',
      comment: 'shared/ knows no node:, no DOM, no electron',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'shared-imports-shared', severity: 'error', from: { path: '^shared/' }, to: { path: '^(electron|renderer|test)/' } },
    {
      name: 'analysis-door',
      severity: 'error',
      comment: 'an analysis is imported through its index.ts by the registry only, and never by another analysis',
      from: { path: '^shared/', pathNot: '^shared/analyses/([^/]+)/' },
      to: { path: '^shared/analyses/[^/]+/', pathNot: '^shared/analyses/[^/]+/index\\.ts$' },
    },
    {
      name: 'analysis-imports',
      severity: 'error',
      from: { path: '^shared/analyses/([^/]+)/' },
      to: {
        path: '^shared/',
        pathNot: ['^shared/analyses/$1/', '^shared/analyses/(define|blocks)\\.ts$', '^shared/(stats|model|warehouse|segments)/'],
      },
    },
    {
      name: 'host-imports',
      severity: 'error',
      comment: 'host, parser, workers, web and cli never import shells or the renderer',
      from: { path: '^electron/(backend|parser|workers|web|cli)/' },
      to: { path: '^(renderer|test)/|^electron/(main|preload)/' },
    },
    { name: 'backend-below-shells', severity: 'error', from: { path: '^electron/(backend|parser|workers)/' }, to: { path: '^electron/(web|cli)/' } },
    {
      name: 'engine-in-its-thread',
      severity: 'error',
      comment: 'the engine is loaded by its own thread alone: programs talk to it through electron/backend/warehouse/thread (decision 20)',
      from: { path: '^electron/(backend/platform/host-process|cli/main|web/start|main/main)\\.ts$' },
      to: { path: '^electron/backend/warehouse/duckdb-', reachable: true },
    },
    {
      name: 'electron-only-in-main',
      severity: 'error',
      comment: 'only electron/main and electron/preload may import electron',
      from: { path: '^(shared|renderer|electron)/', pathNot: '^electron/(main|preload)/' },
      to: { path: '(^|/)electron(/|$)', dependencyTypes: ['npm', 'npm-dev'] },
    },
    {
      name: 'main-imports',
      severity: 'error',
      from: { path: '^electron/main/' },
      to: { path: '^(renderer|test)/|^electron/(parser|workers|web|cli)/|^electron/backend/(?!(ports|platform/host-(messages|start))\\.ts)' },
    },
    {
      name: 'preload-imports',
      severity: 'error',
      from: { path: '^electron/preload/' },
      to: { path: '^(renderer|test)/|^electron/(backend|parser|workers|web|cli|main)/' },
    },
    { name: 'renderer-imports', severity: 'error', from: { path: '^renderer/' }, to: { path: '^(electron|test)/' } },
    { name: 'renderer-no-node', severity: 'error', from: { path: '^renderer/', pathNot: '\\.config\\.ts$' }, to: { dependencyTypes: ['core'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'test/tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
