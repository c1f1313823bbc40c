/**
 * Known holes in the packages. High and critical ones fail the check. A registry that keeps no list of them (a mirror, or
 * no network at all) is no fault of the code: it is said, and the check goes on.
 */
import { spawn } from 'node:child_process';

const COMMAND = ['audit', '--audit-level=high', '--json'];

export async function npmAudit() {
  const child = spawn('npm', [...COMMAND, '--fetch-retries=0', '--fetch-timeout=20000'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  return verdictOf(output);
}

/** What the report of `npm audit --json` means. */
function verdictOf(output) {
  let report;
  try {
    report = JSON.parse(output);
  } catch {
    return { ok: true, note: 'NOT LOOKED AT: npm audit gave no report' };
  }
  if (!report.metadata?.vulnerabilities) {
    return { ok: true, note: `NOT LOOKED AT: ${report.message ?? report.error?.summary ?? 'no list of holes'}` };
  }
  const grave = Object.values(report.vulnerabilities).filter(({ severity }) => /^(high|critical)$/.test(severity));
  const lines = grave.map(({ name, severity, range }) => `${severity}: ${name} ${range}`);
  const { total } = report.metadata.vulnerabilities;
  return { ok: grave.length === 0, output: lines.join('\n'), note: `${total} known, ${grave.length} of them grave` };
}
