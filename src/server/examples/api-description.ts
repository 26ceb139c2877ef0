/** What stands above all calls on the page that describes them. */
export const API_DESCRIPTION = `One river: currents and paddling.

**Reading needs no key** and is \`GET\` throughout; each call below shows an example that works on the store this page
comes from. \`river=sample\` or \`river=real\` chooses where there are two. Refusals are \`application/problem+json\`
(RFC 9457) and name the field.

**Spreadsheets** take a table by its address alone: \`/currents.csv\`, \`/topics/movers.csv\`, \`/spikes.csv\`,
\`/campaigns.csv\`, \`/threads.csv\`, \`/flaws.csv\`, \`/flow.csv\`, \`/reply-times.csv\`, \`/voices.csv\`, \`/marks.csv\`,
with the filters of the answer they are made of.

- Excel: *Data → From Web*, and the address. Google Sheets: \`=IMPORTDATA("https://…/api/v1/currents.csv?days=28")\`, once
  this server can be reached from there; until sign-in exists it answers on its own machine only.
- The first line holds the names of the columns; they keep their meaning and their order, and new ones come last.
- What holds for all rows (title, window, zone, filters, sources, age) stands on lines before the names that begin with
  \`# \`, with \`about=1\` only: a spreadsheet that reads the address by itself must find the names on the first line.
- UTF-8 without a mark; \`bom=1\` puts one in front for Excel when a saved file is opened by hand.
- Text that a spreadsheet could run as a formula gets a leading apostrophe; \`raw=1\` leaves it as it was written.
- Instants are ISO 8601 in UTC. Not known is an empty cell, never 0.
- A table that holds more rows than asked for names the next ones in the header \`Link: <…>; rel="next"\`, and with
  \`about=1\` on a line \`# more_rows_at\`.`;
