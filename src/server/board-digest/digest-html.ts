import { CHART_WIDTH } from './chart-frame';
import type { DigestContent, DigestPicture } from './digest-content';
import type { DigestFooter } from './digest-footer';
import { DARK, LIGHT } from './light-colours';
import { escaped } from './markup';

const FONT = `font-family:Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif`;
const SIGNS = {
  positive: { words: '+ positive', ink: LIGHT['pos-ink'], edge: LIGHT.pos, name: 'pos' },
  neutral: { words: '· neutral', ink: LIGHT.ink2, edge: LIGHT.neu, name: 'ink2' },
  negative: { words: '− negative', ink: LIGHT['neg-ink'], edge: LIGHT.neg, name: 'neg' },
} as const;

/**
 * A digest as a mail: one column of 600 pixels in tables, styles where they stand, for mail programs know no more.
 * Everything somebody else wrote is text, never markup. `source` says where a picture is.
 */
export function digestHtml(
  content: DigestContent,
  footer: DigestFooter,
  source: (picture: DigestPicture) => string,
): string {
  const rows = [
    head(content),
    ...content.lines.map(lineRow),
    ...content.pictures.map((picture) => pictureRow(picture, source(picture), content.board.url)),
    voicesRow(content),
    foot(content, footer),
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escaped(content.subject)}</title><style>${STYLE}</style></head>
<body class="bg" style="margin:0;padding:0;background:${LIGHT.bg}">
<div style="display:none;max-height:0;overflow:hidden">${escaped(content.quiet ?? content.span)}</div>
<table role="presentation" class="bg" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${LIGHT.bg}"><tr><td align="center" style="padding:16px 8px">
<table role="presentation" class="surface" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;background:${LIGHT.surface};border:1px solid ${LIGHT.line};border-radius:10px">
${rows.join('\n')}
</table></td></tr></table></body></html>
`;
}

const STYLE = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (max-width:480px){.pad{padding-left:16px!important;padding-right:16px!important}.wide{width:100%!important;text-align:center!important;box-sizing:border-box!important}}
@media (prefers-color-scheme:dark){.bg{background:${DARK.bg}!important}.surface{background:${DARK.surface}!important;border-color:${DARK.line}!important}
.ink{color:${DARK.ink}!important}.ink2{color:${DARK.ink2}!important}.link{color:${DARK.accent}!important}.rule{border-color:${DARK.line}!important}
.pos{color:${DARK['pos-ink']}!important}.neg{color:${DARK['neg-ink']}!important}}`;

function row(inner: string, padding: string): string {
  return `<tr><td class="pad" style="padding:${padding};${FONT};color:${LIGHT.ink}">${inner}</td></tr>`;
}

function head({ board, span, quiet }: DigestContent): string {
  const brand = `<p class="ink2" style="margin:0 0 6px;font-size:13px;line-height:18px;color:${LIGHT.ink2}">Eddyline</p>`;
  const title = `<h1 class="ink" style="margin:0;font-size:24px;line-height:30px;font-weight:700;color:${LIGHT.ink}">${escaped(board.name)}</h1>`;
  const when = `<p class="ink2" style="margin:4px 0 0;font-size:14px;line-height:20px;color:${LIGHT.ink2}">${escaped(span)}</p>`;
  const nothing =
    quiet === null
      ? ''
      : `<p class="ink" style="margin:14px 0 0;font-size:16px;line-height:24px;font-weight:600;color:${LIGHT.ink}">${escaped(quiet)}</p>`;
  const open = `<a class="wide" href="${escaped(board.url)}" style="display:inline-block;margin:16px 0 0;padding:12px 20px;background:${LIGHT.accent};color:#ffffff;border-radius:8px;font-size:16px;line-height:20px;font-weight:600;text-decoration:none">Open the board</a>`;
  return row(brand + title + when + nothing + open, '22px 24px 8px');
}

function lineRow({ question, parts }: DigestContent['lines'][number]): string {
  const name = `<p class="ink2" style="margin:0;font-size:13px;line-height:18px;font-weight:600;color:${LIGHT.ink2}">${escaped(question)}</p>`;
  const words = parts.map(({ text, url }) => (url === null ? escaped(text) : anchor(url, text))).join('');
  return row(
    `${name}<p class="ink" style="margin:2px 0 0;font-size:16px;line-height:24px;color:${LIGHT.ink}">${words}</p>`,
    '10px 24px 0',
  );
}

function pictureRow({ title, alt, caption }: DigestPicture, source: string, url: string): string {
  const image = `<a href="${escaped(url)}"><img src="${escaped(source)}" width="${CHART_WIDTH}" alt="${escaped(alt)}" style="display:block;width:100%;max-width:${CHART_WIDTH}px;height:auto;border:0;border-radius:6px;background:#ffffff;font-size:14px;line-height:20px;color:${LIGHT.ink2}"></a>`;
  return row(
    `${heading(title)}${image}<p class="ink2" style="margin:6px 0 0;font-size:14px;line-height:20px;color:${LIGHT.ink2}">${escaped(caption)}</p>`,
    '24px 24px 0',
  );
}

function voicesRow({ voices, drawn }: DigestContent): string {
  const said = voices.map((voice) => {
    const { words, ink, edge, name } =
      voice.sentiment === null
        ? { words: 'not scored', ink: LIGHT.ink2, edge: LIGHT.neu, name: 'ink2' }
        : SIGNS[voice.sentiment];
    const lang = voice.lang === 'und' ? '' : ` lang="${escaped(voice.lang)}"`;
    const text = escaped(voice.text).replace(/\r\n|\n|\r/g, '<br>');
    return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 14px"><tr><td style="padding:0 0 0 12px;border-left:4px solid ${edge};${FONT}">
<p class="ink" dir="auto"${lang} style="margin:0;font-size:16px;line-height:24px;color:${LIGHT.ink};overflow-wrap:anywhere;word-break:break-word">${text}</p>
<p class="ink2" style="margin:4px 0 0;font-size:14px;line-height:20px;color:${LIGHT.ink2}"><b class="${name}" style="color:${ink}">${words}</b> · ${anchor(voice.url, voice.said)}</p></td></tr></table>`;
  });
  return row(
    `${heading('In their own words')}${said.join('\n')}<p class="ink2" style="margin:0;font-size:14px;line-height:20px;color:${LIGHT.ink2}">${escaped(drawn)}</p>`,
    '26px 24px 0',
  );
}

function foot({ basis }: DigestContent, { why, warning, unsubscribeUrl, settingsUrl }: DigestFooter): string {
  const line = (inner: string) =>
    `<p class="ink2" style="margin:0 0 8px;font-size:13px;line-height:19px;color:${LIGHT.ink2}">${inner}</p>`;
  const inner = [
    line(escaped(basis)),
    line(escaped(why)),
    ...(warning === null ? [] : [line(escaped(warning))]),
    line(`${anchor(unsubscribeUrl, 'Unsubscribe')} &nbsp;·&nbsp; ${anchor(settingsUrl, 'All that is sent')}`),
  ];
  return `<tr><td class="pad" style="padding:22px 24px 16px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="rule" style="border-top:1px solid ${LIGHT.line};padding:14px 0 0;${FONT}">${inner.join('')}</td></tr></table></td></tr>`;
}

function heading(words: string): string {
  return `<h2 class="ink" style="margin:0 0 8px;font-size:17px;line-height:24px;font-weight:700;color:${LIGHT.ink}">${escaped(words)}</h2>`;
}

function anchor(url: string, words: string): string {
  return `<a class="link" href="${escaped(url)}" style="color:${LIGHT.accent};text-decoration:underline">${escaped(words)}</a>`;
}
