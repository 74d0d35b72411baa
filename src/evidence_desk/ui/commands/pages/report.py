"""What can be done on the report's page."""

from __future__ import annotations

from evidence_desk.ui.actions import declare

declare("report.show_items", text="Show the it&ems counted", keys=["Return"], page="report",
        menu="Go", icon="mdi6.view-grid-outline", by_list=True, group=3)  # fmt: skip
declare("report.show_incidents", text="Show the in&cidents counted", keys=["Shift+Return"],
        page="report", menu="Go", icon="mdi6.timeline-clock-outline", by_list=True,
        group=3)  # fmt: skip
declare("report.add", text="&New section", keys=["Ctrl+Return"], menu="Edit",
        icon="mdi6.playlist-plus", group=2)  # fmt: skip
declare("report.up", text="Section &up", keys=["Alt+Up"], page="report", menu="Edit",
        icon="mdi6.arrow-up", group=4, hint="With all below it; the numbers follow")  # fmt: skip
declare("report.down", text="Section &down", keys=["Alt+Down"], page="report", menu="Edit",
        icon="mdi6.arrow-down", group=4, hint="With all below it; the numbers follow")  # fmt: skip
declare("report.in", text="Section &in", page="report", menu="Edit",
        icon="mdi6.format-indent-increase", group=4)  # fmt: skip
declare("report.out", text="Section &out", page="report", menu="Edit",
        icon="mdi6.format-indent-decrease", group=4)  # fmt: skip
declare("report.remove", text="&Remove the section…", keys=["Delete"], page="report", menu="Edit",
        icon="mdi6.playlist-remove", group=4)  # fmt: skip
declare("report.copy", text="&Copy the section as a list", keys=["Ctrl+C"], page="report",
        menu="Edit", icon="mdi6.content-copy", group=4,
        hint="With all below it, numbered and indented")  # fmt: skip
declare("report.copy_markdown", text="Copy the section as &Markdown", keys=["Ctrl+Shift+C"],
        page="report", menu="Edit", icon="mdi6.language-markdown-outline", group=4)  # fmt: skip
declare("report.paste", text="&Paste a list of headings", keys=["Ctrl+V"], page="report",
        menu="Edit", icon="mdi6.content-paste", group=4,
        hint="An indented list, bullets, numbers or Markdown headings")  # fmt: skip
declare("report.coverage", text="&Outline or coverage", keys=["Ctrl+G"], page="report",
        menu="Edit", icon="mdi6.grid", group=4,
        hint="Sections by kinds of evidence, or by the tags of a vocabulary")  # fmt: skip
