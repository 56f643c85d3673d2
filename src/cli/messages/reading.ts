/** Looking at single files: extract, inspect, audit, forms, evidence. */

export const en = {
  'extract.about': 'print what stands in files, as one JSON object a file and line',
  'extract.file': 'files to read; - for standard input',
  'extract.pretty': 'indent the JSON',
  'extract.name': 'name of the file that standard input holds',
  'extract.verbose': 'print the warnings on standard error',
  'extract.help': `A file that cannot be read gives a record too, without reports and with a warning that says why.

Examples:
  $ jixiao extract report.docx | jq '.reports[].indicators[].level3'
  $ jixiao extract 2023/*.pdf > records.jsonl
  $ curl -s https://example.gov.cn/report.html | jixiao extract - --name report.html`,
  'extract.one': '{path}: {outcome}, reports: {reports}, warnings: {warnings}',
  'extract.stdinTwice': 'Standard input can be read once: give - once.',
  'extract.name.unused': '--name is for standard input: give it together with -.',

  'inspect.about': 'show what stands in a file and what each cell was taken for',
  'inspect.file': 'the file',
  'inspect.entry': 'the file to show of an archive, by its path inside',
  'inspect.overlay': 'draw the pages of a PDF or OFD as SVG, with what was found on top',
  'inspect.noPages': '{path} is {format}: only the pages of PDF and OFD are drawn; use --html.',
  'inspect.pageNumber': 'Page {page}',
  'inspect.html': 'write a page for the browser instead',
  'inspect.json': 'print the document as it was read, as JSON',
  'inspect.width': 'columns of the drawing (default: those of the terminal)',
  'inspect.help': `Examples:
  $ jixiao inspect report.docx
  $ jixiao inspect report.docx --html report.html
  $ jixiao inspect report.txt --json | jq '.blocks[0]'
  $ jixiao inspect reports.zip --entry 2023/report.doc`,
  'inspect.archive': 'An archive of {count} files; show one with --entry PATH:',
  'inspect.manyEntries':
    '{path} is an archive of {count} files. Choose one with --entry PATH; without --json and --html they are listed.',
  'inspect.noArchive': '{path} is no archive: leave out --entry.',
  'inspect.noEntry': 'There is no {entry} in {path}. Without --entry its files are listed.',
  'inspect.table': 'Table {number}: {rows} rows, {columns} columns',
  'inspect.ragged': 'its merged cells are lost',
  'inspect.nested': 'table in the cell at {place}',
  'inspect.caption': 'caption: {text}',
  'inspect.unused': 'not read',
  'inspect.warnings': 'Warnings ({count})',
  'inspect.findings': 'Findings ({count})',
  'inspect.noWarnings': 'No warnings.',
  'inspect.reports': 'Reports ({count})',
  'inspect.report':
    '{ordinal}. {title}: {year}, {region}; forms {forms}, funding {funding}, indicators {indicators}, spending {expenditures}, sections {sections}, facts {facts}',
  'inspect.confidence': 'confidence {confidence}',
  'inspect.untitled': 'without a title',
  'inspect.noYear': 'no year',
  'inspect.noRegion': 'no region',
  'inspect.written': 'Wrote {path}.',
  'inspect.cannotWrite': '{path} cannot be written: {why}',
  'inspect.read': 'As it was read',
  'inspect.rendition': 'As the source looks',
  'inspect.legend': 'What cells were taken for',
  'inspect.furniture': 'Set apart: {role} ({count})',
  'inspect.moreRows': '… {count} more rows; --html shows all',
  'role.heading': 'heading',
  'role.label': 'label',
  'role.field': 'field of the form',
  'role.value': 'value of an indicator',
  'role.money': 'amount of money',
  'role.text': 'text',
  'role.unread': 'not read',
  'place.page': 'page {n}',
  'place.table': 'table {n}',
  'place.row': 'row {n}',
  'place.column': 'column {n}',
  'place.paragraph': 'paragraph {n}',
  'place.between': ', ',

  'audit.about': 'list what does not hold in reports: sums, rates, weights, scores, years',
  'audit.path': 'files, folders and archives to read; or give --db',
  'audit.db': 'list the findings of a database instead',
  'audit.rules': 'list the rules and what each of them checks',
  'audit.help': `A finding is a statement on the document: what is loaded is what the document says, never a repaired
value. Severities: error (the document contradicts itself), warning (likely a mistake), info.

Examples:
  $ jixiao audit report.docx
  $ jixiao audit reports/ --csv > findings.csv
  $ jixiao audit --db jixiao.db --json | jq -r .rule | sort | uniq -c
  $ jixiao audit --rules`,
  'audit.source': 'Give files or folders to read, or --db FILE, or --rules: one of these.',
  'audit.count': 'Reports: {reports}; errors: {errors}, warnings: {warnings}, hints: {hints}.',

  'forms.about': 'list the layouts of forms that are known',
  'forms.unknown': 'list the layouts in a database that are not, the most frequent first, each with an example',
  'forms.help': `A form is read by the words of its headings whether its layout is known or not; one that is not has
the warning form.unknown, and is worth a look.

Examples:
  $ jixiao forms
  $ jixiao forms --unknown --db jixiao.db
  $ jixiao forms --unknown --csv > layouts.csv`,
  'forms.none': 'Every form in the database has a known layout.',
  'forms.db.unused': '--db is for the layouts in a database: give it together with --unknown.',
  'original.missing': '{path} is not where it was read. Put it back, or ingest it from where it is now.',
  'original.changed':
    '{path} has changed since it was read: its bytes are others. Ingest it again, or put the old file back.',

  'evidence.about': 'one page for a report: the source beside what was loaded, each value tied to its cells',
  'evidence.id': 'report_id, as in v_report',
  'evidence.file': 'a file to read now; with --db a file of the database, by path or SHA-256',
  'evidence.out': 'the page to write (default: standard output)',
  'evidence.help': `The page needs no network and no other file. The source is read again from where it was met; if it has
gone or changed, the record is shown without it.

Examples:
  $ jixiao evidence 12 --out report.html
  $ jixiao evidence --file report.docx --out report.html
  $ jixiao evidence --db jixiao.db --file report.docx --report 2 --out report.html`,
  'evidence.oneOf': 'Give a report_id or --file FILE: one of the two.',
  'evidence.noId': 'There is no report {id} in the database.',
  'evidence.noReport': 'There is no report in {path}.',
  'evidence.which': 'There are {count} reports in {path}: say which by --report N.',
  'evidence.unread': '{path} was found but cannot be read any more.',
  'evidence.version': 'Loaded by jixiao {then}; the source is shown as {now} reads it.',
} as const;

export const zh: Readonly<Record<keyof typeof en, string>> = {
  'extract.about': '输出文件内容，每个文件一行 JSON',
  'extract.file': '要读取的文件；- 表示标准输入',
  'extract.pretty': '缩进 JSON',
  'extract.name': '标准输入所代表的文件名',
  'extract.verbose': '在标准错误输出警告',
  'extract.help': `无法读取的文件也会输出一条记录：没有报告，警告中说明原因。

示例：
  $ jixiao extract 报告.docx | jq '.reports[].indicators[].level3'
  $ jixiao extract 2023/*.pdf > records.jsonl
  $ curl -s https://example.gov.cn/report.html | jixiao extract - --name report.html`,
  'extract.one': '{path}：{outcome}，报告 {reports}，警告 {warnings}',
  'extract.stdinTwice': '标准输入只能读取一次：- 只能写一次。',
  'extract.name.unused': '--name 用于标准输入，请与 - 一起使用。',

  'inspect.about': '显示文件内容以及每个单元格的识别结果',
  'inspect.file': '文件',
  'inspect.entry': '压缩包内要显示的文件路径',
  'inspect.overlay': '将 PDF 或 OFD 的页面画成 SVG，并标出识别到的线、单元格及其含义',
  'inspect.noPages': '{path} 为 {format} 格式：只能绘制 PDF 和 OFD 的页面，请改用 --html。',
  'inspect.pageNumber': '第 {page} 页',
  'inspect.html': '改为生成网页',
  'inspect.json': '以 JSON 输出读到的文档',
  'inspect.width': '绘制宽度（默认为终端宽度）',
  'inspect.help': `示例：
  $ jixiao inspect 报告.docx
  $ jixiao inspect 报告.docx --html 报告.html
  $ jixiao inspect 报告.txt --json | jq '.blocks[0]'
  $ jixiao inspect 报告.zip --entry 2023/自评表.doc`,
  'inspect.archive': '压缩包，共 {count} 个文件；用 --entry 路径 显示其中一个：',
  'inspect.manyEntries':
    '{path} 是压缩包，共 {count} 个文件。请用 --entry 路径 指定一个；不带 --json 和 --html 时列出全部。',
  'inspect.noArchive': '{path} 不是压缩包，请去掉 --entry。',
  'inspect.noEntry': '{path} 中没有 {entry}。不带 --entry 时列出全部文件。',
  'inspect.table': '表{number}：{rows} 行 {columns} 列',
  'inspect.ragged': '合并单元格信息已丢失',
  'inspect.nested': '{place} 单元格内的表',
  'inspect.caption': '标题：{text}',
  'inspect.unused': '未读取',
  'inspect.warnings': '警告（{count}）',
  'inspect.findings': '核查发现（{count}）',
  'inspect.noWarnings': '没有警告。',
  'inspect.reports': '报告（{count}）',
  'inspect.report':
    '{ordinal}. {title}：{year}，{region}；自评表 {forms}，资金 {funding}，指标 {indicators}，支出 {expenditures}，章节 {sections}，数据 {facts}',
  'inspect.confidence': '读取可信度 {confidence}',
  'inspect.untitled': '无标题',
  'inspect.noYear': '年度不明',
  'inspect.noRegion': '地区不明',
  'inspect.written': '已生成 {path}。',
  'inspect.cannotWrite': '无法写入 {path}：{why}',
  'inspect.read': '读取结果',
  'inspect.rendition': '原文样式',
  'inspect.legend': '单元格识别结果',
  'inspect.furniture': '单独存放：{role}（{count}）',
  'inspect.moreRows': '…… 另有 {count} 行；--html 可显示全部',
  'role.heading': '标题',
  'role.label': '标签',
  'role.field': '表头信息',
  'role.value': '指标数据',
  'role.money': '金额',
  'role.text': '文字',
  'role.unread': '未读取',
  'place.page': '第{n}页',
  'place.table': '表{n}',
  'place.row': '第{n}行',
  'place.column': '第{n}列',
  'place.paragraph': '第{n}段',
  'place.between': '',

  'audit.about': '列出报告中不成立之处：合计、执行率、分值、得分、年度',
  'audit.path': '要读取的文件、文件夹或压缩包；或用 --db',
  'audit.db': '改为列出数据库中的核查发现',
  'audit.rules': '列出全部规则及其检查内容',
  'audit.help': `核查只指出文件自身的问题，入库数值始终与原文一致，不作修改。
程度：error（自相矛盾）、warning（可能有误）、info（提示）。

示例：
  $ jixiao audit 报告.docx
  $ jixiao audit 报告目录/ --csv > findings.csv
  $ jixiao audit --db jixiao.db --json | jq -r .rule | sort | uniq -c
  $ jixiao audit --rules`,
  'audit.source': '请给出要读取的文件或文件夹，或 --db 文件，或 --rules：三者选一。',
  'audit.count': '报告 {reports}；错误 {errors}，警告 {warnings}，提示 {hints}。',

  'forms.about': '列出已知的自评表表式',
  'forms.unknown': '列出数据库中的未知表式，按出现次数排列，各附一例',
  'forms.help': `无论表式是否已知，都按标题词义读取；未知表式带有警告 form.unknown，建议核对。

示例：
  $ jixiao forms
  $ jixiao forms --unknown --db jixiao.db
  $ jixiao forms --unknown --csv > layouts.csv`,
  'forms.none': '数据库中的表式均为已知。',
  'forms.db.unused': '--db 用于列出数据库中的表式，请与 --unknown 一起使用。',
  'original.missing': '{path} 不在读取时的位置。请放回原处，或从现在的位置重新入库。',
  'original.changed': '{path} 读取后已改变，内容不同。请重新入库，或放回原文件。',

  'evidence.about': '生成一份报告的核对页：原文与入库数据并列，每个数值对应其单元格',
  'evidence.id': 'v_report 中的 report_id',
  'evidence.file': '现在读取的文件；与 --db 同用时为库中的文件（路径或 SHA-256）',
  'evidence.out': '写入的网页（默认标准输出）',
  'evidence.help': `网页无需联网，也不依赖其他文件。原文从入库时的位置重新读取；
若已不在或已改变，则只显示入库数据。

示例：
  $ jixiao evidence 12 --out report.html
  $ jixiao evidence --file 报告.docx --out report.html
  $ jixiao evidence --db jixiao.db --file 报告.docx --report 2 --out report.html`,
  'evidence.oneOf': '请给出 report_id 或 --file 文件，二者取一。',
  'evidence.noId': '数据库中没有报告 {id}。',
  'evidence.noReport': '{path} 中没有报告。',
  'evidence.which': '{path} 中有 {count} 份报告，请用 --report N 指明。',
  'evidence.unread': '找到了 {path}，但已无法读取。',
  'evidence.version': '由 jixiao {then} 入库；原文按 {now} 的读取结果显示。',
};
