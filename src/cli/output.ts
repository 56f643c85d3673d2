/** Writing to the terminal or a pipe. */

/** Resolves when the stream wants more, so that a slow reader does not fill the memory. */
export function write(text: string, stream: NodeJS.WriteStream = process.stdout): Promise<void> {
  return new Promise((resolve) => {
    if (stream.write(text)) resolve();
    else stream.once('drain', resolve);
  });
}

export async function writeAll(pieces: Iterable<string>): Promise<void> {
  let buffer = '';
  for (const piece of pieces) {
    buffer += piece;
    if (buffer.length < 64 * 1024) continue;
    await write(buffer);
    buffer = '';
  }
  await write(buffer);
}

/** A reader that has seen enough (`| head`) ends the program without a word. */
export function endOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') process.stderr.write(`jixiao: ${error.message}\n`);
      process.exit(error.code === 'EPIPE' ? Number(process.exitCode ?? 0) : 1);
    });
  }
}

// a file name may hold what a terminal would obey
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]/g;

/** Text of others, such as a path or a fault, on one line of a terminal. */
export const printable = (text: string): string => text.replace(UNPRINTABLE, '·');
