export function MapView() {
  return <p>…</p>;
}
