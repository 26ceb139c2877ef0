/** What there is to type. */
export const USAGE = `Usage: npm run -s eddyline -- COMMAND

  import mentions|campaigns|posts|marks|exposure FILE   take in a CSV, NDJSON or JSON file
      --map PRESET|JSON   how its columns are read: a preset, or {"at":"Date","text":"Post"}
      --source NAME       source of rows that name none
      --tz ZONE           zone of times that carry none, such as Europe/Berlin
      --dates dmy|mdy     order of day and month where the file does not show it
      --covers FROM/TO    what was collected, when that is more than first to last row
      --encoding NAME     when the file is neither UTF-8 nor Windows-1252
  mark --type release|fix|incident|note --label TEXT   write a mark on the time axis, as a deploy pipeline would
      --at TIME --end TIME   with zone; now when left out
      --version V, --url ADDRESS
      --key KEY           the same key writes once; by default what the mark says, when --at is given
  effect --csv FILE --value COLUMN --pre-rows N   how far rows after the first N ran from what these led to expect
      --controls A,B      columns the start did not touch, that move as the value does
      --time COLUMN       dates: steps without a row are gaps, days have weekdays; rows are equal steps without
      --log               on the scale of ratios, as counts are
      --json              {averageEffect, averageInterval, cumulativeEffect, …, verdict, reasons, placebo}
  spikes --csv FILE   which counts are unusual, each by those before it alone
      --time COLUMN --value COLUMN   timestamp and value when left out
      --json              a line a row: {timestamp, value, expected, upper, score, alert}
  score                                        one text a line on standard input → label and probabilities, NDJSON
      --lang TAG          the language of every line; each line's is detected when left out
  imports                                      list imports
  withdraw IMPORT                              take an import back
  erase AUTHOR [--source NAME]                 erase a person's words and name
  check                                        recount every mention and compare with the rollups

Works while the server runs (through it) and while it does not.`;

/** Something was typed that no command takes. */
export class UsageError extends Error {}

/** Options as they were typed, by name. */
export type Options = Record<string, string | boolean | undefined>;

/** What a command line says; a sentence that it throws is for whoever typed it. */
export function usage<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
