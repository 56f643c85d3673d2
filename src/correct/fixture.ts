/** A test case from corrections: what a person found in a document, in the form of the golds beside fixtures. */
import { correctableField, withValueAt } from '../store/correctable-fields.js';
import type { CorrectableRow } from '../store/correction-rows.js';
import type { CorrectableRecord } from '../store/correction-table.js';
import type { Correction } from '../store/corrections.js';

export interface PartialGold {
  readonly reports: readonly Readonly<Record<string, unknown>>[];
}

const LISTS: Readonly<Partial<Record<CorrectableRecord, string>>> = {
  form: 'forms',
  funding: 'funding',
  indicator: 'indicators',
  expenditure: 'expenditures',
};

/** What names a row in a gold, besides what was corrected. */
const NAMES: Readonly<Record<CorrectableRecord, readonly string[]>> = {
  report: [],
  form: ['ordinal'],
  funding: ['label'],
  indicator: ['level3'],
  expenditure: ['item'],
};

/**
 * A gold that states what was corrected and nothing else: the corrected fields of each report, and, of a list with a
 * corrected row, the names of all its rows, since a gold names the whole of a list. Corrections that do not hold are left
 * out; one that the reader confirms is stated, so that it stays so.
 */
export function goldOf(rows: readonly CorrectableRow[], corrections: readonly Correction[]): PartialGold {
  const holding = corrections.filter(({ state }) => state === 'applied' || state === 'confirmed');
  const statedOf = (row: CorrectableRow): Readonly<Record<string, unknown>> => {
    let stated: Readonly<Record<string, unknown>> = {};
    for (const one of holding) {
      if (one.record !== row.record || one.rowId !== row.id || correctableField(one.record, one.field) === null) continue;
      stated = one.field.startsWith('goal.')
        ? { ...stated, goal: { ...(stated['goal'] as object | undefined), [one.field.slice(5)]: one.value } }
        : withValueAt(stated, one.field, one.value);
    }
    return stated;
  };
  const reports = rows.filter(({ record }) => record === 'report');
  return {
    reports: reports.map((report) => {
      const gold: Record<string, unknown> = { ...statedOf(report) };
      for (const [record, list] of Object.entries(LISTS)) {
        const own = rows.filter((row) => row.record === record && row.reportId === report.reportId);
        if (!holding.some((one) => own.some((row) => one.record === row.record && one.rowId === row.id))) continue;
        gold[list] = own.map((row) => ({
          ...Object.fromEntries(NAMES[row.record].map((name) => [name, row.asRead[name]])),
          ...statedOf(row),
        }));
      }
      return gold;
    }),
  };
} // prettier-ignore
