"""Marks in the words of a passage what the claim took from them: trigger, who, whom, number, time, source."""

from kzgraph.view.record import Claim

_ROLES = ("source", "actor", "target", "recipient", "theme", "place")  # earlier ones win where words overlap


def segments(claim: Claim, numbers: list[str]) -> list[list[str]]:
    """Return the passage of ``claim`` as [words, mark] pairs, in order; joined they are ``passage.exact``.

    mark is "trigger", a role, "frame", "number", "time" or "" for words that are not marked. Words that the
    passage does not hold are not marked; marks do not overlap: the trigger first, then frame, number and
    time, then the roles. numbers: the labels of the claim's quantities.
    """
    if claim.passage is None or not claim.passage.exact:
        return []
    exact = claim.passage.exact
    marks: list[str] = [""] * len(exact)
    trigger = _trigger(claim)
    if trigger:
        marks[trigger[0] : trigger[1]] = ["trigger"] * (trigger[1] - trigger[0])
    wanted = [("frame", claim.frame or "")] + [("number", n) for n in numbers] + [("time", claim.time_text or "")]
    wanted += [(role, text) for role in _ROLES for text in claim.texts.get(role, ())]
    for mark, text in wanted:
        _paint(exact, marks, mark, text)
    return _runs(exact, marks)


def _trigger(claim: Claim) -> tuple[int, int] | None:
    """Return start and end of the word at the trigger's offset, within the passage."""
    if claim.trigger is None or claim.passage is None:
        return None
    start = claim.trigger - claim.passage.start
    exact = claim.passage.exact
    if not 0 <= start < len(exact) or not exact[start].isalnum():
        return None
    end = start
    while end < len(exact) and (exact[end].isalnum() or exact[end] in "-'’"):
        end += 1
    return start, end


def _paint(exact: str, marks: list[str], mark: str, text: str) -> None:
    """Mark the first place where ``text`` stands as whole words with nothing marked yet but the trigger."""
    at = exact.find(text) if text else -1
    while at >= 0:
        end = at + len(text)
        whole = not (at and exact[at - 1].isalnum() and text[0].isalnum()) and not (
            end < len(exact) and exact[end].isalnum() and text[-1].isalnum()
        )
        if whole and all(m in ("", "trigger") for m in marks[at:end]):
            marks[at:end] = [m or mark for m in marks[at:end]]
            return
        at = exact.find(text, at + 1)


def _runs(exact: str, marks: list[str]) -> list[list[str]]:
    runs: list[list[str]] = []
    for character, mark in zip(exact, marks, strict=True):
        if runs and runs[-1][1] == mark:
            runs[-1][0] += character
        else:
            runs.append([character, mark])
    return runs
