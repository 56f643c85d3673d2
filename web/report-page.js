// Pages of a PDF, drawn by pdf.js from this server, with a box over each place that something was read from.
const FROM = new URL('./pdfjs/', import.meta.url).href;
let pdfjs = null;

async function library() {
  if (pdfjs === null) {
    pdfjs = await import(`${FROM}pdf.min.mjs`);
    pdfjs.GlobalWorkerOptions.workerSrc = `${FROM}pdf.worker.min.mjs`;
  }
  return pdfjs;
}

/** What a document may make its reader do is kept to drawing. */
const OPTIONS = {
  isEvalSupported: false,
  enableXfa: false,
  useWasm: false,
  disableAutoFetch: true,
  disableStream: true,
  disableRange: true,
  cMapPacked: true,
  cMapUrl: `${FROM}cmaps/`,
  standardFontDataUrl: `${FROM}standard_fonts/`,
  wasmUrl: `${FROM}wasm/`,
  maxImageSize: 40_000_000,
};

function boxOn(page, id, [, x0, y0, x1, y1], linked) {
  const box = document.createElement('div');
  box.className = linked ? 'box linked' : 'box';
  box.dataset.cell = id;
  const share = (part, whole) => `${(100 * part) / whole}%`;
  box.style.left = share(x0, page.width);
  box.style.top = share(y0, page.height);
  box.style.width = share(x1 - x0, page.width);
  box.style.height = share(y1 - y0, page.height);
  return box;
}

async function draw(document_, page, sheet) {
  const drawing = await document_.getPage(page.number);
  const canvas = document.createElement('canvas');
  const natural = drawing.getViewport({ scale: 1 });
  const scale = Math.min(3, (sheet.clientWidth / natural.width) * Math.min(2, devicePixelRatio || 1));
  const viewport = drawing.getViewport({ scale: Math.max(0.2, scale) });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  await drawing.render({ canvas, canvasContext: canvas.getContext('2d'), viewport, annotationMode: 0 }).promise;
  sheet.prepend(canvas);
  sheet.dataset.drawn = '';
}

/** Fills `into` with a sheet for each page, drawn when it comes into view. */
export async function drawPages(into, source, { words, linked, drawn, failed }) {
  const byPage = new Map();
  for (const [id, box] of Object.entries(source.boxes)) byPage.set(box[0], [...(byPage.get(box[0]) ?? []), [id, box]]);
  const sheets = source.pages.map((page) => {
    const sheet = document.createElement('div');
    sheet.className = 'sheet';
    sheet.style.aspectRatio = `${page.width} / ${page.height}`;
    // a place that something was read from lies over those that nothing was read from
    const boxes = (byPage.get(page.number) ?? []).sort(([a], [b]) => linked(a) - linked(b));
    for (const [id, box] of boxes) sheet.append(boxOn(page, id, box, linked(id)));
    into.append(sheet);
    return { page, sheet };
  });
  drawn();
  try {
    const lib = await library();
    const answer = await fetch(source.pdf);
    if (!answer.ok) throw new Error(String(answer.status));
    const loaded = await lib.getDocument({ ...OPTIONS, data: await answer.arrayBuffer() }).promise;
    const begun = new Set();
    const near = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const found = sheets.find(({ sheet }) => sheet === entry.target);
          if (!entry.isIntersecting || begun.has(found)) continue;
          begun.add(found);
          draw(loaded, found.page, found.sheet).catch(() => found.sheet.classList.add('undrawn'));
        }
      },
      { rootMargin: '300px' },
    );
    for (const { sheet } of sheets) near.observe(sheet);
  } catch {
    const note = document.createElement('p');
    note.className = 'note';
    note.textContent = words.noPage;
    into.prepend(note);
    failed();
  }
}
