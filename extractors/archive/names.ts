/** Paths inside archives: decoded, made harmless, and told apart from what computers leave beside documents. */

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const gb18030 = new TextDecoder('gb18030');

/** A stored name: UTF-8 where it is valid, else GB18030, as Chinese Windows writes it. */
export function decodeName(raw: Uint8Array): string {
  try {
    return strictUtf8.decode(raw);
  } catch {
    return gb18030.decode(raw);
  }
}

/**
 * The path with `/` between folders, without drive letters, leading slashes, `.` and `..` and control characters, so
 * that joining it to a folder can never lead out of that. Never empty.
 */
export function harmless(name: string): string {
  const steps = name
    .replaceAll('\\', '/')

    .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/^[A-Za-z]:/, '')
    .split('/')
    .filter((step) => step !== '' && step !== '.' && step !== '..');
  return steps.length === 0 ? 'unnamed' : steps.join('/');
}

/**
 * Files that hold no document and are passed over: resource forks of macOS (`__MACOSX/`, `._name`, `.DS_Store`), view
 * settings of Windows (`Thumbs.db`, `desktop.ini`) and the marks that Word leaves for open files (`~$name`).
 */
export function isLitter(path: string): boolean {
  const steps = path.split('/');
  const last = steps.at(-1) ?? '';
  return steps.includes('__MACOSX') || /^(?:\._.*|~\$.*|\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(last);
}

/** Makes paths of one archive differ: two files of one name are two files. */
export function createNamer(): (path: string) => string {
  const seen = new Map<string, number>();
  const namer = (path: string): string => {
    const count = (seen.get(path) ?? 0) + 1;
    seen.set(path, count);
    if (count === 1) return path;
    const dot = path.lastIndexOf('.');
    const at = dot > path.lastIndexOf('/') + 1 ? dot : path.length;
    return namer(`${path.slice(0, at)} (${count})${path.slice(at)}`);
  };
  return namer;
}
