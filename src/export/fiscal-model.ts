/** The mapping of the Fiscal Data Package (version 0.3 of its profile): which columns are money, and of whom and when. */
import type { Relation } from './relation.js';

const MEASURES = {
  initial_budget: 'proposed',
  budget: 'approved',
  executed: 'executed',
} as const;

const DIMENSIONS = {
  year: { type: 'datetime', key: 'year', labels: [] },
  region: { type: 'location', key: 'region_code', labels: ['region_name'] },
  department: { type: 'entity', key: 'department', labels: [] },
  project: { type: 'activity', key: 'project', labels: [] },
  source: { type: 'other', key: 'source', labels: ['label'] },
  row: { type: 'fact', key: 'funding_id', labels: [] },
} as const;

/** The model of the view of funding, or null if its columns are called otherwise. */
export function fiscalModel(relation: Relation, resource: string): object | null {
  const has = new Set(relation.columns.map((c) => c.name));
  const needed = [...Object.keys(MEASURES), ...Object.values(DIMENSIONS).flatMap((d) => [d.key, ...d.labels])];
  if (needed.some((name) => !has.has(name))) return null;
  const measures = Object.entries(MEASURES).map(([source, phase]) => [
    source,
    { source, resource, currency: 'CNY', direction: 'expenditure', phase },
  ]);
  const dimensions = Object.entries(DIMENSIONS).map(([name, { type, key, labels }]) => {
    const attributes = [
      [key, { source: key, resource }] as const,
      ...labels.map((label) => [label, { source: label, resource, labelfor: key }] as const),
    ];
    return [name, { dimensionType: type, primaryKey: key, attributes: Object.fromEntries(attributes) as object }];
  });
  return { measures: Object.fromEntries(measures) as object, dimensions: Object.fromEntries(dimensions) as object };
}
