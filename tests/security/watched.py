"""Runs ``kzgraph`` with a hook on what the interpreter does, and fails at once when it does what it must not.

Usage: python watched.py COMMAND…. What is forbidden is said by its name on standard error, with exit code 97.
Source of the names: https://docs.python.org/3/library/audit_events.html
"""

import os
import sys
from typing import Any

FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "urllib.", "http.client.",
             "ftplib.", "smtplib.", "poplib.", "imaplib.", "telnetlib.", "webbrowser.")  # fmt: skip
IPV6 = ("socket.__new__", "socket.bind")
"""urllib3, which trafilatura imports, asks the machine so whether it has IPv6; nothing is sent."""

OURS = f"{os.sep}kzgraph{os.sep}"


def asks_for_ipv6() -> bool:
    frame = sys._getframe(2)
    while frame is not None and frame.f_code.co_name != "_has_ipv6":
        frame = frame.f_back  # type: ignore[assignment]
    return frame is not None


def hook(event: str, arguments: tuple[Any, ...]) -> None:
    wrong = event.startswith(FORBIDDEN) and not (event in IPV6 and asks_for_ipv6())
    wrong = wrong or event == "pickle.find_class"
    wrong = wrong or (event in ("compile", "exec", "marshal.loads") and OURS in sys._getframe(1).f_code.co_filename)
    if wrong:
        os.write(2, f"FORBIDDEN {event} {arguments!r}\n"[:500].encode("utf-8", "replace"))
        os._exit(97)


if __name__ == "__main__":
    sys.addaudithook(hook)
    from kzgraph.cli.main import main

    sys.exit(main(sys.argv[1:]))
