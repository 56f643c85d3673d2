/** What a finding says, in Chinese. Records hold the English message; this is made from the rule and the values. */
import { percent, wan } from './arithmetic.js';
import type { Finding } from '../model/record.js';
import { RULES } from './index.js';

const MONEY = /^(?:funding\.|expenditure\.|execution\.(?:over|unfunded)|text\.(?:funding|unit-slip)|share\.base)/;
const RATE = /^(?:execution\.(?:rate|base)|share\.sum)$/;

const COLUMNS: Readonly<Record<string, string>> = {
  initialBudget: '年初预算数',
  budget: '全年预算数',
  received: '到位资金',
  executed: '全年执行数',
};

const titles: ReadonlyMap<string, string> = new Map(RULES.map((rule) => [rule.id, rule.titleZh]));

function worded(rule: string, value: number | string | null): string | null {
  if (typeof value !== 'number') return value;
  return MONEY.test(rule) ? wan(value) : RATE.test(rule) ? percent(value) : String(value);
}

/**
 * `“群众满意度”未达到指标值却得满分（对照 ≥90%，所载 89%）`: the row or form concerned, the rule's title, what the value was held
 * against and what the document states. A finding of a rule that is not known here keeps its own message.
 */
export function messageZh({ rule, message, expected, actual }: Finding): string {
  const title = titles.get(rule);
  if (title === undefined) return message;
  const column = /^([\p{Script=Han}]+|\w+):/u.exec(message)?.[1];
  const name = column === undefined ? /“[^”]*”/.exec(message)?.[0] : (COLUMNS[column] ?? column);
  const form = /\bform (\d+)\b/.exec(message)?.[1];
  const values = [
    ['对照', worded(rule, expected)],
    ['所载', worded(rule, actual)],
  ].filter(([, value]) => value !== null);
  const said = values.map((pair) => pair.join(' ')).join('，');
  return `${name ?? (form === undefined ? '' : `表${form}`)}${name === undefined && form === undefined ? '' : '：'}${title}${said === '' ? '' : `（${said}）`}`; // prettier-ignore
}
