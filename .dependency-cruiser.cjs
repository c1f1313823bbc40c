/**
 * The rooms of docs/ARCHITECTURE.md and the arrows between them. `may` are rooms a room may import, `types` rooms it may
 * `import type` only, `packages` the npm packages it may use (left out: any but the engine's), `node` Node's own modules.
 */
const rooms = {
  domain: { may: [], packages: [], node: false },
  migrations: { may: [], packages: ['knex'], node: false },
  record: {
    may: ['domain', 'migrations'],
    packages: [
      ...['knex', 'pg', 'chinese-days', 'file-type', 'fflate', 'hucre'],
      ...['@node-rs/argon2', '@zxcvbn-ts', 'otpauth', 'rate-limiter-flexible'],
      ...['pg-copy-streams', 'age-encryption'],
    ],
    node: true,
  },
  documents: { may: ['domain', 'templates'], node: true },
  messages: { may: ['domain'], packages: ['nodemailer'], node: true },
  engine: {
    may: ['domain', 'record'],
    types: ['workflows'],
    packages: ['@temporalio/client', '@temporalio/common'],
    node: true,
  },
  workflows: { may: ['domain'], types: ['activities'], packages: ['@temporalio/workflow'], node: false },
  activities: {
    may: ['domain', 'record', 'documents', 'messages', 'engine'],
    packages: ['@temporalio/activity', '@temporalio/common'],
    node: true,
  },
  demo: { may: ['domain', 'record'], packages: ['pdf-lib', 'sharp'], node: true },
  api: {
    may: ['domain', 'record', 'engine', 'templates'],
    types: ['activities', 'workflows', 'documents'],
    node: true,
  },
  // Pages show what the API answers and send what it takes: they call its functions, never over HTTP. It knows none of them.
  console: { may: ['domain', 'record', 'api', 'templates'], node: true },
};

/** `import type` is erased: what it names is never loaded. */
const types = { dependencyTypesNot: ['type-only'] };

const arrows = Object.entries(rooms).flatMap(([room, { may, types: typesOf = [], packages, node }]) => {
  const from = { path: `^${room}/` };
  const own = [room, ...may].join('|');
  return [
    {
      name: `${room}-imports-only-its-rooms`,
      from,
      to: {
        path: '^[^/]+/',
        couldNotResolve: false,
        dependencyTypesNot: ['core'],
        pathNot: `^(${[own, ...typesOf].join('|')}|node_modules)/`,
      },
    },
    ...(typesOf.length > 0
      ? [{ name: `${room}-imports-only-types-of`, from, to: { path: `^(${typesOf.join('|')})/`, ...types } }]
      : []),
    {
      name: `${room}-uses-only-its-packages`,
      from,
      to: packages
        ? { path: '(^|/)node_modules/', pathNot: packages.map((name) => `node_modules/(@types/)?${name}/`) }
        : { path: 'node_modules/@temporalio/' },
    },
    ...(node ? [] : [{ name: `${room}-does-without-node`, from, to: { dependencyTypes: ['core'] } }]),
  ];
});

module.exports = {
  forbidden: [
    ...arrows.map((rule) => ({ ...rule, severity: 'error' })),
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { ...types } },
    },
    { name: 'resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'runs-without-development-packages',
      severity: 'error',
      from: { pathNot: '^(test|bench|bin/checks)/' },
      to: { dependencyTypes: ['npm-dev'], ...types },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
