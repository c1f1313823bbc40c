/**
 * The compiler's findings, and eslint's on the same program: type-aware rules need every type that the compiler has just
 * worked out, and working them out twice costs more than all the rest.
 */
import { ESLint } from 'eslint';
import ts from 'typescript';

const host = {
  ...ts.sys,
  getCanonicalFileName: (file) => file,
  getNewLine: () => '\n',
  onUnRecoverableConfigFileDiagnostic: report,
};
const { config, program, found } = checked('tsconfig.json');
// What runs in the browser knows a document and no Node.
const diagnostics = [...found, ...checked('console/offline/browser/tsconfig.json').found];
for (const diagnostic of diagnostics) report(diagnostic);

const ofTheProgram = { languageOptions: { parserOptions: { projectService: false, programs: [program] } } };
const eslint = new ESLint({ overrideConfig: [{ files: ['**/*.ts'], ignores: ['vitest.config.ts'], ...ofTheProgram }] });
const results = await eslint.lintFiles(['.']);
const formatter = await eslint.loadFormatter('stylish');
process.stdout.write(await formatter.format(results));

const linted = results.some(({ errorCount, warningCount }) => errorCount + warningCount > 0);
// A checker that looked at nothing would find nothing.
if (config.fileNames.length < 100 || results.length < 100) console.error('hardly any file was seen');
process.exitCode = linted || diagnostics.length > 0 || results.length < 100 ? 1 : 0;

function checked(path) {
  const config = ts.getParsedCommandLineOfConfigFile(path, { noEmit: true }, host);
  const program = ts.createProgram({ rootNames: config.fileNames, options: config.options });
  return { config, program, found: [...config.errors, ...ts.getPreEmitDiagnostics(program)] };
}

function report(diagnostic) {
  process.stdout.write(ts.formatDiagnosticsWithColorAndContext([diagnostic], host));
}
