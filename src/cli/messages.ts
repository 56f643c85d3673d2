/** Every sentence of the command line, in English and Chinese. A key that is missing in one of them does not compile. */
import type { Outcome } from '../model/codes.js';
import type { Lang } from './locale.js';

const en = {
  'program.about':
    'Reads Chinese government performance self-evaluation reports (绩效自评) and loads what they state into a SQLite database; every value keeps its place in the source.',
  'program.help': `Exit codes:
  0  everything was read
  1  an error of jixiao itself, or the database cannot be used
  2  wrong use: an unknown command or option, a query that is refused
  3  some files could not be read
  4  no file could be read
130  stopped by Ctrl-C

Examples:
  $ jixiao ingest reports/
  $ jixiao query "SELECT county, year, level3, target_raw, actual_raw FROM v_indicator"
  $ jixiao COMMAND --help`,
  'option.lang': 'language of messages: zh or en (as the locale says if left out)',
  'option.debug': 'show where an internal error comes from',
  'option.version': 'print the version',
  'option.help': 'print help',
  'help.command': 'print help for a command',
  'help.usage': 'Usage:',
  'help.arguments': 'Arguments:',
  'help.options': 'Options:',
  'help.globalOptions': 'Global options:',
  'help.commands': 'Commands:',
  'option.db': 'the database (default: jixiao.db)',

  'ingest.about': 'read files and folders into the database',
  'ingest.path': 'files, and folders with all that is in them',
  'ingest.jobs': 'worker processes that read at once (default: one a processor)',
  'ingest.log': 'print each event as a JSON object a line instead of the table: json',
  'ingest.force': 'read files again that are in the database',
  'ingest.manifest':
    'lists that say more of files: manifest.csv or .jsonl with path, url, title, published, site, region, year; output of Scrapy',
  'ingest.list': 'a list of files, one a line or as JSON lines; - for standard input',
  'ingest.null': 'paths in --list are parted by NUL, as find -print0 does',
  'bounds.timeout': 'longest time for one document (default: 300)',
  'bounds.stall': 'longest time without progress within one document (default: 60)',
  'bounds.memory': 'most memory of one worker process (default: 1536)',
  'ingest.help': `In folders are skipped, and counted: names that begin with a dot, node_modules, databases
(.db .sqlite .sqlite3) and JSON files (.json .jsonl .ndjson). The same content is loaded once,
however often and wherever it lies. A run that was stopped goes on where it was. Archives
(.zip .rar .7z .tar .tar.gz, web archives .warc .wacz) are opened, and each file in them is loaded
with its path or address.

Examples:
  $ jixiao ingest reports/
  $ jixiao ingest 2023/ 2024/ extra.docx --db county.db
  $ jixiao ingest reports/ --log json > run.jsonl`,
  'ingest.filesStore': "the folder of Scrapy's files pipeline (FILES_STORE), if it is not beside the items",
  'ingest.null.unused': '--null is for a list of paths: give it together with --list.',
  'ingest.list.unread': 'The list {path} cannot be read: {why}',
  'ingest.report': 'write an account of the run: a page (FILE.html) or one line a file (FILE.csv)',
  'ingest.reportWritten': 'Wrote {path}.',
  'ingest.reportFailed': 'the report {path} cannot be written: {why}',
  'note.stdin': 'standard input',
  'note.line': 'line {line}:',
  'note.usedLine': '{list} is used as a list of files: {count} files.',
  'note.summary': '{list}: {what} ({count}): {some}',
  'note.used': 'used as a list of files',
  'note.failed': 'not used',
  'note.unknown-column': 'columns without a known meaning',
  'note.bad-line': 'lines that are not understood',
  'note.bad-value': 'values that are not understood and left out',
  'note.no-path': 'lines without a path',
  'note.missing': 'files that are not there',
  'note.duplicate': 'files named before',
  'note.not-downloaded': 'addresses that were not downloaded',
  'ingest.progress': '{done}/{total} files  {rate}/s  {left}{failed} failed  {path}',
  'ingest.left': '{time} left  ',
  'ingest.slow': '{path} ({seconds} s, {stage})',
  'ingest.gone': 'No longer there, their rows stay ({count}):',
  'ingest.retry': 'To read them again with other limits: jixiao retry --outcome {outcome} --db {db}',
  'ingest.stopping': 'Stopping: finishing what is open. Press Ctrl-C again to stop at once.',
  'ingest.interrupted': 'Stopped with {left} files left. Run the same command again to go on.',
  'state.open': 'open',
  'state.done': 'done',
  'state.failed': 'failed',
  'state.skipped': 'skipped',
  'state.gone': 'gone',
  'status.about': 'show what became of every file that was met, what is left and how to go on',
  'status.json': 'print the same as JSON',
  'status.list': 'print the paths of files that ended so: timeout,crash …',
  'status.help': `Examples:
  $ jixiao status
  $ jixiao status --db county.db --list scanned > to-ocr.txt`,
  'status.state': 'state',
  'status.outcome': 'outcome',
  'status.run': 'run',
  'status.began': 'began (UTC)',
  'status.ended': 'ended',
  'status.unfinished': 'running or stopped',
  'status.open': 'Not read yet ({count}):',
  'status.more': '… and {count} more',
  'status.goOn': 'To go on: {command}',
  'status.retry': '{count} ended with {outcome}; to read them again: jixiao retry --outcome {outcome} --db {db}',
  'retry.about': 'read files again whose reading ended badly, with other limits',
  'retry.outcome': 'how it ended (default: timeout,memory,crash,unreadable)',
  'retry.nothing': 'No file in {db} ended so: {outcomes}.',
  'retry.help': `Examples:
  $ jixiao retry --outcome timeout --timeout 1200
  $ jixiao retry --outcome memory --memory 4096 --jobs 1`,
  'ingest.nothing': 'There are no files to read in: {paths}',
  'ingest.files': 'files',
  'ingest.reports': 'reports',
  'ingest.indicators': 'indicators',
  'ingest.findings': 'findings',
  'ingest.new': 'new',
  'ingest.again': 'read again',
  'ingest.unchanged': 'unchanged',
  'ingest.unopened': 'not opened',
  'ingest.total': 'total',
  'ingest.holds': '{db} now holds',
  'ingest.took': 'Took {seconds} s.',
  'ingest.unpacked': 'Archives were opened: {files} files held {records}.',
  'ingest.failures': 'Could not be read ({count}):',
  'ingest.partials': 'Read in part ({count}); `jixiao inspect FILE` shows what is missing:',
  'ingest.others': 'Read; no self-evaluation in them ({count}):',
  'ingest.more': '… and {count} more; `jixiao ingest … --log json` lists all',
  'ingest.skipped': 'Skipped: {list}.',
  'ingest.folders': 'Could not be looked into ({count}):',
  'skip.hidden': '{count} hidden',
  'skip.tooling': '{count} node_modules',
  'skip.database': '{count} databases',
  'skip.json': '{count} JSON',
  'skip.special': '{count} pipes, sockets or devices',
  'skip.loop': '{count} links to folders that are read already',
  'skip.dangling': '{count} links that lead nowhere',
  'skip.unreadable': '{count} folders that cannot be opened',
  'skip.deep': '{count} folders nested too deep',
  'skip.many': '{count} files beyond the limit of a run',

  'watch.about': 'read a folder into the database, and each file that is put there from then on',
  'watch.folder': 'the folder that something else fills',
  'watch.settle': 'seconds for which a file must not grow before it is read (default: 2)',
  'watch.poll': 'look at the files again and again, where the system tells of no changes (network drives)',
  'watch.help': `Files under way (.part .crdownload .tmp) wait until they have their name. Manifests in the folder
are used. Ctrl-C finishes what is open; the next call goes on where this one stopped.

Examples:
  $ jixiao watch crawl/
  $ jixiao watch /mnt/share/crawl --db county.db --poll`,
  'watch.watching': 'Watching {folder}. Ctrl-C ends.',
  'watch.done': '{path}: {outcome}, reports {reports}, indicators {indicators}{why}',
  'watch.total': 'Read {records} files: {reports} reports, {failed} failures.',
  'watch.noFolder': '{folder} is no folder that can be watched.',
  'watch.trouble': 'Watching failed: {message}. With --poll it does without the system.',
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

  'db.about': 'look after a database',
  'db.optimize': 'put indexes and statistics in order and give back unused space',
  'db.optimized': '{path}: {before} MiB before, {after} MiB now',

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

  'correct.about':
    'correct a value that was read wrong; what was read stays beside it, and corrections outlive new readings',
  'correct.file': 'the file: its path, the end of its path, or the beginning of its SHA-256',
  'correct.place': 'where the row stands: "表1 行12", "table 1 row 12", t1r12',
  'correct.name': 'the name of the row: the indicator, the label of the funding, the item',
  'correct.indicator': 'the row by its indicator_id in v_indicator, in place of file and place',
  'correct.report': 'which report of the file, from 1',
  'correct.record': 'what is corrected, where that is not plain: report, form, funding, indicator, expenditure',
  'correct.field': 'the field as `jixiao schema --json` names it: score, actual, executed, goal.actual, region …',
  'correct.value': 'what the source says: "98%", "≥23.45万人", "120万元", "2023-10"; amounts with their unit',
  'correct.none': 'the source says nothing there',
  'correct.unit': 'the unit that stands beside the cell or in the heading',
  'correct.reason': 'why',
  'correct.who': 'who corrects',
  'correct.list': 'list all corrections and whether they hold',
  'correct.state': 'with --list: only those that are applied, replaced, confirmed, lost, waiting or undone',
  'correct.json': 'with --list: one JSON object a line',
  'correct.undo': 'take a correction back; the one before it holds again',
  'correct.export': 'write the corrections as CSV for another team (- for standard output)',
  'correct.import': 'take corrections from such a CSV',
  'correct.fixture': 'write the document and what was corrected in it as a test case into a folder',
  'correct.help': `A CSV needs the columns sha256, field, value, reason and who, and place or name; the word null
stands for no value. A correction whose row a newer version no longer finds is "lost" and said so.

Examples:
  $ jixiao correct report.docx --place "表1 行12" --field actual --value "98%" --reason 看错一行 --who 张某
  $ jixiao correct --indicator 512 --field score --value 9 --reason "the form says 9" --who 张某
  $ jixiao correct report.docx --name 年度资金总额 --field executed --value 36万元 --reason 单位 --who 张某
  $ jixiao correct report.docx --field region --value 430682 --reason 落款 --who 张某
  $ jixiao correct --list --state lost
  $ jixiao correct --undo 3
  $ jixiao correct --export corrections.csv
  $ jixiao correct --import corrections.csv --db other.db
  $ jixiao correct report.docx --fixture fixtures/mine`,
  'correct.needs': '{option} is missing: a correction says what, why and who. See `jixiao correct --help`.',
  'correct.needsFile': 'Name the file, or give --indicator ID.',
  'correct.needsValue': 'Give --value TEXT, or --none where the source says nothing: one of the two.',
  'correct.noDatabase': 'There is no database at {path}. Give its path with --db.',
  'correct.noField': 'There is no field "{field}" that can be corrected. There are: {fields}',
  'correct.noIndicator': 'There is no indicator {id} in the database.',
  'correct.noRow':
    'No row of {path} fits. Look at the column place of v_indicator, v_funding … or at `jixiao inspect`.',
  'correct.severalRows': 'Several rows fit; say which by --place, --name, --report or --record:{rows}',
  'correct.badPlace': '"{place}" is no place. Write it as "表1 行12" or "table 1 row 12".',
  'correct.same': '{field} stands as {value} already.',
  'correct.made': 'Correction {id}: {where}: {field} {before} → {after}',
  'correct.undone': 'Correction {id} is taken back; the field stands as it was read.',
  'correct.undoneTo': 'Correction {id} is taken back; correction {other} holds again.',
  'correct.unread': '{path} cannot be read: {why}',
  'correct.imported': 'Corrections taken in: {made}; known already: {known}; not usable: {bad}.',
  'correct.badLine': '{path}, line {line}: {why}',
  'correct.exported': '{path}: corrections: {count}.',
  'correct.lost':
    'Corrections that no longer find their row and do not hold: {count}. To see them: jixiao correct --list --state lost --db {db}',
  'correct.nothing': 'There are no corrections.',
  'correct.noneOfFile': 'There are no corrections of {path} that hold.',
  'correct.fixtureMade':
    'Wrote {document} and {gold}. Read the gold before you keep it: it states what was corrected and the names of rows.',
  'correct.privacy':
    'Before you share the document, take names and telephone numbers of persons out of it, and see whether it may be shared.',
  'correct.h.state': 'state',
  'correct.h.file': 'file',
  'correct.h.row': 'row',
  'correct.h.place': 'place',
  'correct.h.field': 'field',
  'correct.h.read': 'as read',
  'correct.h.value': 'corrected',
  'correct.h.who': 'who',
  'correct.h.when': 'when (UTC)',
  'correct.h.reason': 'reason',
  'correct.bad.money': '"{given}" is no amount of money.',
  'correct.bad.moneyUnit': '"{given}" has no unit: write {given}元 or {given}万元, or give --unit.',
  'correct.bad.rate': '"{given}" is no rate: write 98.08% or 0.9808.',
  'correct.bad.rateBare': '"{given}" may be per cent or a fraction: write {given}% or the fraction.',
  'correct.bad.number': '"{given}" is no number of points.',
  'correct.bad.whole': '"{given}" is no whole number.',
  'correct.bad.date': '"{given}" is no date: write 2022, 2022-08 or 2022-08-16.',
  'correct.bad.choice': '"{given}" is none of the words for {field}: {choices}.',
  'correct.bad.flag': '"{given}" is neither yes nor no.',
  'correct.bad.region': '"{given}" is no region that is known: give its GB/T 2260 code or its full name.',
  'correct.bad.regions': '"{given}" is the name of several regions: give the GB/T 2260 code.',
  'correct.bad.period': '"{given}" is no period: write 2021-01至2021-12.',
  'correct.bad.dash': '"{given}" states nothing; for no value give --none (in a CSV the word null).',
  'correct.bad.json': 'The JSON does not fit the record: {given}',
  'correct.bad.notNull': 'This field cannot be without a value.',
  'correct.bad.columns': 'columns are missing: {given}',
  'correct.bad.sha256': '"{given}" is no SHA-256 of 64 digits.',
  'correct.bad.field': 'there is no field "{given}" that can be corrected.',
  'correct.bad.record': '"{given}" does not say of what the field is: report, form, funding, indicator or expenditure.',
  'correct.bad.place': '"{given}" is no place.',
  'correct.bad.report': '"{given}" is no number of a report or row.',
  'correct.bad.empty': 'the column {given} is empty (the word null stands for no value).',
  'correct.bad.nothing': 'no row fits: {given}',
  'correct.bad.several': 'several rows fit: {given}',
  'original.missing': '{path} is not where it was read. Put it back, or ingest it from where it is now.',
  'original.changed':
    '{path} has changed since it was read: its bytes are others. Ingest it again, or put the old file back.',
  'source.none': 'No file in {db} has the fingerprint or path {wanted}.',
  'source.several': 'Several files fit {wanted}; give more of the path, or the SHA-256:{files}',

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

  'use.oneOf': 'Give only one of {options}.',
  'use.number': '{option} takes a whole number from {least} up, not "{given}".',
  'use.choice': '{option} takes {choices}, not "{given}".',
  'use.unknownCommand': 'Unknown command "{name}".',
  'use.unknownOption': 'Unknown option "{name}".',
  'use.missingArgument': 'The argument {name} is missing.',
  'use.missingValue': 'The option {name} needs a value.',
  'use.excess': 'There are too many arguments.',
  'use.didYouMean': 'Did you mean {name}?',
  'use.seeHelp': 'See `{command} --help`.',
  // the store's own messages are complete in English
  'store.missing': '',
  'store.not-a-database': '',
  'store.foreign': '',
  'store.newer': '',
  'store.older': '',
  'store.locked': '',
  'store.damaged': '',
  'store.refused': '',
  'store.limit': '',
  'store.sql': '',
  'store.full': '',
  'store.unusable': '',
  'error.internal': 'Internal error: {message}',
  'error.report': 'Please report it with the command and, if you can, the file. --debug shows where it comes from.',

  'demo.what': 'Reading the example reports in {folder} …',
  'demo.compare': 'The same kind of indicator over counties and years (satisfaction, from v_indicator):',
  'demo.funding': 'Budget and spending of each report in 万元 (from v_funding):',
  'demo.next': `What to do next:
  $ {jixiao} ingest YOUR-FOLDER
  $ {jixiao} query "SELECT county, year, rule, message FROM finding JOIN v_report USING (report_id)"
  $ {jixiao} inspect {file}`,
} as const;

export type MessageKey = keyof typeof en;

const zh: Readonly<Record<MessageKey, string>> = {
  'program.about': '读取各级政府公开的绩效自评报告，把其中的数据写入 SQLite 数据库，每个数值都可追溯到原文位置。',
  'program.help': `退出码：
  0  全部读取
  1  程序内部错误，或数据库无法使用
  2  用法错误：未知的命令或选项、被拒绝的查询
  3  部分文件未能读取
  4  没有文件能够读取
130  被 Ctrl-C 中断

示例：
  $ jixiao ingest 报告目录/
  $ jixiao query "SELECT county, year, level3, target_raw, actual_raw FROM v_indicator"
  $ jixiao 命令 --help`,
  'option.lang': '提示语言：zh 或 en（默认按系统语言）',
  'option.debug': '显示内部错误的来源',
  'option.version': '显示版本',
  'option.help': '显示帮助',
  'help.command': '显示某个命令的帮助',
  'help.usage': '用法：',
  'help.arguments': '参数：',
  'help.options': '选项：',
  'help.globalOptions': '通用选项：',
  'help.commands': '命令：',
  'option.db': '数据库文件（默认 jixiao.db）',

  'ingest.about': '把文件和文件夹读入数据库',
  'ingest.path': '文件或文件夹（含其下全部内容）',
  'ingest.jobs': '同时读取的工作进程数（默认每个处理器一个）',
  'ingest.log': '不输出表格，每个事件输出一行 JSON：json',
  'ingest.force': '重新读取已在库中的文件',
  'ingest.manifest':
    '说明文件来源的清单：manifest.csv 或 .jsonl（path、url、title、published、site、region、year），或 Scrapy 的输出',
  'ingest.list': '文件清单，每行一个路径或一个 JSON 对象；- 表示标准输入',
  'ingest.null': '--list 中的路径以 NUL 分隔，如 find -print0 的输出',
  'bounds.timeout': '单个文档最长用时（秒，默认 300）',
  'bounds.stall': '单个文档无进展的最长时间（秒，默认 60）',
  'bounds.memory': '单个工作进程的内存上限（MiB，默认 1536）',
  'ingest.help': `文件夹中跳过以下内容并计数：以点开头的名称、node_modules、数据库（.db .sqlite .sqlite3）、
JSON 文件（.json .jsonl .ndjson）。内容相同的文件只入库一次。中断后再次运行即可继续。
压缩包（.zip .rar .7z .tar .tar.gz）和网页归档（.warc .wacz）自动展开，其中每个文件单独入库并记录包内路径。

示例：
  $ jixiao ingest 报告目录/
  $ jixiao ingest 2023/ 2024/ 补充.docx --db county.db
  $ jixiao ingest 报告目录/ --log json > run.jsonl`,
  'ingest.filesStore': 'Scrapy 文件管道的目录（FILES_STORE），不在清单旁边时使用',
  'ingest.null.unused': '--null 用于路径清单，请与 --list 一起使用。',
  'ingest.list.unread': '无法读取清单 {path}：{why}',
  'ingest.report': '生成运行报告：网页（FILE.html）或每个文件一行（FILE.csv）',
  'ingest.reportWritten': '已生成 {path}。',
  'ingest.reportFailed': '无法写入报告 {path}：{why}',
  'note.stdin': '标准输入',
  'note.line': '第{line}行：',
  'note.usedLine': '{list} 用作文件清单：{count} 个文件。',
  'note.summary': '{list}：{what}（{count}）：{some}',
  'note.used': '用作文件清单',
  'note.failed': '未使用',
  'note.unknown-column': '含义不明的列',
  'note.bad-line': '无法理解的行',
  'note.bad-value': '无法理解、已忽略的值',
  'note.no-path': '没有路径的行',
  'note.missing': '不存在的文件',
  'note.duplicate': '重复列出的文件',
  'note.not-downloaded': '未下载的网址',
  'ingest.progress': '{done}/{total} 个文件  {rate} 个/秒  {left}失败 {failed}  {path}',
  'ingest.left': '还需 {time}  ',
  'ingest.slow': '{path}（{seconds} 秒，{stage}）',
  'ingest.gone': '已不在原处，库中数据保留（{count}）：',
  'ingest.retry': '如需放宽限制重新读取：jixiao retry --outcome {outcome} --db {db}',
  'ingest.stopping': '正在停止：先完成已打开的文件。再按一次 Ctrl-C 立即退出。',
  'ingest.interrupted': '已停止，还剩 {left} 个文件。再次运行同一命令即可继续。',
  'state.open': '待读取',
  'state.done': '已完成',
  'state.failed': '失败',
  'state.skipped': '已跳过',
  'state.gone': '已不在原处',
  'status.about': '显示每个文件的处理情况、剩余文件以及如何继续',
  'status.json': '以 JSON 输出',
  'status.list': '输出结果为这些的文件路径：timeout,crash ……',
  'status.help': `示例：
  $ jixiao status
  $ jixiao status --db county.db --list scanned > to-ocr.txt`,
  'status.state': '状态',
  'status.outcome': '结果',
  'status.run': '批次',
  'status.began': '开始（UTC）',
  'status.ended': '结束',
  'status.unfinished': '进行中或已中断',
  'status.open': '尚未读取（{count}）：',
  'status.more': '…… 另有 {count} 个',
  'status.goOn': '继续运行：{command}',
  'status.retry': '{count} 个文件结果为 {outcome}；重新读取：jixiao retry --outcome {outcome} --db {db}',
  'retry.about': '放宽限制，重新读取未成功的文件',
  'retry.outcome': '哪些结果（默认 timeout,memory,crash,unreadable）',
  'retry.nothing': '{db} 中没有结果为 {outcomes} 的文件。',
  'retry.help': `示例：
  $ jixiao retry --outcome timeout --timeout 1200
  $ jixiao retry --outcome memory --memory 4096 --jobs 1`,
  'ingest.nothing': '没有可读取的文件：{paths}',
  'ingest.files': '文件',
  'ingest.reports': '报告',
  'ingest.indicators': '指标',
  'ingest.findings': '核查发现',
  'ingest.new': '新增',
  'ingest.again': '重新读取',
  'ingest.unchanged': '未变',
  'ingest.unopened': '未打开',
  'ingest.total': '合计',
  'ingest.holds': '{db} 现有',
  'ingest.took': '用时 {seconds} 秒。',
  'ingest.unpacked': '已展开压缩包：{files} 个文件中共有 {records} 个文件。',
  'ingest.failures': '未能读取（{count}）：',
  'ingest.partials': '部分读取（{count}），可用 `jixiao inspect 文件` 查看缺失内容：',
  'ingest.others': '已读取，但不是自评报告（{count}）：',
  'ingest.more': '…… 另有 {count} 个；`jixiao ingest … --log json` 可列出全部',
  'ingest.skipped': '已跳过：{list}。',
  'ingest.folders': '未能进入（{count}）：',
  'skip.hidden': '隐藏文件 {count}',
  'skip.tooling': 'node_modules {count}',
  'skip.database': '数据库 {count}',
  'skip.json': 'JSON 文件 {count}',
  'skip.special': '管道、套接字或设备 {count}',
  'skip.loop': '指向已读文件夹的链接 {count}',
  'skip.dangling': '失效链接 {count}',
  'skip.unreadable': '无法打开的文件夹 {count}',
  'skip.deep': '嵌套过深的文件夹 {count}',
  'skip.many': '超出单次上限的文件 {count}',

  'watch.about': '读入文件夹，并持续读入之后放入其中的文件',
  'watch.folder': '由其他程序写入的文件夹',
  'watch.settle': '文件大小不变多少秒后读取（默认 2）',
  'watch.poll': '反复检查文件，用于系统不通知变化的网络盘',
  'watch.help': `尚在下载的文件（.part .crdownload .tmp）等改名后再读取。文件夹中的清单文件会被使用。
Ctrl-C 先完成已打开的文件再退出；再次运行即可继续。

示例：
  $ jixiao watch crawl/
  $ jixiao watch /mnt/share/crawl --db county.db --poll`,
  'watch.watching': '正在监视 {folder}，按 Ctrl-C 结束。',
  'watch.done': '{path}：{outcome}，报告 {reports}，指标 {indicators}{why}',
  'watch.total': '共读取 {records} 个文件：报告 {reports}，失败 {failed}。',
  'watch.noFolder': '{folder} 不是可监视的文件夹。',
  'watch.trouble': '监视出错：{message}。可用 --poll 改为轮询。',
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

  'db.about': '维护数据库',
  'db.optimize': '整理索引和统计信息，收回空闲空间',
  'db.optimized': '{path}：原 {before} MiB，现 {after} MiB',

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

  'correct.about': '更正读错的数据；原读取值保留在旁，重新读取后更正仍有效',
  'correct.file': '文件：路径、路径结尾或 SHA-256 开头',
  'correct.place': '所在位置：“表1 行12”、“table 1 row 12”、t1r12',
  'correct.name': '该行名称：三级指标、资金来源、支出内容',
  'correct.indicator': '用 v_indicator 中的 indicator_id 指明该行，代替文件和位置',
  'correct.report': '文件中的第几份报告（从 1 起）',
  'correct.record': '不明确时指明类别：report、form、funding、indicator、expenditure',
  'correct.field': '字段名，同 `jixiao schema --json`：score、actual、executed、goal.actual、region 等',
  'correct.value': '原文内容：“98%”、“≥23.45万人”、“120万元”、“2023-10”；金额须带单位',
  'correct.none': '原文该处为空',
  'correct.unit': '单元格旁或表头中的单位',
  'correct.reason': '更正理由',
  'correct.who': '更正人',
  'correct.list': '列出所有更正及其状态',
  'correct.state': '配合 --list：只列 applied、replaced、confirmed、lost、waiting 或 undone',
  'correct.json': '配合 --list：每行一个 JSON 对象',
  'correct.undo': '撤销一条更正，恢复前一条',
  'correct.export': '导出为 CSV，供其他团队使用（- 表示标准输出）',
  'correct.import': '导入这样的 CSV',
  'correct.fixture': '把文件及其更正内容写成测试用例，存入文件夹',
  'correct.help': `CSV 须有 sha256、field、value、reason、who 列，以及 place 或 name；null 表示无值。
新版本读取后找不到对应行的更正标为 lost，并会提示。

示例：
  $ jixiao correct 报告.docx --place "表1 行12" --field actual --value "98%" --reason 看错一行 --who 张某
  $ jixiao correct --indicator 512 --field score --value 9 --reason 原表为9分 --who 张某
  $ jixiao correct 报告.docx --name 年度资金总额 --field executed --value 36万元 --reason 单位 --who 张某
  $ jixiao correct 报告.docx --field region --value 430682 --reason 落款 --who 张某
  $ jixiao correct --list --state lost
  $ jixiao correct --undo 3
  $ jixiao correct --export corrections.csv
  $ jixiao correct --import corrections.csv --db other.db
  $ jixiao correct 报告.docx --fixture fixtures/mine`,
  'correct.needs': '缺少 {option}：更正须说明内容、理由和更正人，见 `jixiao correct --help`。',
  'correct.needsFile': '请指明文件，或用 --indicator ID。',
  'correct.needsValue': '请给出 --value 内容；原文为空时用 --none，二者取一。',
  'correct.noDatabase': '没有数据库 {path}，请用 --db 指明路径。',
  'correct.noField': '没有可更正的字段“{field}”。可更正的有：{fields}',
  'correct.noIndicator': '数据库中没有指标 {id}。',
  'correct.noRow': '{path} 中没有对应的行。可查看 v_indicator、v_funding 等的 place 列，或 `jixiao inspect`。',
  'correct.severalRows': '有多行符合，请用 --place、--name、--report 或 --record 指明：{rows}',
  'correct.badPlace': '“{place}”不是位置，请写成“表1 行12”或“table 1 row 12”。',
  'correct.same': '{field} 已经是 {value}。',
  'correct.made': '更正 {id}：{where}：{field} {before} → {after}',
  'correct.undone': '已撤销更正 {id}，恢复原读取值。',
  'correct.undoneTo': '已撤销更正 {id}，更正 {other} 重新生效。',
  'correct.unread': '无法读取 {path}：{why}',
  'correct.imported': '导入更正 {made} 条；已有 {known} 条；无法使用 {bad} 条。',
  'correct.badLine': '{path} 第{line}行：{why}',
  'correct.exported': '{path}：{count} 条更正。',
  'correct.lost': '{count} 条更正找不到对应的行，未生效。查看：jixiao correct --list --state lost --db {db}',
  'correct.nothing': '没有更正。',
  'correct.noneOfFile': '{path} 没有生效的更正。',
  'correct.fixtureMade': '已写入 {document} 和 {gold}。保留前请核对：其中只有更正内容和各行名称。',
  'correct.privacy': '共享文件前，请去除其中的个人姓名和电话，并确认可以共享。',
  'correct.h.state': '状态',
  'correct.h.file': '文件',
  'correct.h.row': '名称',
  'correct.h.place': '位置',
  'correct.h.field': '字段',
  'correct.h.read': '原读取值',
  'correct.h.value': '更正值',
  'correct.h.who': '更正人',
  'correct.h.when': '时间（UTC）',
  'correct.h.reason': '理由',
  'correct.bad.money': '“{given}”不是金额。',
  'correct.bad.moneyUnit': '“{given}”没有单位：请写 {given}元 或 {given}万元，或用 --unit。',
  'correct.bad.rate': '“{given}”不是比率：请写 98.08% 或 0.9808。',
  'correct.bad.rateBare': '“{given}”可能是百分数也可能是小数：请写 {given}% 或小数。',
  'correct.bad.number': '“{given}”不是分数。',
  'correct.bad.whole': '“{given}”不是整数。',
  'correct.bad.date': '“{given}”不是日期：请写 2022、2022-08 或 2022-08-16。',
  'correct.bad.choice': '“{given}”不在 {field} 的取值中：{choices}。',
  'correct.bad.flag': '“{given}”不是“是”或“否”。',
  'correct.bad.region': '“{given}”不是已知地区：请给出行政区划代码或全称。',
  'correct.bad.regions': '“{given}”可指多个地区：请给出行政区划代码。',
  'correct.bad.period': '“{given}”不是期限：请写 2021-01至2021-12。',
  'correct.bad.dash': '“{given}”没有内容；无值请用 --none（CSV 中写 null）。',
  'correct.bad.json': 'JSON 不符合记录格式：{given}',
  'correct.bad.notNull': '该字段不能为空。',
  'correct.bad.columns': '缺少列：{given}',
  'correct.bad.sha256': '“{given}”不是 64 位的 SHA-256。',
  'correct.bad.field': '没有可更正的字段“{given}”。',
  'correct.bad.record': '“{given}”未说明字段属于 report、form、funding、indicator 还是 expenditure。',
  'correct.bad.place': '“{given}”不是位置。',
  'correct.bad.report': '“{given}”不是报告或行的序号。',
  'correct.bad.empty': '{given} 列为空（null 表示无值）。',
  'correct.bad.nothing': '没有对应的行：{given}',
  'correct.bad.several': '有多行符合：{given}',
  'original.missing': '{path} 不在读取时的位置。请放回原处，或从现在的位置重新入库。',
  'original.changed': '{path} 读取后已改变，内容不同。请重新入库，或放回原文件。',
  'source.none': '{db} 中没有指纹或路径为 {wanted} 的文件。',
  'source.several': '有多个文件符合 {wanted}，请给出更完整的路径或 SHA-256：{files}',

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

  'use.oneOf': '{options} 只能选一个。',
  'use.number': '{option} 应为不小于 {least} 的整数，而不是“{given}”。',
  'use.choice': '{option} 应为 {choices}，而不是“{given}”。',
  'use.unknownCommand': '未知命令“{name}”。',
  'use.unknownOption': '未知选项“{name}”。',
  'use.missingArgument': '缺少参数 {name}。',
  'use.missingValue': '选项 {name} 需要一个值。',
  'use.excess': '参数过多。',
  'use.didYouMean': '是否想输入 {name}？',
  'use.seeHelp': '参见 `{command} --help`。',
  'store.missing': '数据库不存在，请先用 jixiao ingest 建立',
  'store.not-a-database': '不是 SQLite 数据库，请用 --db 指定其他文件',
  'store.foreign': '不是本程序的数据库，请用 --db 指定其他文件',
  'store.newer': '数据库由更新版本的程序建立，请升级程序',
  'store.older': '数据库版本较旧，请先运行一次 jixiao ingest',
  'store.locked': '数据库正被其他程序写入，请稍后再试',
  'store.damaged': '数据库已损坏，请恢复备份或删除后重新入库',
  'store.refused': '拒绝执行：只允许一条查询语句',
  'store.limit': '查询超出时限，已停止',
  'store.sql': '查询语句有误',
  'store.full': '磁盘空间不足',
  'store.unusable': '数据库无法打开或写入，请检查路径与权限',
  'error.internal': '内部错误：{message}',
  'error.report': '请附上命令（如可能，附上文件）反馈此问题。--debug 可显示错误来源。',

  'demo.what': '正在读取 {folder} 中的示例报告 ……',
  'demo.compare': '同类指标的跨县、跨年比较（满意度，取自 v_indicator）：',
  'demo.funding': '各报告的预算与支出，单位：万元（取自 v_funding）：',
  'demo.next': `接下来可以：
  $ {jixiao} ingest 你的文件夹
  $ {jixiao} query "SELECT county, year, rule, message FROM finding JOIN v_report USING (report_id)"
  $ {jixiao} inspect {file}`,
};

/** What to do about an outcome, in Chinese; the English stands with the outcome itself. */
export const ADVICE_ZH: Readonly<Record<Outcome, string>> = {
  ok: '',
  partial: '请查看警告。',
  'not-a-report': '',
  empty: '请重新下载。',
  scanned: '请先做文字识别（OCR），或查找文字版。',
  garbled: '请查找其他版本。',
  encrypted: '请去除密码后重新读取。',
  unsupported: '请另存为 docx、pdf、xlsx、html 或 txt。',
  damaged: '请重新下载。',
  'too-big': '请拆分文件，或调高上限。',
  bomb: '请勿打开，并核实文件来源。',
  timeout: '请延长时限后重试。',
  memory: '请调高内存上限后重试。',
  crash: '请附上该文件反馈问题。',
  unreadable: '请检查文件是否存在、是否有读取权限。',
};

const TEXTS: Readonly<Record<Lang, Readonly<Record<MessageKey, string>>>> = { en, zh };

/** Gives a message with its {values} filled in. */
export type Texts = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

export function textsIn(lang: Lang): Texts {
  return (key, values = {}) =>
    TEXTS[lang][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
