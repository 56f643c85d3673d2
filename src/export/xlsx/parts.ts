/** The parts of a workbook beside its sheets (ECMA-376 part 1, sections 18.2 and 18.8; part 2 for the package). */
import { columnName } from './cells.js';
import { MAIN, xmlText } from './xml.js';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A sheet that has been written: its size in rows, the header included, and columns. */
export interface SheetPart {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
}

const attribute = (text: string): string => xmlText(text).replaceAll('"', '&quot;');

/** Everything from the first cell to the last, as `A1:C10`; `$` before each part where a name refers to it. */
export function rangeOf({ rows, columns }: SheetPart, fixed = ''): string {
  return `${fixed}A${fixed}1:${fixed}${columnName(Math.max(0, columns - 1))}${fixed}${Math.max(1, rows)}`;
}

// 等线 is what a Chinese Excel writes in; elsewhere a font of the same family and character set stands in for it
const FONT = '<name val="等线"/><family val="2"/><charset val="134"/>';
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<fonts count="2"><font><sz val="11"/>${FONT}</font><font><b/><sz val="11"/>${FONT}</font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/><bgColor indexed="64"/></patternFill></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function workbook(sheets: readonly SheetPart[]): string {
  const list = sheets
    .map((s, i) => `<sheet name="${attribute(s.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('');
  const filters = sheets
    .map((sheet, i) => {
      const name = xmlText(sheet.name.replaceAll("'", "''"));
      return `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">'${name}'!${rangeOf(sheet, '$')}</definedName>`;
    })
    .join('');
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list}</sheets><definedNames>${filters}</definedNames></workbook>`;
}

/** Name and text of each part that tells of the sheets, which are `xl/worksheets/sheet1.xml` and so on. */
export function workbookParts(sheets: readonly SheetPart[]): readonly (readonly [name: string, xml: string])[] {
  const overrides = sheets
    .map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`)
    .join('');
  const links = sheets
    .map((_, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
    .join('');
  const styles = `<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId${sheets.length + 2}" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>`;
  return [
    ['xl/styles.xml', STYLES],
    ['xl/workbook.xml', workbook(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${links}${styles}</Relationships>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/>${overrides}</Types>`,
    ],
  ];
}
