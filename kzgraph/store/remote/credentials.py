"""As whom we ask a store. Names and passwords come out of the environment, for others can read a command line."""

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kzgraph.errors import InputError
from kzgraph.store.remote.digest import Digest, challenge

USER, PASSWORD, TOKEN = "KZGRAPH_ENDPOINT_USER", "KZGRAPH_ENDPOINT_PASSWORD", "KZGRAPH_ENDPOINT_TOKEN"
_TOKEN = re.compile(r"[A-Za-z0-9._~+/-]+=*")  # RFC 6750 2.1


@dataclass(frozen=True, slots=True)
class Credentials:
    """A name and password, or a token, or neither."""

    user: str = ""
    password: str = ""
    token: str = ""

    def __bool__(self) -> bool:
        return bool(self.user or self.token)

    def __repr__(self) -> str:
        """Never what is secret."""
        return f"Credentials({'token' if self.token else 'password' if self.user else ''})"


def from_environment(environment: Mapping[str, str]) -> Credentials:
    """Return the credentials that the variables hold. Raises InputError when they cannot be sent as they are."""
    found = Credentials(environment.get(USER, ""), environment.get(PASSWORD, ""), environment.get(TOKEN, ""))
    if found.user and found.token:
        raise InputError(f"{USER} and {TOKEN} are both set; a store takes one of them")
    if found.password and not found.user:
        raise InputError(f"{PASSWORD} is set and {USER} is not")
    if ":" in found.user or not (found.user + found.password).isprintable():
        raise InputError(f"{USER} may hold no colon, and neither it nor {PASSWORD} control characters (RFC 7617)")
    if found.token and not _TOKEN.fullmatch(found.token):
        raise InputError(f"{TOKEN}: is no bearer token (RFC 6750); letters, digits and . _ ~ + / - alone")
    return found


class Identity:
    """The Authorization header of each request: a token at once, a name and password in the form asked for."""

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials
        self._digest: Digest | None = None
        self._basic = False

    @property
    def is_set(self) -> bool:
        """Whether there is anything to send."""
        return bool(self._credentials)

    def header(self, method: str, target: str) -> dict[str, str]:
        """Return the header for a request, or none before the store has asked for one."""
        given = self._credentials
        if given.token:
            return {"Authorization": f"Bearer {given.token}"}
        if self._digest:
            return {"Authorization": self._digest.header(given.user, given.password, method, target)}
        if self._basic:
            pair = b64encode(f"{given.user}:{given.password}".encode()).decode()
            return {"Authorization": f"Basic {pair}"}
        return {}

    def answer(self, challenges: Sequence[str]) -> bool:
        """Take note of what WWW-Authenticate asks for; say whether it is worth asking again."""
        if not self._credentials.user:
            return False
        digest = challenge(challenges)
        if digest is not None:
            again = self._digest is None or digest.stale
            self._digest = digest
            return again
        again = not self._basic and any(one.strip().lower().startswith("basic") for one in challenges)
        self._basic = self._basic or again
        return again
