export function SourcesView() {
  return <p>…</p>;
}
