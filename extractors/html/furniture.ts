/** The words and names by which a portal page's own parts are known: navigation, tools, page foot. */
import type { ElementNode } from './tree.js';

const TOOL =
  '(?:打印(?:本页|此页|本文|文章|内容)?|关闭(?:窗口|本页|此页|页面)?|返回(?:顶部|首页|列表|上页|上一页|上一级)?|收藏(?:本页|此页|本站)?|加入收藏|设为首页|分享(?:到|至)?|复制链接|纠错|我要纠错|大|中|小|微信|微博|新浪微博|腾讯微博|QQ空间|QQ好友|朋友圈|更多|展开|收起|放大|缩小|默认|朗读|下载本文|公开文件|无障碍|繁体|简体|登录|注册|搜索|首页|字体|字号|阅读|T)';
const TOOLS = new RegExp(
  `^(?:[\\s【】［］\\[\\]（）()|｜/、·:：＋+-]*${TOOL})+[\\s【】［］\\[\\]（）()|｜/、·:：＋+-]*$`,
);
const LEADS =
  /^(?:上一[篇条页则]|下一[篇条页则]|(?:您|你)?(?:的)?(?:当前|现在|目前)?(?:所在|访问)?的?位置[:：]|字[体号]大?小?[:：]|扫一扫|用?手机(?:扫|打开|查看)|责任编辑|编辑[:：]|(?:浏览|阅读|点击|访问)(?:次数|量|数)|分享(?:到|至)[:：]?|相关(?:链接|文章|新闻|阅读|信息|文档|稿件|推荐)[:：]?$|热点(?:推荐|信息)|推荐阅读|友情链接|网站地图|联系我们|关于我们)/;
const FOOT =
  /版权所有|ICP备|公网安备|网站标识码|政府网站找错|主办(?:单位)?[:：]|承办(?:单位)?[:：]|主管单位[:：]|技术支持|建议使用.{0,12}(?:分辨率|浏览器)|copyright|all rights reserved/i;
const ORIGIN =
  /^(?=.{0,200}$)(?=.*(?:(?:发布|发文|更新|公开|成文|生成)(?:时间|日期)|日期|时间)\s*[:：]\s*\[?\d{4})(?:.*(?:来源|作者|浏览|阅读|字[体号]|点击|打印|分享|发布机构|访问)|(?:发布|更新)(?:时间|日期)\s*[:：]\s*\[?[\d\s:年月日./-]+\]?$)/;

const NAMES =
  /(?:^|[\s_-])(?:(?:top|main|left|side|sub|foot)?-?nav(?:bar|igation)?|menus?|bread-?crumbs?|crumbs?|(?:cur|current)?-?position|curmb|weizhi|dqwz|foot(?:er)?|bottom|copyright|topbar|banner|logo|search(?:box)?|(?:bd|js)?-?share|bdshare\w*|jiathis\w*|social-?share|related|xgwd|xgxx|recommend|sidebar|pager|pagination|turn-?page|prev-?next|qr-?code|ewm|erweima|toolbar|login|fenxiang|print|page-?tool|font-?size|friend-?links?|site-?map)(?:$|[\s_-])/i;
/** Names that mean furniture even inside the main content. */
const INNER_NAMES =
  /(?:^|[\s_-])(?:(?:bd|js)?-?share|bdshare\w*|jiathis\w*|social-?share|related|xgwd|recommend|pager|pagination|turn-?page|prev-?next|qr-?code|ewm|erweima|bread-?crumbs?|fenxiang|page-?tool|print)(?:$|[\s_-])/i;

const nameOf = (element: ElementNode): string => `${element.attribs.id ?? ''} ${element.attribs.class ?? ''}`;

/** Whether a line of text, cleaned, is a portal's tool, way mark or foot rather than a sentence of a document. */
export function isFurnitureLine(text: string): boolean {
  if (text.length > 300) return false;
  return TOOLS.test(text) || (text.length <= 160 && LEADS.test(text)) || ORIGIN.test(text) || isFootLine(text);
}

/** Whether text is the foot of a site. */
export const isFootLine = (text: string): boolean => text.length <= 600 && FOOT.test(text);

/** Whether an element's tag or name says it is furniture. */
export const isNamedFurniture = (element: ElementNode): boolean =>
  /^(?:nav|footer|aside|menu)$/.test(element.name) || NAMES.test(nameOf(element));

/** The same for elements inside the main content, where fewer names are sure. */
export const isInnerFurniture = (element: ElementNode): boolean =>
  element.name === 'nav' || INNER_NAMES.test(nameOf(element));

/** Tables with the filing particulars of a published document (索引号, 主题分类 …): the portal's, not the document's. */
export function isFilingText(text: string): boolean {
  const words = text.replace(/\s+/g, '');
  return (
    words.length < 800 &&
    words.includes('索引号') &&
    /(?:主题|信息)分类|发布机构|发文机关|公开(?:日期|方式|类别)|发布日期|成文日期/.test(words)
  );
}

const STRONG = new Set([
  'zoom', 'trseditor', 'trsueditor', 'trseditorview', 'trspaperdefault', 'customuniteeditor', 'customunionstyle', 'ucapcontent',
  'pagescontent', 'articlecontent', 'articlecon', 'artcontent', 'articlebody', 'articletext', 'artibody', 'newscontent', 'newscon',
  'newstext', 'newsbody', 'contentbody', 'contenttext', 'contenttxt', 'contxt', 'context', 'textcontent', 'maincontent', 'detailcontent',
  'detailcon', 'infocontent', 'xxgkcontent', 'gkcontent', 'zfxxgkcontent', 'wzcontent', 'wzcon', 'vsbcontent', 'vnewscontent', 'jscontent',
  'wparticlecontent', 'ivscontent', 'foundercontent', 'arttext', 'contentmain', 'mainText', 'bodycontent', 'contentdetail', 'viewcontent',
]); // prettier-ignore
const WEAK = new Set([
  'content',
  'article',
  'main',
  'con',
  'text',
  'detail',
  'details',
  'news',
  'view',
  'neirong',
  'zhengwen',
  'body',
  'wrap-content',
]);

/** How well an element's tag, id or class names the main content: 2 a content system's own name, 1 a usual word, 0 none. */
export function contentName(element: ElementNode): 0 | 1 | 2 {
  if (element.name === 'ucapcontent' || element.name === 'founder-content') return 2;
  let best: 0 | 1 = element.name === 'article' || element.name === 'main' || element.attribs.role === 'main' ? 1 : 0;
  const { id, class: names } = element.attribs;
  if (id === undefined && names === undefined) return best;
  for (const name of `${id ?? ''} ${names ?? ''}`.toLowerCase().split(/\s+/)) {
    if (name === '') continue;
    if (STRONG.has(name.replace(/[-_]/g, ''))) return 2;
    if (WEAK.has(name)) best = 1;
  }
  return best;
}
