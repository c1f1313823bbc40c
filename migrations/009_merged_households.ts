import type { Knex } from 'knex';
import { APPLICATION_ROLE, grant, rowSecurityByStream } from './access.ts';

/** 并档: two files that prove to be one family. People and words stay sealed with the file they came with. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Where a merged file's family now is; never a chain: whoever merges on takes those behind along.
    CREATE TABLE household_merge (
      stream_id uuid PRIMARY KEY REFERENCES stream,
      into_id uuid NOT NULL REFERENCES stream,
      CHECK (stream_id <> into_id)
    );
    CREATE INDEX household_merge_into ON household_merge (into_id);
    ${rowSecurityByStream('household_merge')}
    ${grant('household_merge', ['SELECT', 'INSERT', 'UPDATE'])}

    -- A merged file is neither listed nor counted: the family is, once.
    ${grant('household_view', ['DELETE'])}

    -- Whoever is known from a merged file is a member of the one that is left.
    CREATE OR REPLACE FUNCTION households_of_people(person_ids uuid[], id_numbers bytea[], name_births bytea[])
      RETURNS TABLE (state jsonb, member_person_id uuid, person_id uuid)
      LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT household.state, member.id, party.id
        FROM unnest(person_ids, id_numbers, name_births) AS party (id, id_number, name_birth)
        JOIN person AS member ON member.of_household AND (member.id_number_index = party.id_number
          OR (member.name_birth_index = party.name_birth
            AND (member.id_number_index IS NULL OR party.id_number IS NULL)))
        LEFT JOIN household_merge AS merged ON merged.stream_id = member.stream_id
        JOIN stream AS household ON household.id = coalesce(merged.into_id, member.stream_id)
          AND household.kind = 'household'
        WHERE EXISTS (SELECT FROM person WHERE of_household)
        ORDER BY household.id
        FOR SHARE OF household
      $$;
    REVOKE ALL ON FUNCTION households_of_people FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION households_of_people TO ${APPLICATION_ROLE};
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
