/**
 * What was typed where a program took text for a formula: a target `=8座` or `=100%` becomes a formula that means
 * nothing (`#NAME?`), has no result, or shows 1.
 */

const NUMBER = /^[-+<>≥≤＞＜=]*\d+(?:\.\d+)?\s*[%％‰]?$/;
const WORDS = /[\u2e80-\u9fff\uff00-\uffef℃≥≤]/;

/** Whether a formula's text (without its leading `=`) cannot have been meant as a calculation. */
export function isTypedText(formula: string): boolean {
  if (NUMBER.test(formula)) return true;
  // names in quotes are text that a calculation uses; brackets, references and sheet names make it one
  const bare = formula.replace(/"[^"]*"|'[^']*'/g, '');
  if (!WORDS.test(bare)) return false;
  return !/[A-Za-z_.]\(|![$A-Z]|\$[A-Z]|(?<![A-Za-z])[A-Z]{1,3}\d+(?![\dA-Za-z\u2e80-\u9fff])/.test(bare);
}

/** `=100%` that is shown as `1`: the text says a percentage, the display does not. */
export function isTypedPercent(formula: string, shown: string): boolean {
  return /^[-+]?\d+(?:\.\d+)?\s*[%％]$/.test(formula) && !/[%％]/.test(shown);
}

/** A formula of WPS that shows a picture in its cell. */
export function isCellPicture(formula: string): boolean {
  return /\bDISPIMG\s*\(/i.test(formula);
}
