import { Icon } from '../../../components/Icon.tsx';

/** Says that a word opens a list. */
export function WordCaret({ className }: { readonly className?: string }) {
  return <Icon name="keyboard_arrow_down" size={16} {...(className === undefined ? {} : { className })} />;
}
