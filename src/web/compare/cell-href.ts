/** Where a cell of a comparison comes from. */
import type { Cell } from '../../compare/index.js';

/** Address of the first indicator of a cell in its report; null for a cell without figures. */
export const cellHref = ({ figures }: Cell): string | null => {
  const [first] = figures;
  return first === undefined ? null : `/reports/${first.reportId}#i${first.indicatorId}`;
};
