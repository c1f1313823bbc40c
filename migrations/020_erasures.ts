import type { Knex } from 'knex';
import { grant, rowSecurityByStream } from './access.ts';

/**
 * 删除: what the law wants erased is gone with its key, and a tombstone says that it is. Nothing but a tombstone destroys a
 * key, and nothing makes a tombstone but an event that orders it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Nothing more happens to an erased record: there is no key under which it could be written down.
    ALTER TABLE stream ADD erased boolean NOT NULL DEFAULT false;

    -- What is erased keeps its place, so that whoever refers to it finds that it was erased and not that it is missing.
    ALTER TABLE sealed_text ALTER cipher DROP NOT NULL;
    ALTER TABLE file ALTER cipher DROP NOT NULL;
    ALTER TABLE person ALTER cipher DROP NOT NULL, ALTER name_index DROP NOT NULL,
      ADD CHECK (cipher IS NOT NULL OR num_nonnulls(name_index, id_number_index, name_birth_index) = 0);
    ALTER TABLE document DROP CONSTRAINT document_status_check,
      ADD CONSTRAINT document_status_check CHECK (status IN ('pending', 'ready', 'failed', 'erased')),
      ADD CHECK (status <> 'erased' OR num_nonnulls(cipher, reason_cipher) = 0);

    -- 墓碑: a person's or a record's key, and the event that ordered its end.
    CREATE TABLE tombstone (
      id uuid PRIMARY KEY,
      kind text NOT NULL CHECK (kind IN ('person', 'case')),
      stream_id uuid NOT NULL REFERENCES stream,
      erasure_id uuid NOT NULL,
      erasure_seq integer NOT NULL,
      number bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
      at timestamptz NOT NULL,
      FOREIGN KEY (erasure_id, erasure_seq) REFERENCES event,
      CHECK (kind = 'person' OR id = stream_id)
    );
    CREATE INDEX tombstone_number ON tombstone (number);
    CREATE INDEX tombstone_stream ON tombstone (stream_id);
    ${rowSecurityByStream('tombstone')}
    ${grant('tombstone', ['SELECT', 'INSERT'])}

    CREATE FUNCTION carry_out_tombstone() RETURNS trigger LANGUAGE plpgsql
      SECURITY DEFINER SET search_path = public, pg_temp AS $$
      BEGIN
        IF NOT EXISTS (
          SELECT FROM event WHERE stream_id = NEW.erasure_id AND seq = NEW.erasure_seq AND data->'erases' @>
            jsonb_build_array(jsonb_build_object('kind', NEW.kind, 'id', NEW.id, 'streamId', NEW.stream_id)))
        THEN RAISE EXCEPTION 'no event orders that % is erased', NEW.id USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.kind = 'case' THEN
          UPDATE stream SET erased = true WHERE id = NEW.stream_id;
          UPDATE sealed_text SET cipher = NULL WHERE stream_id = NEW.stream_id;
          UPDATE file SET cipher = NULL WHERE stream_id = NEW.stream_id;
          UPDATE document SET status = 'erased', cipher = NULL, reason_cipher = NULL WHERE stream_id = NEW.stream_id;
          DELETE FROM search_index WHERE stream_id = NEW.stream_id;
        END IF;
        UPDATE person SET cipher = NULL, name_index = NULL, id_number_index = NULL, name_birth_index = NULL
          WHERE stream_id = NEW.stream_id AND (NEW.kind = 'case' OR id = NEW.id);
        DELETE FROM data_key WHERE stream_id = NEW.stream_id AND (NEW.kind = 'case' OR id = NEW.id);
        RETURN NULL;
      END $$;
    CREATE TRIGGER carried_out AFTER INSERT ON tombstone FOR EACH ROW EXECUTE FUNCTION carry_out_tombstone();
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
