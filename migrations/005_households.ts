import type { Knex } from 'knex';
import { APPLICATION_ROLE, grant, rowSecurity } from './access.ts';

/** 家暴管控户: the station's list, and how a dispute's people are known to be a household's – by identity, never by a flag. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- The same person by ID number; where one side has none, by name and date of birth together; never by name alone.
    -- People of households are looked up by these two indexes only, which are empty where there is no household.
    ALTER TABLE person ADD of_household boolean NOT NULL DEFAULT false, ADD name_birth_index bytea;
    CREATE INDEX person_household_id_number ON person (id_number_index) WHERE of_household;
    CREATE INDEX person_household_name_birth ON person (name_birth_index) WHERE of_household;

    -- What everybody searches does not know the people of households.
    CREATE OR REPLACE FUNCTION find_disputes(number_prefix text, name bytea, wanted integer[]) RETURNS SETOF uuid
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT stream_id FROM dispute_view WHERE number >= number_prefix AND number < number_prefix || chr(1114111)
        UNION SELECT stream_id FROM person WHERE name_index = name AND NOT of_household
        UNION SELECT stream_id FROM search_index WHERE wanted <> '{}' AND tokens @> wanted
      $$;
    CREATE OR REPLACE FUNCTION find_people(names bytea[], id_numbers bytea[]) RETURNS SETOF uuid
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT id FROM person WHERE name_index = ANY (names) AND NOT of_household
        UNION SELECT id FROM person WHERE id_number_index = ANY (id_numbers) AND NOT of_household
      $$;

    -- Households are read for a dispute by the tables' owner, for whoever handles it may not know that they exist; each is
    -- locked against change until the dispute's command is done, in the order of their ids.
    CREATE POLICY guard ON stream FOR SELECT TO CURRENT_USER USING (kind = 'household');
    CREATE POLICY guard_lock ON stream FOR UPDATE TO CURRENT_USER USING (kind = 'household');
    CREATE FUNCTION households_of_people(person_ids uuid[], id_numbers bytea[], name_births bytea[])
      RETURNS TABLE (state jsonb, member_person_id uuid, person_id uuid)
      LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT household.state, member.id, party.id
        FROM unnest(person_ids, id_numbers, name_births) AS party (id, id_number, name_birth)
        JOIN person AS member ON member.of_household AND (member.id_number_index = party.id_number
          OR (member.name_birth_index = party.name_birth
            AND (member.id_number_index IS NULL OR party.id_number IS NULL)))
        JOIN stream AS household ON household.id = member.stream_id AND household.kind = 'household'
        WHERE EXISTS (SELECT FROM person WHERE of_household)
        ORDER BY household.id
        FOR SHARE OF household
      $$;
    CREATE FUNCTION households_of_dispute(dispute uuid)
      RETURNS TABLE (state jsonb, member_person_id uuid, person_id uuid)
      LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT found.* FROM (
          SELECT array_agg(id) AS ids, array_agg(id_number_index) AS id_numbers, array_agg(name_birth_index) AS name_births
          FROM person WHERE stream_id = dispute AND EXISTS (SELECT FROM person WHERE of_household)
        ) AS party, households_of_people(party.ids, party.id_numbers, party.name_births) AS found
      $$;
    REVOKE ALL ON FUNCTION households_of_people, households_of_dispute FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION households_of_people, households_of_dispute TO ${APPLICATION_ROLE};

    -- One row a household, projected in the command's transaction.
    CREATE TABLE household_view (
      stream_id uuid PRIMARY KEY REFERENCES stream,
      number text NOT NULL,
      seq integer NOT NULL,
      readers text[] NOT NULL,
      status text NOT NULL,
      level text NOT NULL,
      owner_role text NOT NULL,
      owner_user_id text,
      address_text_id uuid NOT NULL,
      next_revisit_on date,
      overdue_since timestamptz,
      opened_at timestamptz NOT NULL,
      next_due_at timestamptz
    ) WITH (fillfactor = 70);
    CREATE INDEX household_view_readers ON household_view USING gin (readers);
    ${rowSecurity('household_view', 'readers @> ARRAY[app_reader()]')}
    ${grant('household_view', ['SELECT', 'INSERT', 'UPDATE'])}
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
