import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { guessColumns } from './column-guess';
import { resolveColumns } from './column-map';
import { CsvScanner } from './csv-records';
import { readAll } from './read-all.case';
import { WarningLog } from './warning-log';

const shared = path.resolve(import.meta.dirname, '../../../../../shared/data');
const dialogs = path.join(shared, 'threads/care_dialogs.csv');
const twcs = path.join(shared, 'payloads/csv/twcs_sample.csv');
const headers = path.join(shared, 'payloads/csv/foreign_export_headers.json');

describe('real files (skipped where ../shared/data is absent)', () => {
  it.skipIf(!existsSync(dialogs))('reads every care dialog, its text byte for byte', async () => {
    const bytes = new Uint8Array(readFileSync(dialogs));
    const read = await readAll(bytes, { chunkBytes: 777 });
    expect(read.refusals).toEqual([]);
    expect(read.rows).toHaveLength(1205);
    expect(read.warnings).toEqual([]);
    const scanner = new CsvScanner({ delimiter: ',' });
    const records = [...scanner.push(readFileSync(dialogs, 'utf8')), ...scanner.finish()];
    const texts = records.slice(1).map((record) => (record.ok ? record.cells[2] : null));
    expect(read.rows.map((row) => row.text)).toEqual(texts);
    expect(read.rows[0]).toMatchObject({
      externalId: '991712597505445888',
      at: Date.UTC(2018, 4, 2, 16, 14, 43),
      author: 'user_41301b83',
      inReplyTo: null,
      direction: 'inbound',
      source: 'twitter',
    });
  });

  it.skipIf(!existsSync(twcs))('maps a support-thread export without being told how', async () => {
    const read = await readAll(new Uint8Array(readFileSync(twcs)));
    expect(read.preset).toBe('twcs');
    expect(read.refusals).toEqual([]);
    // 99 physical lines, six of them inside quoted texts.
    expect(read.rows).toHaveLength(93);
    expect(read.rows[1]).toMatchObject({
      externalId: '119238',
      at: Date.UTC(2017, 9, 11, 13, 25, 49),
      author: 'ChaseSupport',
      direction: 'outbound',
      inReplyTo: '119239',
      source: 'twitter',
    });
  });

  const EXPECTED: Record<string, Record<string, string>> = {
    zendesk_view_export: { id: 'Id', at: 'Created at', text: 'Subject', author: 'Requester' },
    x_analytics_tweet_activity_classic: {
      id: 'Tweet id',
      at: 'time',
      text: 'Tweet text',
      url: 'Tweet permalink',
    },
    meltwater_export_2022_twitter: {
      id: 'Tweet Id',
      at: 'Date',
      text: 'Hit Sentence',
      author: 'Twitter Screen Name',
      url: 'URL',
    },
    meltwater_export_2025: { at: 'Date', text: 'Hit Sentence', author: 'Influencer', url: 'URL' },
    sprout_social_post_performance: { id: 'Post ID', at: 'Date', text: 'Post', url: 'Link' },
  };

  it.skipIf(!existsSync(headers)).each(Object.entries(EXPECTED))(
    'finds the columns of %s',
    (name, expected) => {
      const known = JSON.parse(readFileSync(headers, 'utf8')) as Record<string, Record<string, string[]>>;
      const names = known[name]?.header ?? known[name]?.columns_seen ?? [];
      const samples = { names, values: names.map(() => []) };
      const { map } = resolveColumns('mentions', samples, null, new WarningLog());
      const found = Object.fromEntries(Object.keys(expected).map((canonical) => [canonical, map[canonical]]));
      expect(found).toEqual(expected);
      // Without any preset the names alone lead to the same columns.
      const guesses = guessColumns('mentions', samples);
      const guessed = Object.keys(expected).map((canonical) => names[guesses.get(canonical)?.column ?? -1]);
      expect(guessed).toEqual(Object.values(expected));
    },
  );
});
