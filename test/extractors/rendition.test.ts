import { describe, expect, it } from 'vitest';
import { renderWordHtml } from '../../extractors/rendition.js';
import { run, writeDocx } from '../helpers/docx-writer.js';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'); // prettier-ignore
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const picture = (id: string): string =>
  `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="图"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
const link = (id: string, text: string): string => `<w:p><w:hyperlink r:id="${id}">${run(text)}</w:hyperlink></w:p>`;

function relations(): string {
  const one = (id: string, kind: string, target: string, mode = '') =>
    `<Relationship Id="${id}" Type="${REL}/${kind}" Target="${target}"${mode}/>`;
  const external = ' TargetMode="External"';
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${one('rS', 'styles', 'styles.xml')}${one('rA', 'image', 'a.png')}${one('rB', 'image', 'b.png')}${one('rC', 'hyperlink', 'javascript:alert(1)', external)}${one('rD', 'hyperlink', 'https://example.org/', external)}</Relationships>`;
}

describe('the HTML rendition of a Word document', () => {
  it('shows paragraphs and merged cells, escaped', async () => {
    const { html } = await renderWordHtml(
      writeDocx(['<b>甲</b>', { kind: 'table', rows: [[{ text: '合', colSpan: 2 }], ['一', '二']] }]),
    );
    expect(html).toContain('<p>&lt;b&gt;甲&lt;/b&gt;</p>');
    expect(html).toContain('<td colspan="2"><p>合</p></td>');
  });

  it('puts small pictures in, names large ones, and drops addresses that run code', async () => {
    const large = Buffer.concat([PNG, Buffer.alloc(300 * 1024, 1)]);
    const bytes = writeDocx(
      [
        { kind: 'xml', xml: picture('rA') + picture('rB') },
        { kind: 'xml', xml: link('rC', '坏') + link('rD', '好') },
      ],
      { members: { 'word/_rels/document.xml.rels': relations(), 'word/a.png': PNG, 'word/b.png': large } },
    );
    const { html } = await renderWordHtml(bytes);
    expect(html.match(/src="data:image\/png;base64,/g)).toHaveLength(1);
    expect(html).toContain('[picture, image/png, 301 KB]');
    expect(html).not.toContain('javascript');
    expect(html).toContain('<a href="https://example.org/">好</a>');
  });

  it('says why there is no rendition', async () => {
    const { html, messages } = await renderWordHtml(new Uint8Array([1, 2, 3]));
    expect(html).toBe('');
    expect(messages[0]).toMatch(/^cannot be rendered: /);
  });
});
