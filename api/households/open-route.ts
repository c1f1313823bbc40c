import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { HouseholdCommandOf, Officer } from '../../domain/household/commands.ts';
import { villageInAddress } from '../../domain/household/village.ts';
import { organisationOf } from '../../domain/organisation/tree.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { nextCaseNumber } from '../../record/case-number.ts';
import type { Seal } from '../../record/seal.ts';
import { type SimilarHousehold, similarHouseholds } from '../../record/views/similar-households.ts';
import { outcomeOf } from '../cases/command-routes.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import { openCase } from '../cases/run-command.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { code, id, longText, reason, text } from '../http/fields.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';
import { incidentSchema, sealedIncident } from './commands/report-incident.ts';
import { householdKind, Outcome } from './household-kind.ts';
import { identifiedMembers, memberSchema, sealedMember } from './member.ts';
import { staffOf } from './staff.ts';

const Opening = z
  .strictObject({
    address: text(300),
    villageId: id.optional().meta({ description: '所在村(社区); the one that the address names, if not given' }),
    stationId: id.optional().meta({ description: "the caller's own, if not given" }),
    level: code.meta({ description: '管控等级: `red`, `orange` or `blue`' }),
    reason,
    plan: longText.optional().meta({ description: '管控方案' }),
    members: z.array(memberSchema).min(1).max(30),
    incident: z.strictObject(incidentSchema).optional().meta({ description: 'if violence led to the file' }),
  })
  .meta({
    id: 'HouseholdOpening',
    example: {
      address: '清溪镇羊坪村二组8号',
      level: 'orange',
      reason: '一年内三次因家庭暴力报警',
      members: [
        { name: '赵某', relation: '户主', role: 'perpetrator', birthDate: '1985-06-01' },
        { name: '钱某', relation: '妻', role: 'victim', confidential: true },
      ],
    },
  });

const Opened = Outcome.extend({
  id: z.string(),
  number: z.string().meta({ description: '管控户编号', example: '清溪派出所2026-000001' }),
  similar: z.array(z.object({ id: z.string(), number: z.string() })).meta({
    description: 'files under control in which two of these people stand already: merge them if it is one family',
  }),
}).meta({ id: 'HouseholdOpened' });

/** `POST /households`: 建档, by a station for a family of its place. */
export function openRoute(context: ApiContext): SignedInRoute {
  return {
    method: 'post',
    path: '/api/v1/households',
    operationId: 'household-open',
    tag: 'households',
    summary: '建档 – take a household under control',
    headers: z.object(idempotencyHeader),
    requestBody: { mediaType: 'application/json', schema: Opening },
    answers: { 201: { description: 'opened', schema: Opened, headers: z.object({ Location: z.string() }) } },
    problems: [
      'not-permitted',
      'malformed',
      'too-large',
      'unsupported-media-type',
      'invalid',
      'rule-broken',
      'idempotency-mismatch',
      'not-possible-now',
    ],
    signedIn: true,
    access: { of: 'household', right: 'open' },
    before: [receiveBody],
    async handle(request) {
      const { record } = context;
      const given = request.body.json(Opening);
      const now = await record.clock.now();
      const members = identifiedMembers(given.members, (index) => `members.${index}.`, dateOf(now));
      const staff = await staffOf(context, request.actor);
      const organisations = await record.organisations();
      const station = organisationOf(organisations, request.actor.organisationId);
      const streamId = randomUUID();
      const similar = await reading(record, request.actor, (tx) => similarHouseholds(tx, record.keys, members));
      const number = await nextCaseNumber(record.db, station, now);
      const stationId = given.stationId ?? station.id;
      const villageId = given.villageId ?? villageInAddress(given.address, stationId, organisations);
      const ids = { id: streamId, number, stationId, villageId };
      const executed = await openCase(context, householdKind, request, {
        type: 'open',
        streamId,
        text: request.body.text(),
        build(seal) {
          const left = similar.find(({ status }) => status === 'exited');
          if (left !== undefined) throw leftControl(left);
          return opening({ ...given, members }, ids, staff, seal);
        },
      });
      const { state } = executed;
      const underControl = similar
        .filter(({ id, status }) => id !== state.id && status === 'controlled')
        .map(({ id, number: no }) => ({ id, number: no }));
      const answer = outcomeOf(householdKind, executed);
      return {
        status: 201,
        headers: { ...answer.headers, Location: `/api/v1/households/${state.id}` },
        body: {
          id: state.id,
          number: state.number,
          similar: underControl,
          ...(answer.body as z.infer<typeof Outcome>),
        },
      };
    },
  };
}

/** 一户一档: the family's file is there, with its history, and is opened again. */
function leftControl({ id, number }: SimilarHousehold): Problem {
  const detail = `该家庭已有档案${number}(${id}),已退出管控:请在该档案上重新列管或者登记警情,不另建新档。`;
  return new Problem('not-possible-now', { detail, allowed: ['reopen', 'report-incident'] });
}

function opening(
  { address, level, reason: why, plan, members, incident }: z.output<typeof Opening>,
  ids: { id: string; number: string; stationId: string; villageId: string | undefined },
  staff: Officer[],
  seal: Seal,
): HouseholdCommandOf<'open'> {
  return {
    type: 'open',
    ...ids,
    level,
    reason: seal.text('reason', why),
    address: seal.text('address', address),
    plan: plan === undefined ? undefined : seal.text('plan', plan),
    members: members.map((member) => sealedMember(member, seal)),
    incident: incident === undefined ? undefined : sealedIncident(incident, seal),
    staff,
  };
}
