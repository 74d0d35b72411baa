"""What is typed, made text, paths, numbers and yes or no, without what Typer loads for it.

Typer asks pydantic, whose import takes as long as many a command. Here the plain cases are
answered; whatever is odd, every refusal among it, goes to Typer's own reading, so that nothing is
told twice.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Any, get_args, get_origin

_WHOLE = re.compile(r"-?[0-9]{1,15}")
_DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")


def read_quickly() -> None:
    """Let Typer's commands read plain words by `quick`, where this version of it can be told so."""
    with suppress(ImportError, AttributeError, KeyError):
        from typer import _coercion, core

        slowly = vars(core)["build_runtime_param"]  # a private part: other versions may lack it

        class Quick(_coercion.RuntimeParam):
            """One parameter: at once where that can be, else as Typer does it."""

            def __init__(self, descriptor: Any) -> None:
                super().__init__(descriptor.parameter_info, descriptor.annotation)
                object.__setattr__(self, "descriptor", descriptor)

            def _coerce_value(self, value: Any, param: Any, ctx: Any) -> Any:
                info = self.parameter_info
                read = quick(value, self.annotation, info.min, info.max)
                if read is None:
                    whole = slowly(self.descriptor)  # type: ignore[attr-defined]
                    return whole._coerce_value(value, param=param, ctx=ctx)
                return read

        def build(descriptor: Any) -> Any:
            info = descriptor.parameter_info
            asked = (info.parser, info.exists, info.resolve_path, info.clamp, info.path_type)
            return slowly(descriptor) if any(asked) else Quick(descriptor)

        vars(core)["build_runtime_param"] = build


def quick(value: Any, wanted: Any, least: float | None = None, most: float | None = None) -> Any:
    """`value` as `wanted`, a type or a list of one; None where that is not plain to see."""
    if get_origin(wanted) is list and isinstance(value, list | tuple):
        one_of = get_args(wanted)[0]
        read = [quick(one, one_of, least, most) for one in value]
        return None if None in read else read
    if isinstance(value, str) and not value.isprintable():
        return None  # bytes that are no text among it
    if wanted is str or wanted is bool:
        return value if isinstance(value, wanted) else None
    if wanted is Path:
        return Path(value) if isinstance(value, str | Path) else None
    if wanted is int or wanted is float:
        number = _number(value, wanted)
        within = number is not None and (least is None or number >= least)
        return number if within and (most is None or number <= most) else None  # type: ignore[operator]
    return None


def _number(value: Any, wanted: type[int] | type[float]) -> int | float | None:
    if isinstance(value, str):
        plain = (_WHOLE if wanted is int else _DECIMAL).fullmatch(value)
        return wanted(value) if plain else None
    return value if type(value) is wanted else None
