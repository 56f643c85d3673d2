/** The tables that hold the contract's records. */
import type { z } from 'zod';
import { OUTCOMES } from '../model/codes.js';
import * as contract from '../model/record.js';
import { oneOf, recordShape, type Column } from './columns.js';
import { belongsTo, names, own, type RecordTable, type Table } from './table.js';

const id = own('id', 'INTEGER', '主键', 'key of the row in this database', { example: 1 });
const sourceId = own('source_id', 'INTEGER', '所属文件', 'the file it was read from', { example: 1 });
const reportId = own('report_id', 'INTEGER', '所属报告', 'the report it belongs to', { example: 1 });
const position = own('ordinal', 'INTEGER', '序号', '1-based, in the order in which it was found', {
  check: 'ordinal >= 1',
  example: 1,
});

interface About {
  readonly name: string;
  readonly meaning: string;
  readonly zh: string;
  readonly keys: readonly Column[];
  readonly added?: readonly Column[];
}

function recordTable(
  schema: z.ZodObject,
  type: string,
  about: About,
  rest: Pick<Table, 'unique' | 'indexes' | 'foreignKeys'>,
): RecordTable {
  const shape = recordShape(schema, type);
  const added = about.added ?? [];
  return {
    name: about.name,
    meaning: about.meaning,
    zh: about.zh,
    columns: [id, ...about.keys, ...shape.columns, ...added],
    checks: shape.checks,
    primaryKey: ['id'],
    ...rest,
    shape,
    keys: about.keys.map((c) => c.name),
    added: added.map((c) => c.name),
  };
}

export const SOURCE = recordTable(
  contract.Source,
  'Source',
  {
    name: 'source',
    meaning: 'one file, known by its bytes',
    zh: '来源文件',
    keys: [],
    added: [
      own('reader_version', 'TEXT', '读取程序版本', 'version of jixiao that read it', { example: '0.1.0' }),
      own('outcome', 'TEXT', '读取结果', 'how reading it ended', {
        check: oneOf('outcome', Object.keys(OUTCOMES)),
        example: 'ok',
      }),
      own('seconds', 'REAL', '读取用时', 'time that reading took', { notNull: false, unit: 's', example: 0.012 }),
      own('ingested_run', 'INTEGER', '入库批次', 'the run that loaded what stands here', {
        notNull: false,
        example: 1,
      }),
    ],
  },
  { unique: [['sha256']], indexes: [['outcome']], foreignKeys: [names('ingested_run', 'run')] },
);

export const REPORT = recordTable(
  contract.Report,
  'Report',
  { name: 'report', meaning: 'one self-evaluated subject in one fiscal year', zh: '自评报告', keys: [sourceId] },
  {
    unique: [['source_id', 'ordinal']],
    indexes: [['region_code', 'fiscal_year'], ['fiscal_year'], ['project_name']],
    foreignKeys: [belongsTo('source_id', 'source')],
  },
);

export const WARNING = recordTable(
  contract.Warning,
  'Warning',
  {
    name: 'warning',
    meaning: 'one warning: what could not be read, and why',
    zh: '读取警告',
    keys: [sourceId, position],
  },
  { unique: [['source_id', 'ordinal']], indexes: [['code']], foreignKeys: [belongsTo('source_id', 'source')] },
);

/** A table of what a report lists. Records without an ordinal of their own get one, so that their order is kept. */
function child(
  schema: z.ZodObject,
  type: string,
  about: Omit<About, 'keys'>,
  indexes: readonly (readonly string[])[] = [],
): RecordTable {
  const key = ['report_id', 'ordinal'];
  const numbered = 'ordinal' in schema.shape;
  // other records refer to forms and sections by their ordinal, so it has to be unique there
  const referred = ['form', 'section'].includes(about.name);
  return recordTable(
    schema,
    type,
    { ...about, keys: numbered ? [reportId] : [reportId, position] },
    {
      unique: referred ? [key] : [],
      indexes: referred ? indexes : [key, ...indexes],
      foreignKeys: [belongsTo('report_id', 'report')],
    },
  );
}

/** The lists of a report, by their name in the contract. */
export const CHILDREN = {
  forms: child(contract.Form, 'Form', {
    name: 'form',
    meaning: 'one form: a table that holds goals, funding and indicators',
    zh: '自评表',
  }),
  funding: child(contract.Funding, 'Funding', { name: 'funding', meaning: 'one row of funding', zh: '项目资金' }),
  indicators: child(contract.Indicator, 'Indicator', {
    name: 'indicator',
    meaning: 'one indicator of level 3 with the levels above it',
    zh: '绩效指标',
  }),
  expenditures: child(contract.Expenditure, 'Expenditure', {
    name: 'expenditure',
    meaning: 'one item of spending',
    zh: '支出明细',
  }),
  sections: child(contract.Section, 'Section', { name: 'section', meaning: 'one section of the text', zh: '章节' }, [
    ['type'],
  ]),
  facts: child(contract.Fact, 'Fact', { name: 'fact', meaning: 'one quantity in the text', zh: '文中数据' }),
  people: child(contract.Person, 'Person', { name: 'person', meaning: 'one person who is named', zh: '人员' }),
  findings: child(
    contract.Finding,
    'Finding',
    { name: 'finding', meaning: 'one check that the document does not pass', zh: '核查发现' },
    [['rule']],
  ),
  evidence: child(contract.Evidence, 'Evidence', {
    name: 'report_evidence',
    meaning: 'one reason for the confidence of a report',
    zh: '可信度依据',
  }),
} as const satisfies Readonly<Record<string, RecordTable>>;

export type ChildName = keyof typeof CHILDREN;
