/** A view once more under Chinese names, for those who write their questions in Chinese: 查询 v_指标 的“县”“年度”等列. */
import type { View, ViewColumn } from '../view.js';

/** A column's Chinese meaning as a name that SQL takes without quotes: 年度指标值·数值 → 年度指标值_数值. */
function named(zh: string): string {
  return zh
    .replaceAll('（原读取值）', '_原读取值')
    .replaceAll(/（[^（）]*）/gu, '')
    .replaceAll(/[·、，,\s/]+/gu, '_');
}

/** The twin of a view: the same rows, each column under its Chinese meaning. Throws if two columns share one. */
export function twinOf(view: View): View {
  const taken = new Set<string>();
  const columns = view.columns.map((column): ViewColumn => {
    const name = named(column.zh);
    if (taken.has(name)) throw new Error(`Two columns of ${view.name} are called ${name}.`);
    taken.add(name);
    return { ...column, name, sql: `v.${column.name}`, origin: `${view.name}.${column.name}` };
  });
  const { twin, meaning, zh } = view;
  return { name: twin, twin: view.name, meaning: `${meaning}; the same rows as ${view.name}`, zh, columns, from: `FROM ${view.name} v` }; // prettier-ignore
}
