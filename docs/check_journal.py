"""Check a library's journal, and its tables against it:  python3 check_journal.py LIBRARY"""

import hashlib
import json
import pathlib
import sqlite3
import sys


def check(library):
    """Every fault found; needs Python with its SQLite, and nothing of Evidence Desk."""
    address = (pathlib.Path(library) / "library.sqlite").resolve().as_uri() + "?mode=ro"
    database, last, rows, faults = sqlite3.connect(address, uri=True), "0" * 64, {}, []
    database.row_factory = sqlite3.Row
    names = "id, at, editor, program, kind, title, args, changes, facts, undoes"
    query = f"SELECT {names}, previous_hash, hash FROM journal ORDER BY id"
    for count, entry in enumerate(database.execute(query), 1):
        line = [last, *entry[:10]]
        line = json.dumps(line, ensure_ascii=False, separators=(",", ":"), default=repr)
        right = hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()
        if (entry["id"], entry["previous_hash"], entry["hash"]) != (count, last, right):
            return [f"entry {count} is not as it was written"]  # those after it prove nothing
        last = right
        for table, number, _before, after in json.loads(entry["changes"]):
            row = rows.setdefault(table, {}).pop(number, {})
            rows[table].update({} if after is None else {number: row | after})
    for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
        there = [dict(row) for row in database.execute(f"SELECT * FROM {table}")]
        if there and "id" in there[0] and not table.startswith(("journal", "words")):
            said, there = rows.pop(table, {}), {row["id"]: row for row in there}
            odd = [one for one in {**there, **said} if there.get(one) != said.get(one)]
            faults += [f"row {one} of {table} is not what the journal says" for one in odd]
    return faults + [f"the rows of {table} are gone" for table in rows if rows[table]]


if __name__ == "__main__":
    print("\n".join(check(sys.argv[1])) or "The journal and the tables are as they were written.")
