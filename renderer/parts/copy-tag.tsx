import { IconEyeOff } from '@tabler/icons-react';
import { redaction } from '../texts/redaction.ts';

/** Tells a copy with parts blacked out from what it was made of, wherever evidence is listed. */
export const CopyTag = () => (
  <span className="tag">
    <IconEyeOff className="i" aria-hidden="true" />
    {redaction.link.tag}
  </span>
);
