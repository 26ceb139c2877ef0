import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Timer } from 'lucide-react';
import { medianOfAllWords } from '../../lib/reply-time-words';
import { replyTimesQuery } from '../../lib/reply-times-query';
import { formatShare } from '../../ui/charts/number-format';
import { REPLY_TIMES_DEFAULTS } from '../../url-state/reply-times-search';

/** How long people wait for our first answer, as two figures that lead to the rest. */
export function ReplyTimesLink() {
  const times = useQuery(replyTimesQuery(REPLY_TIMES_DEFAULTS)).data;
  const figures =
    times && times.all.threads > 0
      ? `${medianOfAllWords(times.all)}, ${formatShare(times.all.neverAnswered, times.all.threads)} never`
      : null;
  return (
    <Link
      to="/reply-times"
      className="threads-times"
      title="Of all people who began a thread in the last 28 days, whatever the filters: half were answered within this time; never answered apart"
    >
      <Timer size={14} aria-hidden="true" /> First reply <span>· all of 28 days</span>
      {figures && <b>{figures}</b>}
    </Link>
  );
}
