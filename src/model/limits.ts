/** Bounds on what one document may cost. A reader that meets one stops with the named outcome or warning. */
export interface Limits {
  /** Largest file that is read at all, bytes. Outcome `too-big`. */
  readonly fileBytes: number;
  /** Largest total of inflated bytes of one archive-like document (docx, xlsx, ofd, odt). Outcome `bomb`. */
  readonly inflatedBytes: number;
  /** Most that one zip member may inflate to, in relation to its packed size, once it is above 1 MiB. Outcome `bomb`. */
  readonly inflateRatio: number;
  /** Most members of one archive. Outcome `bomb`. */
  readonly entries: number;
  /** Deepest nesting of archives inside archives. Outcome `bomb`. */
  readonly nesting: number;
  /** Largest total of unpacked bytes of an archive and of those inside it. Outcome `bomb`. */
  readonly archiveBytes: number;
  /** Most grid positions of one table (rows × columns). Outcome `too-big`. */
  readonly gridPositions: number;
  /** Largest row or column span that is believed; a larger one is cut with the warning `span.cut`. */
  readonly span: number;
  /** Deepest nesting of elements, groups or tables. Deeper content is left out with the warning `nesting.cut`. */
  readonly depth: number;
  /** Most cells of one document. Outcome `too-big`. */
  readonly cells: number;
  /** Most characters of text of one document. Outcome `too-big`. */
  readonly characters: number;
  /** Most pages of one document. Outcome `too-big`. */
  readonly pages: number;
}

export const LIMITS: Limits = {
  fileBytes: 200 * 1024 * 1024,
  inflatedBytes: 300 * 1024 * 1024,
  inflateRatio: 250,
  entries: 10_000,
  nesting: 4,
  archiveBytes: 1024 * 1024 * 1024,
  gridPositions: 4_000_000,
  span: 1000,
  depth: 200,
  cells: 500_000,
  characters: 20_000_000,
  pages: 3000,
};
