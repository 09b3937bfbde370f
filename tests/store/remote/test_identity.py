"""Who we say that we are: out of the environment, in the form that the store asks for, and never elsewhere."""

import base64
import shutil
import ssl
import subprocess
from pathlib import Path

import pytest
from stores import Command, Do, Request, Script, scripted

from kzgraph.store.remote.credentials import PASSWORD, TOKEN, USER, Credentials, from_environment
from kzgraph.store.remote.digest import challenge

BASIC = "Basic " + base64.b64encode(b"ann:ge:heim").decode()
DIGEST = 'Digest realm="R", nonce="{}", qop="auth", algorithm={}, opaque="o", stale={}'


def test_digest_as_in_the_standard() -> None:
    """The examples of RFC 7616 3.9.1."""
    nonce, opaque = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"
    for algorithm, response in (
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ):
        asked = f'realm="http-auth@example.org", qop="auth, auth-int", algorithm={algorithm}, nonce="{nonce}"'
        found = challenge([f'Digest {asked}, opaque="{opaque}"'])
        assert found is not None
        header = found.header(
            "Mufasa", "Circle of Life", "GET", "/dir/index.html", client="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"
        )
        assert f'response="{response}"' in header and "nc=00000001" in header and f'opaque="{opaque}"' in header


@pytest.mark.parametrize(
    ("headers", "algorithm"),
    [
        (["Basic realm=x"], None),
        (['Digest realm="a", nonce="n"'], "MD5"),
        (['Digest realm="a", nonce="n", algorithm=SHA-512-256'], None),
        (['Digest realm="a", nonce="n", qop="auth-int"'], None),
        (['Digest realm="a", nonce="n", algorithm=MD5', 'Digest realm="a", nonce="m", algorithm=SHA-256'], "SHA-256"),
        (['Basic realm="Digest x", Digest realm="a", nonce="n", algorithm="MD5", qop="auth"'], "MD5"),
        ([], None),
    ],
)
def test_which_challenge_is_answered(headers: list[str], algorithm: str | None) -> None:
    found = challenge(headers)
    assert (found and f"algorithm={algorithm}," in found.header("u", "p", "GET", "/")) == (algorithm and True)


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({USER: "ann", TOKEN: "t"}, "are both set"),
        ({PASSWORD: "p"}, "is set and KZGRAPH_ENDPOINT_USER is not"),
        ({USER: "a:b"}, "no colon"),
        ({USER: "a", PASSWORD: "b\nc"}, "control characters"),
        ({TOKEN: "a b"}, "is no bearer token"),
        ({TOKEN: "a\r\nHost: x"}, "is no bearer token"),
    ],
)
def test_bad_credentials(environment: dict[str, str], message: str) -> None:
    with pytest.raises(Exception, match=message):
        from_environment(environment)


def test_nothing_secret_is_shown() -> None:
    assert "geheim" not in repr(Credentials("ann", "geheim")) + repr(Credentials(token="geheim"))


def guard(header: str, challenges: tuple[str, ...] = ('Basic realm="x"',)) -> Script:
    def script(request: Request) -> Do | None:
        given = request.headers.get("authorization", "")
        return None if given.startswith(header) else Do(401, tuple(("WWW-Authenticate", one) for one in challenges))

    return script


@pytest.mark.parametrize(
    ("environment", "challenges", "header"),
    [
        ({USER: "ann", PASSWORD: "ge:heim"}, ('Basic realm="x"',), BASIC),
        ({TOKEN: "abc.def=="}, ("Bearer",), "Bearer abc.def=="),
        (
            {USER: "ann", PASSWORD: "p"},
            (DIGEST.format("n", "MD5", "false"),),
            'Digest username="ann", realm="R", nonce="n"',
        ),
        ({USER: "ann", PASSWORD: "p"}, ('Basic realm="x"', DIGEST.format("n", "SHA-256", "false")), "Digest "),
    ],
)
def test_it_says_who_it_is(
    folder: Path,
    environment: dict[str, str],
    challenges: tuple[str, ...],
    header: str,
    load: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with scripted(guard(header, challenges)) as store:
        assert load(folder, "--endpoint", store.url)[0] == 0
        assert sum("authorization" not in one.headers for one in store.seen) <= 1


def test_a_new_nonce_is_taken(folder: Path, load: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER, "ann")
    count = 0

    def script(request: Request) -> Do | None:
        nonlocal count
        count += 1
        fresh = f'nonce="n{count // 5}"'
        if fresh in request.headers.get("authorization", ""):
            return None
        return Do(401, (("WWW-Authenticate", DIGEST.format(f"n{(count + 1) // 5}", "MD5", "true")),))

    with scripted(script) as store:
        assert load(folder, "--endpoint", store.url)[0] == 0


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({}, "asks for a name and password; set KZGRAPH_ENDPOINT_USER and KZGRAPH_ENDPOINT_PASSWORD"),
        ({USER: "ann", PASSWORD: "fout-geheim"}, "refuses this name and password, or token"),
        ({TOKEN: "fout-geheim"}, "refuses this name and password, or token"),
    ],
)
def test_who_is_not_known_is_told_so_at_once(
    folder: Path,
    environment: dict[str, str],
    message: str,
    load: Command,
    waits: list[float],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with scripted(guard(BASIC)) as store:
        code, _, err = load(folder, "--endpoint", store.url)
        assert code == 2 and message in err and "geheim" not in err and len(store.seen) <= 2 and not waits


def test_a_certificate_that_nobody_vouches_for(
    folder: Path, tmp_path: Path, load: Command, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused, and nothing is sent; taken where SSL_CERT_FILE names it, and for the host that it names alone."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("there is no openssl to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    named = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate]
    subprocess.run([program, *made, *named], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    monkeypatch.setenv(TOKEN, "geheim")
    with scripted(tls=context) as store:
        code, _, err = load(folder, "--endpoint", store.url)
        assert code == 2 and "its certificate cannot be trusted" in err and not waits and not store.seen
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert "its certificate cannot be trusted" in load(folder, "--endpoint", store.url)[2]  # it is of localhost
        assert load(folder, "--endpoint", store.url.replace("127.0.0.1", "localhost"))[0] == 0
