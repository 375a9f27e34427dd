/** Ring and centre point: “tâm”. */
export function Brand() {
  return (
    <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
      <rect width="28" height="28" rx="7" fill="var(--accent)" />
      <circle cx="14" cy="14" r="7.4" fill="none" stroke="var(--on-accent)" strokeWidth="2.2" />
      <circle cx="14" cy="14" r="2.6" fill="var(--on-accent)" />
    </svg>
  );
}
