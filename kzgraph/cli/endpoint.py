"""What the commands that reach a SPARQL store over HTTP share; without ``--endpoint`` none of this is loaded."""

import argparse
from typing import TYPE_CHECKING

from kzgraph.cli.console import Console

if TYPE_CHECKING:
    from kzgraph.store.remote.http import Client
    from kzgraph.store.remote.patience import Patience

ENVIRONMENT = """\
  KZGRAPH_ENDPOINT_USER and KZGRAPH_ENDPOINT_PASSWORD (basic or digest, as the store asks), or
  KZGRAPH_ENDPOINT_TOKEN (bearer); SSL_CERT_FILE names the certificates of authorities of your own
"""


def client(url: str, console: Console, *, timeout: float, size: int, patience: "Patience") -> "Client":
    """Return what talks to the store at ``url``, with the credentials of the environment.

    timeout: seconds for one answer; size: MiB of one answer. Raises InputError for what is no address.
    """
    import os

    from kzgraph.store.remote.address import checked, is_private
    from kzgraph.store.remote.credentials import from_environment
    from kzgraph.store.remote.http import Client, Limits

    credentials = from_environment(os.environ)
    if credentials and not is_private(checked(url)):
        console.warn(f"{url}: the password or token goes there unencrypted; use https:// where the store has it")
    return Client(credentials, Limits(timeout, size << 20), patience, console.aside)


def mebibytes(text: str) -> int:
    """Return a whole number of MiB. Raises ArgumentTypeError for any other text."""
    if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= 1 << 16):
        raise argparse.ArgumentTypeError("must be a whole number of MiB from 1 to 65536")
    return int(text)
