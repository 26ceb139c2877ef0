import { BOARD_DAYS, type BoardDays } from '../../contract/board-kinds';
import type { BoardDigest } from '../../contract/digests';
import { formatQuantity } from './charts/number-format';
import { CONTROL, Field } from './field';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** When a board is sent, and of how many days. */
export type DigestWhen = Pick<BoardDigest, 'cadence' | 'hour' | 'zone' | 'days'> & { weekday: number };

/** `each Monday at 07:00 (Europe/Berlin)`. */
export function whenWords({ cadence, weekday, hour, zone }: Omit<BoardDigest, 'days'> | DigestWhen): string {
  const day = cadence === 'daily' ? 'day' : WEEKDAYS[(weekday ?? 1) - 1];
  return `each ${day} at ${hourWords(hour)} (${zone})`;
}

/** The fields that say when a board is sent; `errors` by field. */
export function DigestWhenFields({
  when,
  errors,
  set,
}: {
  when: DigestWhen;
  errors: Record<string, string>;
  set: (change: Partial<DigestWhen>) => void;
}) {
  const zones = Intl.supportedValuesOf('timeZone');
  return (
    <>
      <Field label="How often" error={errors.cadence}>
        {(control) => (
          <select
            {...control}
            className={CONTROL}
            value={when.cadence}
            onChange={({ target }) => set({ cadence: target.value as DigestWhen['cadence'] })}
          >
            <option value="daily">daily</option>
            <option value="weekly">weekly</option>
          </select>
        )}
      </Field>
      {when.cadence === 'weekly' && (
        <Field label="Day" error={errors.weekday}>
          {(control) => (
            <select
              {...control}
              className={CONTROL}
              value={when.weekday}
              onChange={({ target }) => set({ weekday: Number(target.value) })}
            >
              {WEEKDAYS.map((name, index) => (
                <option key={name} value={index + 1}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label="Hour" error={errors.hour}>
        {(control) => (
          <select
            {...control}
            className={CONTROL}
            value={when.hour}
            onChange={({ target }) => set({ hour: Number(target.value) })}
          >
            {HOURS.map((hour) => (
              <option key={hour} value={hour}>
                {hourWords(hour)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label="Reader’s time zone"
        hint="Sets the hour only; days are the workspace’s."
        error={errors.zone}
      >
        {(control) => (
          <>
            <input
              {...control}
              className={CONTROL}
              required
              list="digest-zones"
              value={when.zone}
              onChange={({ target }) => set({ zone: target.value })}
            />
            <datalist id="digest-zones">
              <option value="UTC" />
              {zones.map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field label="Tells of" error={errors.days}>
        {(control) => (
          <select
            {...control}
            className={CONTROL}
            value={when.days ?? ''}
            onChange={({ target }) =>
              set({ days: target.value === '' ? null : (Number(target.value) as BoardDays) })
            }
          >
            <option value="">the board’s days</option>
            {BOARD_DAYS.map((days) => (
              <option key={days} value={days}>
                {formatQuantity(days, 'whole day')}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}

function hourWords(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
