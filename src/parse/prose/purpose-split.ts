/**
 * A budget told purpose by purpose in full sentences: `…意外伤害…，服务费用8万元。…异地就医…，服务费用4万元。` Two amounts under the
 * same name that add up to the budget are a split of it; what each was for is told by the two phrases that the report
 * puts side by side elsewhere (意外伤害及异地就医) and that stand in one of the two stretches each.
 */
import type { At } from '../../model/record.js';
import { type Mention, mentionsOf } from './mentions.js';
import type { SectionText, SpokenLine } from './types.js';

export interface Purpose {
  readonly item: string;
  readonly amount: number;
  readonly at: At;
}

const PAIR = /([\u4e00-\u9fff]{3,12})[及和、与]([\u4e00-\u9fff]{3,12})/g;

/** The longest end of `left` that stands in `inside` but not in `outside`. */
function ending(left: string, inside: string, outside: string): string | null {
  for (let n = left.length; n >= 3; n--) {
    const words = left.slice(-n);
    if (inside.includes(words)) return outside.includes(words) ? null : words;
  }
  return null;
}

function beginning(right: string, inside: string, outside: string): string | null {
  for (let n = right.length; n >= 3; n--) {
    const words = right.slice(0, n);
    if (inside.includes(words)) return outside.includes(words) ? null : words;
  }
  return null;
}

/** Looks at 50 pairs of a report at most: the phrase that names both purposes stands near its beginning. */
function namesOf(texts: readonly string[], first: string, second: string): readonly [string, string] | null {
  let tried = 0;
  for (const text of texts) {
    for (const [, left = '', right = ''] of text.matchAll(PAIR)) {
      if (tried++ > 50) return null;
      const one = ending(left, first, second);
      const two = beginning(right, second, first);
      if (one !== null && two !== null) return [one, two];
    }
  }
  return null;
}

interface Amount {
  readonly yuan: number;
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

const isAmount = ({ quantity, before }: Mention): boolean =>
  quantity.kind === 'money' && quantity.base?.unit === '元' && before.length >= 2;

const amountsOf = (mentions: readonly Mention[]): Amount[] =>
  mentions
    .filter(isAmount)
    .map(({ quantity: { base, start, end }, before }) => ({ yuan: base?.number ?? 0, start, end, name: before }));

/** Whether two amounts of the line add up to a budget, which is rare: only such a line is worth a closer look. */
function addsUp({ sentences }: SpokenLine, totals: readonly number[]): boolean {
  const amounts: number[] = [];
  for (const { mentions } of sentences)
    for (const mention of mentions) if (isAmount(mention)) amounts.push(mention.quantity.base?.number ?? 0);
  return amounts.some((a, i) => {
    const others = amounts.slice(i + 1, i + 6);
    return others.some((b) => totals.some((total) => Math.abs(total - a - b) < 0.5));
  });
}

export function splitByPurpose(sections: readonly SectionText[], totals: readonly number[]): Purpose[] {
  if (totals.length === 0) return [];
  const texts = sections.flatMap(({ lines }) => lines.map(({ text }) => text));
  for (const { lines } of sections) {
    for (const line of lines) {
      if (!addsUp(line, totals)) continue;
      const { text, at } = line;
      const amounts = amountsOf(mentionsOf(text));
      for (const [i, a] of amounts.entries()) {
        const b = amounts.slice(i + 1, i + 6).find((x) => x.name === a.name);
        if (!b || !totals.some((total) => Math.abs(total - a.yuan - b.yuan) < 0.5)) continue;
        const names = namesOf(texts, text.slice(0, a.start), text.slice(a.end, b.start));
        if (!names) continue;
        return [
          { item: names[0], amount: a.yuan, at },
          { item: names[1], amount: b.yuan, at },
        ];
      }
    }
  }
  return [];
}
