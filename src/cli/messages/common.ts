/** The program itself, options that several commands have, errors, and the example. */

export const en = {
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
  'source.none': 'No file in {db} has the fingerprint or path {wanted}.',
  'source.several': 'Several files fit {wanted}; give more of the path, or the SHA-256:{files}',

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

export const zh: Readonly<Record<keyof typeof en, string>> = {
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
  'source.none': '{db} 中没有指纹或路径为 {wanted} 的文件。',
  'source.several': '有多个文件符合 {wanted}，请给出更完整的路径或 SHA-256：{files}',

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
