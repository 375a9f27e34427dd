import { IconFile, IconFileSpreadsheet, IconFileText, IconFileTypePdf, IconPhoto } from '@tabler/icons-react';

/** The picture of a kind of file. */
export function EvidenceIcon({ mediaType }: { mediaType: string }) {
  const Picture =
    mediaType === 'application/pdf'
      ? IconFileTypePdf
      : mediaType.startsWith('image/')
        ? IconPhoto
        : /sheet|csv/.test(mediaType)
          ? IconFileSpreadsheet
          : mediaType.startsWith('text/')
            ? IconFileText
            : IconFile;
  return (
    <span className="thumb">
      <Picture className="i" aria-hidden="true" />
    </span>
  );
}
