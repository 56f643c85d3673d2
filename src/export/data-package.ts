/**
 * A folder as a Tabular Data Package (Data Package, Tabular Data Resource and Table Schema, version 1, at
 * https://specs.frictionlessdata.io), with the model of the Fiscal Data Package for the funding.
 */
import { fiscalModel } from './fiscal-model.js';
import type { Lineage } from './lineage.js';
import type { Relation, RelationColumn } from './relation.js';
import type { Written } from './sink.js';
import type { CellValue } from './table.js';

/** What the values of a column have shown while they were written. */
interface Seen {
  empty: boolean;
  null: boolean;
  partialDate: boolean;
  any: boolean;
}

export interface Observer {
  readonly watch: <R extends readonly CellValue[]>(rows: Iterable<R>) => Generator<R, void>;
  readonly rows: () => number;
  readonly seen: readonly Seen[];
}

/** Looks at rows on their way: what a schema promises of a column has to hold for each of them. */
export function observer(relation: Relation): Observer {
  const seen = relation.columns.map(() => ({ empty: false, null: false, partialDate: false, any: false }));
  let count = 0;
  return {
    seen,
    rows: () => count,
    watch: function* (rows) {
      for (const row of rows) {
        count++;
        for (let i = 0; i < seen.length; i++) {
          const value = row[i] ?? null;
          const column = seen[i];
          if (column === undefined) continue;
          if (value === null) column.null = true;
          else if (value === '') column.empty = true;
          else {
            column.any = true;
            if (relation.columns[i]?.dated === true && !/^\d{4}-\d{2}-\d{2}$/.test(String(value)))
              column.partialDate = true;
          }
        }
        yield row;
      }
    },
  };
}

const TYPES = { INTEGER: 'integer', REAL: 'number', TEXT: 'string', ANY: 'any' } as const;

function field(column: RelationColumn, seen: Seen, alone: boolean): object {
  const whole = column.dated && seen.any && !seen.partialDate && !seen.empty;
  // an empty text is read as a missing value, so a column that has one cannot promise to have none
  const required = column.notNull && !seen.empty && !seen.null;
  const constraints = { ...(required ? { required } : {}), ...(alone && required ? { unique: true } : {}) };
  return {
    name: column.name,
    type: whole ? 'date' : TYPES[column.type],
    ...(column.zh === '' ? {} : { title: column.zh }),
    ...(column.meaning === '' ? {} : { description: column.meaning }),
    ...(column.unit === null ? {} : { unit: column.unit }),
    ...(column.origin === '' ? {} : { origin: column.origin }),
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
  };
}

/** A name as the specification wants it: a to z, digits, `.`, `_`, `-`; other characters by their code. */
export function resourceName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9._-]/gu, (sign) => `u${(sign.codePointAt(0) ?? 0).toString(16)}-`)
    .replace(/-$/, '');
}

export interface Resource {
  readonly relation: Relation;
  /** Path of its file in the package. */
  readonly path: string;
  readonly written: Written;
  readonly observed: Observer;
}

function resource(
  { relation, path, written, observed }: Resource,
  included: ReadonlySet<string>,
  isWhole: boolean,
): object {
  const key = relation.primaryKey;
  const foreignKeys = relation.foreignKeys
    .filter((f) => isWhole && included.has(f.table))
    .map((f) => ({
      fields: f.columns,
      reference: { resource: f.table === relation.name ? '' : resourceName(f.table), fields: f.references },
    }));
  return {
    profile: 'tabular-data-resource',
    name: resourceName(relation.name),
    path,
    ...(relation.zh === '' ? {} : { title: relation.zh }),
    ...(relation.meaning === '' ? {} : { description: relation.meaning }),
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: written.bytes,
    hash: `sha256:${written.sha256}`,
    rows: observed.rows(),
    dialect: { delimiter: ',', doubleQuote: true, lineTerminator: '\r\n', quoteChar: '"', header: true },
    schema: {
      fields: relation.columns.map((c, i) =>
        field(
          c,
          observed.seen[i] ?? { empty: true, null: true, partialDate: true, any: true },
          key.length === 1 && key[0] === c.name,
        ),
      ),
      missingValues: [''],
      ...(key.length > 0 ? { primaryKey: key } : {}),
      ...(foreignKeys.length > 0 ? { foreignKeys } : {}),
    },
  };
}

export interface Licence {
  /** An identifier of the Open Definition's list, such as `CC-BY-4.0`. */
  readonly name: string;
  readonly title?: string;
}

/** The rights are those of the publishers: jixiao cannot grant any. */
export const UNSPECIFIED: Licence = {
  name: 'notspecified',
  title: 'Facts from documents that government units published; no licence stated',
};

export interface PackageOptions {
  readonly name: string;
  readonly lineage: Lineage;
  readonly licence: Licence;
  /** All rows of the tables are there, so that keys between them hold. */
  readonly isWhole: boolean;
}

/** The descriptor, `datapackage.json`. */
export function dataPackage(resources: readonly Resource[], options: PackageOptions): object {
  const { lineage, licence } = options;
  const included = new Set(resources.map((r) => r.relation.name));
  const funding = resources.find((r) => r.relation.name === 'v_funding')?.relation;
  const model = funding === undefined ? null : fiscalModel(funding, resourceName(funding.name));
  return {
    profile: 'tabular-data-package',
    name: resourceName(options.name) || 'jixiao',
    title: `绩效自评数据：${options.name}`,
    description: 'What Chinese government units state in their performance self-evaluations (绩效自评): indicators, targets, results, funding and scores, each with its place in the source. Read by jixiao; nothing is repaired.', // prettier-ignore
    keywords: ['绩效自评', 'performance', 'government', 'budget', 'China'],
    countryCode: 'CN',
    licenses: [licence],
    sources: [
      {
        title: `${lineage.files} published documents; each row leads to its own by path, sha256 and source_url (中国各级政府单位公开的绩效自评材料)`,
      },
    ],
    lineage,
    ...(model === null ? {} : { model }),
    resources: resources.map((r) => resource(r, included, options.isWhole)),
  };
}
