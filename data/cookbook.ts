/**
 * Questions that researchers bring, each answered by one SELECT over the views or by one command. `jixiao cookbook` lists
 * and runs them, Datasette offers them as canned queries, and the README shows some.
 *
 * The questions name what they ask for in their conditions (a concept, a year): change it there. Counties are told apart
 * by `region_code`, since names repeat.
 */
import { CHECKS } from './cookbook/checks.js';
import { COMMAND_RECIPES } from './cookbook/commands.js';
import { MONEY } from './cookbook/money.js';
import type { CommandRecipe, SqlRecipe } from './cookbook/recipe.js';
import { RESULTS } from './cookbook/results.js';
import { SCORES } from './cookbook/scores.js';

export { COMMAND_RECIPES };
export type { CommandRecipe, Recipe, SqlRecipe } from './cookbook/recipe.js';

export const SQL_RECIPES: readonly SqlRecipe[] = [...RESULTS, ...MONEY, ...SCORES, ...CHECKS];

export const COOKBOOK: readonly (SqlRecipe | CommandRecipe)[] = [...SQL_RECIPES, ...COMMAND_RECIPES];
