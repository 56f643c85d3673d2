/** The same report published in several files is one: what it states counts once. */
import type { Figure } from './answer.js';

const SPACE = /\s/;

/** What a figure is of, the same in every file of a report. A unit's own report has no project; others without are not known again. */
function subjectKey(figure: Figure): string {
  const { regionCode, regionName, year, project, kind, unitName, department, name, sourceId } = figure;
  const unit = kind === 'department' ? (department ?? unitName) : null;
  const who = project ?? (unit === null ? `#${sourceId}` : `department ${unit}`);
  const key = `${regionCode ?? regionName ?? ''}|${year ?? ''}|${who}|${name}`;
  return SPACE.test(key) ? key.replace(/\s/g, '') : key;
}

/** Equal where read as numbers, else where the words are the same. */
function statedKey({ value, unit, target, targetRaw, actualRaw }: Figure): string {
  const plain = (text: string | null): string => (text ?? '').replace(/\s/g, '');
  return value === null
    ? `${plain(targetRaw)}|${plain(actualRaw)}`
    : `${value}|${unit ?? ''}|${target ?? plain(targetRaw)}`;
}

function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const at = key(item);
    const own = groups.get(at);
    if (own === undefined) groups.set(at, [item]);
    else own.push(item);
  }
  return groups;
}

/** The file whose reading is surest stands for the others; of equals the one that was loaded first. */
function best(bySource: ReadonlyMap<string, Figure[]>): Figure[] {
  const sure = (figures: readonly Figure[]): number => figures[0]?.confidence ?? 0;
  return [...bySource.values()].reduce((kept, other) =>
    other.length > kept.length || (other.length === kept.length && sure(other) > sure(kept)) ? other : kept,
  );
}

/**
 * Folds figures of one subject that several files state alike. What one file states twice stays two. Where files of one
 * subject state different numbers all stay, marked as a conflict.
 */
export function foldCopies(figures: readonly Figure[]): Figure[] {
  const kept: Figure[] = [];
  for (const subject of grouped(figures, subjectKey).values()) {
    if (subject.length === 1 || subject.every((figure) => figure.sourceId === subject[0]?.sourceId)) {
      kept.push(...subject);
      continue;
    }
    const sources = new Set(subject.map((figure) => figure.sourceId));
    const stated = [...grouped(subject, statedKey).values()];
    const conflict = stated.some((group) => new Set(group.map((figure) => figure.sourceId)).size < sources.size);
    for (const group of stated) {
      const bySource = grouped(group, (figure) => String(figure.sourceId));
      const own = best(bySource);
      const copies = bySource.size - 1;
      kept.push(...own.map((figure) => ({ ...figure, copies, doubts: conflict ? [...figure.doubts, 'conflict' as const] : figure.doubts }))); // prettier-ignore
    }
  }
  return kept.sort((a, b) => a.indicatorId - b.indicatorId);
}
