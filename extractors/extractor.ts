/** What every reader of a format is: it says how sure it is that bytes are its format, and turns them into a Doc. */
import type { Format, ReadResult } from '../src/model/doc.js';
import type { Limits } from '../src/model/limits.js';

export interface ReadContext {
  /** File name without its folder, for hints only: content decides. */
  readonly name: string;
  /** Character set from outside (HTTP header, manifest): of lower trust than the bytes themselves. */
  readonly charset: string | null;
  readonly limits: Limits;
  /** Is told of each page when its reading begins, so that one can see that a long document goes on. */
  readonly beat?: (page: number) => void;
}

export interface Extractor {
  readonly id: string;
  readonly formats: readonly Format[];
  /** The best that `sniff` ever gives; 100 where it is left out. A reader that cannot win any more is not asked. */
  readonly most?: number;
  /**
   * How well the bytes fit, 0 (not at all) to 100 (certain). Looks at the bytes first; the name may add a little where
   * the bytes leave a doubt. Must be cheap and must not throw.
   */
  sniff(bytes: Uint8Array, name: string): number;
  /** Never throws on bad input: a fault comes back as data. */
  read(bytes: Uint8Array, context: ReadContext): Promise<ReadResult>;
}
