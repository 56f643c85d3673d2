/** All lists. */
import { FINDINGS } from './findings.js';
import { FUNDING } from './funding.js';
import { INDICATORS } from './indicators.js';
import type { Listing } from './listing.js';
import { REPORTS } from './reports.js';
import { SOURCES } from './sources.js';

export const LISTINGS: readonly Listing[] = [SOURCES, REPORTS, INDICATORS, FUNDING, FINDINGS];
