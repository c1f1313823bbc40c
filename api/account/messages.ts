import { z } from 'zod';
import { CHANNELS } from '../../domain/messages/channel.ts';
import { maskPhone } from '../../domain/documents/mask.ts';
import { maskEmail } from '../../domain/people/mask.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { type MessageChoice, readChoice, saveChoice } from '../../record/messages/choices.ts';
import { inTransaction } from '../../record/transaction.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import type { SignedInRequest, SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';

const channels = z.array(z.enum(CHANNELS)).max(CHANNELS.length);

const Choice = z
  .object({
    available: channels.meta({ description: 'what this installation can send by' }),
    channels: channels.meta({ description: '提醒方式; none: nothing is sent' }),
    email: z.string().nullable().meta({ description: 'masked' }),
    phone: z.string().nullable().meta({ description: 'masked' }),
    quiet: z.boolean().meta({ description: '免打扰: what is not urgent waits for the morning' }),
  })
  .meta({ id: 'MessageChoice' });

const Wanted = z.strictObject({
  channels,
  email: z.email().max(254).optional().meta({ description: 'kept as it is if absent' }),
  phone: z
    .string()
    .regex(/^\+?\d{7,15}$/)
    .optional()
    .meta({ description: 'kept as it is if absent' }),
  quiet: z.boolean(),
});

/** `GET|POST /account/messages`: 提醒方式, how somebody is told outside the system that something waits for them. */
export function messageRoutes(context: ApiContext): SignedInRoute[] {
  return [
    {
      method: 'get',
      path: '/api/v1/account/messages',
      operationId: 'account-messages',
      tag: 'account',
      summary: '提醒方式 – how I am told outside the system',
      answers: { 200: { description: 'what was chosen', schema: Choice } },
      problems: [],
      signedIn: true,
      access: { of: 'own-account' },
      handle: async ({ actor }) => ({ status: 200, body: answerOf(context, await chosenBy(context, actor)) }),
    },
    {
      method: 'post',
      path: '/api/v1/account/messages',
      operationId: 'account-choose-messages',
      tag: 'account',
      summary: '设置提醒方式 – messages say how much waits, never what or about whom',
      requestBody: {
        mediaType: 'application/json',
        schema: Wanted,
        example: { channels: ['email'], email: 'yang@example.gov.cn', quiet: true },
      },
      answers: { 200: { description: 'what was chosen', schema: Choice } },
      problems: ['malformed', 'too-large', 'unsupported-media-type', 'invalid'],
      signedIn: true,
      access: { of: 'own-account' },
      before: [receiveBody],
      handle: async (request) => ({ status: 200, body: answerOf(context, await choose(context, request)) }),
    },
  ];
}

function chosenBy({ record }: ApiContext, actor: Actor): Promise<MessageChoice> {
  return inTransaction(record.db, actor, (tx) => readChoice(tx, record.keys, actor.userId));
}

async function choose({ record, channels: available }: ApiContext, { actor, body }: SignedInRequest) {
  const wanted = body.json(Wanted);
  return inTransaction(record.db, actor, async (tx) => {
    const before = await readChoice(tx, record.keys, actor.userId);
    const choice = { ...before, ...wanted };
    choice.channels.forEach((channel, index) => {
      const address = channel === 'email' ? choice.email : choice.phone;
      const path = `channels.${index}`;
      if (!available.includes(channel)) throw refused(path, '本系统没有开通这种提醒方式');
      if (address === null) throw refused(path, channel === 'email' ? '请填写电子邮箱' : '请填写手机号码');
    });
    await saveChoice(tx, record.keys, actor.userId, choice);
    return choice;
  });
}

function refused(path: string, message: string): Problem {
  return new Problem('invalid', { errors: [{ path, message }] });
}

function answerOf({ channels: available }: ApiContext, { channels: chosen, email, phone, quiet }: MessageChoice) {
  return {
    ...{ available, channels: chosen, quiet },
    email: email && maskEmail(email),
    phone: phone && maskPhone(phone),
  };
}
