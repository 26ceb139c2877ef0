import { useNavigate } from '@tanstack/react-router';
import { CampaignDialog } from '../features/paddling/campaign-dialog';
import { MarkDialog } from '../features/paddling/mark-dialog';

/**
 * The dialog an address asks for, over any page: `new-campaign`, `new-mark`, `mark:KIND` and `mark:KIND:INSTANT` (a new
 * one, filled in so far), `edit-campaign:ID`, `edit-mark:ID@INSTANT`. Pages only link to it, so features need not know
 * each other.
 */
export function Dialogs({ name }: { name: string }) {
  const navigate = useNavigate();
  const close = () =>
    void navigate({
      to: '.',
      search: (search: object) => ({ ...search, dialog: undefined }),
      replace: true,
      resetScroll: false,
    } as never);
  const [kind, subject] = split(name);
  switch (kind) {
    case 'new-campaign':
      return <CampaignDialog id={null} onClose={close} />;
    case 'edit-campaign':
      return <CampaignDialog id={subject} onClose={close} />;
    case 'new-mark':
      return <MarkDialog mark={null} onClose={close} />;
    case 'mark': {
      const [markKind, at] = split(subject);
      return <MarkDialog mark={null} prefill={{ kind: markKind, at }} onClose={close} />;
    }
    case 'edit-mark': {
      const [id = '', at = ''] = subject.split('@');
      return <MarkDialog mark={{ id, at }} onClose={close} />;
    }
    default:
      return null;
  }
}

function split(name: string): [string, string] {
  const colon = name.indexOf(':');
  return colon < 0 ? [name, ''] : [name.slice(0, colon), name.slice(colon + 1)];
}
