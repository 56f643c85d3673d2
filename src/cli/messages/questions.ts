/** Asking a database: query, search, compare, coverage, profile, cookbook, schema. */

export const en = {
  'search.about': 'find indicators, projects, departments and sections by words, also of two characters',
  'search.word': 'words that all have to occur',
  'search.limit': 'most hits of each sort (default: 20)',
  'search.json': 'print one JSON object',
  'search.nothing': 'nothing holds {words}',
  'search.indicator': 'indicator',
  'search.project': 'project',
  'search.department': 'department',
  'search.head.kind': 'kind',
  'search.head.name': 'name',
  'search.head.concept': 'concept',
  'search.head.rows': 'rows',
  'search.head.years': 'years',

  'query.about': 'ask the database with one SELECT; it cannot change anything',
  'query.sql': 'the statement; - for standard input',
  'query.csv': 'print CSV',
  'query.excel': 'print CSV that Excel opens rightly: with a byte-order mark, formulas made harmless',
  'query.json': 'print a JSON object a row and line',
  'query.table': 'print a table (the default)',
  'query.limit': 'rows at most (default: 10000)',
  'query.timeout': 'seconds that the query may take (default: 10)',
  'query.help': `Examples:
  $ jixiao query "SELECT county, year, project, level3, target_raw, actual_raw FROM v_indicator LIMIT 20"
  $ jixiao query --csv "SELECT * FROM v_funding" > funding.csv
  $ jixiao query "SELECT table_name, column_name, meaning FROM dictionary" --json`,
  'query.rows': '{count} rows',
  'query.truncated': 'Only the first {count} rows are shown: more were found. Raise --limit.',

  'scope.years': 'fiscal years: 2022 or 2021-2023',
  'scope.region': 'names or GB/T 2260 codes of regions; a province or prefecture stands for all that is in it',
  'scope.department': 'part of the name of the department or unit',
  'scope.kind': 'kind of report: project, department or transfer',

  'compare.about': 'compare an indicator over counties and years: values, targets, rank, spread, outliers',
  'compare.words': 'the indicator, in your own words',
  'compare.concept': 'a concept by its exact name instead of words',
  'compare.family': 'all concepts of a family instead of words',
  'compare.by': 'what a row is: county (default); prefecture or province with the median of their places',
  'compare.split': 'a row for each project, department, name or concept of a place',
  'compare.value': 'what is compared: actual (default), target, achievement (result ÷ target) or score_rate',
  'compare.unit': 'the unit to compare in, where there are several',
  'compare.pick':
    'what stands for several different figures of a place and year: list (default: all, none is ranked), lowest, median, highest',
  'compare.confidence': 'leave out inferred and doubtful figures, and reports below this confidence',
  'compare.lowestFirst': 'rank 1 is the lowest value',
  'compare.chart': 'draw it: FILE.svg, FILE.png or FILE.html (with the table and the sources)',
  'compare.chartKind': 'dots (a year), lines (over years) or spread; default by what there is',
  'compare.csv': 'CSV, to a file or standard output: a row a place and year',
  'compare.figures': 'CSV with a row for each figure and its source instead',
  'compare.xlsx': 'a workbook: by year, each cell, each figure with its source, spread, names',
  'compare.json': 'print everything as JSON',
  'compare.limit': 'rows of the table that are printed (default: 200)',
  'compare.help': `Figures are compared in base units (23.45万人 and 234500人 are both 234500 人). Figures that cannot be
compared are counted with the reason; nothing is averaged unless --pick or --by asks for a median.

Examples:
  $ jixiao compare 群众满意度 --years 2021-2023
  $ jixiao compare 参保率 --region 湖南省 --confidence 0.9 --chart insured.html
  $ jixiao compare --family 满意度 --split concept --csv satisfaction.csv
  $ jixiao compare 改造面积 --unit 平方米 --by prefecture`,

  'coverage.about': 'show what the database has of which place, department and year',
  'coverage.by': 'what a row is: county (default), prefecture or province',
  'coverage.split': 'a row for each department or kind of report of a place',
  'coverage.count': 'what is counted: reports (default; one in several files counts once), projects, indicators, files',
  'coverage.chart': 'draw it: FILE.svg, FILE.png or FILE.html',
  'coverage.total': 'In all: reports {reports}, projects {projects}, indicators {indicators}, files {files}.',
  'coverage.help': `Examples:
  $ jixiao coverage
  $ jixiao coverage --by prefecture --count indicators
  $ jixiao coverage --region 株洲市 --split department --chart coverage.html`,

  'profile.about':
    'show what the database has of one county: projects, money, scores, what was missed, problems, findings',
  'profile.county': 'the county: name or GB/T 2260 code',
  'profile.html': 'write it as a page for the browser',
  'profile.help': `Examples:
  $ jixiao profile 渌口区
  $ jixiao profile 430212 --years 2021-2023 --html profile.html`,

  'schema.about': 'print the shape of records or of the database',
  'schema.json': 'the JSON Schema of what `jixiao extract` prints',
  'schema.sql': 'the tables and views as SQL',
  'schema.dictionary': 'every column explained (the default)',
  'schema.help': `Examples:
  $ jixiao schema --json > record.schema.json
  $ jixiao schema --sql | sqlite3 empty.db
  $ jixiao schema --dictionary`,

  'cookbook.about': 'questions that researchers bring, each as one SELECT or command: list them, or ask one',
  'cookbook.id': 'the question to ask; without it all are listed',
  'cookbook.sql': 'print only the SELECT (or the command), to change it',
  'cookbook.unknown': 'There is no question "{id}". jixiao cookbook lists all.{near}',
  'cookbook.near': ' Near to it: {list}.',
  'cookbook.note': 'Note: {note}',
  'cookbook.form': 'A question that a command answers takes none of {options}; give them to the command.',
  'cookbook.help': `Examples:
  $ jixiao cookbook
  $ jixiao cookbook rate-raised --db county.db
  $ jixiao cookbook rate-raised --sql | jixiao query -`,
} as const;

export const zh: Readonly<Record<keyof typeof en, string>> = {
  'search.about': '按词查找指标、项目、部门和正文章节，两个字的词也可以',
  'search.word': '须同时出现的词',
  'search.limit': '每类最多显示条数（默认 20）',
  'search.json': '输出一个 JSON 对象',
  'search.nothing': '没有内容包含 {words}',
  'search.indicator': '指标',
  'search.project': '项目',
  'search.department': '部门',
  'search.head.kind': '种类',
  'search.head.name': '名称',
  'search.head.concept': '概念',
  'search.head.rows': '行数',
  'search.head.years': '年度',

  'query.about': '用一条 SELECT 查询数据库，不会修改任何内容',
  'query.sql': '查询语句；- 表示标准输入',
  'query.csv': '输出 CSV',
  'query.excel': '输出 Excel 可正确打开的 CSV：带 BOM，公式不生效',
  'query.json': '每行输出一个 JSON 对象',
  'query.table': '输出表格（默认）',
  'query.limit': '最多行数（默认 10000）',
  'query.timeout': '查询最长秒数（默认 10）',
  'query.help': `示例：
  $ jixiao query "SELECT county, year, project, level3, target_raw, actual_raw FROM v_indicator LIMIT 20"
  $ jixiao query --csv "SELECT * FROM v_funding" > funding.csv
  $ jixiao query "SELECT table_name, column_name, meaning_zh FROM dictionary" --json`,
  'query.rows': '{count} 行',
  'query.truncated': '只显示前 {count} 行，还有更多结果。可用 --limit 调高。',

  'scope.years': '年度：2022 或 2021-2023',
  'scope.region': '地区名称或 GB/T 2260 代码；省、市代表其所辖全部地区',
  'scope.department': '部门或单位名称（部分即可）',
  'scope.kind': '报告类型：project 项目、department 部门整体、transfer 转移支付',

  'compare.about': '跨县、跨年比较一项指标：数值、指标值、排名、分布、离群值',
  'compare.words': '指标名称，用自己的话即可',
  'compare.concept': '按准确名称指定概念，代替指标名称',
  'compare.family': '某一概念类的全部概念，代替指标名称',
  'compare.by': '每行为：county 县（默认）；prefecture 市、province 省（取所辖地区中位数）',
  'compare.split': '按 project 项目、department 部门、name 指标名称、concept 概念分行',
  'compare.value': '比较内容：actual 完成值（默认）、target 指标值、achievement 完成值÷指标值、score_rate 得分率',
  'compare.unit': '有多种单位时，按哪一种比较',
  'compare.pick': '同一地区同一年度有多个不同数值时：list 全部列出、不排名（默认）、lowest、median、highest',
  'compare.confidence': '排除推断、存疑的数值，以及可信度低于此值的报告',
  'compare.lowestFirst': '排名 1 为最低值',
  'compare.chart': '绘图：文件.svg、文件.png 或 文件.html（含表格与出处）',
  'compare.chartKind': 'dots（单年）、lines（多年）或 spread（分布）；默认依数据选择',
  'compare.csv': '输出 CSV（文件或标准输出），每个地区、年度一行',
  'compare.figures': 'CSV 改为每个数值一行，含出处',
  'compare.xlsx': '输出工作簿：按年度、各单元格、各数值及出处、分布、指标名称',
  'compare.json': '以 JSON 输出全部内容',
  'compare.limit': '表格显示行数（默认 200）',
  'compare.help': `数值按基准单位比较（23.45万人与234500人均为234500人）。无法比较的数值按原因计数；
除非用 --pick 或 --by 要求取中位数，否则不做任何平均。

示例：
  $ jixiao compare 群众满意度 --years 2021-2023
  $ jixiao compare 参保率 --region 湖南省 --confidence 0.9 --chart insured.html
  $ jixiao compare --family 满意度 --split concept --csv satisfaction.csv
  $ jixiao compare 改造面积 --unit 平方米 --by prefecture`,

  'coverage.about': '显示数据库中各地区、部门、年度的数据覆盖情况',
  'coverage.by': '每行为：county 县（默认）、prefecture 市、province 省',
  'coverage.split': '按 department 部门或 kind 报告类型分行',
  'coverage.count': '计数内容：reports 报告（默认；多个文件中的同一报告计一次）、projects、indicators、files',
  'coverage.chart': '绘图：文件.svg、文件.png 或 文件.html',
  'coverage.total': '合计：报告 {reports}，项目 {projects}，指标 {indicators}，文件 {files}。',
  'coverage.help': `示例：
  $ jixiao coverage
  $ jixiao coverage --by prefecture --count indicators
  $ jixiao coverage --region 株洲市 --split department --chart coverage.html`,

  'profile.about': '显示一个县的全部数据：项目、资金、得分、未完成指标、存在问题、核查发现',
  'profile.county': '县（市、区）名称或 GB/T 2260 代码',
  'profile.html': '写成网页',
  'profile.help': `示例：
  $ jixiao profile 渌口区
  $ jixiao profile 430212 --years 2021-2023 --html profile.html`,

  'schema.about': '输出记录或数据库的结构',
  'schema.json': '`jixiao extract` 输出的 JSON Schema',
  'schema.sql': '表与视图的 SQL',
  'schema.dictionary': '逐列说明（默认）',
  'schema.help': `示例：
  $ jixiao schema --json > record.schema.json
  $ jixiao schema --sql | sqlite3 empty.db
  $ jixiao schema --dictionary`,

  'cookbook.about': '研究者常问的问题，每个是一条 SELECT 或一条命令：列出全部，或回答一个',
  'cookbook.id': '要回答的问题；不写则列出全部',
  'cookbook.sql': '只输出 SELECT 语句（或命令），便于修改',
  'cookbook.unknown': '没有问题“{id}”。jixiao cookbook 可列出全部。{near}',
  'cookbook.near': '相近的有：{list}。',
  'cookbook.note': '说明：{note}',
  'cookbook.form': '由命令回答的问题不接受 {options}，请直接用于该命令。',
  'cookbook.help': `示例：
  $ jixiao cookbook
  $ jixiao cookbook rate-raised --db county.db
  $ jixiao cookbook rate-raised --sql | jixiao query -`,
};
