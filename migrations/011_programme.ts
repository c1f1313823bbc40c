import type { Knex } from 'knex';
import { APPLICATION_ROLE, grant, rowSecurity } from './access.ts';

/** 管控成效: planned visits, an officer's calendar feed, and what the programme is counted by. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE household_view ADD planned_on date;

    -- 日历订阅: one secret address a person, of which only a digest is kept. A new one ends the old one.
    CREATE TABLE calendar_feed (
      user_id text PRIMARY KEY REFERENCES app_user,
      token_hash bytea NOT NULL UNIQUE,
      created_at timestamptz NOT NULL DEFAULT now()
    );
    ${rowSecurity('calendar_feed', `user_id = current_setting('app.user', true) OR app_reader() = '*'`)}
    ${grant('calendar_feed', ['SELECT', 'INSERT', 'UPDATE', 'DELETE'])}

    -- Counted from the events themselves, by the tables' owner: numbers leave a station, files do not. Days are Shanghai's.
    -- A household stays at a level, with an officer, from one change to the next; an episode begins with opened or reopened.
    -- A visit is called for by visit-scheduled and over with the next one or with the exit: made if a complete visit lies
    -- between, and let go if something else took its place before it was due. However many periods are asked for, the
    -- files are gone through once.
    CREATE POLICY counting ON household_view FOR SELECT TO CURRENT_USER USING (true);
    CREATE POLICY counting ON event FOR SELECT TO CURRENT_USER
      USING (EXISTS (SELECT FROM stream WHERE stream.id = event.stream_id AND stream.kind = 'household'));
    CREATE FUNCTION count_households(wanted_station text, froms date[], tos date[], as_of timestamptz)
      RETURNS TABLE (part integer, station_id text, officer text, what text, level text, total integer)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        WITH happened AS (
          SELECT event.stream_id, event.seq, event.type, event.data - 'deadlines' AS data, event.at,
            (event.at AT TIME ZONE 'Asia/Shanghai')::date AS on_day,
            CASE event.type WHEN 'level-changed' THEN event.data->>'to' ELSE event.data->>'level' END AS new_level,
            event.data->'owner'->>'userId' AS new_officer,
            first_value(event.data->>'stationId') OVER (PARTITION BY event.stream_id ORDER BY event.seq) AS station,
            count(*) FILTER (WHERE event.data->'owner' IS NOT NULL) OVER so_far AS owners,
            count(*) FILTER (WHERE event.type IN ('opened', 'reopened', 'level-changed')) OVER so_far AS levels
          FROM household_view JOIN event USING (stream_id)
          WHERE (wanted_station IS NULL OR household_view.readers @> ARRAY[wanted_station])
            AND event.type NOT IN ('reminded', 'revisit-overdue', 'revisit-escalated', 'deadlines-redated', 'level-kept')
          WINDOW so_far AS (PARTITION BY event.stream_id ORDER BY event.seq)
        ), standing AS (
          SELECT stream_id, seq, type, data, at, on_day, station,
            first_value(new_officer) OVER (PARTITION BY stream_id, owners ORDER BY seq) AS officer,
            first_value(new_level) OVER (PARTITION BY stream_id, levels ORDER BY seq) AS level,
            count(*) FILTER (WHERE type IN ('visit-scheduled', 'exited')) OVER (PARTITION BY stream_id ORDER BY seq) AS calls
          FROM happened
        ), stays AS (
          SELECT station, officer, level, type, on_day,
            lead(on_day) OVER (PARTITION BY stream_id ORDER BY seq) AS until_day
          FROM standing
          WHERE type IN ('opened', 'reopened', 'level-changed', 'owner-assigned', 'owner-returned', 'exited')
        ), episodes AS (
          SELECT station, officer, level, type, on_day,
            lead(on_day) OVER (PARTITION BY stream_id ORDER BY seq) AS left_day
          FROM standing WHERE type IN ('opened', 'reopened', 'exited')
        ), visits AS (
          SELECT stream_id, min(station) AS station,
            (array_agg(officer ORDER BY seq DESC) FILTER (WHERE type <> 'level-changed'))[1] AS officer,
            min(data->'next'->>'dueAt') FILTER (WHERE type = 'visit-scheduled') AS due,
            min(data->'next'->>'dueOn') FILTER (WHERE type = 'visit-scheduled') AS due_on,
            min(data->'visit'->>'visitedAt') FILTER (WHERE type = 'visited' AND (data->'visit'->>'complete')::boolean) AS made,
            lead(min(at)) OVER (PARTITION BY stream_id ORDER BY calls) AS over_at
          FROM standing WHERE calls > 0 GROUP BY stream_id, calls
        ), judged AS (
          SELECT station, officer, due_on::date AS on_day, CASE
              WHEN made::timestamptz < due::timestamptz THEN 'visit-on-time'
              WHEN made IS NOT NULL THEN 'visit-late'
              WHEN due::timestamptz <= coalesce(over_at, as_of) THEN 'visit-overdue' END AS outcome
          FROM visits
        ), violence AS (
          SELECT station, officer,
            ((data->'incident'->>'occurredAt')::timestamptz AT TIME ZONE 'Asia/Shanghai')::date AS on_day
          FROM standing WHERE type = 'incident-reported' AND data->'incident'->>'cause' <> 'opening'
        ), outcomes AS (
          -- What the police file as a crime has turned criminal, whether or not somebody also notes it as an outcome.
          SELECT DISTINCT ON (stream_id, data->>'incidentId', outcome) station, officer, outcome, on_day
          FROM (SELECT *, coalesce(data->>'outcome', 'turned-criminal') AS outcome FROM standing
            WHERE type = 'outcome-recorded' OR (type = 'incident-decided' AND data->'decision'->>'as' = 'criminal')) AS known
          ORDER BY stream_id, data->>'incidentId', outcome, seq
        ), period AS (
          SELECT part::integer, from_on, to_on FROM unnest(froms, tos) WITH ORDINALITY AS given (from_on, to_on, part)
        ), counted AS (
          SELECT part, station, officer, 'entered' AS what, level FROM episodes JOIN period
            ON type <> 'exited' AND on_day BETWEEN from_on AND to_on
          UNION ALL SELECT part, station, officer, 'entered-and-left', level FROM episodes JOIN period
            ON type <> 'exited' AND on_day BETWEEN from_on AND to_on AND left_day <= to_on
          UNION ALL SELECT part, station, officer, 'exited', level FROM episodes JOIN period
            ON type = 'exited' AND on_day BETWEEN from_on AND to_on
          UNION ALL SELECT part, station, officer, 'current', level FROM stays JOIN period
            ON type <> 'exited' AND on_day <= to_on AND (until_day IS NULL OR until_day > to_on)
          UNION ALL SELECT part, station, officer, outcome, NULL FROM judged JOIN period
            ON outcome IS NOT NULL AND on_day BETWEEN from_on AND to_on
          UNION ALL SELECT part, station, officer, 'recurrence', NULL FROM violence JOIN period
            ON on_day BETWEEN from_on AND to_on
          UNION ALL SELECT part, station, officer, outcome, NULL FROM outcomes JOIN period
            ON on_day BETWEEN from_on AND to_on
        )
        SELECT part, station, officer, what, level, count(*)::integer FROM counted
        GROUP BY part, station, officer, what, level
      $$;
    REVOKE ALL ON FUNCTION count_households FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION count_households TO ${APPLICATION_ROLE};
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
