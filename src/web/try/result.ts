/** What was read of a file that was tried. */
import { messageZh } from '../../audit/message-zh.js';
import { OUTCOMES } from '../../model/codes.js';
import type { Report } from '../../model/record.js';
import { html, NOTHING, type Html } from '../html.js';
import type { Viewer } from '../context.js';
import { outcomeLevel } from '../lists/sources.js';
import { confidence, number, percent, tag, wan } from '../show.js';
import type { Tried, TriedDocument } from './read.js';

function reportHtml(report: Report, viewer: Viewer): Html {
  const { lang, w } = viewer;
  const funding = report.funding.map((f) => html`<tr><th scope="row">${f.label}</th><td class="n">${wan(f.budget ?? f.initialBudget)}</td><td class="n">${wan(f.executed)}</td><td class="n">${percent(f.executionRate)}</td></tr>`); // prettier-ignore
  const indicators = report.indicators.map((i) => html`<tr><td>${i.level2}</td><th scope="row">${i.level3}</th><td>${i.target?.raw}</td><td>${i.actual?.raw}</td><td class="n">${number(i.weight)}</td><td class="n">${number(i.score)}</td></tr>`); // prettier-ignore
  const findings = report.findings.map((f) => html`<li>${tag(f.severity, w(`severity.${f.severity}`))} ${lang === 'zh' ? messageZh(f) : f.message}</li>`); // prettier-ignore
  const facts = [
    [w('col.year'), report.fiscalYear],
    [w('col.region'), report.region?.name],
    [w('col.department'), report.supervisingDepartment],
    [w('col.unit'), report.implementingUnit ?? report.reportingUnit],
    [w('col.score'), number(report.selfScore)],
    [w('col.confidence'), confidence(report.confidence, viewer)],
  ] as const;
  return html`<h3>${report.projectName ?? report.title ?? w('report.untitled')}</h3>
    <dl class="facts">
      ${facts.map(([name, value]) =>
        value === null || value === undefined || value === ''
          ? NOTHING
          : html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
      )}
    </dl>
    ${
      funding.length === 0
        ? NOTHING
        : html`<div class="scroll">
            <table class="list">
              <caption>
                ${w('nav.funding')}
              </caption>
              <thead>
                <tr>
                  <th scope="col">${w('col.label')}</th>
                  <th scope="col" class="n">${w('col.budget')}</th>
                  <th scope="col" class="n">${w('col.executed')}</th>
                  <th scope="col" class="n">${w('col.stated')}</th>
                </tr>
              </thead>
              <tbody>
                ${funding}
              </tbody>
            </table>
          </div>`
    }
    ${
      indicators.length === 0
        ? NOTHING
        : html`<div class="scroll">
            <table class="list">
              <caption>
                ${w('nav.indicators')}
              </caption>
              <thead>
                <tr>
                  <th scope="col">${w('report.level2')}</th>
                  <th scope="col">${w('col.indicator')}</th>
                  <th scope="col">${w('col.target')}</th>
                  <th scope="col">${w('col.actual')}</th>
                  <th scope="col" class="n">${w('col.weight')}</th>
                  <th scope="col" class="n">${w('col.score')}</th>
                </tr>
              </thead>
              <tbody>
                ${indicators}
              </tbody>
            </table>
          </div>`
    }
    ${
      findings.length === 0
        ? NOTHING
        : html`<ul class="plain">
            ${findings}
          </ul>`
    }`;
}

function documentHtml({ entry, outcome, extraction, seconds }: TriedDocument, viewer: Viewer): Html {
  const { lang, w } = viewer;
  const { meaning, zh } = OUTCOMES[outcome];
  const warnings = extraction.warnings.map((one) => html`<li><code>${one.code}</code> ${one.message}</li>`);
  return html`<section>
    <h2>${entry ?? extraction.source.path}</h2>
    <p>
      ${tag(outcomeLevel(outcome), lang === 'zh' ? zh : meaning)} ${extraction.source.format ?? ''} ·
      ${w('try.seconds', { seconds: number(seconds) })}
    </p>
    ${extraction.reports.map((report) => reportHtml(report, viewer))}
    ${
      warnings.length === 0
        ? NOTHING
        : html`<h3>${w('report.warnings')}</h3>
            <ul class="plain">
              ${warnings}
            </ul>`
    }
  </section>`;
}

export function triedPage({ documents, left }: Tried, viewer: Viewer): Html {
  const { w } = viewer;
  return html`<p class="note">${w('try.notStored')}</p>${left === 0 ? NOTHING : html`<p class="note">${w('try.left', { count: left })}</p>`}${documents.map((one) => documentHtml(one, viewer))}`; // prettier-ignore
}
