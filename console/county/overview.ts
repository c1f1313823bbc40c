import { z } from 'zod';
import { placesFor, type PlacesAnswer } from '../../api/statistics/places.ts';
import { Problem } from '../../api/problems/problem.ts';
import { reading } from '../../api/http/reading.ts';
import { dateOf } from '../../domain/time/instant.ts';
import type { ConsoleContext } from '../context.ts';
import { type Around, organisationName } from '../dispute/around.ts';
import { whenOf } from '../layout/time.ts';
import type { SignedInPage, SignedInVisit } from '../page.ts';
import { coloursOf, settledOf, tilesOf } from './figures.ts';
import { mapOf } from './map.ts';
import { type Period, periodFields, periodOr, periodPicker } from './period.ts';
import { tableOf } from './place-table.ts';
import { sectionsFor } from './sections.ts';

const COUNTY = '/console/county';
const Wanted = z.object(periodFields);

/** `GET /console/county` and `…/{organisationId}`: 辖区概况 – the county by township and village, or one township of it. */
export function overviewPages(context: ConsoleContext): SignedInPage[] {
  return [COUNTY, `${COUNTY}/{organisationId}`].map((path) => overviewPage(context, path));
}

function overviewPage({ record }: ConsoleContext, path: string): SignedInPage {
  return {
    method: 'get',
    path,
    signedIn: true,
    access: { of: 'county', right: 'statistics.disputes' },
    queryOf: Wanted,
    async handle(visit) {
      const { actor, params, say, language } = visit;
      const now = await record.clock.now();
      const period = periodOr(visit.query(Wanted), dateOf(now));
      const read = await reading(record, actor, async (tx, { organisations }) => ({
        all: await placesFor(tx, organisations, period, now),
        policy: await record.policies.effectiveOn(tx, dateOf(now)),
        organisations,
      }));
      const around = { ...read, now, language, say };
      const shown = params.organisationId === undefined ? read.all : onlyOf(read.all, params.organisationId);
      return {
        view: 'county',
        title: say.county.title,
        data: { ...headOf(visit, period, around), ...bodyOf(shown, period, around) },
      };
    },
  };
}

/** @throws Problem `not-found` for a township of which the actor counts nothing, and for what is none */
function onlyOf(all: PlacesAnswer, organisationId: string): PlacesAnswer {
  const place = all.places.find((each) => each.organisationId === organisationId);
  if (place === undefined) throw new Problem('not-found');
  return { ...all, total: place, places: [place] };
}

function headOf(visit: SignedInVisit, period: Period, around: Around) {
  const { actor, params, say, language } = visit;
  const { organisationId } = params;
  const here = organisationId === undefined ? COUNTY : `${COUNTY}/${organisationId}`;
  return {
    heading: organisationName(around, organisationId ?? actor.organisationId),
    asOf: whenOf(around.now, language),
    up: organisationId === undefined ? null : COUNTY,
    sections: sectionsFor(actor.role, here, say),
    period: periodPicker(here, period, dateOf(around.now), visit),
  };
}

function bodyOf(shown: PlacesAnswer, period: Period, around: Around) {
  return {
    tiles: tilesOf(shown.total, period, around),
    colours: coloursOf(shown.total, around),
    settled: settledOf(shown.total, around),
    ...mapOf(shown.places, around),
    table: tableOf(shown.places, shown.total, around),
    isEmpty: shown.places.length === 0,
  };
}
