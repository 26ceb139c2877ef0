import { describe, expect, it } from 'vitest';
import { guessColumns } from './column-guess';
import { readAll } from './read-all.case';

const guess = (header: string, ...rows: string[]) => {
  const names = header.split(',');
  const cells = rows.map((row) => row.split(','));
  const samples = { names, values: names.map((_, column) => cells.map((row) => row[column] ?? '')) };
  return Object.fromEntries(
    [...guessColumns('mentions', samples)].map(([name, { column }]) => [name, names[column]]),
  );
};

describe('guessing columns', () => {
  it.each([
    [
      'tweet_id,airline_sentiment,airline_sentiment_confidence,airline,name,retweet_count,text,tweet_coord,tweet_created,tweet_location,user_timezone',
      { id: 'tweet_id', at: 'tweet_created', text: 'text', author: 'name', sentiment: 'airline_sentiment' },
    ],
    [
      'id,date,content,user.username,user.displayname',
      { id: 'id', at: 'date', text: 'content', author: 'user.username' },
    ],
    [
      'reviewId,userName,content,score,thumbsUpCount,reviewCreatedVersion,at,replyContent,repliedAt',
      { id: 'reviewId', at: 'at', text: 'content', author: 'userName' },
    ],
    [
      'Post ID,Timestamp,Body,Author,Permalink',
      { id: 'Post ID', at: 'Timestamp', text: 'Body', author: 'Author', url: 'Permalink' },
    ],
    [
      'comment_id,created_utc,body,author,parent_id,permalink,score',
      {
        id: 'comment_id',
        at: 'created_utc',
        text: 'body',
        author: 'author',
        url: 'permalink',
        in_reply_to: 'parent_id',
      },
    ],
    [
      'Date,Message,Network,Profile,Message URL,Message Id,Sentiment,Language',
      {
        id: 'Message Id',
        at: 'Date',
        text: 'Message',
        url: 'Message URL',
        source: 'Network',
        lang: 'Language',
      },
    ],
    [
      'commentId,videoId,textDisplay,textOriginal,authorDisplayName,likeCount,publishedAt,parentId',
      {
        id: 'commentId',
        at: 'publishedAt',
        text: 'textOriginal',
        author: 'authorDisplayName',
        in_reply_to: 'parentId',
      },
    ],
    [
      'CreatedTime,UniversalMessageId,Message,SenderScreenName,SenderFollowersCount,Permalink',
      {
        id: 'UniversalMessageId',
        at: 'CreatedTime',
        text: 'Message',
        author: 'SenderScreenName',
        url: 'Permalink',
      },
    ],
    [
      'Query Id,Date,Title,Snippet,Url,Sentiment,Author,Full Name,Full Text,Thread URL,Resource Id',
      { id: 'Resource Id', at: 'Date', text: 'Full Text', author: 'Author', url: 'Url' },
    ],
  ])('of %s', (header, expected) => {
    expect(guess(header)).toMatchObject(expected);
  });

  it('lets an exact canonical header win over any likeness', () => {
    expect(guess('text,full_text,at,created_at,id,tweet_id')).toMatchObject({
      text: 'text',
      at: 'at',
      id: 'id',
    });
  });

  it('looks at the values where names leave it open', () => {
    const found = guess(
      'a,b,c',
      '2024-03-15 10:00,the parcel has not arrived for three weeks now and nobody answers,x',
      '2024-03-16 10:00,still waiting for the parcel and for an answer from anybody at all,y',
    );
    expect(found).toMatchObject({ at: 'a', text: 'b' });
  });

  it('passes over a column whose values do not fit its name', () => {
    expect(guess('date,timestamp,text', 'Tuesday,2024-03-15 10:00,hello to you')).toMatchObject({
      at: 'timestamp',
    });
  });

  it('never takes mail addresses for authors', () => {
    expect(guess('id,at,text,user', '1,2024-03-15,hello there,amy@example.com').author).toBeUndefined();
  });
});

describe('a stated mapping', () => {
  const content =
    'tweet_id,tweet_created,words,brand,mail,lang\n1,2024-03-15,hello,Acme,amy@example.com,de\n';
  const map = (columns: object) => JSON.stringify(columns);

  it('names columns, and adds only those with exactly the canonical name', async () => {
    const read = await readAll(content, {
      map: map({ id: 'tweet_id', at: 'tweet_created', text: 'words', 'label.brand': 'brand' }),
    });
    expect(read.rows[0]).toMatchObject({
      externalId: '1',
      text: 'hello',
      lang: 'de',
      labels: { brand: 'Acme' },
    });
    expect(read.map).toEqual({
      id: 'tweet_id',
      at: 'tweet_created',
      text: 'words',
      'label.brand': 'brand',
      lang: 'lang',
    });
  });

  it('keeps no label that was not named', async () => {
    const read = await readAll(content, { map: map({ at: 'tweet_created', text: 'words' }) });
    expect(read.rows[0]?.labels).toEqual({});
  });

  it.each([
    ['an unknown canonical column', { at: 'tweet_created', text: 'words', when: 'lang' }, 'when'],
    ['a column that is not in the file', { at: 'tweet_created', text: 'wrods' }, 'wrods'],
    [
      'a label with a refused name',
      { at: 'tweet_created', text: 'words', 'label.constructor': 'brand' },
      'constructor',
    ],
  ])('is refused for %s', async (_, columns, word) => {
    await expect(readAll(content, { map: map(columns) })).rejects.toThrow(word);
  });

  it('refuses __proto__ as a label', async () => {
    await expect(
      readAll(content, { map: '{"at":"tweet_created","text":"words","label.__proto__":"brand"}' }),
    ).rejects.toThrow('__proto__');
    await expect(
      readAll(content, { map: '{"at":"tweet_created","text":"words","__proto__":"brand"}' }),
    ).rejects.toThrow('__proto__');
  });

  it('leaves out labels above 200 characters, keeps the row and counts', async () => {
    const long = 'x'.repeat(201);
    const read = await readAll(`at,text,brand\n2024-03-15,a,${long}\n2024-03-15,b,ok\n`, {
      map: map({ at: 'at', text: 'text', 'label.brand': 'brand' }),
    });
    expect(read.rows.map((row) => row.labels)).toEqual([{}, { brand: 'ok' }]);
    expect(read.warnings.find(({ code }) => code === 'labels')?.message).toMatch(/^1 row/);
  });

  it('names the presets there are for one that is not', async () => {
    await expect(readAll(content, { map: 'twitter' })).rejects.toThrow('twcs, meltwater, zendesk');
    await expect(readAll(content, { map: 'sprout' })).rejects.toThrow('for posts');
  });
});

describe('presets', () => {
  it('joins the date and the time of a listening tool and takes the first text that is there', async () => {
    const content =
      'Date,Headline,URL,Opening Text,Hit Sentence,Source,Influencer,Language,Sentiment,Input Name,Time,Reach\n' +
      '13-Aug-24,News,https://example.com/a,,,The Paper,Jo,English,Not Rated,acme,5:14 PM,9000\n';
    const read = await readAll(content);
    expect(read.preset).toBe('meltwater');
    expect(read.rows[0]).toMatchObject({
      at: Date.UTC(2024, 7, 13, 17, 14),
      text: 'News',
      author: 'Jo',
      lang: 'en',
      sentiment: null,
      followers: null,
      source: 'meltwater',
    });
  });

  it('takes tickets as private and never the mail of who wrote them', async () => {
    const content =
      'Id,Requester,Requester email,Subject,Status,Ticket type,Created at\n' +
      '5,amy@example.com,amy@example.com,It broke,open,problem,2024-03-15 10:00\n';
    const read = await readAll(content);
    expect(read.preset).toBe('zendesk');
    expect(read.rows[0]).toMatchObject({ private: true, text: 'It broke', author: null, source: 'zendesk' });
  });
});

describe('a stated map', () => {
  it('leaves a column out that it gives to nothing, even one named like a canonical column', async () => {
    const file = 'id,at,text,author,source\n1,2026-11-02T10:00:00Z,hello,ann,forum\n';
    const { map } = await readAll(file, { map: JSON.stringify({ id: 'id', author: null }) });
    expect(Object.keys(map).sort()).toEqual(['at', 'id', 'source', 'text']);
  });
});
