import { STARTER_BOARD } from '../../contract/board-kinds';
import type { Board } from '../../contract/boards';
import type { BoardDigest } from '../../contract/digests';
import { bucketStart } from '../../domain/buckets';
import type { MailImage } from '../alerts/messenger-service';
import { readWatched } from '../board/read-watched';
import { starterBoard } from '../board/starter-board';
import { BRIEF_FLOW } from '../brief/brief-dam';
import { readBrief } from '../brief/read-brief';
import type { Db } from '../db/database';
import { readSnapshot } from '../db/read-snapshot';
import { flowNow } from '../flow/flow-now';
import { answerCurrents } from '../routes/currents.route';
import { daysBefore, iso } from '../routes/reading';
import { answerVoicesSample } from '../routes/voices.route';
import type { Services } from '../services';
import { readBoard } from '../stores/board.store';
import { marksInWindow } from '../stores/mark.store';
import { activeZone } from '../stores/zone.store';
import { type DigestContent, type DigestFacts, digestContent } from './digest-content';
import { digestFooter } from './digest-footer';
import { digestHtml } from './digest-html';
import { digestText } from './digest-text';
import { shortLinks } from './short-links';

const MOST_MARKS = 50;
const VOICES = 3;

/** Which board, of which days, to whom. */
export interface DigestAsked {
  boardId: string;
  /** `null`: as many as the board. */
  days: number | null;
  /** It tells of the whole days before this moment: the same at each attempt. */
  sendingMs: number;
  /** `null`: a preview. */
  sending: Pick<BoardDigest, 'cadence' | 'weekday' | 'hour' | 'zone'> | null;
  token: string;
}

/** Stands in a preview where a mail has its reader's own. */
export const PREVIEW_TOKEN = 'preview';

export interface BoardDigestMail {
  subject: string;
  text: string;
  html: string;
  images: MailImage[];
  unsubscribeUrl: string;
}

/** A digest as it is mailed, with pictures beside it; `null`: there is no such board (any more). */
export async function mailedDigest(services: Services, asked: DigestAsked): Promise<BoardDigestMail | null> {
  const { picture } = services;
  const content = await readContent(services, asked);
  if (!content) return null;
  const footer = footerOf(services, asked);
  const images = await Promise.all(
    content.pictures.map(async ({ name, svg }) => ({
      cid: `${name}@eddyline.invalid`,
      name: picture ? `${name}.png` : `${name}.svg`,
      type: picture ? 'image/png' : 'image/svg+xml',
      bytes: picture ? await picture(svg) : new TextEncoder().encode(svg),
    })),
  );
  return {
    subject: content.subject,
    text: digestText(content, footer, await shortLinks(services, content)),
    html: digestHtml(content, footer, ({ name }) => `cid:${name}@eddyline.invalid`),
    images,
    unsubscribeUrl: footer.unsubscribeUrl,
  };
}

/** The same with its pictures inside, to be looked at in the app. */
export async function previewedDigest(services: Services, asked: DigestAsked) {
  const content = await readContent(services, asked);
  if (!content) return null;
  const footer = footerOf(services, asked);
  const sources = new Map<string, string>();
  for (const { name, svg } of content.pictures) {
    sources.set(name, services.picture ? pngSource(await services.picture(svg)) : svgSource(svg));
  }
  return {
    ...content,
    text: digestText(content, footer, await shortLinks(services, content)),
    // Links are looked at beside the app, not in the preview.
    html: digestHtml(content, footer, ({ name }) => sources.get(name) ?? '').replace(
      '<head>',
      '<head><base target="_blank">',
    ),
  };
}

async function readContent(
  services: Services,
  { boardId, days, sendingMs }: DigestAsked,
): Promise<(DigestContent & { from: string; to: string; zone: string }) | null> {
  const flow = await flowNow(services, BRIEF_FLOW);
  return readSnapshot(services.db, async (db) => {
    const now = services.now();
    const board = await boardOf(db, boardId, now);
    if (!board) return null;
    const { zone } = await activeZone(db);
    const length = days ?? board.days;
    const toMs = bucketStart(sendingMs, 'day', zone);
    const fromMs = daysBefore(toMs, length, zone);
    const window = { from: iso(fromMs), to: iso(toMs), days: length };
    const filters = { topic: [], source: [], lang: [], sentiment: [] };
    const span = { from: new Date(fromMs), to: new Date(toMs) };
    const page = { limit: MOST_MARKS, cursor: null };
    const facts: DigestFacts = {
      board,
      days: length,
      brief: await readBrief(db, services, flow, window),
      currents: await answerCurrents(db, services, {
        ...window,
        ...filters,
        bucket: 'auto',
        compare: 'previous',
      }),
      campaigns: await marksInWindow(db, span, { ...page, kinds: ['campaign'] }),
      incidents: await marksInWindow(db, span, { ...page, kinds: ['incident'] }),
      voices: await answerVoicesSample(db, now.getTime(), {
        ...window,
        source: [],
        lang: [],
        sentiment: [],
        limit: VOICES,
      }),
      link: linkOf(services),
    };
    return { ...digestContent(facts), from: window.from, to: window.to, zone };
  });
}

async function boardOf(db: Db, id: string, now: Date): Promise<Board | null> {
  return id === STARTER_BOARD ? starterBoard(await readWatched(db, now)) : readBoard(db, id);
}

function footerOf(services: Services, { sending, token }: DigestAsked) {
  const { origin, isPublic } = services;
  return digestFooter(sending, { origin, isPublic, link: linkOf(services), token });
}

/** Addresses in the app; each names its river, for the reader has not chosen one. */
function linkOf({ origin, river }: Services): (path: string) => string {
  return (path) => {
    const url = new URL(path, origin);
    url.searchParams.set('river', river);
    return url.href;
  };
}

function pngSource(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return `data:image/png;base64,${btoa(binary)}`;
}

function svgSource(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
