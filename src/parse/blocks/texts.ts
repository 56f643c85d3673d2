/** Text rows of a form (分配科学性 | …, 评价结论 | …, 说明 …) and its title and heading rows. */
import type { Cell } from '../../model/doc.js';
import { isAnchor } from '../../grid/view.js';
import { filled } from '../columns.js';
import { coverFieldsOf } from '../cover-lines.js';
import { use, type FormPart, type TableContext } from '../draft.js';
import { fieldRole, isTextLabel, labelKey } from '../labels.js';
import { sectionType } from '../prose/headings.js';

const TITLE =
  /(自评|评价|评分|绩效|自查|目标完成|完成情况|情况|监控|申报|基础数据|基本情况|信息).{0,14}(表|报告|报表)([（(].{0,20}[)）])?$|绩效.{0,16}(报告|总结|表)$/;
const NOT_TITLE = /[:：。；，,;]|^(备注|说明|注)/;

/** Whether a line reads like the title of a form or report. */
export function isTitle(text: string): boolean {
  return (
    text.length >= 4 &&
    text.length <= 60 &&
    TITLE.test(text.replace(/\s/g, '').replace(/[（(]?\d{4}年?度?[)）]?$/, '')) &&
    !NOT_TITLE.test(text)
  );
}

/** A row whose only content is one cell: title, heading, caption or note. */
export function soleCell(context: TableContext, r: number): Cell | null {
  const row = context.rows[r];
  if (!row) return null;
  const cells = filled(row);
  const only = cells[0];
  if (!only || cells.length !== 1) return null;
  // a continuation from above with text (a label that spans rows) makes the row a part of that block
  if (row.cells.some((cell) => !isAnchor(cell, row) && cell.text !== '')) return null;
  if (context.table.columns === 'exact')
    return only.colSpan * 2 >= context.table.cols || row.cells.length === 1 ? only : null;
  return row.cells[0] === only ? only : null;
}

const HEADING =
  /^([一二三四五六七八九十]{1,2}[、.．]|[（(][一二三四五六七八九十]{1,2}[）)]|\d{1,2}[、.．]|第[一二三四五六七八九十]部分)?[^。；;]{2,30}$/;
/** The beginning of a note to a form (注：…). */
export const NOTE = /^(注|备注|说明|填表说明|填报说明|注释)\s*\d*\s*[:：]/;
const CAPTION =
  /^[（(]?\s*(\d{4}|[二〇○零一二三四五六七八九]{4})?\s*年?度?\s*[)）]?$|单位[:：]?\s*[（(]?(万元|元|千元|亿元)|^[（(].{0,4}年度?[)）]$/;

const UNIT = /^[(（]?(人民币)?[百千万亿]{0,2}元[)）]?$/;

/** Reads a row of one cell; false if it is none of title, caption, note or heading. */
export function readSole(context: TableContext, part: FormPart, cell: Cell): boolean {
  if (isTitle(cell.text) && !part.title) {
    use(context, cell, 'title');
    part.title = { text: cell.text, at: cell.at };
    return true;
  }
  if (CAPTION.test(cell.text) || (isTitle(cell.text) && part.title)) {
    use(context, cell, 'caption');
    part.captions.push({ text: cell.text, at: cell.at });
    // 填报单位：某局 单位：元 states more than the unit
    part.fields.push(...coverFieldsOf(cell.raw, cell.at).filter(({ value }) => !UNIT.test(value)));
    return true;
  }
  if (NOTE.test(cell.text)) {
    const heading = /^[^\d:：]+/.exec(cell.text)?.[0].trim() ?? '注';
    section(context, part, heading, [cell], cell.text.replace(/^[^:：]*[:：]/, '').trim());
    return true;
  }
  const inline = /^([^:：。]{2,16})[:：]\s*(.{2,})$/s.exec(cell.text);
  if (inline?.[1] && inline[2] && isTextLabel(inline[1])) {
    section(context, part, labelKey(inline[1]), [cell], inline[2].trim());
    return true;
  }
  // a label with its value (填报单位：某局) is no heading
  if (inline?.[1] && fieldRole(inline[1]) !== null) return false;
  if (
    cell.text.length <= 34 &&
    HEADING.test(cell.text) &&
    !/[\d%％≥≤]{2,}/.test(cell.text.replace(/^\d{4}年?度?/, ''))
  ) {
    use(context, cell, 'heading');
    return true;
  }
  const above = context.rows.slice(0, cell.row).findLast((row) => filled(row).length > 0);
  const heading = above && filled(above).length === 1 ? filled(above)[0] : undefined;
  if (heading && context.uses.get(heading) === 'heading') {
    // a heading over the width of the table, and its text below
    section(context, part, labelKey(heading.text) || heading.text, [cell], cell.lines.join('\n'), heading);
    return true;
  }
  if (cell.text.length >= 60 || cell.lines.length > 2) {
    // a text that fills the table's width
    const heading =
      cell.lines[0] !== undefined && cell.lines.length > 1 && cell.lines[0].length <= 30
        ? cell.lines[0]
        : cell.text.slice(0, 20);
    section(context, part, heading, [cell], cell.lines.join('\n'));
    return true;
  }
  return false;
}

/** Whether row `r` is a label with one or more texts beside it. */
export function isTextRow(context: TableContext, r: number): boolean {
  const row = context.rows[r];
  if (!row) return false;
  const cells = filled(row);
  const labels = cells.filter((cell) => isTextLabel(cell.text));
  if (!labels.length || cells.length > 6) return false;
  // numbers beside a label are values of something that is not known here
  if (cells.every((cell) => labels.includes(cell) || /^[\d.,%％\s]+$/.test(cell.text)) && labels.length < cells.length)
    return false;
  return cells[0] === labels[0] || cells[1] === labels[0];
}

export function readTextRow(context: TableContext, part: FormPart, r: number): void {
  const row = context.rows[r];
  if (!row) return;
  const cells = filled(row);
  let label: Cell | null = null;
  // headings of text columns (情况说明 | 存在问题和改进措施), with the block's label left of them
  if (cells.length >= 2 && cells.every((cell) => isTextLabel(cell.text))) {
    for (const cell of cells) use(context, cell, 'heading:text');
    return;
  }
  let texts: Cell[] = [];
  const flush = (): void => {
    if (label && texts.length)
      section(
        context,
        part,
        labelKey(label.text) || label.text,
        texts,
        texts.map((cell) => cell.lines.join('\n')).join('\n'),
        label,
      );
    texts = [];
  };
  for (const [i, cell] of cells.entries()) {
    if (isTextLabel(cell.text) && (label === null || cells[i + 1] !== undefined)) {
      flush();
      label = cell;
      use(context, cell, 'label');
    } else if (label) texts.push(cell);
    else if (cell.text.length <= 20) use(context, cell, 'heading:block');
  }
  flush();
}

function section(
  context: TableContext,
  part: FormPart,
  heading: string,
  cells: readonly Cell[],
  text: string,
  label: Cell | undefined = cells[0],
): void {
  for (const cell of cells) use(context, cell, 'section');
  if (!label || text === '' || /^[（(]?.{0,6}\d+字以内[)）]?$/.test(text)) return;
  part.sections.push({ level: 1, number: null, heading, type: sectionType(heading), text, at: label.at });
}
