export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or a third is missing that both may stand on.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Nobody imports this file. Delete it, or let somebody use it.',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.test\\.ts$'] },
      to: {},
    },
    {
      name: 'no-undeclared-package',
      comment: 'This package is not in package.json: on a fresh clone it would not be there.',
      severity: 'error',
      from: {},
      // `?url` is Vite's word for the address of a file; the package itself is imported beside it.
      to: { dependencyTypes: ['unknown', 'undetermined', 'npm-no-pkg', 'npm-unknown'], pathNot: '\\?url$' },
    },
    {
      name: 'no-dev-package-at-run-time',
      comment:
        'The product runs without development packages; move it to dependencies (with a line in an ADR) or do without.',
      severity: 'error',
      from: { path: '^src', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node'] },
  },
};
