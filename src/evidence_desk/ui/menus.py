"""The menu bar, built from the registry of actions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QMenu, QMenuBar

from evidence_desk.ui.actions import Actions, declared
from evidence_desk.ui.language import tr

#: Menus in their order; a "/" opens a menu inside one.
MENUS = ("File", "Edit", "View", "Go", "Item", "Incident", "Report", "Edition", "Library", "Help")


def titles() -> dict[str, str]:
    """The menus' titles in the window's language, with their Alt keys, by the menus' names."""
    return {
        "File": tr("&File"),
        "File/Recent": tr("Open &recent"),
        "Edit": tr("&Edit"),
        "View": tr("&View"),
        "View/Colours": tr("&Colours"),
        "View/Language": tr("&Language"),
        "Go": tr("&Go"),
        "Item": tr("&Item"),
        "Item/Rank": tr("&Rank"),
        "Item/Status": tr("&Status"),
        "Item/Who may see it": tr("&Who may see it"),
        "Review": tr("Revie&w"),
        "Incident": tr("I&ncident"),
        "Report": tr("&Report"),
        "Edition": tr("E&dition"),
        "Library": tr("&Library"),
        "Help": tr("&Help"),
    }


def title(name: str, among: Mapping[str, str] | None = None) -> str:
    """A menu's title in the window's language; `among` are all of them, where many are asked."""
    known = titles() if among is None else among
    return known[name] if name in known else tr(name.rsplit("/", 1)[-1])


def fill(bar: QMenuBar, actions: Actions) -> dict[str, QMenu]:
    """Fill the bar anew; returns the menus by name, those inside others too."""
    bar.clear()
    menus: dict[str, QMenu] = {}
    specs = [spec for spec in declared() if spec.menu]
    extra = {spec.menu.split("/")[0] for spec in specs} - set(MENUS)
    names = [*MENUS[:-1], *sorted(extra), MENUS[-1]]
    for name in names:
        _menu(name, bar, menus)
    last_group: dict[str, int] = {}
    for spec in sorted(specs, key=lambda s: s.group):
        menu = _menu(spec.menu, bar, menus, group=spec.group, last_group=last_group)
        if last_group.setdefault(spec.menu, spec.group) != spec.group:
            menu.addSeparator()
            last_group[spec.menu] = spec.group
        menu.addAction(actions.qaction(spec.id))
    for menu in menus.values():
        menu.aboutToShow.connect(partial(_name_once, menu))
        menu.aboutToHide.connect(partial(_name_all, menu))
    for name in names:
        menus[name].menuAction().setVisible(not menus[name].isEmpty())
    return menus


def _name_once(menu: QMenu) -> None:
    """Pages have actions of the same name: the one of this page stands for all while it is open."""
    said = {one.text() for one in menu.actions() if one.isEnabled()}
    for one in menu.actions():
        if not (one.isSeparator() or one.menu() or one.isEnabled()):
            one.setVisible(one.text() not in said)
            said.add(one.text())


def _name_all(menu: QMenu) -> None:
    """An action that is not seen would not answer to its key either."""
    for one in menu.actions():
        one.setVisible(True)


def _menu(
    name: str,
    bar: QMenuBar,
    menus: dict[str, QMenu],
    group: int = 0,
    last_group: dict[str, int] | None = None,
) -> QMenu:
    if name not in menus:
        if "/" in name:
            outer_name = name.rsplit("/", 1)[0]
            outer = _menu(outer_name, bar, menus)
            if last_group is not None and last_group.setdefault(outer_name, group) != group:
                outer.addSeparator()
                last_group[outer_name] = group
            menus[name] = outer.addMenu(title(name))
        else:
            menus[name] = bar.addMenu(title(name))
        menus[name].setToolTipsVisible(True)
    return menus[name]
