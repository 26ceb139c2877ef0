import clsx from 'clsx';
import type { ComponentProps } from 'react';

type ButtonProps = ComponentProps<'button'> & { look?: 'plain' | 'primary' | 'quiet' | 'danger' };

const LOOKS = {
  plain: 'border border-line bg-surface text-ink hover:border-ink3',
  primary: 'border border-accent bg-accent text-on-accent hover:opacity-90',
  quiet: 'border border-transparent text-ink2 hover:bg-grid',
  danger: 'border border-neg-ink text-neg-ink hover:bg-neg-soft',
};

export function Button({ look = 'plain', className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={clsx(
        'inline-flex min-h-8 items-center justify-center gap-1.5 whitespace-nowrap rounded-md px-3 font-medium print:hidden disabled:cursor-default disabled:opacity-50',
        LOOKS[look],
        className,
      )}
      {...rest}
    />
  );
}
