"""What is kept out of the log of the server: addresses that are themselves a secret."""

import logging
import re

_LINK = re.compile(r"(/(?:answer|welcome)/)[^/\s?]+")


def without_links(line: str) -> str:
    """Django names the path of each request that it refuses; whoever reads the log could use the link in it."""
    return _LINK.sub(r"\1…", line)


class NoOneTimeLinks(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = without_links(record.getMessage()), ()
        return True
