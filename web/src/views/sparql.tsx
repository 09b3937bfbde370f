export function SparqlView() {
  return <p>…</p>;
}
