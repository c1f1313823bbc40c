import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bodyOf, fenOf } from '../../console/forms/body.ts';
import { lackingIn } from '../../console/forms/lacking.ts';
import { fieldsOf } from '../../console/forms/shape.ts';
import { renumbered, withoutBlankRows, withoutRow, withRow } from '../../console/forms/typed.ts';

const schema = z.strictObject({
  at: z.iso.datetime({ offset: true }),
  reason: z.string().max(5000),
  place: z.string().max(200).optional(),
  amountFen: z.int().min(0).optional(),
  given: z.boolean().default(false),
  agreed: z.boolean(),
  partyIds: z.array(z.string()).min(1),
  consents: z.array(z.strictObject({ partyId: z.string(), consented: z.boolean() })),
  terms: z.array(z.string().max(50_000)).min(1),
  obligations: z.array(
    z.strictObject({ what: z.string().max(200), dueOn: z.iso.date(), amountFen: z.int().optional() }),
  ),
  agent: z.strictObject({ name: z.string().max(100), phone: z.string().max(32).optional() }).optional(),
});
const fields = fieldsOf(
  schema,
  { consents: { as: 'each' }, obligations: { rows: 1 } },
  new Set(['partyIds', 'partyId']),
);
const parties = [
  { value: 'p1', label: '张桂芳' },
  { value: 'p2', label: '李守田' },
];
const optionsOf = ({ key }: { key: string }) => (key === 'partyIds' || key === 'partyId' ? parties : []);
const noFile = () => false;

describe('a form made from a schema', () => {
  it('asks for each value as it is', () => {
    expect(fields.map(({ key, required, shape }) => [key, shape.kind, required])).toEqual([
      ['at', 'moment', true],
      ['reason', 'prose', true],
      ['place', 'line', false],
      ['amountFen', 'money', false],
      ['given', 'tick', false],
      ['agreed', 'yes-no', true],
      ['partyIds', 'some', true],
      ['consents', 'each', true],
      ['terms', 'rows', true],
      ['obligations', 'rows', true],
      ['agent', 'group', false],
    ]);
  });

  it('makes of what was typed what the route takes', () => {
    const typed = {
      at: '2026-11-26T09:30',
      reason: ' 第一行\r\n第二行 ',
      place: '  ',
      amountFen: '1,500.5',
      agreed: 'no',
      'partyIds.1': 'p2',
      'consents.0.consented': 'yes',
      'consents.1.consented': 'no',
      'terms.0': '加装檐沟',
      'terms.1': '',
      'obligations.0.row': '1',
      'obligations.0.what': '',
      'obligations.1.row': '1',
      'obligations.1.what': '付款',
      'obligations.1.dueOn': '2026-12-20',
    };
    expect(schema.parse(bodyOf(fields, withoutBlankRows(fields, typed), optionsOf))).toEqual({
      at: '2026-11-26T09:30:00.000+08:00',
      reason: '第一行\n第二行',
      amountFen: 150_050,
      given: false,
      agreed: false,
      partyIds: ['p2'],
      consents: [
        { partyId: 'p1', consented: true },
        { partyId: 'p2', consented: false },
      ],
      terms: ['加装檐沟'],
      obligations: [{ what: '付款', dueOn: '2026-12-20' }],
    });
  });

  it('says what is lacking, at the address that the route would name too', () => {
    const typed = {
      at: 'gestern',
      amountFen: 'viel',
      'obligations.0.row': '1',
      'obligations.0.what': '付款',
      'agent.phone': '1390000',
    };
    expect(lackingIn(fields, typed, noFile, optionsOf)).toEqual([
      { name: 'at', lack: 'no-moment' },
      { name: 'reason', lack: 'missing' },
      { name: 'amountFen', lack: 'no-amount' },
      { name: 'agreed', lack: 'unchosen' },
      { name: 'partyIds', lack: 'unchosen' },
      { name: 'consents.0.consented', lack: 'unchosen' },
      { name: 'consents.1.consented', lack: 'unchosen' },
      { name: 'terms', lack: 'missing' },
      { name: 'obligations.0.dueOn', lack: 'missing' },
      { name: 'agent.name', lack: 'missing' },
    ]);
  });

  it('adds rows and takes them away; those that stay are numbered anew', () => {
    const two = withRow(withRow({}, 'terms'), 'terms');
    expect(Object.keys(two)).toEqual(['terms.0', 'terms.0.row', 'terms.1', 'terms.1.row']);
    const typed = { ...two, 'terms.0': '一', 'terms.1': '二' };
    expect(renumbered(fields, withoutRow(typed, 'terms.0'))).toMatchObject({ 'terms.0': '二' });
  });

  it('reads amounts as people write them, to the fen', () => {
    expect(['1500', '1,500.5', '¥0.01', '12 元', '12345678.90'].map(fenOf)).toEqual([
      150_000, 150_050, 1, 1200, 1_234_567_890,
    ]);
    expect(['', '-1', '1.234', 'viel', '1e3'].map(fenOf)).toEqual([null, null, null, null, null]);
  });
});
