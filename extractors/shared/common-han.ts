/** Characters that make up most of any Chinese text: a wrong character set turns text into rare ones. */
const SIMPLIFIED =
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经' +
  '十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形' +
  '相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展' +
  '五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战' +
  '先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白' +
  '教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且' +
  '究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值' +
  '号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严首底液官德随' +
  '病苏失尔死讲配女黄推显谈罪神艺呢席含企望密批营项防举球英氧势告李台落木帮轮破亚师围注远字材排供河态封另施减树溶怎止案言士均武固' +
  '叶鱼波视仅费紧爱左章早朝害续轻服试食充兵源判护司足某练差致板田降黑犯负击范继兴似余坚曲输修故城夫够送笔船占右财吃富春职觉汉画功' +
  '巴跟虽杂飞检吸助升阳互初创抗考投坏策古径换未跑留钢曾端责站简述钱副尽帝射草冲承独令限阿宣环双请超微让控州良轴找否纪益依优顶础载' +
  '倒房突坐粉敌略客袁冷胜绝析块剂测丝协诉念陈仍罗盐友洋错苦夜刑移频逐靠混母短皮终聚汽村云哪既距卫停烈央察烧迅境若印洲刻括激孔搞' +
  '绩评预拨款执评额疗险筹缴补贴居镇街乡村户股岗编贫困医药患疫苗卡监督审核档案偏差措施得满';
const TRADITIONAL =
  '這個為時來們會對發動國產種麼後過說學電與業當機實體現點從應還間樣關線內數無問變條沒結題員標總設統組見計別論運農幾區強決戰處隊給門導' +
  '壓爭濟階術極聯認權證單風帶場車務萬達積議報類離華節話許廣記斷難礦團歷將構準號維劃選寫親養層狀廠識適屬調滿縣參細聽該鐵價嚴隨蘇講顯談' +
  '績評預撥執額療險籌繳補貼鄉鎮編醫藥監審檔責項財費職專資優繼續級結團隊園業產';

const COMMON: ReadonlySet<string> = new Set(SIMPLIFIED + TRADITIONAL);

/**
 * Share of common characters among the Han characters of a text, 0 to 1; private-use characters and kana of no
 * Chinese text count as uncommon. Looks at no more than 4000 of them. Null if there are none.
 */
export function commonShare(text: string): number | null {
  let common = 0;
  let seen = 0;
  for (const c of text) {
    const code = c.codePointAt(0) ?? 0;
    if (code < 0x2e80) continue;
    if (COMMON.has(c)) common++;
    // CJK punctuation and full-width forms belong to any Chinese text
    else if ((code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xffef)) continue;
    if (++seen >= 4000) break;
  }
  return seen === 0 ? null : common / seen;
}
