"""The structure of a document for those who hear it: what is a heading, a cell, a picture.

Source: ISO 32000-1:2008, 14.7 and 14.8. fpdf2 writes the objects; it takes this tree in place of
its own, which knows no nesting and looks through all that is there for each thing it adds.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fpdf.syntax import PDFObject, PDFString

#: Elements that hold text themselves; text put into any other becomes a paragraph in it.
LEAVES = frozenset(("P", "H1", "H2", "H3", "Lbl", "Caption", "Figure", "Link"))
_NOTES_FROM = 1_000_000  # keys of links follow the keys of pages


class Element(PDFObject):
    """One element: its kind, what it holds in reading order, and what is said of it.

    `words` are what stands for a picture; `language` differs from the document's (BCP 47);
    `scope` is of a head cell (``Row``, ``Column``), `across` the columns a cell takes.
    """

    __slots__ = ("_id", "across", "kids", "kind", "language", "parent", "scope", "words")

    def __init__(self, kind: str, parent: Element | None, **said: Any) -> None:
        super().__init__()
        self.kind = kind
        self.parent: Element | Root | None = parent
        self.kids: list[Element | tuple[Page, int] | PDFObject] = []
        self.words: str = said.get("words", "")
        self.language: str = said.get("language", "")
        self.scope: str = said.get("scope", "")
        self.across: int = said.get("across", 1)

    def serialize(self, obj_dict: Any = None, _security_handler: Any = None) -> str:
        """The element as fpdf2 writes it."""
        said = [f"/S /{self.kind}", f"/P {self.parent.ref if self.parent else 'null'}"]
        pages = {kid[0].number: kid[0] for kid in self.kids if isinstance(kid, tuple)}
        if len(pages) == 1:  # a mark needs its page said only where there are several
            (page,) = pages.values()
            said.append(f"/Pg {page.pg.ref}")
        kids = " ".join(_kid(kid, len(pages) == 1) for kid in self.kids)
        said.append(f"/K [{kids}]")
        if self.words:
            said.append(f"/Alt {PDFString(self.words).serialize()}")
        if self.language:
            said.append(f"/Lang ({self.language})")
        if self.scope or self.across > 1:
            scope = f" /Scope /{self.scope}" if self.scope else ""
            across = f" /ColSpan {self.across}" if self.across > 1 else ""
            said.append(f"/A <</O /Table{scope}{across}>>")
        elif self.kind == "L":
            said.append("/A <</O /List /ListNumbering /None>>")
        return f"{self.id} 0 obj\n<<{' '.join(said)}>>\nendobj"


def _kid(kid: Element | tuple[Page, int] | PDFObject, alone: bool) -> str:
    if isinstance(kid, tuple):
        page, mark = kid
        if alone:
            return str(mark)
        return f"<</Type /MCR /Pg {page.pg.ref} /MCID {mark}>>"
    return kid.ref if isinstance(kid, Element) else f"<</Type /OBJR /Obj {kid.ref}>>"


class Page:
    """The marks of one page, by number; fpdf2 says in `pg` which object the page became."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.marks: list[Element] = []
        self.pg: Any = None

    def page_number(self) -> int:
        """From 1."""
        return self.number


class Root(PDFObject):
    """The root of the tree."""

    def __init__(self, tree: Tree) -> None:
        super().__init__()
        self.tree = tree

    def serialize(self, obj_dict: Any = None, _security_handler: Any = None) -> str:
        """The root as fpdf2 writes it."""
        tree = self.tree
        return (
            f"{self.id} 0 obj\n<</Type /StructTreeRoot /K [{tree.document.ref}] "
            f"/ParentTree {tree.parents.ref} /ParentTreeNextKey {_NOTES_FROM + len(tree.notes)}>>"
            "\nendobj"
        )


class _Parents(PDFObject):
    """From a page's mark, or a link, to its element."""

    def __init__(self, tree: Tree) -> None:
        super().__init__()
        self.tree = tree

    def serialize(self, obj_dict: Any = None, _security_handler: Any = None) -> str:
        tree = self.tree
        found = [
            f"{page.number - 1} [{' '.join(one.ref for one in page.marks)}]"
            for page in sorted(tree.pages.values(), key=lambda page: page.number)
        ]
        found += [f"{_NOTES_FROM + at} {one.ref}" for at, one in enumerate(tree.notes)]
        return f"{self.id} 0 obj\n<</Nums [{' '.join(found)}]>>\nendobj"


class _Pages:
    """Where fpdf2 looks for what wants to know its page."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    @property
    def k(self) -> list[Page]:
        return list(self._tree.pages.values())


class Tree:
    """The tree in the making, and the element that what is set now belongs to."""

    def __init__(self) -> None:
        self.root = Root(self)
        self.document = Element("Document", None)
        self.document.parent = self.root
        self.parents = _Parents(self)
        self.pages: dict[int, Page] = {}
        self.notes: list[Element] = []
        self.at = self.document
        self.doc_struct_elem = _Pages(self)

    def new(self, kind: str, parent: Element | None = None, **said: Any) -> Element:
        """A further element, the last of its parent; of the current one unless told."""
        parent = parent or self.at
        element = Element(kind, parent, **said)
        parent.kids.append(element)
        return element

    @contextmanager
    def inside(self, element: Element) -> Iterator[Element]:
        """What is set meanwhile belongs to the element."""
        before, self.at = self.at, element
        try:
            yield element
        finally:
            self.at = before

    def mark(self, page: int, element: Element) -> int:
        """The number of a new mark on a page, of what belongs to an element."""
        there = self.pages.setdefault(page, Page(page))
        there.marks.append(element)
        number = len(there.marks) - 1
        element.kids.append((there, number))
        return number

    def note(self, element: Element, note: PDFObject) -> int:
        """The key of a link on a page, which belongs to an element."""
        element.kids.append(note)
        self.notes.append(element)
        return _NOTES_FROM + len(self.notes) - 1

    def untie(self) -> None:
        """Let go of all elements, one after the other: each knows its parent, so that nobody else
        clears them away but Python's search for cycles, which holds up all threads meanwhile."""
        waiting = [self.document]
        while waiting:
            element = waiting.pop()
            waiting.extend(kid for kid in element.kids if isinstance(kid, Element))
            element.kids.clear()
            element.parent = None
        self.pages.clear()
        self.notes.clear()

    # What fpdf2 asks of its own tree

    def empty(self) -> bool:
        """Whether nothing was marked."""
        return not self.document.kids

    def __iter__(self) -> Iterator[PDFObject]:
        """The root, then all there is."""
        yield self.root
        yield self.parents
        waiting = [self.document]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))
