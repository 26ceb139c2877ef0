import { useNavigate, useRouterState } from '@tanstack/react-router';
import { CampaignDialog } from '../features/paddling/campaign-dialog';
import { MarkDialog } from '../features/paddling/mark-dialog';

/**
 * The dialog an address asks for, over any page: `new-campaign`, `new-mark`, `mark:KIND` and `mark:KIND:INSTANT` (a new
 * one, filled in so far), `edit-campaign:ID`, `edit-mark:ID@INSTANT`. Pages only link to it, so features need not know
 * each other.
 */
export function Dialogs({ name }: { name: string }) {
  const navigate = useNavigate();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const [kind, subject] = split(name);
  const [id = '', at = ''] = subject.split('@');
  const close = () =>
    void navigate({
      to: '.',
      search: (search: object) => ({ ...search, dialog: undefined }),
      replace: true,
      resetScroll: false,
    } as never);
  // The page of what is removed goes with it.
  const closeRemoved = (removed: string) =>
    navigate({
      to: path.endsWith(`/${id}`) ? '/campaigns' : '.',
      search: (search: object) => (path.endsWith(`/${id}`) ? {} : { ...search, dialog: undefined }),
      state: { removed },
      replace: true,
      resetScroll: false,
    } as never);
  switch (kind) {
    case 'new-campaign':
      return <CampaignDialog id={null} onClose={close} />;
    case 'edit-campaign':
      return <CampaignDialog id={id} onClose={close} onRemoved={closeRemoved} />;
    case 'new-mark':
      return <MarkDialog mark={null} onClose={close} />;
    case 'mark': {
      const [markKind, when] = split(subject);
      return <MarkDialog mark={null} prefill={{ kind: markKind, at: when }} onClose={close} />;
    }
    case 'edit-mark':
      return <MarkDialog mark={{ id, at }} onClose={close} onRemoved={closeRemoved} />;
    default:
      return null;
  }
}

function split(name: string): [string, string] {
  const colon = name.indexOf(':');
  return colon < 0 ? [name, ''] : [name.slice(0, colon), name.slice(colon + 1)];
}
