import type { Channel } from '../../domain/messages/channel.ts';
import type { KeyRing } from '../keys.ts';
import type { Tx } from '../transaction.ts';

/** How one user wants to be told outside the system. */
export interface MessageChoice {
  email: string | null;
  phone: string | null;
  channels: Channel[];
  /** 免打扰: whether what can wait waits for the morning. */
  quiet: boolean;
}

interface Row {
  email: Buffer | null;
  phone: Buffer | null;
  channels: Channel[];
  quiet: boolean;
}

const NOTHING_CHOSEN: MessageChoice = { email: null, phone: null, channels: [], quiet: true };
const PURPOSE = 'message-address';

export async function readChoice(tx: Tx, keys: KeyRing, userId: string): Promise<MessageChoice> {
  const [row] = await tx.query<Row>('SELECT email, phone, channels, quiet FROM message_choice WHERE user_id = $1', [
    userId,
  ]);
  if (!row) return NOTHING_CHOSEN;
  const open = (sealed: Buffer | null, field: string) =>
    sealed && keys.openSmall(PURPOSE, sealed, [userId, field]).toString('utf8');
  return { ...row, email: open(row.email, 'email'), phone: open(row.phone, 'phone') };
}

export async function saveChoice(tx: Tx, keys: KeyRing, userId: string, choice: MessageChoice): Promise<void> {
  const seal = (address: string | null, field: string) =>
    address && keys.sealSmall(PURPOSE, Buffer.from(address), [userId, field]);
  await tx.query(
    `INSERT INTO message_choice (user_id, email, phone, channels, quiet) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (user_id) DO UPDATE
     SET email = excluded.email, phone = excluded.phone, channels = excluded.channels, quiet = excluded.quiet`,
    [userId, seal(choice.email, 'email'), seal(choice.phone, 'phone'), choice.channels, choice.quiet],
  );
}
