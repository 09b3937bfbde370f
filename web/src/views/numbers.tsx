export function NumbersView() {
  return <p>…</p>;
}
