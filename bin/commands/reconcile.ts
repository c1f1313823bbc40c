import { connectEngine } from '../../engine/connection.ts';
import { reconcile } from '../../engine/reconcile.ts';
import { openRecord } from '../../record/context.ts';
import { readConfig } from '../config.ts';

/** Makes every case's workflow what the record says; harmless at any time. */
export async function run(): Promise<void> {
  const config = readConfig();
  const record = openRecord({ ...config, poolSize: 8 });
  const engine = connectEngine({ ...config.temporal, payloadKeys: record.keys.payloadKeys });
  try {
    const { armed, asked, right, released, finishing } = await reconcile(record, engine);
    console.log(
      `open cases: ${right} right, ${armed} armed, ${asked} asked to look; closed cases: ${finishing} finishing, ${released} released`,
    );
  } finally {
    await engine.close();
    await record.close();
  }
}
