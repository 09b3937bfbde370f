"""Blocks of all documents: which spellings share a key of few units, and which of those are alike."""

import sqlite3
from functools import lru_cache
from itertools import combinations

from kzgraph.resolve.across.candidate import FAMILY, Candidate
from kzgraph.resolve.across.policy import Policy
from kzgraph.resolve.compare import Profile, compare_profiles
from kzgraph.resolve.kept.compared import Spellings, spelling_of
from kzgraph.resolve.kept.tables import chunks, stored

AT_HAND = 1 << 13  # spellings that are kept taken apart; some 2 kB each
BATCH = 1000
_FRESH = "SELECT number FROM name_spelling WHERE fresh AND units > 0 AND number > ? ORDER BY number LIMIT ?"
_COUNT = (
    "UPDATE name_spelling SET units = units + (SELECT change FROM temp.name_delta_ WHERE spelling = number)"
    " WHERE number IN (SELECT spelling FROM temp.name_delta_)"
)
_GONE = "SELECT spelling FROM temp.name_delta_ JOIN name_spelling ON number = spelling WHERE units = 0"
_SHIFT = (
    "INSERT INTO temp.name_shift_ SELECT k.block, sum(d.change) FROM temp.name_delta_ d"
    " JOIN name_key k USING (spelling) GROUP BY k.block HAVING sum(d.change) <> 0"
)
_CROSSED = (
    "INSERT INTO temp.name_crossed_ SELECT number, units + change <= :most FROM temp.name_shift_ JOIN name_block"
    " ON number = block WHERE (units <= :most) <> (units + change <= :most)"
)
_SHIFTED = (
    "UPDATE name_block SET units = units + (SELECT change FROM temp.name_shift_ WHERE block = number)"
    " WHERE number IN (SELECT block FROM temp.name_shift_)"
)
_TOUCHED = (
    "INSERT OR IGNORE INTO temp.name_touched_ SELECT u.number FROM temp.name_crossed_ c JOIN name_key k USING (block)"
    " JOIN name_unit u ON u.spelling = k.spelling"
)
_BROKEN = (
    "INSERT OR IGNORE INTO temp.name_broken_ SELECT u.component FROM temp.name_crossed_ c JOIN name_key k USING (block)"
    " JOIN name_unit u ON u.spelling = k.spelling WHERE u.component IS NOT NULL"
)
_PARTED = (
    "DELETE FROM name_like WHERE a IN (SELECT spelling FROM name_key WHERE block = :block)"
    " AND b IN (SELECT spelling FROM name_key WHERE block = :block) AND NOT EXISTS (SELECT 1 FROM name_key one"
    " JOIN name_key other USING (block) JOIN name_block ON number = block"
    " WHERE one.spelling = a AND other.spelling = b AND units <= :most)"
)
_WORK = (
    "INSERT INTO temp.name_work_ SELECT number, EXISTS (SELECT 1 FROM temp.name_crossed_ WHERE block = number)"
    " FROM name_block WHERE units <= ? AND number IN (SELECT block FROM name_key JOIN name_spelling s"
    " ON s.number = spelling WHERE s.fresh UNION SELECT block FROM temp.name_crossed_ WHERE live)"
)
_BLOCKS = "SELECT block, hot FROM temp.name_work_ JOIN name_block ON number = block ORDER BY key"
_BLOCKS_OF = "SELECT block FROM name_key JOIN temp.name_work_ USING (block) WHERE spelling = ?"
_IN_BLOCK = "SELECT number, fresh FROM name_spelling JOIN name_key ON spelling = number WHERE block = ? ORDER BY number"


def block(db: sqlite3.Connection, names: Spellings, policy: Policy) -> None:
    """Bring up to date which spellings are alike, after units were respelled; note the units of blocks that crossed."""
    most = {"most": policy.block}
    db.execute(_COUNT)
    for spellings in chunks(db, _FRESH, BATCH):
        for spelling in spellings:
            _add_keys(db, spelling, names)
    for query in (_SHIFT, _CROSSED, _SHIFTED, _BROKEN, _TOUCHED):
        db.execute(query, most if ":most" in query else {})
    for (spelling,) in db.execute(_GONE).fetchall():
        db.execute("DELETE FROM name_like WHERE a = ? OR b = ?", (spelling, spelling))
        db.execute("DELETE FROM name_key WHERE spelling = ?", (spelling,))
        db.execute("DELETE FROM name_spelling WHERE number = ?", (spelling,))
    for (crossed,) in db.execute("SELECT block FROM temp.name_crossed_ WHERE NOT live").fetchall():
        db.execute(_PARTED, {"block": crossed, **most})
    db.execute("DELETE FROM name_block WHERE units = 0 AND number IN (SELECT block FROM temp.name_shift_)")
    db.execute(_WORK, (policy.block,))
    _compare(db, names, policy)
    db.execute("UPDATE name_spelling SET fresh = 0 WHERE fresh")


def _add_keys(db: sqlite3.Connection, spelling: int, names: Spellings) -> None:
    (text,) = db.execute("SELECT text FROM name_spelling WHERE number = ?", (spelling,)).fetchone()
    kind, called = spelling_of(text)
    keys = [(stored(f"{FAMILY[kind]} {key}"),) for key in names.keys(Candidate("", kind, called))]
    db.executemany("INSERT OR IGNORE INTO name_block (key, units) VALUES (?, 0)", keys)
    row = "INSERT INTO name_key SELECT number, ? FROM name_block WHERE key = ?"
    db.executemany(row, [(spelling, key) for (key,) in keys])


def _compare(db: sqlite3.Connection, names: Spellings, policy: Policy) -> None:
    """Compare what is new with what shares a block with it, and in blocks that are no longer too large all."""

    @lru_cache(maxsize=AT_HAND)
    def spelled(number: int) -> tuple[Profile, frozenset[int]]:
        (text,) = db.execute("SELECT text FROM name_spelling WHERE number = ?", (number,)).fetchone()
        return names.profile(*spelling_of(text)), frozenset(one for (one,) in db.execute(_BLOCKS_OF, (number,)))

    for shared, hot in db.execute(_BLOCKS).fetchall():
        rows = []
        members = db.execute(_IN_BLOCK, (shared,)).fetchall()
        for (a, new), (b, other) in combinations(members, 2):
            if new or other:
                (one, mine), (two, theirs) = spelled(a), spelled(b)
                if min(mine & theirs) != shared:  # each pair once, in one of the blocks that it shares
                    continue
            elif hot:
                one, two = spelled(a)[0], spelled(b)[0]
            else:
                continue
            score = compare_profiles(one, two)
            if score.value >= policy.unsure:
                rows.append((a, b, score.value, score.rule, score.detail))
        db.executemany("INSERT OR REPLACE INTO name_like VALUES (?, ?, ?, ?, ?)", rows)
