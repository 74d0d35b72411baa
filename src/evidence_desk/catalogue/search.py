"""Full text over everything said of an item, kept in step with each change."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select, text

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import Changes, chunks

_GATHER = """
INSERT INTO words (rowid, title, note, name, place, body)
SELECT items.id,
       (SELECT group_concat(value, ' ') FROM texts
         WHERE owner = 'item' AND owner_id = items.id AND field = 'title'),
       concat_note.value,
       items.name || ' ' || items.folder || coalesce(
           (SELECT ' ' || group_concat(name, ' ') FROM copies WHERE item_id = items.id), ''),
       items.place,
       coalesce((SELECT body FROM bodies WHERE item_id = items.id), '') || ' ' || coalesce(
           (SELECT group_concat(words, ' ') FROM transcript_lines WHERE item_id = items.id), '')
  FROM items
  LEFT JOIN (SELECT owner_id, group_concat(value, ' ') AS value FROM (
                 SELECT owner_id, value FROM texts
                  WHERE owner = 'item' AND field <> 'title' AND owner_id IN ({ids})
                 UNION ALL
                 SELECT item_id, note FROM marks WHERE item_id IN ({ids})
                 UNION ALL
                 SELECT clips.item_id, texts.value FROM clips JOIN texts
                     ON texts.owner = 'clip' AND texts.owner_id = clips.id
                  WHERE clips.item_id IN ({ids})
                 UNION ALL
                 SELECT marks.item_id, texts.value FROM marks JOIN texts
                     ON texts.owner = 'mark' AND texts.owner_id = marks.id
                  WHERE marks.item_id IN ({ids}))
              GROUP BY owner_id) AS concat_note ON concat_note.owner_id = items.id
 WHERE items.id IN ({ids})
"""


def refresh(connection: Connection, item_ids: Iterable[int]) -> None:
    """Index these items' words anew."""
    for part in chunks(sorted(item_ids)):
        ids = ",".join(str(int(number)) for number in part)
        connection.execute(text(f"DELETE FROM words WHERE rowid IN ({ids})"))
        connection.execute(text(_GATHER.format(ids=ids)))


def refresh_after(connection: Connection, changes: Changes) -> None:
    """Index anew what a change has said something of.

    What is said of a clip or a mark is said of its item too, which then counts as touched.
    """
    found = set(changes.reindex)
    for kind, table in (("clip", tables.clips), ("mark", tables.marks)):
        for part in chunks({number for touched, number in changes.touched if touched == kind}):
            owners = connection.execute(select(table.c.item_id).where(table.c.id.in_(part)))
            found.update(owners.scalars())
    changes.touched.update(("item", number) for number in found)
    refresh(connection, found)


def rebuild(connection: Connection) -> None:
    """Index every item anew."""
    connection.execute(text("DELETE FROM words"))
    rows = connection.execute(text("SELECT id FROM items"))
    refresh(connection, [row[0] for row in rows])
