import type { CampaignRow, MarkRow, PostRow } from '../../../contract/canonical-rows';
import { idReader } from './external-ids';
import { isBlank, readFigure } from './field-values';
import {
  cellGetter,
  momentReader,
  type RowContext,
  RowFault,
  type RowReader,
  urlReader,
} from './row-context';
import { rowsInWords } from './warning-log';

const MAX_TEXT_CHARS = 100_000;

const MARK_KINDS: Record<string, MarkRow['kind']> = {
  release: 'release',
  launch: 'release',
  deploy: 'release',
  deployment: 'release',
  version: 'release',
  fix: 'fix',
  hotfix: 'fix',
  bugfix: 'fix',
  patch: 'fix',
  incident: 'incident',
  outage: 'incident',
  disruption: 'incident',
  note: 'note',
  event: 'note',
};

/** Cells → a campaign. A date without a time ends the flight with that day; `end_exclusive` is taken as it stands. */
export function campaignReader(context: RowContext): RowReader<CampaignRow> {
  const id = idReader(context);
  const name = cellGetter(context, 'name');
  const start = cellGetter(context, 'start');
  const end = endReader(context);
  const channels = cellGetter(context, 'channels');
  const objective = cellGetter(context, 'objective');
  const owner = cellGetter(context, 'owner');
  return (cells) => {
    const externalId = id(cells);
    if (externalId instanceof RowFault) return externalId;
    const called = name(cells).trim();
    if (called === '') return new RowFault('name', 'is empty');
    if (called.length > 200) return new RowFault('name', 'is longer than 200 characters');
    const startAt = isBlank(start(cells)) ? 'is empty' : context.times.moment(start(cells));
    if (typeof startAt === 'string') return new RowFault('start', startAt);
    const endExclusive = end(cells) ?? 'is empty';
    if (typeof endExclusive === 'string') return new RowFault('end', endExclusive);
    if (endExclusive <= startAt) return new RowFault('end', 'does not lie after the start');
    const named = channels(cells)
      .split(/[,;|]/)
      .map((channel) => channel.trim())
      .filter((channel) => channel !== '');
    if (named.length > 30 || named.some((channel) => channel.length > 60)) {
      return new RowFault('channels', 'holds more than 30 channels, or one longer than 60 characters');
    }
    const goal = objective(cells).trim();
    if (goal.length > 2000) return new RowFault('objective', 'is longer than 2,000 characters');
    return {
      externalId,
      name: called,
      startAt,
      endExclusive,
      channels: [...new Set(named)],
      objective: goal || null,
      owner: owner(cells).trim().slice(0, 200) || null,
    };
  };
}

/** Cells → a post. A post may be without words; figures that cannot be read are left out and counted. */
export function postReader(context: RowContext): RowReader<PostRow> {
  const id = idReader(context);
  const moment = momentReader(context);
  const text = cellGetter(context, 'text');
  const channel = cellGetter(context, 'channel');
  const url = urlReader(context);
  const campaign = cellGetter(context, 'campaign');
  const metrics = metricReader(context);
  const fallback = context.source?.trim() || context.columns.preset?.source || 'other';
  return (cells) => {
    const externalId = id(cells);
    if (externalId instanceof RowFault) return externalId;
    const at = moment(cells);
    if (typeof at === 'string') return new RowFault('at', at);
    const words = text(cells);
    if (words.length > MAX_TEXT_CHARS) return new RowFault('text', 'is longer than 100,000 characters');
    const on = channel(cells).trim() || fallback;
    if (on.length > 60) return new RowFault('channel', 'is longer than 60 characters');
    return {
      externalId,
      at,
      channel: on,
      text: words,
      url: url(cells),
      campaign: campaign(cells).trim() || null,
      metrics: metrics(cells),
    };
  };
}

function metricReader(context: RowContext): (cells: readonly string[]) => Record<string, number> {
  const columns = [...context.columns.indexes]
    .filter(([canonical]) => canonical.startsWith('metric.'))
    .map(([canonical, [index]]) => ({ name: canonical.slice('metric.'.length), index: index as number }));
  return (cells) => {
    const metrics: Record<string, number> = {};
    for (const { name, index } of columns) {
      const figure = readFigure(cells[index] ?? '');
      if (Number.isNaN(figure)) {
        context.warnings.count(
          'metrics',
          (n) => `${rowsInWords(n)} had a figure that cannot be read; it was left out.`,
        );
      } else if (figure !== null) metrics[name] = figure;
    }
    return metrics;
  };
}

/** Cells → a mark; one without a kind is a note. */
export function markReader(context: RowContext): RowReader<MarkRow> {
  const id = idReader(context);
  const moment = momentReader(context);
  const label = cellGetter(context, 'label');
  const kind = cellGetter(context, 'kind');
  const end = endReader(context);
  const url = urlReader(context);
  const version = cellGetter(context, 'version');
  return (cells) => {
    const externalId = id(cells);
    if (externalId instanceof RowFault) return externalId;
    const word = kind(cells).trim().toLowerCase();
    const known = word === '' ? 'note' : Object.hasOwn(MARK_KINDS, word) ? MARK_KINDS[word] : undefined;
    if (known === undefined)
      return new RowFault('kind', `“${word.slice(0, 60)}” is none of release, fix, incident, note`);
    const at = moment(cells);
    if (typeof at === 'string') return new RowFault('at', at);
    const endAt = end(cells);
    if (typeof endAt === 'string') return new RowFault('end', endAt);
    if (endAt !== null && endAt <= at) return new RowFault('end', 'does not lie after the start');
    const called = label(cells).trim();
    if (called === '') return new RowFault('label', 'is empty');
    if (called.length > 300) return new RowFault('label', 'is longer than 300 characters');
    const versioned = version(cells).trim();
    if (versioned.length > 100) return new RowFault('version', 'is longer than 100 characters');
    return { externalId, kind: known, at, endAt, label: called, url: url(cells), version: versioned || null };
  };
}

/** The end of a stretch, exclusive: `end_exclusive` as it stands, else `end`, whose bare date is the last day. */
function endReader(context: RowContext): (cells: readonly string[]) => number | string | null {
  const exclusive = cellGetter(context, 'end_exclusive');
  const inclusive = cellGetter(context, 'end');
  return (cells) => {
    if (!isBlank(exclusive(cells))) return context.times.moment(exclusive(cells));
    return isBlank(inclusive(cells)) ? null : context.times.endOfStretch(inclusive(cells));
  };
}
