/** What RTF's control words mean for reading text. */

/** Characters written as control words. */
export const SIGNS: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'], ['line', '\n'], ['lbr', '\n'], ['softline', '\n'], ['page', '\n'], ['column', '\n'], ['emdash', '—'],
  ['endash', '–'], ['emspace', '\u2003'], ['enspace', '\u2002'], ['qmspace', '\u2005'], ['bullet', '•'],
  ['lquote', '‘'], ['rquote', '’'], ['ldblquote', '“'], ['rdblquote', '”'], ['~', '\u00a0'], ['_', '-'],
  ['\\', '\\'], ['{', '{'], ['}', '}'], ['\t', '\t'], ['zwj', ''], ['zwnj', ''],
]); // prettier-ignore

/** Groups whose text is none of the document's; ignorable ones (behind \*) that are not known are skipped as well. */
export const SKIPPED: ReadonlySet<string> = new Set([
  'colortbl', 'stylesheet', 'info', 'nonshppict', 'shprslt', 'nonesttables', 'xe', 'tc', 'tcn', 'rxe', 'txe', 'comment',
  'private', 'ftnsep', 'ftnsepc', 'ftncn', 'aftnsep', 'aftnsepc', 'aftncn', 'filetbl', 'revtbl', 'objdata', 'objclass',
  'objname', 'datafield', 'themedata', 'colorschememapping', 'latentstyles', 'datastore', 'template', 'listtable',
  'listoverridetable', 'rsidtbl', 'generator', 'bkmkstart', 'bkmkend', 'pn', 'pnseclvl', 'userprops', 'xmlnstbl', 'mmathPr',
  'falt', 'panose', 'fontemb', 'atnid', 'atnauthor', 'atntime', 'atnicn', 'atnref', 'atnparent', 'atrfstart', 'atrfend',
  'docvar', 'background', 'passwordhash', 'mmathPict', 'protusertbl', 'sn', 'keycode', 'stylesheet',
]); // prettier-ignore

/** Ignorable groups that hold text or rows all the same. */
export const FOLLOWED: ReadonlySet<string> = new Set([
  'nesttableprops', 'fldinst', 'shpinst', 'ud', 'annotation', 'formfield', 'ffl', 'shppict', 'do', 'moMath', 'moMathPara',
  'shptxt', 'dptxbxtext', 'footnote', 'listtext', 'fldrslt', 'shpgrp', 'result',
]); // prettier-ignore

/** Groups that are stories of their own. */
export const STORIES: ReadonlyMap<string, 'header' | 'footer' | 'note' | 'textbox'> = new Map([
  ['header', 'header'], ['headerl', 'header'], ['headerr', 'header'], ['headerf', 'header'],
  ['footer', 'footer'], ['footerl', 'footer'], ['footerr', 'footer'], ['footerf', 'footer'],
  ['footnote', 'note'], ['annotation', 'note'], ['shptxt', 'textbox'], ['dptxbxtext', 'textbox'],
]); // prettier-ignore
