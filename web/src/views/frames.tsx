export function FramesView() {
  return <p>…</p>;
}
