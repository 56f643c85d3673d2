/** What a question of the cookbook consists of. */
export interface Recipe {
  readonly id: string;
  readonly title: string;
  readonly titleZh: string;
  readonly question: string;
  readonly questionZh: string;
  /** What to mind when the answer is read. */
  readonly note: string;
  readonly noteZh: string;
}

export interface SqlRecipe extends Recipe {
  readonly sql: string;
}

/** A question that a command answers; `arguments` are those after `jixiao`, without `--db`. */
export interface CommandRecipe extends Recipe {
  readonly arguments: readonly string[];
}
