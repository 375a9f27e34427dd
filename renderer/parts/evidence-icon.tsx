import { IconFile, IconFileSpreadsheet, IconFileText, IconFileTypePdf, IconPhoto } from '@tabler/icons-react';

/** The sign of a kind of file. */
export function KindIcon({ mediaType }: { mediaType: string }) {
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
  return <Picture className="i" aria-hidden="true" />;
}

/** The same in the frame of a small picture. */
export const EvidenceIcon = ({ mediaType }: { mediaType: string }) => (
  <span className="thumb">
    <KindIcon mediaType={mediaType} />
  </span>
);
