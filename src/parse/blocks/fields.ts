/** Rows of labels with their values beside them (项目名称 | … | 主管部门 | …) or in the row below. */
import type { Cell } from '../../model/doc.js';
import { isAnchor, overlap, type RowView } from '../../grid/view.js';
import { filled } from '../columns.js';
import { use, type Field, type FormPart, type TableContext } from '../draft.js';
import { coverFieldsOf } from '../cover-lines.js';
import { fieldRole } from '../labels.js';
import type { FieldRole } from '../../../data/labels.js';

/** Labels whose values the record has no place for; that a form names a central department still tells its kind. */
const NO_PLACE: ReadonlySet<FieldRole> = new Set<FieldRole>(['outside', 'centralDepartment']);
const BLANK = /^([—－\-–/／\\_.。]+)$/;
/** Labels so short or common that they count only beside others. */
const WEAK = /^(单位|部门|项目|专项|时间|日期|期限|周期|年度|类型|性质|类别|属性|方式|负责人|责任人)[:：]?$/;

/** Whether row `r` holds labels with values: its first filled cell is a label and what stands beside it is none. */
export function isFieldRow(context: TableContext, r: number): boolean {
  const row = context.rows[r];
  if (!row) return false;
  const cells = filled(row);
  const first = cells[0];
  if (!first || first.text.length > 30) return inlineFields(cells);
  const labels = cells.filter((cell) => fieldRole(cell.text) !== null);
  if (!labels.length) return inlineFields(cells);
  if (labels.every((cell) => WEAK.test(cell.text)))
    return (
      labels.length >= 2 ||
      (cells.length === 2 && first === labels[0] && (row.cells.length <= 4 || isAmongFields(context, r)))
    );
  // the label may stand right of the label of its block (项目基本情况 | 项目名称 | …)
  if (first === labels[0] || cells[1] === labels[0]) return true;
  // or right of a pair whose label is not known
  const strong = cells.findIndex((cell) => fieldRole(cell.text) !== null && !WEAK.test(cell.text));
  return strong > 0 && strong % 2 === 0 && cells.length % 2 === 0;
}

/** Whether the row right above or below holds a label that is no common word (主管部门) at its beginning. */
function isAmongFields(context: TableContext, r: number): boolean {
  return [r - 1, r + 1].some((near) => {
    const row = context.rows[near];
    const first = row ? filled(row)[0] : undefined;
    return first !== undefined && fieldRole(first.text) !== null && !WEAK.test(first.text);
  });
}

const INLINE = /^([^:：]{2,16})[:：](.+)$/s;

/** The year of a form in a cell of its own, between 填报单位：… and 单位：…. */
const YEAR = /^[(（]?20\d{2}\s*年度?[)）]?$/;

/** Cells that hold label and value (项目名称：某某), and the form's year beside them. */
function inlineFields(cells: readonly Cell[]): boolean {
  return (
    cells.length > 0 &&
    cells.length <= 3 &&
    !cells.every((cell) => YEAR.test(cell.text)) &&
    cells.every((cell) => {
      const match = INLINE.exec(cell.text);
      return (
        (match?.[1] !== undefined && fieldRole(match[1]) !== null && cell.text.length < 80) || YEAR.test(cell.text)
      );
    })
  );
}

/** Reads the row; returns the first row after what was read. */
export function readFields(context: TableContext, part: FormPart, r: number): number {
  const row = context.rows[r];
  if (!row) return r + 1;
  const cells = filled(row);
  if (inlineFields(cells)) {
    for (const cell of cells) {
      if (YEAR.test(cell.text)) {
        use(context, cell, 'caption');
        part.captions.push({ text: cell.text, at: cell.at });
        continue;
      }
      const several = coverFieldsOf(cell.raw, cell.at);
      if (several.length > 1) {
        use(context, cell, 'field:several');
        part.fields.push(...several);
        continue;
      }
      const match = INLINE.exec(cell.text);
      const role = match?.[1] ? fieldRole(match[1]) : null;
      if (!match?.[1] || match[2] === undefined || !role) continue;
      use(context, cell, `field:${role}`);
      part.fields.push({ role, label: match[1], value: match[2].trim(), at: cell.at });
    }
    return r + 1;
  }
  if (cells.length >= 2 && cells.every((cell) => fieldRole(cell.text) !== null)) {
    const below = readBelow(context, part, row, r);
    if (below !== null) return below;
  }
  const anchors = row.cells.filter((cell) => isAnchor(cell, row) && context.uses.get(cell) !== 'caption:unit');
  for (let i = 0; i < anchors.length; i++) {
    const label = anchors[i];
    if (!label || label.text === '' || context.uses.has(label)) continue;
    const role = fieldRole(label.text);
    if (!role) {
      if (i === 0 && label.text.length <= 12) use(context, label, 'heading:block');
      continue;
    }
    use(context, label, NO_PLACE.has(role) ? 'label:outside' : 'label');
    const value = anchors.slice(i + 1).find((cell) => cell.text !== '');
    if (!value || (fieldRole(value.text) !== null && isLabelHere(anchors, value, label))) continue;
    use(context, value, `field:${role}`);
    if (BLANK.test(value.text)) continue;
    part.fields.push(...fieldsIn(role, label.text, value));
  }
  return r + 1;
}

const SCORE_AND_GRADE = /^(\d+(?:\.\d+)?\s*分?)\s*[（(，,、/；;]?\s*(优秀?|良好?|中等?|一般|合格|差|不合格)[)）]?$/;

/** One value, or two where a label asks for two (自评得分及等级 | 98.5分（优）). */
function fieldsIn(role: FieldRole, label: string, cell: Cell): Field[] {
  const both = role === 'selfScore' ? SCORE_AND_GRADE.exec(cell.text) : null;
  if (!both?.[1] || !both[2]) return [{ role, label, value: cell.text, at: cell.at }];
  return [
    { role, label, value: both[1], at: cell.at },
    { role: 'grade', label, value: both[2], at: cell.at },
  ];
}

/** A value may read like a label (部门); it is a label if a further cell stands behind it or an empty cell before it. */
function isLabelHere(anchors: readonly Cell[], value: Cell, label: Cell): boolean {
  if (!WEAK.test(value.text)) return true;
  return anchors.indexOf(value) - anchors.indexOf(label) > 1 || anchors.indexOf(value) < anchors.length - 1;
}

/** Labels in one row, their values in the next; null if the next row holds labels too. */
function readBelow(context: TableContext, part: FormPart, row: RowView, r: number): number | null {
  const next = context.rows[r + 1];
  const values = next ? filled(next) : [];
  if (
    !next ||
    !values.length ||
    values.some((cell) => fieldRole(cell.text) !== null) ||
    next.cells.length !== row.cells.length
  )
    return null;
  for (const [i, label] of row.cells.entries()) {
    const role = label.text === '' ? null : fieldRole(label.text);
    if (!role) continue;
    use(context, label, NO_PLACE.has(role) ? 'label:outside' : 'label');
    const value =
      context.table.columns === 'exact' ? next.cells.find((cell) => overlap(cell, label) > 0) : next.cells[i];
    if (!value || value.text === '' || context.uses.has(value)) continue;
    use(context, value, `field:${role}`);
    if (!BLANK.test(value.text)) part.fields.push({ role, label: label.text, value: value.text, at: value.at });
  }
  return r + 2;
}
