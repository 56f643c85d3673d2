/** Evaluations led by the finance bureau or done by a third party: they score a unit that may have scored itself before. */

const SELF = /自评|自我评价|自查/;

/** A line that can be a title's, not the heading of a part: 二、单位自评情况 stands in anybody's report. */
const OF_SELF =
  /^(?![一二三四五六七八九十\d（(]+[、.．）)]).*(?:自评|自我评价|自查)[^，。]{0,8}(?:报告|报告书|总结|表)(?:[（(].{0,12})?$/;

/** A title that says who evaluates, and it is not the unit. */
const LED =
  /财政(?:部门)?(?:支出)?(?:重点)?(?:绩效)?(?:再)?评价(?:绩效)?(?:报告|$)|财政重点|第三方|绩效再评价|重点(?:绩效)?评价/;

/** Lines of a cover. An agency that helps a unit to write its own report stands on that report's cover too. */
const CLIENT = /^(?:委托(?:单位|方|人|机构|部门)|委托评价(?:单位|部门))[:：|]?\s*(.*)$/;
const AGENCY = /^(?:第三方|受托)?(?:评价|受托|第三方)(?:机构|单位|方)(?:名称)?(?:[（(][^（）()]{1,6}[)）])?[:：|]/;

// 受某局委托，我所…: whom it was given to stands beside it; a unit that pays a company for its work says so otherwise
const ENTRUSTED =
  /受[^，。；]{2,30}?委托[，,]?[^。；]{0,30}?(?:事务所|评价(?:工作)?组|(?:我|本)(?:所|公司|机构|院|中心)|公司|研究院|咨询)/;
const BY_FINANCE = /财政(?:局|厅|部|所|支付|评审|监督|绩效)/;

/** A self-evaluation of the writer's own, not the one told of the unit that is evaluated. */
const OWN =
  /(?:我|本)(?:单位|部门|局|委|厅|院|校|中心|乡|镇|县|区|街道)[^，。；]{0,12}自评|(?:本|此)次(?:绩效)?自评|自评(?:工作)?(?:领导)?小组/;

export interface Heads {
  /** Titles: of the document, of its forms, and the page's. */
  readonly titles: readonly string[];
  /** The first lines, the cover among them. */
  readonly cover: readonly string[];
  /** The text that follows. */
  readonly text: string;
}

/**
 * Does someone other than the unit evaluate? A title that says 自评 settles it, whoever helped to write the report; a
 * score that the unit gave itself, told within another's evaluation, does not. Title and cover outweigh single words.
 */
export function isExternal({ titles, cover, text }: Heads): boolean {
  const lines = cover.map((line) => line.replace(/\s+/g, ''));
  const heading = (line: string): boolean => line.length <= 50 && !/[，。；：:]/.test(line);
  if ([...titles, ...lines.filter((line) => heading(line) && OF_SELF.test(line))].some((line) => SELF.test(line)))
    return false;
  const led = [...titles, ...lines.filter((line) => heading(line) && /评价[^，。]{0,6}报告$/.test(line))].some((line) =>
    LED.test(line.replace(/\s+/g, '')),
  );
  const client = lines.map((line) => CLIENT.exec(line)?.[1]).find((unit) => unit !== undefined);
  const agency = lines.some((line) => AGENCY.test(line));
  const entrusted = ENTRUSTED.exec(text)?.[0];
  const finance = BY_FINANCE.test(client ?? '') || BY_FINANCE.test(entrusted ?? '');
  const signs = [led, client !== undefined, agency, entrusted !== undefined].filter(Boolean).length;
  if (signs < 2) return false;
  return led || finance || !OWN.test(text);
}
