import type { Hint } from './place.ts';

/** Keys and what they do: “J K tiếp, trước”. */
export function KeyHint({ keys, text }: Hint) {
  return (
    <span>
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
      {text}
    </span>
  );
}
