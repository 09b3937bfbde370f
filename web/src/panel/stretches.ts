import type { ClaimRow } from "../data/types";

/** A part of a text that the same claims cover. start: code points; trigger: is it the word that says one of them. */
export interface Stretch {
  start: number;
  text: string;
  claims: ClaimRow[];
  trigger: boolean;
}

/** Return a text cut where claims begin and end; joined the parts are the text. Offsets are code points. */
export function stretches(text: string, claims: readonly ClaimRow[]): Stretch[] {
  const points = Array.from(text);
  const cuts = new Set([0, points.length]);
  const spans = claims.flatMap((claim) => (claim.span ? [{ claim, start: claim.span[0], end: claim.span[1] }] : []));
  const words = spans.flatMap(({ claim, start, end }) => {
    if (claim.trigger === undefined || claim.trigger < start || claim.trigger >= end) return [];
    let stop = claim.trigger;
    while (stop < end && /[\p{L}\p{N}’'-]/u.test(points[stop] ?? "")) stop++;
    return [{ start: claim.trigger, end: stop }];
  });
  for (const one of [...spans, ...words]) for (const cut of [one.start, one.end]) if (cut <= points.length) cuts.add(cut);
  const order = [...cuts].sort((a, b) => a - b);
  return order.slice(0, -1).map((start, index) => {
    const end = order[index + 1]!;
    return {
      start,
      text: points.slice(start, end).join(""),
      // The shortest first: it says most closely what stands here.
      claims: spans
        .filter((one) => one.start <= start && end <= one.end)
        .sort((a, b) => a.end - a.start - (b.end - b.start))
        .map((one) => one.claim),
      trigger: words.some((one) => one.start <= start && end <= one.end),
    };
  });
}
