/** A database whose texts are what spreadsheets, CSV readers and XML parsers stumble over. */
import { aFunding, anExtraction, anIndicator, aReport, aSource, aValue, sha } from '../helpers/extraction.js';
import { openStore } from '../../src/store/open.js';
import { loading } from '../helpers/database.js';

export const HOSTILE: readonly string[] = [
  '=1+1',
  '=HYPERLINK("http://example.com","点我")',
  '+86-10',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1+1',
  '他说"好", 然后',
  '第一行\n第二行\r\n第三行',
  ' 首尾空格 ',
  '𠮷野家😀',
  '<b>&amp;</b>]]>',
  '_x0041_',
  '\u0001\u000b',
  '\ufffe',
  '0012',
  '430212',
  '123456789012345678',
  '1e5',
  '1-2',
  '2023-13-45',
  'NULL',
  '\\N',
  "'引号",
  'a,b;c\td',
];

/** Writes it; the project's name and each indicator's reason are such a text. */
export function writeHostileDatabase(path: string): void {
  const store = openStore(path);
  const options = loading(store);
  HOSTILE.forEach((text, i) => {
    const indicator = anIndicator({
      level3: text.trim() === '' ? '指标' : text,
      reason: text,
      target: aValue(text),
      score: i / 3,
    });
    const report = aReport({
      projectName: text,
      fiscalYear: 2020 + (i % 3),
      indicators: [indicator, anIndicator({ ordinal: 2, reason: null, target: null })],
      funding: [aFunding({ budget: 0.1 + 0.2, reason: text })],
    });
    store.load(
      anExtraction({ source: aSource({ sha256: sha(i + 1), path: `${text}/a.docx` }), reports: [report] }),
      options,
    );
  });
  store.endRun(options.run, { outcomes: {}, results: {} });
  store.close();
}
