"""What a library is known by on disk, told without loading what opens it."""

#: The catalogue's file, in a library's folder.
CATALOGUE = "library.sqlite"

#: The newest migration; a library whose version is not known here comes from a newer program.
SCHEMA_VERSION = "0004"
