"""Ids of very many rows out of the catalogue at once."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Select, Text, cast, func, select

#: Ids of rows, whole numbers of eight bytes.
Ids: TypeAlias = NDArray[np.int64]


def ids_of(connection: Connection, wanted: Select[Any]) -> Ids:
    """What a query of one column of ids gives, in its order."""
    (column,) = wanted.subquery().c
    return read_joined(connection.execute(select(joined(column))).scalar())


def joined(column: ColumnElement[int]) -> ColumnElement[str]:
    """All of a column's ids as one text, for `read_joined`.

    Fetched row by row, SQLite and Python take turns a hundred thousand times; this is three times
    as fast, and other threads go on meanwhile.
    """
    return func.aggregate_strings(cast(column, Text), ",")


def read_joined(told: str | None) -> Ids:
    """The ids in such a text."""
    if not told:
        return np.zeros(0, dtype=np.int64)
    return np.fromstring(told, dtype=np.int64, sep=",")


def distinct(ids: Ids) -> Ids:
    """The ids in order, each once.

    `numpy.unique` does the same, and loads all of numpy's masked arrays the first time.
    """
    ids = np.sort(ids)
    first = np.ones(len(ids), dtype=np.bool_)
    np.not_equal(ids[1:], ids[:-1], out=first[1:])
    return ids[first]


def mask_of(ids: Ids, size: int) -> NDArray[np.bool_]:
    """Which of the numbers below `size` are among these ids."""
    found = np.zeros(size, dtype=np.bool_)
    found[ids[ids < size]] = True
    return found
