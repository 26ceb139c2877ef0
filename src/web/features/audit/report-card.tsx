import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { type AuditQuality, type AuditReport, getAuditLabels } from '../../../contract/audit';
import type { BandedFigure } from '../../../contract/currents';
import { endpointUrl } from '../../lib/api';
import { languageName } from '../../lib/language-name';
import { Card } from '../../ui/card';
import { formatCount, formatQuantity, formatShare } from '../../ui/charts/number-format';
import { HowNote } from '../../ui/how-note';
import { ProblemNote } from '../../ui/problem-note';
import { SaveLinks } from '../../ui/save-links';
import { auditReportQuery } from './audit-queries';

const CLASSES = ['negative', 'neutral', 'positive'] as const;

/** How right the engine is by the labels there are: confusion, macro-F1 with its interval, by language and topic. */
export function ReportCard() {
  const report = useQuery(auditReportQuery());
  const { data, error } = report;
  return (
    <Card
      title="How right the engine is"
      aside={
        data && (
          <SaveLinks
            name="eddyline-audit-report"
            words={() => ({
              title: 'How right the engine is',
              lines: [`${data.engine}, by ${formatQuantity(data.sentiment.labels, 'label')} of audits`],
              definition: `${data.engine}, ${data.complaintVersion}`,
            })}
          />
        )
      }
    >
      <div className="audit-card">
        {error && <ProblemNote error={error} onRetry={() => void report.refetch()} />}
        {!data && !error && <div className="audit-waiting" aria-busy="true" />}
        {data && <Report report={data} />}
        <p className="audit-note">
          <a
            className="audit-download"
            href={endpointUrl(getAuditLabels, undefined, undefined)}
            download="eddyline-labels.csv"
          >
            <Download size={14} aria-hidden="true" /> All labels as CSV
          </a>
        </p>
      </div>
    </Card>
  );
}

function Report({ report }: { report: AuditReport }) {
  const { sentiment, byLanguage, byTopic, complaint, engine, complaintVersion } = report;
  return (
    <>
      <p className="audit-sentence">
        {sentiment.macroF1 === null
          ? `${sentenceOf(sentiment.tooFew ?? '')} Judge on, and they stand here.`
          : `The engine says what people say of ${formatShare(sentiment.accuracy ?? 0, 1)} of ${formatQuantity(sentiment.labels, 'label')}; with the three classes weighed alike it scores ${bandWords(sentiment.macroF1)}, 1 being always right.`}
      </p>
      <HowNote>
        The score is the macro-F1 of <code>{engine}</code>: of each class the balance of how much is found and
        how much of what is found is right, averaged over the classes; its interval is from drawing the labels
        again.
      </HowNote>
      <ConfusionTable quality={sentiment} />
      <QualityTable
        title="By language"
        rows={byLanguage.map((row) => ({ name: languageName(row.lang), ...row }))}
      />
      <QualityTable title="By topic" rows={byTopic} />
      <h3>Complaints</h3>
      <p className="audit-note">
        {complaint.labels === 0
          ? 'Nobody has said yet of a drawn mention whether it is a complaint.'
          : `Of what ${complaintVersion} calls a complaint, ${shareWords(complaint.precision)} is one; of the complaints it finds ${shareWords(complaint.recall)}. ${formatCount(complaint.found)} found, ${formatCount(complaint.missed)} missed, ${formatCount(complaint.wrong)} wrongly called so, ${formatCount(complaint.right)} rightly not.`}
        {complaint.labels > 0 && complaint.tooFew !== null && ` ${sentenceOf(complaint.tooFew)}`}
      </p>
      <p className="audit-note">
        Intervals hold 95 of 100 draws of as many labels. Only mentions of audits count here, for they are
        drawn at random and judged blind; what people put right elsewhere is kept, too.
        {report.skipped > 0 && ` ${formatQuantity(report.skipped, 'mention')} skipped.`}
        {report.ofEarlierEngines > 0 &&
          ` ${formatQuantity(report.ofEarlierEngines, 'label')} of mentions that an earlier engine had scored ${report.ofEarlierEngines === 1 ? 'is' : 'are'} left out.`}
      </p>
    </>
  );
}

function ConfusionTable({ quality }: { quality: AuditQuality }) {
  const { confusion, recall } = quality;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="audit-scroll" aria-label="Confusion" tabIndex={0}>
      <table>
        <caption className="sr-only">What people say by what the engine said</caption>
        <thead>
          <tr>
            <th scope="col">people say</th>
            {CLASSES.map((said) => (
              <th key={said} scope="col">
                engine: {said}
              </th>
            ))}
            <th scope="col">found</th>
          </tr>
        </thead>
        <tbody>
          {CLASSES.map((truth, k) => (
            <tr key={truth}>
              <th scope="row">{truth}</th>
              {CLASSES.map((said, j) => (
                <td key={said} data-right={k === j}>
                  {formatCount(confusion[k]?.[j] ?? 0)}
                </td>
              ))}
              <td>{recall === null ? '—' : formatShare(recall[k] ?? 0, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function QualityTable({
  title,
  rows,
}: {
  title: string;
  rows: readonly (AuditQuality & { name: string })[];
}) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="audit-scroll" aria-label={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{title.replace('By ', '')}</th>
              <th scope="col">labels</th>
              <th scope="col">score (95 %)</th>
              <th scope="col">agree</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, labels, macroF1, accuracy, tooFew }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{formatCount(labels)}</td>
                <td>{macroF1 === null ? <small>{tooFew}</small> : bandWords(macroF1)}</td>
                <td>{accuracy === null ? '—' : formatShare(accuracy, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** `.71 (.66 to .75)`. */
function bandWords({ value, low, high }: BandedFigure): string {
  const fixed = (share: number) => share.toFixed(2).replace(/^0/, '');
  return `${fixed(value)} (${fixed(low)} to ${fixed(high)})`;
}

function shareWords(share: BandedFigure | null): string {
  if (share === null) return 'a share that nobody can tell yet';
  const percent = (part: number) => formatShare(part, 1);
  return `${percent(share.value)} (${percent(share.low)} to ${percent(share.high)})`;
}

function sentenceOf(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
