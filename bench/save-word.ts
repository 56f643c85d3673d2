/** A described document as Word writes it: far more marks than text. */
import { layOut, type DocumentSpec, type GridRow } from '../fixtures/build/spec.js';
import { paragraph, run, writeDocx, type BlockSpec, type CellSpec } from '../test/helpers/docx-writer.js';

// fonts, sizes and languages of every run, widths and borders of every cell
const RUN =
  '<w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:cs="Times New Roman"/><w:color w:val="000000"/><w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar"/>';
const PARAGRAPH =
  '<w:keepNext w:val="0"/><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640" w:firstLineChars="200"/><w:jc w:val="both"/>';
const EDGE = 'w:val="single" w:color="auto" w:sz="4" w:space="0"';
const CELL = `<w:tcBorders><w:top ${EDGE}/><w:left ${EDGE}/><w:bottom ${EDGE}/><w:right ${EDGE}/></w:tcBorders><w:vAlign w:val="center"/>`;

/** Runs as Word cuts them: wherever digits and Chinese characters meet. */
const runs = (words: string): string =>
  words
    .split(/(?<=[\d.%])(?=[^\d.%])|(?<=[^\d.%])(?=[\d.%])/)
    .map((piece) => run(piece, RUN))
    .join('');

function docxCell(words: string, colSpan: number, merge: CellSpec['vMerge']): CellSpec {
  const xml = words.split('\n').map((one) => paragraph({ xml: runs(one), pPr: PARAGRAPH })).join(''); // prettier-ignore
  return { xml, colSpan, width: 1200, tcPr: CELL, ...(merge === undefined ? {} : { vMerge: merge }) };
}

function docxTable(rows: readonly GridRow[]): BlockSpec {
  const grid = layOut(rows);
  return {
    kind: 'table',
    grid: grid[0]?.length ?? 0,
    rows: grid.map((positions, r) =>
      positions.flatMap((at, c) => {
        if (at.col !== c) return [];
        const begins = at.row === r;
        const merge = at.cell.rows === 1 ? undefined : begins ? 'restart' : 'continue';
        return [docxCell(begins ? at.cell.text : '', at.cell.cols, merge)];
      }),
    ),
  };
}

/** The bytes of a docx file. */
export function saveWord(spec: DocumentSpec): Uint8Array {
  const counts = [0, 0];
  return writeDocx(
    spec.blocks.map((block): BlockSpec => {
      if (block.kind === 'table') return docxTable(block.rows);
      if (block.kind !== 'heading') return { xml: runs(block.text), pPr: PARAGRAPH };
      counts[block.level - 1] = (counts[block.level - 1] ?? 0) + 1;
      if (block.level === 1) counts[1] = 0;
      const digit = '一二三四五六七八九'[(counts[block.level - 1] ?? 1) - 1] ?? '';
      return { xml: runs(`${block.level === 1 ? `${digit}、` : `（${digit}）`}${block.text}`), pPr: PARAGRAPH };
    }),
  );
}
