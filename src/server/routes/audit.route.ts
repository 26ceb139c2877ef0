import {
  type AuditDraw,
  type AuditLabel,
  drawAudit,
  getAuditLabels,
  getAuditReport,
  labelAudited,
  takeBackLabel,
} from '../../contract/audit';
import { csvLine } from '../../domain/csv-text';
import { deterministicId } from '../../domain/ids';
import type { Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import type { LabelTable } from '../db/mention-tables';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import { type ChangedWindow, currentsEvent } from '../ingest/counted-change';
import { labelAudited as keepLabel, takeBackAudited } from '../ingest/label-audited';
import { auditReport } from '../quantify/audit-report';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import { type Drawn, drawMentions, readLabels, standingLabel } from '../stores/label.store';
import { knownActor } from '../stores/person.store';
import { shownTopics } from './shown-topics';

/** Mentions handed out at once: enough that nobody waits between two keys. */
const ITEMS_AHEAD = 20;
const CSV_PAGE = 1000;

export function routeAudit(api: EndpointRouter, services: Services): void {
  const { db } = services;

  /** Writes and tells where counts changed. */
  const changing = async (actor: string | null, write: (tx: Tx, by: By) => Promise<ChangedWindow>) => {
    const by = { actor: await knownActor(db, actor), now: services.now() };
    await inTransaction(db, async (tx) => {
      const window = await write(tx, by);
      if (window) await publish(tx, currentsEvent(window), by.now);
    });
    services.feed.nudge();
  };

  api.on(drawAudit, ({ query }) =>
    readSnapshot(db, async (snapshot) => {
      const { seed, size, lang, topic } = query;
      const topics = await shownTopics(snapshot, topic === undefined ? [] : [topic]);
      const start = deterministicId('audit-draw', '', String(seed));
      const scope = { lang: lang ?? null, topicVersion: topics[0]?.version ?? null };
      return toDraw(seed, await drawMentions(snapshot, start, size, scope));
    }),
  );

  api.on(labelAudited, async ({ body, actor }): Promise<AuditLabel> => {
    const { seed, ...label } = body;
    await changing(actor, (tx, by) => keepLabel(tx, label, seed, by));
    return toLabel((await standingLabel(db, label.mentionId, 'audit')) as LabelTable);
  });

  api.on(takeBackLabel, async ({ params, actor }) => {
    await changing(actor, (tx, by) => takeBackAudited(tx, params.mentionId, by));
    return null;
  });

  api.on(getAuditReport, () => readSnapshot(db, (snapshot) => auditReport(snapshot, services.engine.engine)));

  api.on(getAuditLabels, async ({ query }) => {
    return new Response(labelsCsv(services, query.raw === '1'), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="eddyline-labels.csv"',
      },
    });
  });
}

interface By {
  actor: string | null;
  now: Date;
}

function toDraw(seed: number, drawn: readonly Drawn[]): AuditDraw {
  const count = (decided: Drawn['decided']) => drawn.filter((each) => each.decided === decided).length;
  return {
    seed,
    drawn: drawn.length,
    labelled: count('labelled'),
    skipped: count('skipped'),
    items: drawn
      .filter(({ decided }) => decided === null)
      .slice(0, ITEMS_AHEAD)
      .map(({ id, at, source, lang, author, text, repliedTo }) => ({
        mentionId: id,
        at: at.toISOString(),
        source,
        lang,
        author,
        text,
        repliedTo,
      })),
  };
}

function toLabel(label: LabelTable): AuditLabel {
  const { scored_sentiment: sentiment } = label;
  return {
    mentionId: label.mention_id,
    sentiment: label.sentiment,
    complaint: label.complaint,
    scored: {
      sentiment,
      probability: sentiment === null ? null : label[`scored_p_${sentiment}`],
      engine: label.scored_engine,
      complaint: label.scored_complaint,
      complaintVersion: label.complaint_version,
    },
  };
}

const CSV_COLUMNS = [
  'mention_id',
  'given_at',
  'taken_back_at',
  'given_by',
  'origin',
  'seed',
  'lang',
  'sentiment',
  'complaint',
  'engine',
  'engine_sentiment',
  'engine_p_negative',
  'engine_p_neutral',
  'engine_p_positive',
  'complaint_version',
  'engine_complaint',
  'text',
];

function labelsCsv({ db }: Services, raw: boolean): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let afterId = 0;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(csvLine(CSV_COLUMNS, raw)));
    },
    async pull(controller) {
      const labels = await readLabels(db, afterId, CSV_PAGE);
      const last = labels.at(-1);
      if (!last) return controller.close();
      afterId = last.id;
      const lines = labels.map((label) =>
        csvLine(
          [
            label.mention_id,
            label.at.toISOString(),
            label.taken_back_at?.toISOString() ?? '',
            label.actor_name ?? '',
            label.origin,
            cell(label.seed),
            label.lang,
            label.sentiment ?? '',
            cell(label.complaint),
            label.scored_engine ?? '',
            label.scored_sentiment ?? '',
            cell(label.scored_p_negative),
            cell(label.scored_p_neutral),
            cell(label.scored_p_positive),
            label.complaint_version ?? '',
            cell(label.scored_complaint),
            label.text ?? '',
          ],
          raw,
        ),
      );
      controller.enqueue(encoder.encode(lines.join('')));
    },
  });
}

function cell(value: number | boolean | null): string {
  return value === null ? '' : String(value);
}
