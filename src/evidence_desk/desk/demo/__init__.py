"""The demonstration library: an invented story with its own small media, all made by code."""

from evidence_desk.desk.demo.write import write_demo

__all__ = ["write_demo"]
