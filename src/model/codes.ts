/**
 * Every warning and every outcome of a file: what it means and what the user can do. A code that is not listed here
 * cannot be raised: the types below are derived from these tables.
 */
import type { FaultOutcome } from './doc.js';

export interface CodeMeaning {
  readonly meaning: string;
  readonly zh: string;
  readonly advice: string;
}

const code = (meaning: string, zh: string, advice: string): CodeMeaning => ({ meaning, zh, advice });

export const WARNING_CODES = {
  // reading
  'span.cut': code(
    'a row or column span larger than any real table was cut',
    '跨行跨列过大，已截断',
    'Look at the table in the source; the cut cell is named.',
  ),
  'nesting.cut': code(
    'content nested deeper than the limit was left out',
    '嵌套过深，内容未读',
    'Look at the source at the named place.',
  ),
  'text.hidden': code(
    'hidden text was left out',
    '隐藏文字未读',
    'Open the source and show hidden text if you expected it.',
  ),
  'text.deleted': code(
    'a tracked deletion was left out',
    '修订中已删除的文字未读',
    'Accept or reject the changes in the source if you expected it.',
  ),
  'text.replacement': code(
    'bytes that are no text in the character set were replaced',
    '存在无法解码的字节',
    'Save the file again as UTF-8.',
  ),
  'encoding.declared-wrong': code(
    'the character set that the file declares is not the one it uses',
    '声明的编码与实际不符',
    'Nothing to do; the real one was used.',
  ),
  'structure.repaired': code(
    'the file is not well-formed and was repaired',
    '文件结构有误，已修复后读取',
    'Compare with the source.',
  ),
  'furniture.dropped': code(
    "the portal page's own parts were set apart",
    '网页导航等内容未计入正文',
    'Nothing to do unless the report stands there.',
  ),
  'picture.unread': code(
    'a picture was not read',
    '图片内容未读',
    'Look at the picture in the source; it may hold a table.',
  ),
  'object.unread': code(
    'an embedded object was not read',
    '嵌入对象未读',
    'Open the source and read the object by hand.',
  ),
  'page.scanned': code('a page is a picture without text', '该页为扫描图片', 'Run OCR on it or find a text version.'),
  'page.garbled': code(
    "a page's fonts have no map to characters, so its text has no meaning",
    '该页文字无法识别',
    'Run OCR on it or find another version.',
  ),
  'page.unread': code(
    'a page, or a part that it is made of, could not be read',
    '该页未能读取',
    'Look at the page in the source, or download the file again.',
  ),
  'page.ocr': code(
    "a page's text is a layer that a program read off its picture",
    '该页文字为扫描识别层',
    'Check numbers against the picture: such layers hold misread characters.',
  ),
  'table.ragged': code(
    'the rows of the table have lost their merged cells',
    '表格行的列数不一致',
    'Check values of this table against the source.',
  ),
  'row.shifted': code(
    'a row stood shifted against its header and was put back by the kinds of its values',
    '该行错位，已按内容类型复位',
    'Check the row against the source.',
  ),
  'sheet.hidden': code('a hidden sheet was read', '读取了隐藏工作表', 'Check that it is meant to be published.'),
  'row.hidden': code('a hidden row or column was read', '读取了隐藏行列', 'Check that it is meant to be published.'),
  'cell.error-recovered': code(
    "an error cell's text was recovered from its formula",
    '错误单元格已由公式文本还原',
    'Check the cell against the source.',
  ),
  'cell.no-result': code(
    "a formula's result is not stored in the file, so the cell has no text",
    '公式未保存计算结果，单元格无文字',
    'Open the file in a spreadsheet program, save it and read it again.',
  ),
  'range.cut': code(
    "a sheet's used range is larger than the limit and was cut at its last filled cell",
    '表格区域过大，已截断',
    'Nothing to do unless cells stand far apart.',
  ),
  // the whole file
  'file.empty': code('there is nothing in the file', '文件为空', 'Download it again.'),
  'file.scanned': code('the file consists of pictures', '文件为扫描件', 'Run OCR on it or find a text version.'),
  'file.garbled': code("the file's text has no meaning", '文件文字无法识别', 'Find another version.'),
  'file.encrypted': code('the file is protected by a password', '文件已加密', 'Remove the password and read it again.'),
  'file.unsupported': code('the format is not read', '不支持该格式', 'Save it as docx, pdf, xlsx, html or txt.'),
  'file.damaged': code('the file is cut short or damaged', '文件已损坏', 'Download it again.'),
  'file.too-big': code('the file is larger than the limit', '文件过大', 'Split it, or raise the limit.'),
  'file.bomb': code(
    'the file unpacks to far more than it could hold',
    '疑似压缩炸弹',
    'Do not open it; look where it came from.',
  ),
  'file.timeout': code('reading took too long', '读取超时', 'Try again with a longer time limit.'),
  'file.memory': code('reading took too much memory', '内存超限', 'Try again with a higher limit.'),
  'file.crash': code('reading failed through a fault of jixiao', '程序内部错误', 'Please report it with the file.'),
  'file.unreadable': code('the file cannot be opened', '文件无法打开', 'Check that it exists and may be read.'),
  'archive.skipped': code(
    'records of a web archive that hold no document were not read',
    '网页归档中非文档内容未读',
    'Nothing to do unless a report was published as one of them.',
  ),
  // meaning
  'report.none': code(
    'there is no self-evaluation in the file',
    '未发现绩效自评内容',
    'See the message for what it seems to be.',
  ),
  'report.monitoring': code('a monitoring form, not a self-evaluation', '绩效运行监控表，非自评', 'Nothing to do.'),
  'report.target': code('a target form, not a self-evaluation', '绩效目标申报表，非自评', 'Nothing to do.'),
  'report.blank': code('a blank template', '空白模板', 'Nothing to do.'),
  'report.notice': code(
    'a notice or rule about evaluations, not a self-evaluation',
    '通知或办法，非自评',
    'Nothing to do.',
  ),
  'report.external': code(
    'an evaluation led by others (finance bureau, third party), not a self-evaluation',
    '财政或第三方评价，非自评',
    'Nothing to do.',
  ),
  'report.accounts': code('final accounts or a budget, not a self-evaluation', '决算或预算，非自评', 'Nothing to do.'),
  'form.unknown': code(
    'the layout is none that is known; it was read by its words',
    '未知表式，按词义读取',
    'Check it, and report the layout.',
  ),
  'form.unread': code(
    'words that head a table of indicators or of funding were seen, but nothing was read below them',
    '见到指标或资金表头，但其下内容未读取',
    'Look at the table in the source: all of its rows are missing.',
  ),
  'column.outside': code(
    'a column has a known meaning but no place in the record; its cells were not loaded',
    '该列不在记录范围内',
    'Look at the column in the source if you need it.',
  ),
  'header.unknown': code(
    'a column heading has no known meaning; its cells were not read',
    '未识别的列标题',
    'Check the column in the source.',
  ),
  'cell.unread': code('a cell with text was not taken for anything', '单元格未读取', 'Look at the cell in the source.'),
  'text.unplaced': code(
    'a line between the forms of several reports was given to none of them',
    '多份报告之间的文字未归入任何报告',
    'Look at the line in the source.',
  ),
  'value.unsure': code(
    'a value was not certain and is left null',
    '数值不确定，置空',
    'Look at the cell in the source.',
  ),
  'value.inferred': code(
    'a value was told apart by arithmetic or position',
    '数值为推断所得',
    'Check it against the source.',
  ),
  'unit.unknown': code(
    'no unit is stated for amounts of money, so none was loaded',
    '金额单位不明，未入库',
    'Look for the unit in the source.',
  ),
  'unit.unsure': code(
    'the unit of amounts of money is stated twice and differently',
    '金额单位前后不一',
    'Check the amounts against the source.',
  ),
  'region.unsure': code('the region cannot be told for certain', '地区无法确定', 'Give it in a manifest.'),
  'year.unsure': code('the fiscal year cannot be told for certain', '年度无法确定', 'Give it in a manifest.'),
  'subject.conflict': code(
    'the document names its subject in two ways',
    '主体信息前后不一',
    'Check the header of the form.',
  ),
  'subject.hinted': code(
    'region, year or unit rests on something outside the document: a file name, a folder, a manifest, a portal',
    '地区、年度或单位来自文件以外的信息（文件名、目录、清单、网站）',
    'Check it against the source; correct the manifest if it is wrong.',
  ),
} as const satisfies Record<string, CodeMeaning>;

export type WarningCode = keyof typeof WARNING_CODES;

/** How reading a file ended. The first three are no faults. */
export const OUTCOMES = {
  ok: code('read', '已读取', ''),
  partial: code('read, but a part could not be', '部分读取', 'See the warnings.'),
  'not-a-report': code('read; no self-evaluation in it', '非自评报告', 'See the warning for what it seems to be.'),
  empty: WARNING_CODES['file.empty'],
  scanned: WARNING_CODES['file.scanned'],
  garbled: WARNING_CODES['file.garbled'],
  encrypted: WARNING_CODES['file.encrypted'],
  unsupported: WARNING_CODES['file.unsupported'],
  damaged: WARNING_CODES['file.damaged'],
  'too-big': WARNING_CODES['file.too-big'],
  bomb: WARNING_CODES['file.bomb'],
  timeout: WARNING_CODES['file.timeout'],
  memory: WARNING_CODES['file.memory'],
  crash: WARNING_CODES['file.crash'],
  unreadable: WARNING_CODES['file.unreadable'],
} as const satisfies Record<'ok' | 'partial' | 'not-a-report' | FaultOutcome, CodeMeaning>;

export type Outcome = keyof typeof OUTCOMES;
