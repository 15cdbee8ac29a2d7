// A small button with a picture on it; its name is what it does.

import { Icon, type IconName } from "../icons.tsx";

export function IconButton({ icon, name, text, onClick }: {
  readonly icon: IconName; readonly name: string; readonly text?: string; readonly onClick: () => void;
}) {
  return (
    <button type="button" class="button button-small button-quiet" aria-label={name} title={name} onClick={onClick}>
      <Icon name={icon} />{text === undefined ? null : ` ${text}`}
    </button>
  );
}
