"""What commands print for scripts: JSON as every program lays it out."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence_desk.cli.scripts import print_json, print_json_each
from evidence_desk.domain.items import Status

_SINGLE = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.sampled_from(Status)
)
_VALUES = st.recursive(
    _SINGLE,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(st.lists(_VALUES, max_size=3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_json_is_laid_out_with_two_spaces(
    capsys: pytest.CaptureFixture[str], records: list[object]
) -> None:
    expected = json.dumps(records, ensure_ascii=False, indent=2) + "\n"
    print_json(records)
    assert capsys.readouterr().out == expected
    print_json_each(iter(records))
    assert capsys.readouterr().out == expected
