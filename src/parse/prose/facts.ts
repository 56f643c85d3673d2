/** Every quantity with a unit in the running text, with what it measures and the sentence it stands in. */
import type { Fact, Warning } from '../../model/record.js';
import { warn } from '../../model/warn.js';
import { unreadQuantities } from '../../text/scan.js';
import { factLabels } from './fact-label.js';
import type { SectionText } from './types.js';

export function readFacts(sections: readonly SectionText[]): Fact[] {
  const facts: Fact[] = [];
  for (const { section, lines } of sections) {
    for (const line of lines) {
      for (const { text: sentence, mentions } of line.sentences) {
        if (mentions.length === 0) continue;
        const labels = factLabels(mentions);
        mentions.forEach(({ quantity, after }, i) => {
          // 四个方面, 三个部分 count the parts of the text itself
          if (/^(?:方面|部分|维度|层面|阶段|要点|环节)/.test(after)) return;
          facts.push({
            ordinal: facts.length + 1,
            section: section.ordinal,
            label: labels[i] ?? null,
            kind: quantity.kind,
            raw: quantity.raw,
            number: quantity.number,
            unit: quantity.unit,
            base: quantity.base,
            sentence,
            at: line.at,
          });
        });
      }
    }
  }
  return facts;
}

/** A number that is torn (5，500人, 2 8 5万元) is no fact: whichever part were taken could be wrong. */
export function unreadFacts(sections: readonly SectionText[]): Warning[] {
  return sections.flatMap(({ lines }) =>
    lines.flatMap((line) =>
      unreadQuantities(line.text).map((raw) =>
        warn('value.unsure', `the number in “${raw}” is not certain and was not read`, line.at),
      ),
    ),
  );
}
