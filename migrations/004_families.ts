import type { Knex } from 'knex';

/** 同一事项: records that hang on a dispute – its agreements, their enforcement – know which, and its people may be read with them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE stream ADD root_id uuid REFERENCES stream;
    SET LOCAL app.role = 'system';
    UPDATE stream SET root_id = id;
    RESET app.role;
    ALTER TABLE stream ALTER root_id SET NOT NULL;
    CREATE INDEX stream_root ON stream (root_id) WHERE root_id <> id;

    -- Whoever may read a record reads the people of its matter, who are kept once, with the dispute. The words of the
    -- dispute stay the dispute's: a court that confirms an agreement does not see what was said in mediation.
    DROP POLICY readers ON person;
    CREATE POLICY readers ON person USING (app_reader() = '*'
      OR EXISTS (SELECT FROM stream WHERE stream.id = person.stream_id)
      OR EXISTS (SELECT FROM stream WHERE stream.root_id = person.stream_id AND stream.root_id <> stream.id));
    DROP POLICY readers ON data_key;
    CREATE POLICY readers ON data_key USING (app_reader() = '*'
      OR EXISTS (SELECT FROM stream WHERE stream.id = data_key.stream_id)
      OR EXISTS (SELECT FROM stream WHERE stream.root_id = data_key.stream_id AND stream.root_id <> stream.id));
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
