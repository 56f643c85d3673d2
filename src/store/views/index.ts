/** The views that a researcher reads, and their twins with Chinese names. */
import type { View } from '../view.js';
import { V_FUNDING, V_FUNDING_WIDE } from './funding.js';
import { V_CONCEPT, V_INDICATOR } from './indicators.js';
import { V_COVERAGE, V_FINDING, V_GOAL, V_REPORT, V_SOURCE } from './reports.js';
import { V_EXPENDITURE, V_FACT, V_PROBLEM, V_SECTION } from './texts.js';
import { twinOf } from './twin.js';

const OWN: readonly View[] = [
  V_INDICATOR,
  V_FUNDING,
  V_FUNDING_WIDE,
  V_REPORT,
  V_GOAL,
  V_EXPENDITURE,
  V_SECTION,
  V_PROBLEM,
  V_FACT,
  V_FINDING,
  V_CONCEPT,
  V_COVERAGE,
  V_SOURCE,
];

/** A twin comes after the view that it reads. */
export const VIEWS: readonly View[] = [...OWN, ...OWN.map(twinOf)];
