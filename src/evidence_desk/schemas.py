"""The one door to pydantic, which checks what workers answer.

It loads itself piece by piece, in circles. Two threads that begin at two of the pieces meet half
way, and one of them is refused a name that is not there yet. By this module the second waits until
the first is through.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, ValidationError

__all__ = ["BaseModel", "ConfigDict", "Field", "ValidationError"]
