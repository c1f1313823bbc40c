import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreedAmount, instalmentsOf } from '../../../domain/mass/instalments.ts';
import { readRoll, type RollCell, withoutKnown } from '../../../domain/mass/roll.ts';
import { filledIn, unknownPlaceholders } from '../../../domain/mass/wording.ts';
import { inventedId } from './resident-ids.ts';

const limits = { today: '2026-03-09', mostClaimants: 5, mostAmountFen: 10_000_000_00 };
const headings = ['姓名', '身份证号', '金额(元)', '欠条', '电话', '住址'];

function read(...lines: RollCell[][]) {
  return readRoll([headings, ...lines], limits);
}

function faultsOf(...lines: RollCell[][]) {
  return read(...lines).faults.map(({ line, column, message }) => `${line} ${column ?? ''} ${message}`);
}

describe('a roll', () => {
  it('reads what people write, in half and full width', () => {
    const { entries, faults } = read(
      ['张　三', inventedId(1), 12345.6, '有', 13900001111, '羊坪村一组'],
      ['李四', '３３０６９９' + inventedId(2).slice(6), '￥12,345.60元', null, null, null],
      ['买买提·艾力', `'${inventedId(3).toLowerCase()}`, '800', '无', '', ''],
    );
    expect(faults).toEqual([]);
    expect(entries).toMatchObject([
      {
        line: 2,
        facts: { name: '张三', idNumber: inventedId(1), phone: '13900001111', address: '羊坪村一组', gender: 'male' },
        amountFen: 1_234_560,
        acknowledged: true,
      },
      { line: 3, facts: { name: '李四', idNumber: inventedId(2) }, amountFen: 1_234_560, acknowledged: false },
      { line: 4, facts: { name: '买买提·艾力', idNumber: inventedId(3) }, amountFen: 80_000, acknowledged: false },
    ]);
  });

  it('finds its headings under a title and in any order, and passes over empty lines and sums', () => {
    const { entries, faults } = readRoll(
      [
        ['云河服装厂拖欠工资名单', null, null],
        [null, null, null],
        ['拖欠工资（元）', '姓 名', '身份证号码'],
        [100, '张三', inventedId(1)],
        [null, ' ', null],
        [100, '合 计', null],
      ],
      limits,
    );
    expect(faults).toEqual([]);
    expect(entries.map(({ line, amountFen }) => ({ line, amountFen }))).toEqual([{ line: 4, amountFen: 10_000 }]);
  });

  it('says of every line what is wrong with it', () => {
    const wrongDigit = inventedId(1).replace(/.$/u, (digit) => (digit === '1' ? '2' : '1'));
    expect(
      faultsOf(
        ['张三', wrongDigit, 1, null],
        ['李四', 330699198001010020, 1, null],
        ['王五', '3.30699E+17', 1, null],
        [null, inventedId(4), '一千', null],
        ['赵六', inventedId(5), -3, '也许'],
        ['钱七', { fault: '公式有错误' }, { fault: '是日期,请改成文本' }, null],
      ),
    ).toEqual([
      '2 身份证号 居民身份证号的校验码不符',
      '3 身份证号 已被表格软件改成数值,后几位丢失:请把该列设为“文本”格式后重新填写',
      '4 身份证号 已被表格软件改成数值,后几位丢失:请把该列设为“文本”格式后重新填写',
      '5 姓名 未填写',
      '5 金额 不是以元为单位、最多两位小数的金额',
      '6 金额 必须大于零',
      '6 欠条 请填“有”或者“无”',
      '7 身份证号 公式有错误',
      '7 金额 是日期,请改成文本',
    ]);
  });

  it('takes a person once, in the file and on the case', () => {
    const roll = read(['张三', inventedId(1), 1], ['李四', inventedId(2), 1], ['张三', inventedId(1).toLowerCase(), 2]);
    expect(roll.faults).toEqual([{ line: 4, column: '身份证号', message: '与第2行是同一个人' }]);
    const added = withoutKnown({ ...roll, faults: [] }, new Set([inventedId(2)]));
    expect(added.entries.map(({ line }) => line)).toEqual([2]);
    expect(added.faults).toEqual([{ line: 3, column: '身份证号', message: '此人已在本案名单上' }]);
  });

  it('refuses what has no headings, nobody or too many', () => {
    expect(readRoll([['张三', inventedId(1), 1]], limits).faults[0]?.message).toContain('没有找到表头');
    expect(faultsOf()).toEqual(['1  名单是空的']);
    const six = Array.from({ length: 6 }, (_, index): RollCell[] => ['张三', inventedId(index), 1]);
    expect(faultsOf(...six)).toEqual(['1  一份名单最多5人']);
  });

  it('takes a slip of the keyboard for one', () => {
    expect(faultsOf(['张三', inventedId(1), 10_000_001])).toEqual(['2 金额 超过单人最高金额10000000元,请核对单位']);
    expect(faultsOf(['张三', inventedId(1), '1.5万'])).toEqual(['2 金额 不是以元为单位、最多两位小数的金额']);
    expect(faultsOf(['张三', inventedId(1), 0.125])).toEqual(['2 金额 不是以元为单位、最多两位小数的金额']);
  });

  it('reads every amount of whole fen as it is, as number and as text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: limits.mostAmountFen }), (fen) => {
        const { entries } = read(['张三', inventedId(1), fen / 100], ['李四', inventedId(2), (fen / 100).toFixed(2)]);
        expect(entries.map(({ amountFen }) => amountFen)).toEqual([fen, fen]);
      }),
    );
  });
});

describe('instalments', () => {
  it('make up the agreed part of every claim to the fen', () => {
    const plan = fc.array(fc.integer({ min: 1, max: 250 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 10_000_000_00 }), plan, (amountFen, parts) => {
        const instalments = parts.map((permille) => ({ permille, dueOn: '2026-05-01' }));
        const sum = instalmentsOf(amountFen, instalments).reduce((total, part) => total + part.amountFen, 0);
        expect(sum).toBe(agreedAmount(amountFen, instalments));
      }),
    );
    const thirds = [333, 333, 334].map((permille) => ({ permille, dueOn: '2026-05-01' }));
    expect(instalmentsOf(10_000, thirds).map(({ amountFen }) => amountFen)).toEqual([3330, 3330, 3340]);
  });
});

describe('a template agreement', () => {
  it('is filled in with the claimant’s own name and amount, whichever braces were typed', () => {
    const filled = filledIn('由被申请人支付｛姓名｝工资{ 金额 }。', { 姓名: '张三', 金额: '800.00元' });
    expect(filled).toBe('由被申请人支付张三工资800.00元。');
  });

  it('names the placeholders that nothing fills', () => {
    expect(unknownPlaceholders('{姓名}于｛日期｝前收到{金额}')).toEqual(['日期']);
  });

  it('takes a name for words, not for a pattern', () => {
    expect(filledIn('{姓名}', { 姓名: '$&{金额}', 金额: '1' })).toBe('$&{金额}');
  });
});
