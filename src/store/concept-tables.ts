/** The tables of concepts. They are computed from the indicators, and computed anew without reading a file again. */
import { own, type Table } from './table.js';

export const CONCEPT: Table = {
  name: 'concept',
  meaning: 'one concept: what indicators of different names measure alike',
  zh: '指标概念',
  columns: [
    own('id', 'INTEGER', '主键', 'key of the row in this database', { example: 1 }),
    own('label', 'TEXT', '概念', 'the concept in words', { example: '城乡居民参保率' }),
    own('family', 'TEXT', '概念类', 'the wider group that the concept belongs to', { example: '参保率' }),
  ],
  checks: [],
  primaryKey: ['id'],
  unique: [['label']],
  indexes: [['family']],
  foreignKeys: [],
};

export const CONCEPT_OVERRIDE: Table = {
  name: 'concept_override',
  meaning: "one decision of a researcher: a name or a concept's label, and the concept it belongs to",
  zh: '概念人工归并',
  columns: [
    own('name', 'TEXT', '名称', "an indicator's own words or a concept's label", {
      origin: 'override file',
      example: '征缴到位率',
    }),
    own('concept', 'TEXT', '概念', 'the concept it belongs to', { origin: 'override file', example: '参保率' }),
  ],
  checks: [],
  primaryKey: ['name'],
  unique: [],
  indexes: [],
  foreignKeys: [],
};

export const CONCEPT_VOCABULARY: Table = {
  name: 'concept_vocabulary',
  meaning: 'the vocabulary that all concepts of this database were computed with; one row',
  zh: '概念词表版本',
  columns: [own('fingerprint', 'TEXT', '词表指纹', 'hash of the words and rules', { example: '5f0c1e7a9b3d2468' })],
  checks: [],
  primaryKey: ['fingerprint'],
  unique: [],
  indexes: [],
  foreignKeys: [],
};

export const CONCEPT_TABLES: readonly Table[] = [CONCEPT, CONCEPT_OVERRIDE, CONCEPT_VOCABULARY];
