import type { Paragraph } from '../../model/doc.js';
import type {
  At,
  Expenditure,
  Fact,
  Funding,
  Grade,
  Indicator,
  Period,
  Person,
  ReportKind,
  Section,
  Warning,
} from '../../model/record.js';
import type { Mention } from './mentions.js';

export interface ProseInput {
  /** Paragraphs of role `body` or `textbox` of one report, in document order, tables left out. */
  readonly paragraphs: readonly Paragraph[];
  /** Names of the report's project that are known from its forms. */
  readonly projectNames?: readonly string[];
  /** The kind of the report if it is known already. */
  readonly kind?: ReportKind | null;
  /** The report has forms: the prose repeats their figures, so it gives no funding, indicator or spending rows. */
  readonly hasForms?: boolean;
  /** Tells in place of `hasForms` which rows the forms really hold; the prose gives those that they lack. */
  readonly formsHold?: { readonly funding: boolean; readonly indicators: boolean; readonly expenditures: boolean };
  /** Keep phone numbers of persons. Off by default. */
  readonly phones?: boolean;
}

/**
 * Something the prose says about the report as a whole. Rank tells how good the evidence is, for weighing it against
 * other hints: 90 a labelled line of a cover, 80 a title, 60 a sentence that says so outright, 40 a signature, 20 a guess
 * from the wording around it.
 */
export interface Hint<T> {
  readonly value: T;
  readonly at: At;
  readonly rank: number;
}

export interface ProseHints {
  readonly title?: Hint<string>;
  readonly kind?: Hint<ReportKind>;
  readonly fiscalYear?: Hint<number>;
  readonly projectName?: Hint<string>;
  readonly reportingUnit?: Hint<string>;
  readonly supervisingDepartment?: Hint<string>;
  readonly implementingUnit?: Hint<string>;
  readonly reportDate?: Hint<string>;
  readonly period?: Hint<Period>;
  readonly selfScore?: Hint<number>;
  readonly grade?: Hint<Grade>;
}

export type HintName = keyof ProseHints;

export interface ProseResult {
  readonly sections: readonly Section[];
  readonly facts: readonly Fact[];
  readonly funding: readonly Funding[];
  readonly indicators: readonly Indicator[];
  readonly expenditures: readonly Expenditure[];
  readonly people: readonly Person[];
  readonly hints: ProseHints;
  readonly warnings: readonly Warning[];
}

/** A sentence with the quantities it holds. */
export interface Sentence {
  readonly text: string;
  readonly mentions: readonly Mention[];
}

/** The text of a paragraph as a whole and cut into its sentences, each read once for all who ask. */
export interface SpokenLine {
  readonly text: string;
  readonly at: At;
  readonly sentences: readonly Sentence[];
}

/** The paragraphs of a section, with the heading chain above it. */
export interface SectionText {
  readonly section: Section;
  readonly lines: readonly SpokenLine[];
  /** Headings from the top level down to this section's own. */
  readonly path: readonly string[];
}
