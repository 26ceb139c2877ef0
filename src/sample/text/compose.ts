import type { Mood } from '../calendar';
import type { Dice } from '../prng';
import type { CauseKey, TopicKey } from './language-pack';
import type { Teller } from './teller';
import { typed } from './typing';

/** What kind of turn a text is in its thread. */
export type TurnKind =
  | 'root'
  | 'post-reaction'
  | 'same-here'
  | 'not-here'
  | 'agreed'
  | 'sympathy'
  | 'joke'
  | 'tip'
  | 'answered'
  | 'solved'
  | 'still'
  | 'fobbed-off'
  | 'bump'
  | 'thanked'
  | 'care'
  | 'care-info'
  | 'care-still'
  | 'care-solved';

/** What is to be said. */
export interface Saying {
  kind: TurnKind;
  topic: TopicKey;
  mood: Mood;
  cause: CauseKey | null;
  /** The cause is fixed by now. */
  fixed: boolean;
  /** The thread began with a question. */
  asked: boolean;
  /** The writer has complained about the same before. */
  again: boolean;
  /** Handle of the one who is answered, where this source writes it into the text. */
  at: string | null;
  /** The version of the app customers name when they describe the cause, if any. */
  version: string | null;
}

const COMPANY_HANDLES = ['@halvora_care', '@halvora_care', '@halvora_care', '@halvora'] as const;

/** Writes one text for the occasion the teller has begun. */
export function composeText(teller: Teller, dice: Dice, saying: Saying): string {
  const { kind } = saying;
  if (kind.startsWith('care')) return careText(teller, dice, saying);
  const sentences =
    kind === 'root' ? rootSentences(teller, dice, saying) : replySentences(teller, dice, saying);
  return finished(teller, dice, saying, sentences);
}

function finished(teller: Teller, dice: Dice, saying: Saying, sentences: string[]): string {
  const { pack, person } = teller.occasion();
  if (!person) throw new RangeError('only the care team writes without a person');
  const { habits } = person;
  let text = typed(sentences, habits, pack, dice, saying.mood);
  if (saying.at !== null) return `@${saying.at} ${text}`;
  if (saying.kind !== 'root') return text;
  if (dice.chance(habits.handle)) {
    const handle = dice.pick(COMPANY_HANDLES);
    text = dice.chance(0.72) ? `${handle} ${text}` : `${text} ${handle}`;
  }
  if (dice.chance(habits.hashtags)) text += ` ${teller.say(pack.hashtags)}`;
  if (person.source === 'forum') return forumPost(teller, dice, text);
  return text;
}

function forumPost(teller: Teller, dice: Dice, text: string): string {
  const { talk } = teller.occasion().pack;
  const hello = dice.chance(0.55) ? `${teller.say(talk.forumHello)}${dice.chance(0.6) ? '\n' : ' '}` : '';
  const bye = dice.chance(0.4) ? `\n${teller.say(talk.forumBye)}` : '';
  return hello + text + bye;
}

function rootSentences(teller: Teller, dice: Dice, saying: Saying): string[] {
  const { person } = teller.occasion();
  const sentences =
    saying.mood === 'negative'
      ? complaint(teller, dice, saying)
      : saying.mood === 'neutral'
        ? question(teller, dice, saying)
        : praise(teller, dice, saying);
  if (person?.source === 'reviews' && dice.chance(0.6)) {
    sentences.unshift(teller.say(teller.occasion().pack.talk.reviewTitle[saying.mood]));
  }
  return sentences;
}

type Part = 'sigh' | 'what' | 'after' | 'history' | 'ask' | 'threat' | 'closing' | 'more';
const SHAPES: readonly (readonly [number, number, readonly Part[]])[] = [
  // Weight for the terse, weight for the long-winded, order of parts.
  [20, 5, ['what']],
  [12, 3, ['what', 'ask']],
  [10, 3, ['sigh', 'what']],
  [8, 3, ['what', 'closing']],
  [10, 9, ['what', 'after']],
  [6, 7, ['what', 'history']],
  [5, 6, ['history', 'what']],
  [3, 4, ['after', 'what']],
  [3, 5, ['ask', 'what']],
  [3, 6, ['what', 'threat']],
  [4, 9, ['what', 'after', 'ask']],
  [3, 8, ['sigh', 'what', 'after']],
  [2, 9, ['history', 'what', 'after']],
  [2, 9, ['what', 'history', 'ask']],
  [1, 8, ['what', 'after', 'history']],
  [1, 8, ['what', 'after', 'threat']],
  [1, 7, ['what', 'more', 'ask']],
  [0, 8, ['sigh', 'what', 'after', 'threat']],
  [0, 8, ['what', 'after', 'history', 'closing']],
  [0, 7, ['history', 'what', 'more', 'closing']],
  [0, 7, ['what', 'more', 'after', 'ask']],
  [0, 5, ['what', 'history', 'after', 'ask', 'threat']],
];

function complaint(teller: Teller, dice: Dice, saying: Saying): string[] {
  const { pack, person } = teller.occasion();
  const length = person?.habits.length ?? 0.4;
  const bank = saying.cause ? pack.causes[saying.cause] : pack.topics[saying.topic];
  const sentences: string[] = [];
  if (saying.again && dice.chance(0.75)) sentences.push(teller.say(pack.talk.again));
  if (dice.chance(0.11 * (1 - length)) && person?.source !== 'reviews') {
    sentences.push(teller.say(bank.brief));
    if (dice.chance(0.3)) sentences.push(teller.say(pack.talk.ask));
  } else {
    for (const part of shapeFor(dice, length)) sentences.push(said(teller, part, saying));
  }
  if (saying.version !== null && dice.chance(0.6))
    sentences.push(sinceVersion(pack.lang, saying.version, dice));
  return sentences;
}

/** Topics with which people end up at the hotline; there they have more to tell. */
const CALLED_SUPPORT: ReadonlySet<TopicKey> = new Set([
  'network',
  'billing',
  'esim',
  'speed',
  'roaming',
  'devices',
]);

function shapeFor(dice: Dice, length: number): readonly Part[] {
  let total = 0;
  for (const [terse, long] of SHAPES) total += terse * (1 - length) + long * length;
  let left = dice.unit() * total;
  for (const [terse, long, parts] of SHAPES) {
    left -= terse * (1 - length) + long * length;
    if (left < 0) return parts;
  }
  return ['what'];
}

function said(teller: Teller, part: Part, { topic, cause }: Saying): string {
  const { pack } = teller.occasion();
  switch (part) {
    case 'what':
      return teller.say((cause ? pack.causes[cause] : pack.topics[topic]).complaint);
    case 'after':
      return teller.say((cause ? pack.causes[cause] : pack.topics[topic]).aftermath);
    case 'more':
      return teller.say(CALLED_SUPPORT.has(topic) ? pack.topics.support.complaint : pack.talk.history);
    default:
      return teller.say(pack.talk[part]);
  }
}

const SINCE_VERSION = {
  en: [
    (v: string) => `Since app ${v}`,
    (v: string) => `It came back with ${v}`,
    (v: string) => `Was fixed, and with version ${v} it’s back`,
    (v: string) => `App is on ${v}`,
    (v: string) => `${v} brought it back, congratulations`,
  ],
  de: [
    (v: string) => `Seit App-Version ${v}`,
    (v: string) => `Mit ${v} ist es wieder da`,
    (v: string) => `War behoben, seit der ${v} wieder genau dasselbe`,
    (v: string) => `App ist die ${v}`,
  ],
  fr: [
    (v: string) => `Depuis la version ${v}`,
    (v: string) => `C’est revenu avec la ${v}`,
    (v: string) => `C’était réglé, et avec la ${v} ça recommence`,
  ],
} as const;

const sinceVersion = (lang: keyof typeof SINCE_VERSION, version: string, dice: Dice) =>
  dice.pick<(v: string) => string>(SINCE_VERSION[lang])(version);

function question(teller: Teller, dice: Dice, saying: Saying): string[] {
  const { pack } = teller.occasion();
  if (saying.cause)
    return [
      teller.say(pack.causes[saying.cause].brief),
      ...(dice.chance(0.6) ? [teller.say(pack.talk.ask)] : []),
    ];
  const sentences: string[] = [];
  if (dice.chance(0.45)) sentences.push(teller.say(pack.talk.lead));
  const asked = teller.say(pack.topics[saying.topic].question);
  sentences.push(/[.?!…]$/.test(asked) || !asks(asked) ? asked : `${asked}?`);
  if (dice.chance(0.35)) sentences.push(teller.say(pack.talk.thanksAhead));
  return sentences;
}

const asks = (text: string) =>
  /^(is|are|anyone|where|does|do|when|which|how|can|will|what|who|at what|on a|two|could|would|did|hat|habt|ist|sind|wo|wie|wann|was|wer|welche[rs]?|kann|gibt|geht|muss|wird|werden|est|quel|quelle|quand|comment|où|combien|peut|faut|y a|qui|c’est)\b/i.test(
    text,
  ) && !/[:;]/.test(text);

function praise(teller: Teller, dice: Dice, saying: Saying): string[] {
  const { pack, person } = teller.occasion();
  const length = person?.habits.length ?? 0.4;
  const sentences = [teller.say(pack.topics[saying.topic].praise)];
  if (dice.chance(0.35 + 0.4 * length)) sentences.push(teller.say(pack.talk.delight));
  if (dice.chance(0.3 * length)) sentences.push(teller.say(pack.talk.delight));
  return sentences;
}

const OFFICE: ReadonlySet<TopicKey> = new Set(['billing', 'stores', 'support', 'prices', 'privacy', 'brand']);

function replySentences(teller: Teller, dice: Dice, saying: Saying): string[] {
  const { pack } = teller.occasion();
  const { reply, talk } = pack;
  const topic = pack.topics[saying.topic];
  const bank = saying.cause ? pack.causes[saying.cause] : topic;
  const trade = OFFICE.has(saying.topic) || saying.cause === 'double-roaming' ? 'office' : 'technical';
  const maybe = (probability: number, say: () => string) => (dice.chance(probability) ? [say()] : []);
  switch (saying.kind) {
    case 'same-here':
      return [
        teller.say(reply.sameHere),
        ...maybe(0.75, () => teller.say(dice.chance(0.75) ? bank.complaint : bank.aftermath)),
        ...maybe(0.15, () => teller.say(talk.threat)),
      ];
    case 'not-here':
      return [
        teller.say(reply.notHere),
        ...maybe(0.3, () => teller.say(topic.tip)),
        ...maybe(0.3, () => teller.say(dice.chance(0.5) ? topic.praise : reply.guess)),
      ];
    case 'agreed':
      return [teller.say(reply.agreed), ...maybe(0.4, () => teller.say(topic.praise))];
    case 'sympathy':
      return [
        teller.say(reply.sympathy),
        ...maybe(0.45, () => teller.say(dice.chance(0.5) ? topic.tip : talk.history)),
      ];
    case 'joke':
      return [...maybe(0.3, () => teller.say(reply.sympathy)), teller.say(reply.joke)];
    case 'tip':
      return [
        teller.say(topic.tip),
        ...maybe(0.3, () => teller.say(dice.chance(0.5) ? topic.tip : reply.notHere)),
      ];
    case 'answered':
      return [
        teller.say(reply.answered[trade]),
        ...maybe(0.55, () => teller.say(reply.answered[trade])),
        ...maybe(0.25, () => teller.say(talk.ask)),
      ];
    case 'solved':
      return [teller.say(reply.solved[trade]), ...maybe(0.4, () => teller.say(talk.delight))];
    case 'still':
      return [
        teller.say(reply.still),
        ...maybe(0.5, () => teller.say(dice.chance(0.5) ? bank.aftermath : talk.history)),
        ...maybe(0.3, () => teller.say(talk.threat)),
      ];
    case 'fobbed-off':
      return [
        teller.say(reply.fobbedOff),
        ...maybe(0.55, () => teller.say(dice.chance(0.5) ? bank.aftermath : talk.history)),
        ...maybe(0.2, () => teller.say(talk.threat)),
      ];
    case 'bump':
      return [
        teller.say(reply.bump),
        ...maybe(0.7, () => teller.say(dice.chance(0.5) ? talk.ask : bank.aftermath)),
      ];
    case 'thanked':
      return [
        teller.say(reply.thanked),
        ...maybe(0.3, () => teller.say(dice.chance(0.5) ? topic.tip : talk.delight)),
      ];
    case 'post-reaction':
      return [
        teller.say(reply.toPost[saying.mood]),
        ...maybe(0.7, () =>
          teller.say(
            saying.mood === 'negative'
              ? bank.complaint
              : saying.mood === 'positive'
                ? topic.praise
                : topic.question,
          ),
        ),
      ];
    default:
      return [teller.say(reply.sympathy)];
  }
}

const startsSmall = (text: string) => text.charAt(0) !== text.charAt(0).toUpperCase();

/** The care team writes whole sentences: greeting, a word of sympathy, the matter, a close, a signature. */
function careText(teller: Teller, dice: Dice, saying: Saying): string {
  const { pack, answering } = teller.occasion();
  const { care } = pack;
  const cause = saying.cause ? pack.causes[saying.cause] : null;
  const steps = cause === null ? pack.topics[saying.topic].step : saying.fixed ? cause.stepFixed : cause.step;
  const parts: string[] = [];
  let greeting = dice.chance(saying.kind === 'care' ? 0.85 : 0.4) ? teller.say(care.greeting) : '';
  if (answering === null || answering === '') greeting = greeting.replace(/^, | ?,? ?$/, '').trim();
  if (saying.kind === 'care-info') parts.push(teller.say(care.afterInfo));
  else if (saying.kind === 'care-still') {
    parts.push(teller.say(care.afterStill));
    if (dice.chance(0.4)) parts.push(teller.say(steps));
  } else if (saying.kind === 'care-solved') parts.push(teller.say(care.afterSolved));
  else if (saying.mood === 'positive') parts.push(teller.say(care.toPraise));
  else if (saying.mood === 'neutral') parts.push(teller.say(care.toQuestion), teller.say(steps));
  else {
    if (dice.chance(0.85)) parts.push(teller.say(care.empathy));
    parts.push(teller.say(steps));
    if (dice.chance(0.15)) parts.push(teller.say(steps));
  }
  if (saying.kind !== 'care-solved' && dice.chance(0.6)) parts.push(teller.say(care.close));
  let body = '';
  for (const part of parts) {
    if (part === '') continue;
    const first = body === '';
    const begun = first && greeting !== '' ? part : part.charAt(0).toUpperCase() + part.slice(1);
    body += (first ? '' : ' ') + begun + (/[.?!…:)]$/.test(part) ? '' : '.');
  }
  const at = saying.at === null ? '' : `@${saying.at} `;
  // A sentence that begins small goes on after the greeting, another one begins anew.
  if (greeting !== '')
    greeting += startsSmall(body) ? ', ' : dice.chance(0.6) ? (pack.lang === 'fr' ? ' ! ' : '! ') : '. ';
  return `${at}${greeting}${body} ${teller.say(care.signed)}`.replace(/ {2,}/g, ' ');
}
