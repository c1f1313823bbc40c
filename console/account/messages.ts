import { messageRoutes } from '../../api/account/messages.ts';
import type { ConsoleContext } from '../context.ts';
import type { FormWords } from '../forms/form.ts';
import { type FormPage, formPages } from '../forms/form-page.ts';
import { apiRequest } from '../http/api-request.ts';
import { filled, type Words } from '../layout/words.ts';
import type { SignedInVisit } from '../page.ts';

/** What the API answers of it, as far as the form shows it. */
interface Choice {
  available: string[];
  channels: string[];
  email: string | null;
  phone: string | null;
  quiet: boolean;
}

/** `GET|POST /console/account/messages`: 提醒方式, how I am told outside the system that something waits. */
export function messagePages(context: ConsoleContext): FormPage[] {
  const [read, choose] = messageRoutes(context);
  if (read === undefined || choose === undefined) throw new Error('the API has no routes for how one is told');
  return formPages({
    name: 'messages',
    path: '/console/account/messages',
    route: choose,
    words: wordsOf,
    changes: { channels: { optional: true } },
    async ask(visit) {
      const { say } = visit;
      const { body } = await read.handle(apiRequest(visit));
      const choice = body as Choice;
      const { available, channels, quiet } = choice;
      return {
        title: say.messages.title,
        back: '/console/account',
        options: {
          channels: available.map((value) => ({
            value,
            label: (say.messages.code.channels as Labels)[value] ?? value,
          })),
        },
        values: {
          quiet: quiet ? 'yes' : 'no',
          ...Object.fromEntries(channels.map((channel, place) => [`channels.${place}`, channel])),
        },
        notices: noticesOf(choice, visit),
      };
    },
    // Chosen none: nothing is sent, which the API wants to be told.
    adapt: (body) => ({ channels: [], ...body }),
  });
}

type Labels = Readonly<Record<string, string>>;

function wordsOf({ messages }: Words): FormWords {
  return { ...messages, help: messages.fieldHelp };
}

/** Addresses are shown masked, and so cannot stand in the fields. */
function noticesOf({ available, email, phone }: Choice, { say }: SignedInVisit) {
  const { nothing, now, field } = say.messages;
  const known = [
    { what: field.email, address: email },
    { what: field.phone, address: phone },
  ];
  return [
    ...(available.length === 0 ? [{ kind: 'info' as const, text: nothing }] : []),
    ...known.flatMap(({ what, address }) =>
      address === null ? [] : [{ kind: 'info' as const, text: filled(now, { what, address }) }],
    ),
  ];
}
