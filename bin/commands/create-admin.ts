import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { openRecord, type RecordContext } from '../../record/context.ts';
import { oneTimePassword } from '../../record/identity/passwords.ts';
import { createUser } from '../../record/identity/users.ts';
import { saveOrganisations } from '../../record/organisations.ts';
import { inTransaction, SYSTEM, type Tx } from '../../record/transaction.ts';
import { ConfigError, readConfig } from '../config.ts';

const USAGE = 'usage: create-admin <login name> --name <姓名> [--county <name of the county’s centre> --short <简称>]';

const LOGIN_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/**
 * 首任管理员: whoever may open accounts must come from somewhere. Makes an administrator at the county's centre, and the
 * centre if there is none yet, and prints a password that is good once.
 */
export async function run(words: string[]): Promise<void> {
  const { id, name, county, short } = parsed(words);
  const record = openRecord({ ...readConfig(), poolSize: 2 });
  const password = oneTimePassword(randomBytes(16));
  try {
    await inTransaction(record.db, SYSTEM, async (tx) => {
      const taken = await tx.query('SELECT FROM app_user WHERE id = $1', [id]);
      if (taken.length > 0) throw new ConfigError(`${id}: there is a user of that name`);
      const organisationId = await countyCentre(record, tx, county, short);
      await createUser(tx, { id, name, organisationId, role: 'administrator', password, mustChangePassword: true });
    });
  } finally {
    await record.close();
  }
  console.log(`administrator ${id}; password, good for one sign-in: ${password}`);
}

function parsed(words: string[]): {
  id: string;
  name: string;
  county?: string | undefined;
  short?: string | undefined;
} {
  const text = { type: 'string' } as const;
  try {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { name: text, county: text, short: text },
    });
    const [id = ''] = positionals;
    const { name, county, short } = values;
    if (positionals.length === 1 && LOGIN_NAME.test(id) && name) return { id, name, county, short };
  } catch {
    // An option that there is not.
  }
  throw new ConfigError(USAGE);
}

/** The centre that there is, or a new one of the given name. */
async function countyCentre(record: RecordContext, tx: Tx, name?: string, shortName?: string): Promise<string> {
  const tree = await record.organisationTree.current(tx);
  const known = Object.values(tree).find(({ kind }) => kind === 'county-centre');
  if (known) return known.id;
  if (name === undefined || shortName === undefined) {
    throw new ConfigError(`there is no county yet: --county and --short say what it is called\n${USAGE}`);
  }
  await saveOrganisations(tx, [
    { id: 'county', kind: 'county-centre', level: 'county', parentId: null, name, shortName },
  ]);
  return 'county';
}
