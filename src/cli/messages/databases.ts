/** A database as a whole: diff, cite, export, db, serve. */

export const en = {
  'serve.about': 'show the database as pages in a browser, on this computer only',
  'serve.port': 'port on 127.0.0.1; 0 for any that is free (default: 8590, or any if it is taken)',
  'serve.open': 'open the pages in the browser',
  'serve.help': `Overview, lists with filters, comparisons with charts, the pages of counties, projects and reports,
search, and a box for SQL. Every list is also there as .csv and .json. Ctrl-C ends it.

Examples:
  $ jixiao serve --open
  $ jixiao serve --db county.db --port 8000`,
  'serve.at': '{db} is shown at {url} (Ctrl-C ends it)',
  'serve.taken': 'Port {port} is taken. Give another one with --port, or 0 for any that is free.',
  'serve.badPort': '{port} is no port. Give a number from 0 to 65535.',

  'db.about': 'look after a database',
  'db.optimize': 'put indexes and statistics in order and give back unused space',
  'db.optimized': '{path}: {before} MiB before, {after} MiB now',

  'export.about': 'write tables, views or a query as CSV, XLSX, JSON lines, Parquet, a data package or for Datasette',
  'export.format': 'csv (default), xlsx, jsonl, parquet, datapackage or datasette',
  'export.table': 'tables or views (default: the views; for a data package and Datasette the tables, too)',
  'export.query': 'the rows of one SELECT instead of tables',
  'export.where': 'a condition on the rows of each table, in SQL: "year = 2023"',
  'export.out': 'file to write; a folder for several tables as csv, jsonl or parquet, and for datapackage',
  'export.noBom': 'CSV without the byte-order mark by which Excel knows UTF-8',
  'export.excel': 'CSV that Excel opens rightly: formulas disarmed, codes kept as they are',
  'export.stata': 'column names that Stata takes; which were changed is told',
  'export.headers': 'names of columns: names (default) or zh, in Chinese',
  'export.licence':
    'licence of the data in datapackage and datasette, for instance CC-BY-4.0 (default: none is stated)',
  'export.help': `Each format has all rows; a file is replaced when it is whole, a database never is. Numbers stay
numbers and texts texts: nothing that begins with = is a formula in XLSX, nor in CSV with --excel.

Examples:
  $ jixiao export --table v_indicator > indicators.csv
  $ jixiao export --format xlsx --where "year = 2023" --out 2023.xlsx
  $ jixiao export --format parquet --table v_indicator v_funding --out parquet/
  $ jixiao export --format datapackage --out package/
  $ jixiao export --format datasette --out metadata.json; datasette jixiao.db -m metadata.json`,
  'export.queryAlone': '--query stands alone: put the tables and the condition into the SELECT.',
  'export.onlyCsv': '{option} is for --format csv.',
  'export.needsOut': '--format {format} needs --out PATH.',
  'export.needsFolder': 'Name one --table or a --query, or give --out FOLDER for several files.',
  'export.leftOut': 'Left out, because they have no such column: {tables}',
  'export.cuts':
    '{count} texts are longer than a cell of a spreadsheet holds and were cut; the sheet notes lists them. CSV and Parquet have them whole.',
  'export.database': '{path} is a database and is not written over. Give another path.',
  'export.folder': '{path} is a folder. Give the path of a file.',
  'export.tooBig': '{path} would be larger than 4 GiB. Export fewer rows, or as CSV or Parquet.',
  'export.cannotWrite': 'The export cannot be written: {why}',

  'diff.about': 'show what changed from one database to another, field by field, and why',
  'diff.oldDb': 'the older database',
  'diff.newDb': 'the newer database',
  'diff.fieldOption': 'only changes of this field: score, target, actual.number, outcome …',
  'diff.csv': 'print every change as CSV',
  'diff.json': 'print every change as a JSON object a line',
  'diff.exitCode': 'end with 3 if anything changed (0 otherwise)',
  'diff.help': `Files are matched by their bytes, else by their path; rows by place, then by name. Values are compared
as they stand, corrections included. Causes: another reader version, another document at the same path,
a correction, the same version with other hints. Places are compared only with --field at.

Examples:
  $ jixiao diff 2024.db 2025.db
  $ jixiao diff 2024.db 2025.db --field score --csv > scores.csv`,
  'diff.none': 'Nothing changed.',
  'diff.cause': 'cause',
  'diff.file': 'file',
  'diff.record': 'record',
  'diff.name': 'name',
  'diff.old': 'old',
  'diff.new': 'new',
  'diff.changes': 'changes',
  'diff.outcome': 'outcome',
  'diff.added': '(added)',
  'diff.removed': '(removed)',
  'diff.changed': '(changed)',
  'diff.reader': 'reader version',
  'diff.document': 'document',
  'diff.correction': 'correction',
  'diff.again': 'read again',
  'diff.more': '… and {count} more; --csv prints all.',
  'diff.total': 'Changes: {changes}, in files: {files}.',
  'cite.about': 'what a database holds, for the appendix of a paper: counts, versions, hash, a paragraph, BibTeX',
  'cite.json': 'print the same as JSON',
  'cite.help': `The hash of the content is that of all rows in an order of their own, without paths and times: a copy, and a
database that was made from the same files by the same version, have the same.

Examples:
  $ jixiao cite
  $ jixiao cite --db county.db --json`,
  'cite.files': 'files',
  'cite.read': '{count} read',
  'cite.counties': 'counties and districts',
  'cite.provinces': '{count} provinces',
  'cite.years': 'fiscal years',
  'cite.versions': 'reader versions',
  'cite.ingested': 'loaded on (UTC)',
  'cite.corrections': 'corrections that hold',
  'cite.content': 'SHA-256 of the content',
  'cite.file': 'SHA-256 of the file',
} as const;

export const zh: Readonly<Record<keyof typeof en, string>> = {
  'serve.about': '在浏览器中查看数据库（仅限本机）',
  'serve.port': '127.0.0.1 上的端口；0 表示任一空闲端口（默认 8590，被占用时取任一空闲端口）',
  'serve.open': '同时打开浏览器',
  'serve.help': `总览、可筛选的列表、带图的比较、地区页、项目页、报告页、搜索和 SQL 查询。各列表均可下载
.csv 和 .json。按 Ctrl-C 结束。

示例：
  $ jixiao serve --open
  $ jixiao serve --db county.db --port 8000`,
  'serve.at': '{db} 已在 {url} 打开（按 Ctrl-C 结束）',
  'serve.taken': '端口 {port} 已被占用。请用 --port 另指定一个，或用 0 取任一空闲端口。',
  'serve.badPort': '{port} 不是端口。请给出 0 到 65535 的数。',

  'db.about': '维护数据库',
  'db.optimize': '整理索引和统计信息，收回空闲空间',
  'db.optimized': '{path}：原 {before} MiB，现 {after} MiB',

  'export.about':
    '把表、视图或查询结果导出为 CSV、XLSX、JSON Lines、Parquet、数据包（Data Package）或供 Datasette 使用',
  'export.format': 'csv（默认）、xlsx、jsonl、parquet、datapackage 或 datasette',
  'export.table': '表或视图（默认为各视图；datapackage 和 datasette 还包括各表）',
  'export.query': '改为导出一条 SELECT 的结果',
  'export.where': '各表的行条件（SQL），如 "year = 2023"',
  'export.out': '输出文件；多个表的 csv、jsonl、parquet 以及 datapackage 为文件夹',
  'export.noBom': 'CSV 不带 BOM（Excel 借此识别 UTF-8）',
  'export.excel': '输出 Excel 可正确打开的 CSV：公式不生效，代码保持原样',
  'export.stata': '列名符合 Stata 规则；改动的列名会列出',
  'export.headers': '列名：names（默认）或 zh（中文）',
  'export.licence': 'datapackage 和 datasette 中的数据许可，如 CC-BY-4.0（默认不声明）',
  'export.help': `各格式均含全部行；文件写完整后才替换旧文件，数据库绝不会被覆盖。数值为数值，文本为文本：
XLSX 中以 = 开头的内容不是公式，CSV 加 --excel 时也不是。

示例：
  $ jixiao export --table v_indicator > indicators.csv
  $ jixiao export --format xlsx --where "year = 2023" --headers zh --out 2023.xlsx
  $ jixiao export --format parquet --table v_indicator v_funding --out parquet/
  $ jixiao export --format datapackage --out package/
  $ jixiao export --format datasette --out metadata.json; datasette jixiao.db -m metadata.json`,
  'export.queryAlone': '--query 不能与 --table、--where 同用，请写入 SELECT。',
  'export.onlyCsv': '{option} 用于 --format csv。',
  'export.needsOut': '--format {format} 需要 --out 路径。',
  'export.needsFolder': '请指定一个 --table 或 --query，或用 --out 文件夹 输出多个文件。',
  'export.leftOut': '未导出（没有条件中的列）：{tables}',
  'export.cuts': '有 {count} 处文本超出单元格上限，已截断，见工作表 notes。CSV 和 Parquet 中为全文。',
  'export.database': '{path} 是数据库，不会被覆盖，请换一个路径。',
  'export.folder': '{path} 是文件夹，请指定文件路径。',
  'export.tooBig': '{path} 将超过 4 GiB，请减少行数，或改用 CSV、Parquet。',
  'export.cannotWrite': '无法写入：{why}',

  'diff.about': '比较两个数据库：逐字段列出变化及原因',
  'diff.oldDb': '旧数据库',
  'diff.newDb': '新数据库',
  'diff.fieldOption': '只看某个字段的变化：score、target、actual.number、outcome 等',
  'diff.csv': '以 CSV 输出全部变化',
  'diff.json': '每行输出一个 JSON 对象',
  'diff.exitCode': '有变化时退出码为 3（否则为 0）',
  'diff.help': `文件按内容对应，其次按路径；行按位置对应，其次按名称。比较的是更正后的值。
原因：读取程序版本不同、同一路径的文件已改变、人工更正、同一版本以其他提示重新读取。
位置只在 --field at 时比较。

示例：
  $ jixiao diff 2024.db 2025.db
  $ jixiao diff 2024.db 2025.db --field score --csv > scores.csv`,
  'diff.none': '没有变化。',
  'diff.cause': '原因',
  'diff.file': '文件',
  'diff.record': '记录',
  'diff.name': '名称',
  'diff.old': '旧值',
  'diff.new': '新值',
  'diff.changes': '变化数',
  'diff.outcome': '读取结果',
  'diff.added': '（新增）',
  'diff.removed': '（消失）',
  'diff.changed': '（变化）',
  'diff.reader': '程序版本',
  'diff.document': '文件改变',
  'diff.correction': '人工更正',
  'diff.again': '重新读取',
  'diff.more': '……另有 {count} 处；--csv 输出全部。',
  'diff.total': '共 {changes} 处变化，涉及 {files} 个文件。',
  'cite.about': '数据库概况，供论文附录使用：数量、版本、散列值、说明文字、BibTeX',
  'cite.json': '以 JSON 输出',
  'cite.help': `内容散列按固有顺序计算，不含路径和时间：副本，以及用同一版本从相同文件建成的数据库，散列值相同。

示例：
  $ jixiao cite
  $ jixiao cite --db county.db --json`,
  'cite.files': '文件',
  'cite.read': '已读取 {count}',
  'cite.counties': '县（市、区）',
  'cite.provinces': '{count} 个省份',
  'cite.years': '评价年度',
  'cite.versions': '读取程序版本',
  'cite.ingested': '入库日期（UTC）',
  'cite.corrections': '生效的更正',
  'cite.content': '内容 SHA-256',
  'cite.file': '文件 SHA-256',
};
