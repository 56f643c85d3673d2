/** The one file in a gzip wrapper (RFC 1952). */
import { gunzipSync } from 'node:zlib';
import { errorCode } from '../shared/zip-member.js';
import type { Budget, Member } from './entry.js';
import { capOf, exhausted, faulty } from './entry.js';

/** The contents, all members of the wrapper joined; the name that it may state is not believed, since it has a path. */
export function gzMember(bytes: Uint8Array, budget: Budget): Member {
  const stop = exhausted(budget);
  if (stop !== null) return stop;
  const cap = capOf(bytes.length, budget);
  try {
    const out = gunzipSync(bytes, { maxOutputLength: Math.max(1, cap) });
    budget.bytes -= out.length;
    return { name: null, bytes: out };
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ERR_BUFFER_TOO_LARGE' || code === 'ERR_OUT_OF_RANGE') {
      budget.bytes -= cap;
      return faulty(null, 'bomb', `the gzip file unpacks to more than ${cap} bytes from ${bytes.length}`);
    }
    const how = code === 'Z_BUF_ERROR' ? 'is cut short' : 'is damaged';
    return faulty(null, 'damaged', `the gzip file ${how}`);
  }
}
