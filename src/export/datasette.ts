/**
 * `metadata.json` for Datasette (https://docs.datasette.io/en/stable/metadata.html): titles, what each column means and its
 * unit, facets and canned queries. Units stand in the descriptions: the setting of their own takes SI units only.
 */
import { SQL_RECIPES, type SqlRecipe } from '../../data/cookbook.js';
import type { Licence } from './data-package.js';
import type { Lineage } from './lineage.js';
import type { Relation, RelationColumn } from './relation.js';

/** Columns whose few values a reader wants to count and pick from. */
const FACETS = ['year', 'fiscal_year', 'province', 'kind', 'concept_family', 'achieved', 'source', 'outcome', 'severity', 'rule', 'code', 'grade', 'format']; // prettier-ignore
const MOST_FACETS = 4;
const SORTED = ['year', 'fiscal_year'];

function describe(column: RelationColumn): string {
  const unit = column.unit === null ? '' : ` (${column.unit})`;
  return [`${column.zh}${unit}`, column.meaning].filter((part) => part !== '').join(': ');
}

function table(relation: Relation): object {
  const names = relation.columns.map((c) => c.name);
  const facets = FACETS.filter((name) => names.includes(name)).slice(0, MOST_FACETS);
  const sorted = SORTED.find((name) => names.includes(name));
  const view = relation.kind === 'view';
  const described = relation.columns.map((c) => [c.name, describe(c)] as const).filter(([, words]) => words !== '');
  return {
    title: relation.zh === '' ? relation.name : `${relation.name} ${relation.zh}`,
    ...(relation.meaning === '' ? {} : { description: relation.meaning }),
    columns: Object.fromEntries(described) as object,
    ...(view && facets.length > 0 ? { facets } : {}),
    ...(view && sorted !== undefined ? { sort_desc: sorted } : {}),
  };
}

const canned = (recipe: SqlRecipe): [name: string, query: object] => [
  recipe.id,
  {
    title: `${recipe.titleZh} ${recipe.title}`,
    description: `${recipe.questionZh} ${recipe.noteZh} ${recipe.question} ${recipe.note}`,
    sql: recipe.sql,
  },
];

/** `name` is the database's as Datasette calls it: its file without the ending. */
export function datasetteMetadata(
  name: string,
  relations: readonly Relation[],
  lineage: Lineage,
  licence: Licence,
): object {
  return {
    title: '绩效自评数据 Performance self-evaluations',
    description: `${lineage.files} documents, ${lineage.rows['report'] ?? 0} reports, ${lineage.rows['indicator'] ?? 0} indicators, read by jixiao ${lineage.readers.map((r) => r.version).join(', ')}`,
    license: licence.title ?? licence.name,
    source: '中国各级政府单位公开的绩效自评材料 (documents that Chinese government units published)',
    databases: {
      [name]: {
        tables: Object.fromEntries(relations.map((r) => [r.name, table(r)])),
        queries: Object.fromEntries(SQL_RECIPES.map(canned)),
      },
    },
  };
}
