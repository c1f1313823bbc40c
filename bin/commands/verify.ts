import { deciders } from '../../domain/deciders.ts';
import { openRecord } from '../../record/context.ts';
import { verify } from '../../record/verify.ts';
import { readConfig } from '../config.ts';

/** Checks the whole record and says what it found; ends with an error if anything is wrong. */
export async function run(): Promise<void> {
  const record = openRecord({ ...readConfig(), poolSize: 2 });
  try {
    const { ok, findings, streams, events, sealedBy } = await verify(record, deciders);
    for (const finding of findings) console.error(JSON.stringify(finding));
    console.log(`${streams} cases, ${events} events: ${ok ? 'the record is whole' : `${findings.length} findings`}`);
    // Written down elsewhere, this line shows later whether the newest seals themselves were taken away.
    if (sealedBy !== null) console.log(`sealed by ${sealedBy}`);
    if (!ok) process.exitCode = 1;
  } finally {
    await record.close();
  }
}
