"""Our own readers given what nobody would write: ``python -m fuzz --seconds 60 [READER ...]``.

Guided by what of our code an input reaches, where atheris can be had (Linux); by chance elsewhere.
An input that ends in anything but a value or a sentence is kept and shown; it becomes an ordinary
test before the reader is mended.
"""
