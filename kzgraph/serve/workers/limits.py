"""What a worker may not do, by the hand of the operating system."""

import resource
from pathlib import Path


def confine(*, memory: int, network: bool) -> None:
    """Bind this process, for good.

    memory: bytes that it may take beyond what it has; 0 is no limit. network: without it nothing can be opened
    any more, neither connection nor file: what checks of the query's text miss still reaches nobody.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory:
        most = _size() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    if not network:
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _size() -> int:
    """Bytes of address space in use; on systems without /proc the most memory that was ever in use."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
