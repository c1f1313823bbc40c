import { z } from 'zod';
import type { VisitTaskCommand } from '../../domain/visit-task/commands.ts';
import { commandsOf } from '../cases/command-definition.ts';
import { civilDate, longText } from '../http/fields.ts';

const command = commandsOf<VisitTaskCommand>();

/** Every command of a visit task that a person gives. */
export const visitTaskCommands = [
  command({
    type: 'report-visit',
    summary: '反馈走访结果 – the station reads it; violence again reaches it at once',
    schema: z.strictObject({ visitedOn: civilDate, result: longText, violence: z.boolean() }),
    example: { visitedOn: '2026-11-25', result: '夫妻均在家,近期未再争吵。', violence: false },
    build: ({ result, ...visit }, seal) => ({ type: 'report-visit', ...visit, result: seal.text('result', result) }),
  }),
  command({
    type: 'acknowledge',
    summary: '知悉 – by who only has to know',
    schema: z.strictObject({}),
    example: {},
    build: () => ({ type: 'acknowledge' }),
  }),
  command({
    type: 'heed',
    summary: '已处置 – the station has taken up a result with violence',
    schema: z.strictObject({}),
    example: {},
    build: () => ({ type: 'heed' }),
  }),
];
